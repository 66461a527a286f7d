"""What a command says of a flow that is not there: the name that was probably meant, or those there are."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from ivr.cli.language import Language
from ivr.diagnostics import Nearest

NO_SUCH_FLOW = {
    "fr": "il n'y a pas de scénario `{name}` : {remedy}",
    "en": "there is no flow `{name}`: {remedy}",
}
REMEDY = {
    "fr": {"near": "vouliez-vous `{0}` ?", "list": "il y a {0}", "none": "{0} n'en contient aucun"},
    "en": {"near": "did you mean `{0}`?", "list": "there are {0}", "none": "{0} holds none"},
}


def unknown_flow(name: str, there: Collection[str], folder: Path, lang: Language) -> click.UsageError:
    """The mistake of naming a flow that the folder does not hold."""
    own, near = REMEDY[lang], Nearest(there)(name)
    if near:
        remedy = own["near"].format(near)
    else:
        remedy = own["list"].format(", ".join(sorted(there))) if there else own["none"].format(folder)
    return click.UsageError(NO_SUCH_FLOW[lang].format(name=name, remedy=remedy))
