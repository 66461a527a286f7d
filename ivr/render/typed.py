"""How the person who runs a command starts Accord, so that what it says can be typed as it stands."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

PROGRAM = "accord"
COMMAND = re.compile(
    r"\baccord (?=(?:callbook|check|connect|dial|diff|docs|explain|fallback|graph|init|ledger|lint|proof|"
    r"purge|rehearse|schema|serve|step)\b)"
)


def program() -> str:
    """`python3 run.py` where that started the command, else `accord`."""
    return os.environ.get("ACCORD_PROGRAM") or PROGRAM


def as_typed(words: str) -> str:
    """The words with every command of Accord as it is started here."""
    return COMMAND.sub(lambda _: f"{program()} ", words)


@contextmanager
def by_its_own_name() -> Iterator[None]:
    """Meanwhile Accord goes by its own name, however it was started: a page is the same for everybody."""
    started = os.environ.pop("ACCORD_PROGRAM", None)
    try:
        yield
    finally:
        if started is not None:
            os.environ["ACCORD_PROGRAM"] = started
