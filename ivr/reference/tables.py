"""The keys of a model as a table of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import Field
from typing import Any

from ivr.bilingual import Language, Sentence
from ivr.flow import MODELS
from ivr.flow.values import Model
from ivr.flow.written import Written, written_fields
from ivr.reference.values import described, unless_said

HEAD = Sentence(
    fr="| clé | requise | valeur | ce qu'elle dit |\n|---|---|---|---|",
    en="| key | needed | value | what it says |\n|---|---|---|---|",
)
YES = Sentence(fr="oui", en="yes")
NO = Sentence(fr="non", en="no")
IF = Sentence(fr="si {ways}", en="if {ways}")
MAY_IF = Sentence(fr="seulement si {ways}", en="only if {ways}")
OR = Sentence(fr=" ou ", en=" or ")


def table(model: type[Any], language: Language) -> str:
    """Every key of a model, those written beside the others included."""
    return rows(keys(model), language)


def rows(found: Iterator[tuple[str, Field[Any] | None, Written]], language: Language) -> str:
    """A table of keys."""
    lines = [HEAD.told(language)]
    for key, field, known in found:
        said = known.about.told(language)
        otherwise = unless_said(field, known).told(language)
        said = f"{said} ; {otherwise}" if otherwise and language == "fr" else said
        said = f"{said}; {otherwise}" if otherwise and language == "en" else said
        value = described(known.value).told(language)
        lines.append(f"| `{key}` | {_needed(known).told(language)} | {value} | {said} |")
    return "\n".join(lines)


def keys(model: type[Any]) -> Iterator[tuple[str, Field[Any] | None, Written]]:
    """The keys of a model, with the field each of them fills."""
    for key, (field, known) in written_fields(model).items():
        if key:
            yield key, field, known
        elif isinstance(known.value, Model):
            yield from keys(MODELS[known.value.of])


def _needed(known: Written) -> Sentence:
    if not known.only_for:
        return YES if known.needed else NO
    ways = [f"`{way}`" for way in known.only_for]
    told = Sentence(fr=OR.fr.join(ways), en=OR.en.join(ways))
    return (IF if known.needed else MAY_IF).filled(ways=told)
