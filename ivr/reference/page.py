"""The reference of the language, in English and in French."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from ivr.bilingual import Language
from ivr.flow import MODELS, VERBS, Flow, Step
from ivr.flow.flow import ACCORD, STEPS
from ivr.flow.values import Model, Named
from ivr.flow.written import written_fields
from ivr.law import purposes
from ivr.parse import read_flow
from ivr.reference import prose
from ivr.reference.tables import keys, rows, table
from ivr.render import as_text
from ivr.rules import RULES
from ivr.source import Map, read_source

EXAMPLES = "flows/examples"
SPOILT_FILE = "flows/front.yaml"


def reference_page(language: Language, examples: Mapping[str, str]) -> str:
    """The whole page; `examples` are the texts of `flows/examples`, by the verb each of them shows."""
    parts = [*_beginning(language, examples), *_above(language)]
    for verb, step in VERBS.items():
        parts += _verb(verb, step, language, examples[verb])
    allowed = ", ".join(f"`{rule.kind.code}`" for rule in RULES if rule.allowed)
    parts += [prose.ALLOWING.told(language).replace("{codes}", allowed), prose.EDITING.told(language)]
    return "\n\n".join(parts) + "\n"


def _beginning(language: Language, examples: Mapping[str, str]) -> Iterator[str]:
    yield prose.OPENING.told(language)
    yield prose.WHOLE.told(language)
    yield f"```yaml\n{examples['say' if language == 'en' else 'play']}```"
    yield prose.MISTAKE.told(language)
    yield f"```yaml bad\n{prose.SPOILT}```"
    yield prose.SAYS.told(language)
    found = read_flow(prose.SPOILT, "front", SPOILT_FILE).diagnostics
    yield f"```text\n{as_text(found, {SPOILT_FILE: prose.SPOILT}, language=language)}\n```"


def _above(language: Language) -> Iterator[str]:
    yield prose.ABOVE.told(language)
    top = [("accord", None, ACCORD), *keys(Flow), ("steps", None, STEPS)]
    yield rows(iter(top), language)
    yield "### business"
    yield table(MODELS["Business"], language)
    yield "### teams"
    yield table(MODELS["Team"], language)
    yield prose.COMMON.told(language)
    yield "### recording"
    yield prose.RECORDING.told(language)
    yield table(MODELS["Recording"], language)
    yield prose.PURPOSES.told(language)
    yield table(MODELS["Purpose"], language)
    known = ", ".join(f"`{name}`" for name in purposes())
    yield prose.OWN_WORDS.filled(known=known).told(language)
    yield prose.OWNER.told(language)
    yield table(MODELS["OwnJurisdiction"], language)
    yield prose.OWN_PURPOSE.told(language)
    yield table(MODELS["OwnPurpose"], language)
    yield prose.ANSWERS.told(language)
    yield table(MODELS["Answer"], language)
    yield prose.PLACEHOLDERS.told(language)


def _verb(verb: str, step: type[Step], language: Language, example: str) -> Iterator[str]:
    yield f"## {verb}"
    yield "\n".join(_sentences(step.about.told(language)))
    yield f"```yaml fragment\n{fragment(example, verb)}```"
    yield prose.EXAMPLE.filled(file=f"{EXAMPLES}/{verb}.yaml").told(language)
    yield table(step, language)
    for key, (_, known) in written_fields(step).items():
        inner = known.value
        if isinstance(inner, Named):
            yield prose.EACH.filled(key=key).told(language)
            yield table(MODELS[inner.of], language)
        elif isinstance(inner, Model) and inner.of != "Answer":
            yield prose.BENEATH.filled(key=key).told(language)
            yield table(MODELS[inner.of], language)
    if verb in prose.NOTES:
        yield prose.NOTES[verb].told(language)


def fragment(text: str, verb: str) -> str:
    """The first step of a flow that has this verb, as it is written there."""
    root = read_source(text).root
    steps = root.keyed["steps"][1] if root else None
    assert isinstance(steps, Map)
    items = list(steps.items)
    for index, (name, step) in enumerate(items):
        if isinstance(step, Map) and verb in step.keyed:
            lines = text.splitlines()
            end = items[index + 1][0].place.line - 1 if index + 1 < len(items) else len(lines)
            return textwrap.dedent("\n".join(lines[name.place.line - 1 : end])).rstrip() + "\n"
    raise LookupError(f"the example of `{verb}` has no step of that verb")


def _sentences(text: str) -> list[str]:
    """One sentence a line, as all pages are written."""
    return [line if line.endswith(".") else line + "." for line in text.rstrip(".").split(". ")]
