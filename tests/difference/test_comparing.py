"""What a caller notices of a change, and what nobody does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ivr.difference import Change, compare
from ivr.flow import Flow
from ivr.parse import read_flow

ACCUEIL = (Path(__file__).parents[2] / "flows" / "accueil.yaml").read_text(encoding="utf-8")
SHOP = """accord: 1
title: Shop
speaks: en-GB
voice: Polly.Amy-Neural
business: {name: The Shop, country: FR, website: shop.example.com, fallback: "+33199001234"}
start: hours
steps:
  hours:
    hours: {mon-fri: "09:00-18:00"}
    open: menu
    closed: night
  menu:
    ask: For the desk, press 1. For our website, press 2.
    choices:
      desk: {key: "1", next: desk}
      site: {key: "2", next: site}
    silence: desk
  night:
    ask: We are closed. For our website, press 2.
    choices:
      site: {key: "2", next: site}
    silence: bye
  desk:
    transfer: "+33199001235"
    busy: bye
    no_answer: bye
  site:
    say: Our website is shop.example.com.
    next: bye
  bye:
    hang_up: Goodbye.
"""


def flow(text: str) -> Flow:
    reading = read_flow(text, "shop")
    assert reading.flow is not None, [one.message.en for one in reading.diagnostics]
    return reading.flow


def changed(*replacements: tuple[str, str], text: str = SHOP) -> list[Change]:
    after = text
    for old, new in replacements:
        assert old in after
        after = after.replace(old, new)
    return list(compare(flow(text), flow(after)))


def said(*replacements: tuple[str, str], text: str = SHOP) -> list[str]:
    return [one.said.en for one in changed(*replacements, text=text)]


def test_the_same_flow_makes_no_difference() -> None:
    assert said() == []


def test_another_name_for_a_step_is_no_difference() -> None:
    after = re.sub(r"\bsite\b(?=\n|:\n|})", "web", SHOP).replace("      site:", "      web:")
    assert [one.said.en for one in compare(flow(SHOP), flow(after))] == []


def test_comments_and_another_order_are_no_difference() -> None:
    head, steps = SHOP.split("steps:\n")
    parts = re.split(r"(?m)^(?=  \w+:$)", steps)
    after = f"{head}steps:\n  # in another order\n{''.join(reversed(parts))}"
    assert [one.said.en for one in compare(flow(SHOP), flow(after))] == []


def test_a_key_that_leads_elsewhere_is_told_by_key() -> None:
    found = said(('desk: {key: "1", next: desk}', 'desk: {key: "1", next: bye}'))
    assert "at some hours (Monday at 09:00), at `menu`, key 1: callers also hear “Goodbye.”" in found
    assert (
        "at some hours (Monday at 09:00), at `menu`, key 1 now leads to the end of the call instead of `desk`"
        in found
    )


def test_changes_are_told_in_the_order_of_the_script() -> None:
    choices = "".join(f'\n      more_{key}: {{key: "{key}", next: site}}' for key in "345678")
    first = 'desk: {key: "1", next: desk}'
    found = said((first, first + choices))
    assert [line.partition(" now leads")[0].rpartition(" ")[2] for line in found] == list("345678")


def test_what_is_no_longer_offered_when_it_is_closed_is_told_with_the_hour() -> None:
    found = said(
        (
            '    choices:\n      site: {key: "2", next: site}\n    silence: bye',
            '    choices:\n      desk: {key: "1", next: desk}\n    silence: bye',
        )
    )
    assert found
    assert all(line.startswith("at some hours (Monday at 00:00)") or "`night`" in line for line in found)
    assert any("key 2 no longer leads anywhere" in line for line in found)


def test_hours_that_change_are_told_where_calls_go_otherwise() -> None:
    found = said(("09:00-18:00", "09:00-17:00"))
    assert found == [
        "at some hours (Monday at 17:00), at the start of the call now leads to `night` instead of `menu`"
    ]


def test_what_touches_the_notice_weighs() -> None:
    found = changed(("Pour refuser, tapez {refuse.key}", "Si vous refusez, tapez {refuse.key}"), text=ACCUEIL)
    assert [one.weighs for one in found] == [True]
    assert "the offer now says" in found[0].said.en


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("share: 20%", "share: 10%", "the share of calls recorded goes from 20% to 10%"),
        ("keep: 6 months", "keep: 3 months", "recordings are kept 3 months instead of 6 months"),
        ("window: 5 s", "window: 8 s", "callers have 8 s instead of 5 s to refuse"),
    ],
)
def test_what_the_law_asks_about_weighs(old: str, new: str, words: str) -> None:
    if old not in ACCUEIL:
        pytest.fail(f"the flow says nothing of {old}")
    found = changed((old, new), text=ACCUEIL)
    assert any(words in one.said.en and one.weighs for one in found)


def test_what_only_the_welcome_says_does_not_weigh() -> None:
    found = changed(("Our website is shop.example.com.", "We are at shop.example.com."))
    assert found
    assert not any(one.weighs for one in found)


def test_a_step_of_the_same_name_that_does_something_else_is_a_difference() -> None:
    after = SHOP.replace("  site:\n    say: Our website is shop.example.com.\n    next: bye\n", "")
    after = after.replace(
        "  bye:\n", '  site:\n    transfer: "+33199001236"\n    busy: bye\n    no_answer: bye\n  bye:\n'
    )
    assert compare(flow(SHOP), flow(after)) != ()
    branch = "  desk:\n    when:\n      local: {countries: [FR], next: bye}\n    otherwise: bye\n"
    before = SHOP.replace(
        '  desk:\n    transfer: "+33199001235"\n    busy: bye\n    no_answer: bye\n', branch
    )
    asks = branch.replace("  desk:", "  sorting:")
    asked = '  desk:\n    ask: Press 1.\n    choices:\n      on: {key: "1", next: sorting}\n'
    asked += "    silence: sorting\n"
    after = before.replace(branch, asked + asks)
    said_then = [one.said.en for one in compare(flow(before), flow(after))]
    assert said_then


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            '{mon-fri: "09:00-18:00"}',
            '{mon-fri: "09:00-18:00"}\n    holidays: FR',
            "other days count as holidays",
        ),
        (
            "website: shop.example.com,",
            "website: shop.example.net,",
            "the website: shop.example.net instead of",
        ),
        ("voice: Polly.Amy-Neural", "voice: Polly.Brian-Neural", "callers hear the voice Polly.Brian-Neural"),
        ("    silence: bye", "    silence: {again: 3, then: bye}", "asked again more or less often"),
        ('transfer: "+33199001235"', 'transfer: "+33199001235"\n    rings: 40 s', "how long it rings"),
    ],
)
def test_what_stands_in_no_text_is_noticed_too(old: str, new: str, words: str) -> None:
    assert any(words in line for line in said((old, new)))
