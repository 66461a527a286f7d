"""Every verb has an example, which is faultless, and is described wherever a verb is described."""

from __future__ import annotations

import pytest

from ivr.flow import VERBS
from ivr.reference import reference_page, schema
from tests.reference.examples import TEXTS, readings


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_an_example_that_uses_it(verb: str) -> None:
    flow = readings()[verb].flow
    assert flow is not None
    assert any(isinstance(step, VERBS[verb]) for step in flow.steps.values())


@pytest.mark.parametrize("name", TEXTS)
def test_an_example_is_read_without_a_word(name: str) -> None:
    assert readings()[name].diagnostics == ()


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_its_section_in_both_languages(verb: str) -> None:
    for language in ("fr", "en"):
        page = reference_page(language, TEXTS)
        section = page.partition(f"\n## {verb}\n")[2].partition("\n## ")[0]
        assert VERBS[verb].about.told(language).split(".")[0] in section
        assert f"| `{verb}` |" in section


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_a_schema_with_a_description_for_each_of_its_keys(verb: str) -> None:
    for language in ("fr", "en"):
        definition = schema(language)["definitions"][verb]
        assert definition["description"] == VERBS[verb].about.told(language)
        assert definition["required"][0] == verb
        assert all(one["description"] for one in definition["properties"].values())
