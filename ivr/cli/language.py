"""The language a command speaks: as asked, else as the terminal's environment says."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, Literal

import click

Language = Literal["fr", "en"]


def from_environment(environ: Mapping[str, str] | None = None) -> Language:
    """French where the environment is French, English everywhere else."""
    env = os.environ if environ is None else environ
    found = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or ""
    return "fr" if found.lower().startswith("fr") else "en"


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--lang fr|en`."""
    return click.option(
        "--lang",
        type=click.Choice(["fr", "en"]),
        default=from_environment,
        show_default="that of the environment",
        help="The language of what is shown.",
    )(command)
