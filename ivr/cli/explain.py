"""`accord explain`: what a code stands for, why it matters and what to do."""

from __future__ import annotations

import click

from ivr.cli.language import Language, language_option
from ivr.diagnostics import Nearest
from ivr.reference import explained, names

UNKNOWN = {
    "fr": "aucune erreur n'a pour code ou pour nom `{code}` : {remedy}",
    "en": "no mistake has the code or the name `{code}`: {remedy}",
}
NEAR = {"fr": "vouliez-vous `{near}` ?", "en": "did you mean `{near}`?"}
LIST = {"fr": "docs/regles/README.md les donne tous", "en": "docs/rules/README.md lists them all"}


@click.command()
@click.argument("code")
@language_option
def explain(code: str, lang: Language) -> None:
    """Say what CODE stands for: what it finds, why, a bad and a good example.

    CODE is what `accord lint` shows in brackets, or the name of a rule.

    \b
    Examples:
      accord explain C302
      accord explain endless-menu --lang fr
    """
    told = explained(code, lang)
    if told is None:
        near = Nearest(names())(code.strip())
        remedy = NEAR[lang].format(near=near) if near else LIST[lang]
        raise click.UsageError(UNKNOWN[lang].format(code=code, remedy=remedy))
    click.echo(told, nl=False)
