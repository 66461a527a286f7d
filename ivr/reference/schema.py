"""The JSON Schema of the language, from which editors complete keys and explain them.

It lets through what the reader refuses only where a schema cannot say it; the reader has the last word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field
from typing import Any

from ivr.bilingual import Language, Sentence
from ivr.flow import LONGEST_TEXT, MODELS, VERBS, Flow
from ivr.flow import values as kinds
from ivr.flow.answers import Retry
from ivr.flow.flow import ACCORD, STEPS
from ivr.flow.names import NAME
from ivr.flow.written import Written, written_fields
from ivr.parse.holidays import OF_FRANCE
from ivr.parse.scalars import AUDIO, E164
from ivr.parse.tags import LANGUAGE
from ivr.reference.tables import keys
from ivr.reference.values import described, unless_said

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
TITLE = Sentence(fr="Un scénario d'Accord", en="A flow of Accord")

SCALAR = ["string", "number", "boolean"]
"""A text may look like a number or a yes to a reader of YAML; ours keeps it as it is written."""

DAY_NAMES = "(mon|tue|wed|thu|fri|sat|sun)"
DAYS = rf"^{DAY_NAMES}( ?- ?{DAY_NAMES})?( ?, ?{DAY_NAMES}( ?- ?{DAY_NAMES})?)*$"
DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


def schema(language: Language = "en") -> Schema:
    """The schema of a whole flow, one definition for each verb and each model, with their descriptions."""
    made = _keys_of(Flow, language)
    top = {"accord": _slot(None, ACCORD, language), **made["properties"], "steps": _steps(language)}
    definitions = {verb: _verb(step, language) for verb, step in VERBS.items()}
    definitions |= {name: _keys_of(model, language) for name, model in MODELS.items()}
    definitions["Retry"] = _keys_of(Retry, language)
    return {
        "$schema": DRAFT,
        "title": TITLE.told(language),
        **made,
        "properties": top,
        # What `business.yaml` says once may be left out of a flow.
        "required": ["accord", *(key for key in made["required"] if key != "business"), "steps"],
        "definitions": definitions,
    }


def _steps(language: Language) -> Schema:
    return {
        "description": STEPS.about.told(language),
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": f"^{NAME.pattern}$"},
        "additionalProperties": {"anyOf": [{"$ref": f"#/definitions/{verb}"} for verb in VERBS]},
    }


def _verb(step: Any, language: Language) -> Schema:
    made = _keys_of(step, language)
    ways = {known.only_for for _, known in written_fields(step).values() if known.only_for}
    rules = [_only_for(step, way) for way in sorted(ways)]
    told = {"description": step.about.told(language), **made}
    told["required"] = [step.verb, *(key for key in made["required"] if key != step.verb)]
    return told | ({"allOf": rules} if rules else {})


def _only_for(step: Any, ways: tuple[str, ...]) -> Schema:
    """The keys of some ways of consenting: needed there, and nowhere else."""
    own = [(key, known) for key, (_, known) in written_fields(step).items() if known.only_for == ways]
    return {
        "if": {"properties": {step.verb: {"enum": list(ways)}}, "required": [step.verb]},
        "then": {"required": [key for key, known in own if known.needed]},
        "else": {"properties": {key: False for key, _ in own}},
    }


def _keys_of(model: Any, language: Language) -> Schema:
    found = list(keys(model))
    required = [key for key, _, known in found if known.needed and not known.only_for]
    return {
        "type": "object",
        "properties": {key: _slot(field, known, language) for key, field, known in found},
        "required": required,
        "additionalProperties": False,
    }


def _slot(field: Field[Any] | None, known: Written, language: Language) -> Schema:
    said = [known.about.told(language), described(known.value).told(language)]
    otherwise = unless_said(field, known).told(language)
    made = {"description": ". ".join([*said, otherwise] if otherwise else said), **value(known.value)}
    plain = field.default if field else MISSING
    if (
        isinstance(plain, str | int)
        and not isinstance(plain, bool)
        and isinstance(known.value, kinds.Whole | kinds.OneOf)
    ):
        made["default"] = plain
    return made


def value(kind: kinds.Value) -> Schema:
    """What may stand there, as far as a schema can say it."""
    return VALUES[type(kind)](kind)


def _text(pattern: str = "", *types: str) -> Schema:
    made: Schema = {"type": list(types) or SCALAR}
    return made | ({"pattern": f"^(?:{pattern})$"} if pattern else {})


def _again(kind: kinds.Again) -> Schema:
    return {"anyOf": [_text(), {"$ref": "#/definitions/Retry"}]}


def _named(of: Schema, most: int) -> Schema:
    return {
        "type": "object",
        "minProperties": 1,
        "maxProperties": most,
        "propertyNames": {"pattern": f"^{NAME.pattern}$"},
        "additionalProperties": of,
    }


def _one_or_list(of: Schema, most: int) -> Schema:
    return {"anyOf": [of, {"type": "array", "items": of, "maxItems": most}]}


def _destination() -> Schema:
    def one(key: str, of: Schema) -> Schema:
        return {"type": "object", "properties": {key: of}, "required": [key], "additionalProperties": False}

    number = _text(E164.pattern, "string", "integer")
    return {"anyOf": [number, one("number", number), one("team", _text())]}


def _week() -> Schema:
    times = _one_or_list(_text("", "string"), 20)
    return {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": DAYS},
        "additionalProperties": times,
    }


VALUES: Mapping[type[Any], Callable[[Any], Schema]] = {
    kinds.Spoken: lambda kind: (
        {"type": [*SCALAR, "null"]} | ({} if kind.longest == LONGEST_TEXT else {"maxLength": kind.longest})
    ),
    kinds.Words: lambda _: _text(),
    kinds.Phrase: lambda _: _text(),
    kinds.Reason: lambda _: _text(r"[^{}]+"),
    kinds.Edge: lambda _: _text(),
    kinds.OtherFlow: lambda _: _text("[a-z0-9][a-z0-9_-]{0,63}"),
    kinds.Seconds: lambda kind: _text(
        "[0-9]{1,4} ?(s|min)" + (f"|{kind.word}" if kind.word else ""), "string"
    ),
    kinds.Whole: lambda kind: {
        **_text("[0-9]{1,6}", "integer", "string"),
        "minimum": kind.least,
        "maximum": kind.most,
    },
    kinds.Length: lambda _: _text("[0-9]{1,3}( ?- ?[0-9]{1,3})?", "integer", "string"),
    kinds.Percent: lambda _: _text("[0-9]{1,3} ?%", "string"),
    kinds.YesNo: lambda _: {"enum": ["yes", "no"]},
    kinds.Key: lambda _: {**_text("[0-9*#]", "string", "integer"), "minimum": 0, "maximum": 9},
    kinds.Number: lambda _: _text(E164.pattern, "string", "integer"),
    kinds.Destination: lambda _: _destination(),
    kinds.Audio: lambda _: _text(AUDIO.pattern, "string"),
    kinds.Kept: lambda _: _text("[1-9][0-9]{0,3} (day|week|month|year)s?", "string"),
    kinds.Day: lambda _: _text(DATE, "string"),
    kinds.Days: lambda _: _one_or_list(_text(rf"{DATE}( ?\.\. ?{DATE})?", "string"), 100),
    kinds.WeeklyHours: lambda _: _week(),
    kinds.Holidays: lambda _: {**_text("[A-Z]{2}(-.+)?", "string"), "examples": ["FR", *OF_FRANCE]},
    kinds.LanguageTag: lambda _: _text(LANGUAGE.pattern, "string"),
    kinds.Country: lambda _: _text("[A-Z]{2}", "string"),
    kinds.Timezone: lambda _: _text("", "string"),
    kinds.Variable: lambda _: _text(NAME.pattern),
    kinds.OneOf: lambda kind: {"enum": [*kind.words, *(int(word) for word in kind.words if word.isdigit())]},
    kinds.ListOf: lambda kind: _one_or_list(value(kind.of), kind.most),
    kinds.NamedTexts: lambda kind: _named({**_text(), "maxLength": kind.longest}, kind.most),
    kinds.Model: lambda kind: {"$ref": f"#/definitions/{kind.of}"},
    kinds.Named: lambda kind: _named({"$ref": f"#/definitions/{kind.of}"}, kind.most),
    kinds.Again: _again,
}
