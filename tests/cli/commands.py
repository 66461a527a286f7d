"""A command as it is run from a terminal: its exit code, and what it said where."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest.mock import patch

from ivr.cli import main


@dataclass(frozen=True)
class Ran:
    """What a command ended with."""

    code: int
    out: str
    err: str


class Terminal(io.StringIO):
    """What a person types at a terminal."""

    def isatty(self) -> bool:
        return True


def accord(*arguments: str, typed: str | None = None) -> Ran:
    """Runs `accord` with these arguments; `typed` is typed by a person, None stands for no terminal."""
    out, err = io.StringIO(), io.StringIO()
    stdin = io.StringIO() if typed is None else Terminal(typed)
    code: object = 0
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", stdin):
        try:
            main(list(arguments))
        except SystemExit as end:
            code = end.code
    assert isinstance(code, int)
    return Ran(code, out.getvalue(), err.getvalue())
