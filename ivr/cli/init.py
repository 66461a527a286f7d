"""`accord init`: begins a folder of flows, with a flow to change and an editor that knows the language."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ivr.cli.language import Language, language_option
from ivr.cli.schema import schema_text
from ivr.cli.shown import shown
from ivr.cli.starter import NAME, SCHEMA_FILE, STARTER
from ivr.render.typed import as_typed
from ivr.settings import flows_folder

EDITOR = {"yaml.schemas": {f"./{SCHEMA_FILE}": ["*.yaml", "!*.test.yaml", "!business.yaml", "!accord.yaml"]}}
"""For the extension redhat.vscode-yaml; rehearsals, `business.yaml` and `accord.yaml` are no flows."""

WRITTEN = {"fr": "écrit : {file}", "en": "written: {file}"}
KEPT = {"fr": "déjà là, laissé tel quel : {file}", "en": "there already, left as it is: {file}"}
NOW = {
    "fr": "\nÀ vous : ouvrez {file}, puis demandez si tout est en ordre :\n  accord lint {file}",
    "en": "\nYour turn: open {file}, then ask whether anything is wrong:\n  accord lint {file}",
}


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@language_option
def init(folder: Path | None, lang: Language) -> None:
    """Begin a folder of flows: a flow to change, and what an editor needs to complete and check it.

    FOLDER is made if it is not there; the folder of flows unless told. Nothing that is there is written over.

    \b
    Examples:
      accord init
      accord init mes-scenarios --lang fr
    """
    folder = folder or flows_folder()
    flow = folder / f"{NAME[lang]}.yaml"
    texts = {
        flow: STARTER[lang],
        folder / SCHEMA_FILE: schema_text(lang),
        folder / ".vscode" / "settings.json": json.dumps(EDITOR, indent=2) + "\n",
    }
    try:
        for file, text in texts.items():
            told = WRITTEN if _written(file, text) else KEPT
            click.echo(told[lang].format(file=shown(file)))
    except OSError as trouble:
        raise click.ClickException(f"{trouble.filename}: {trouble.strerror}") from trouble
    click.echo(as_typed(NOW[lang].format(file=shown(flow))))


def _written(file: Path, text: str) -> bool:
    """Whether the file was not there and is now."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except FileExistsError:
        return False
    return True
