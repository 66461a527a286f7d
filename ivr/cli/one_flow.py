"""The one flow a command was asked for: a name in the folder of flows, or a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ivr.cli.language import Language
from ivr.cli.shown import shown
from ivr.cli.unknown_flow import unknown_flow
from ivr.flow import Flow
from ivr.library import FLOW_FILE, NO_FLOWS, read_among
from ivr.render import as_text
from ivr.settings import flows_folder

FINDINGS = 1


def flow_file(flow: str, lang: Language) -> Path:
    """The file of a flow; raises click.UsageError where there is none, with the name probably meant."""
    if Path(flow).is_file():
        return Path(flow)
    folder = flows_folder()
    there = {path.stem: path for path in folder.glob("*.yaml") if FLOW_FILE.fullmatch(path.name)}
    for name in NO_FLOWS:
        there.pop(name, None)
    if flow in there:
        return there[flow]
    raise unknown_flow(flow, there, folder, lang)


def one_flow(path: Path, lang: Language) -> Flow:
    """The flow of a file, read among the others; where it has errors they are told, and the exit code is 1.

    Raises click.ClickException where the file cannot be read.
    """
    try:
        there = read_among(path, shown)
    except OSError as trouble:
        raise click.ClickException(f"{shown(path)}: {trouble.strerror}") from trouble
    reading = there.readings[path.stem]
    if reading.flow is None:
        click.echo(as_text(reading.diagnostics, there.texts, sys.stderr.isatty(), lang), err=True)
        raise click.exceptions.Exit(FINDINGS)
    return reading.flow
