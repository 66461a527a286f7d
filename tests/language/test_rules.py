"""Every rule fires on its own bad example, and on nothing in its good one."""

from __future__ import annotations

import re

import pytest
from written import whole

from ivr import rules
from ivr.parse import FlowText, read_flows
from ivr.rules import RULES, RULES_VERSION, Rule
from ivr.rules.page import page

BROKEN = "accord: 1\n"
"""A flow beside those of the examples that cannot be served."""

FRENCH = """accord: 1
title: Accueil
speaks: fr-FR
voice: Polly.Lea-Neural
business: {name: Garage Martin, country: FR, fallback: "+33199001234"}
recording:
  purposes: {service_quality: {keep: 6 months}}
  necessity: Deux appels par mois suffisent.
  share: 20%
  withdraw: {key: "*"}
start: avis
steps:
  avis:
    consent: implicit
    notice: Cet appel peut être enregistré {purposes}, et gardé {keep}.
    offer: Pour refuser, tapez {refuse.key}.
    refuse: {key: "9"}
    continued: desk
    refused: desk
    unclear: desk
  desk: {goto: desk}
"""
"""A flow in another language that leads to the one of the example."""


def names(rule: Rule) -> str:
    return rule.kind.rule


def found(rule: Rule, section: str) -> list[str]:
    """The codes of what is wrong with an example, which stands in a folder as a flow does."""
    texts = {"desk": FlowText(whole(rule.section(section))), "broken": FlowText(BROKEN)}
    if rule.kind.code == "C326":
        texts["accueil"] = FlowText(FRENCH)
    return [one.code for one in read_flows(texts, sounds=["welcome.mp3"])["desk"].diagnostics]


@pytest.mark.parametrize("rule", RULES, ids=names)
def test_the_bad_example_fires_this_rule_and_no_other(rule: Rule) -> None:
    assert found(rule, "Bad") == [rule.kind.code]


@pytest.mark.parametrize("rule", RULES, ids=names)
def test_the_good_example_is_silent(rule: Rule) -> None:
    assert found(rule, "Good") == []


@pytest.mark.parametrize("rule", RULES, ids=names)
def test_the_page_begins_with_a_sentence_and_says_why_in_both_languages(rule: Rule) -> None:
    for language in ("fr", "en"):
        assert rule.title.told(language).endswith(".")
        assert rule.why.told(language).endswith(".")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.kind.code.startswith("C")], ids=names)
def test_a_rule_of_law_names_its_law_where_it_stands_and_when_it_was_read(rule: Rule) -> None:
    named = re.findall(r"https?://\S+|docs/jurisdictions\.md", rule.page)
    assert named
    for language in ("en", "fr"):
        assert [one for one in named if one not in page(rule, language)] == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.section("Law")], ids=names)
def test_a_source_has_the_month_it_was_read(rule: Rule) -> None:
    assert re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", rule.section("Date").strip())


def test_no_two_rules_share_a_code() -> None:
    found = [rule.kind.code for rule in RULES]
    assert sorted(set(found)) == found


def test_the_version_of_the_rules_is_a_hash_of_their_texts() -> None:
    assert len(RULES_VERSION) == 64
    assert rules._version() == RULES_VERSION
