"""`accord schema`: the JSON Schema of the language, for editors."""

from __future__ import annotations

import json

import click

from ivr.bilingual import Language as Told
from ivr.cli.language import Language, language_option
from ivr.reference import schema as schema_of


@click.command()
@language_option
def schema(lang: Language) -> None:
    """Print the JSON Schema of flows, from which editors complete keys and explain them.

    `accord init` writes it into a folder and sets an editor up with it.

    \b
    Example:
      accord schema > flows/accord.schema.json
    """
    click.echo(schema_text(lang), nl=False)


def schema_text(lang: Told) -> str:
    """The schema as a file holds it."""
    return json.dumps(schema_of(lang), ensure_ascii=False, indent=2) + "\n"
