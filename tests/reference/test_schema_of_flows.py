"""The schema lets good flows through, however their YAML is read, and stops what it can stop."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from ivr.flow import MODELS, VERBS
from ivr.reference import schema
from tests.reference.examples import TEXTS
from tests.reference.judged import judged

ROOT = Path(__file__).parents[2]
SCHEMA = schema()
FLOWS = sorted(path for path in (ROOT / "flows").glob("*.yaml") if not path.name.endswith(".test.yaml"))
OK = [*FLOWS, *sorted((ROOT / "tests" / "language" / "ok").glob("*.yaml"))]
GOOD = {
    **TEXTS,
    **{path.stem: path.read_text(encoding="utf-8") for path in OK},
}


class AsYaml12(yaml.SafeLoader):
    """Reads numbers as numbers and all else as text, as editors do that follow YAML 1.2."""


AsYaml12.yaml_implicit_resolvers = {}
AsYaml12.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
AsYaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), ["t", "f"])
AsYaml12.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(~|null|)$"), ["~", "n", ""])


def wrong(text: str, loader: Any = yaml.BaseLoader) -> list[str]:
    return judged(yaml.load(text, Loader=loader), SCHEMA, SCHEMA)


@pytest.mark.parametrize("loader", [yaml.BaseLoader, AsYaml12], ids=["as text", "as an editor"])
@pytest.mark.parametrize("name", GOOD)
def test_a_good_flow_is_let_through(name: str, loader: Any) -> None:
    assert wrong(GOOD[name], loader) == []


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("say", "next: desk", "nxt: desk"),
        ("say", "speaks: en-GB", "speaks: English"),
        ("say", "accord: 1", "accord: 2"),
        ("say", "start: welcome\n", ""),
        ("transfer", "rings: 25 s", "rings: 25"),
        ("transfer", "ring: together", "ring: round"),
        ("transfer", '"+33199001243"', '"0199001243"'),
        ("ask", "wait: 8 s", "wait: long"),
        ("ask", 'key: "1"', 'key: "12"'),
        ("collect", "digits: 4-8", "digits: some"),
        ("collect", "into: patient", "into: Patient"),
        ("consent", "consent: implicit", "consent: explicit"),
        ("consent", "consent: implicit", "consent: silent"),
        ("consent", "    window: 5 s\n", "    window: 5 s\n    accepted: accueil\n"),
        ("hours", "mon-thu:", "lun-jeu:"),
        ("hours", "holidays: FR", "holidays: france"),
        ("set", "reason: a check-up", "reason: " + "a" * 41),
        ("play", "https:", "http:"),
        ("goto", "goto: opening-hours", "goto: Opening hours"),
        ("voicemail", "keep: 30 days", "keep: a month"),
    ],
)
def test_what_the_reader_refuses_the_schema_stops(name: str, before: str, after: str) -> None:
    assert before in TEXTS[name]
    assert wrong(TEXTS[name].replace(before, after, 1))


def test_every_verb_and_every_model_is_defined_once() -> None:
    assert set(SCHEMA["definitions"]) == {*VERBS, *MODELS, "Retry"}


def test_the_two_languages_differ_in_words_alone() -> None:
    assert bare(schema("fr")) == bare(SCHEMA)
    assert schema("fr") != SCHEMA


def bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: bare(one)
            for key, one in value.items()
            if key not in ("description", "title") or isinstance(one, dict)
        }
    return [bare(one) for one in value] if isinstance(value, list) else value
