"""The language a command speaks: as asked, else as the terminal's environment says."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Literal

import click

Language = Literal["fr", "en"]


def from_environment(environ: Mapping[str, str] | None = None) -> Language:
    """French where the environment is French, English everywhere else."""
    env = os.environ if environ is None else environ
    found = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or ""
    return "fr" if found.lower().startswith("fr") else "en"


def asked_for(arguments: Sequence[str]) -> Language:
    """The language a command line asks for, before it is read: what is wrong with it is told in it too."""
    given = [
        value if option == "--lang" else option.removeprefix("--lang=")
        for option, value in pairwise([*arguments, ""])
        if option.split("=")[0] == "--lang"
    ]
    return "fr" if "fr" in given else "en" if "en" in given else from_environment()


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--lang fr|en`."""
    return click.option(
        "--lang",
        type=click.Choice(["fr", "en"]),
        default=from_environment,
        show_default="that of the environment",
        help="The language of what is shown.",
    )(command)
