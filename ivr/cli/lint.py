"""`accord lint`: every problem of a flow, with its place and its reason."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ivr.diagnostics import Diagnostic
from ivr.parse import read_flow
from ivr.render import as_json, as_lines, as_text
from ivr.settings import flows_folder

FINDINGS = 1


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "line", "json"]), default="text", show_default=True
)
def lint(paths: tuple[Path, ...], form: str) -> None:
    """Find every problem in flows: files, or folders of them; the folder of flows unless told.

    `line` is for editors, `json` for programs.

    Ends with 0 when nothing is wrong, 1 when something is.
    """
    found: list[Diagnostic] = []
    texts: dict[str, str] = {}
    files = [file for path in paths or (flows_folder(),) for file in _flows(path)]
    for file in files:
        raw = file.read_bytes()
        shown = _shown(file)
        texts[shown] = raw.decode("utf-8", "replace")
        found += read_flow(raw, file.stem, shown).diagnostics
    if form == "json":
        click.echo(as_json(found))
    elif form == "line":
        click.echo(as_lines(found), nl=bool(found))
    elif found:
        click.echo(f"{as_text(found, texts, colour=sys.stdout.isatty())}\n")
    if form == "text":
        click.echo(_summary(len(files), found))
    if found:
        raise click.exceptions.Exit(FINDINGS)


def _flows(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.glob("*.yaml") if not file.name.endswith(".test.yaml"))
    return [path]


def _shown(file: Path) -> str:
    try:
        return str(file.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(file)


def _summary(files: int, found: list[Diagnostic]) -> str:
    if not files:
        return "no flow here: write one as docs/first-flow.md shows"
    errors = sum(diagnostic.level == "error" for diagnostic in found)
    flows = _counted(files, "flow")
    if not found:
        return f"{flows}: nothing wrong"
    return f"{flows}: {_counted(errors, 'error')}, {_counted(len(found) - errors, 'warning')}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
