"""Whether a recording may start is judged from the facts alone, against a judge written another way."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consent_store import Fact
from consent_store.permission import barred
from tests.consent_store.evidence import allowed, asked, decided, fact

NO_KINDS = ("refused", "objected", "withdrawn", "stopped")


def a_no(kind: str) -> Fact:
    return decided(kind) if kind in ("refused", "objected") else fact(kind)


@pytest.mark.parametrize("value", ["continued", "not_objected", "accepted"])
def test_who_was_told_and_decided_so_may_be_recorded(value: str) -> None:
    assert barred([*asked(), decided(value)], [allowed()]) is None
    assert barred([], [*asked(), decided(value), allowed()]) is None


@pytest.mark.parametrize("value", ["unclear", "silent", "hung_up", "", "yes"])
def test_no_other_decision_permits(value: str) -> None:
    assert barred([*asked(), decided(value)], [allowed()]) == "undecided"


def test_nobody_asked_is_undecided() -> None:
    assert barred([], [allowed()]) == "undecided"


@pytest.mark.parametrize("missing", [0, 1])
def test_a_decision_that_rests_on_half_of_its_evidence_permits_nothing(missing: int) -> None:
    told = asked()
    del told[missing]
    assert barred([*told, decided("accepted")], [allowed()]) == "undecided"


def test_evidence_that_comes_after_the_decision_is_none() -> None:
    assert barred([decided("accepted"), *asked()], [allowed()]) == "undecided"


def test_evidence_of_another_notice_is_none() -> None:
    assert barred([*asked("another"), decided("accepted")], [allowed()]) == "undecided"


def test_a_decision_that_comes_after_the_recording_permits_nothing() -> None:
    assert barred([], [*asked(), allowed(), decided("accepted")]) == "undecided"


@pytest.mark.parametrize("wanted", [("training", "message"), ("message",), ()])
def test_every_purpose_must_be_granted_and_there_must_be_one(wanted: tuple[str, ...]) -> None:
    assert barred([*asked(), decided("accepted", ["training"])], [allowed(wanted)]) == "undecided"


def test_two_decisions_may_grant_a_purpose_each() -> None:
    kept = [
        *asked(),
        decided("continued", ["training"]),
        *asked("voice"),
        decided("accepted", ["message"], "voice"),
    ]
    assert barred(kept, [allowed(["message", "training"])]) is None


@pytest.mark.parametrize("no", NO_KINDS)
def test_a_no_after_the_yes_bars(no: str) -> None:
    reason = "refused" if no == "objected" else no
    assert barred([*asked(), decided("accepted"), a_no(no)], [allowed()]) == reason


@pytest.mark.parametrize("no", NO_KINDS)
@pytest.mark.parametrize("value", ["continued", "not_objected"])
def test_staying_on_the_line_after_a_no_is_no_yes(no: str, value: str) -> None:
    reason = "refused" if no == "objected" else no
    assert barred([*asked(), a_no(no), *asked(), decided(value)], [allowed()]) == reason


@pytest.mark.parametrize("no", NO_KINDS)
def test_a_yes_to_a_later_question_permits_again(no: str) -> None:
    assert barred([*asked(), a_no(no), *asked(), decided("accepted")], [allowed()]) is None


@pytest.mark.parametrize("no", NO_KINDS)
def test_a_later_yes_brings_back_no_other_purpose(no: str) -> None:
    kept = [*asked(), decided("accepted", ["training"]), a_no(no), *asked(), decided("accepted", ["message"])]
    assert barred(kept, [allowed(["message"])]) is None
    assert barred(kept, [allowed(["training"])]) == "undecided"


@pytest.mark.parametrize("no", NO_KINDS)
def test_a_no_in_the_same_breath_as_the_recording_bars_it(no: str) -> None:
    reason = "refused" if no == "objected" else no
    assert barred([*asked(), decided("accepted")], [allowed(), a_no(no)]) == reason


def test_what_was_allowed_before_a_no_does_not_bar_what_was_said_yes_to_since() -> None:
    kept = [*asked(), decided("accepted"), allowed(), a_no("refused"), *asked(), decided("accepted")]
    assert barred(kept, [allowed()]) is None


@pytest.mark.parametrize("purposes", [None, "training", 7, {"training": 1}])
def test_a_recording_for_purposes_that_cannot_be_read_is_barred(purposes: object) -> None:
    strange = fact("recording_allowed", purposes=purposes)
    assert barred([*asked(), decided("accepted")], [strange]) == "undecided"


some_words = st.sampled_from(["a", "b"])
some_purposes = st.lists(st.sampled_from(["x", "y"]), unique=True, max_size=2)
values = st.sampled_from(
    ["accepted", "continued", "not_objected", "refused", "objected", "unclear", "silent", "hung_up"]
)
spoken = st.one_of(
    some_words.map(lambda words: fact("notice_completed", words_sha256=f"{words} heard")),
    some_words.map(lambda words: fact("offer_made", words_sha256=f"{words} offer")),
    st.builds(decided, values, some_purposes, some_words),
    st.sampled_from(["withdrawn", "stopped", "notice_started", "call_ended"]).map(fact),
    st.builds(allowed, some_purposes),
)
told = some_words.map(asked)
pieces = st.lists(st.one_of(spoken.map(lambda one: [one]), told), max_size=9)
histories = pieces.map(lambda parts: [one for part in parts for one in part])


def oracle(kept: Sequence[Fact], offered: Sequence[Fact]) -> str | None:
    """For each recording and purpose: the decision that grants it, found by looking back from it."""
    whole = [*kept, *offered]
    for place in range(len(kept), len(whole)):
        if whole[place].kind != "recording_allowed":
            continue
        wanted = set(whole[place].body["purposes"])
        before = range(place)
        granted = {
            purpose
            for purpose in wanted
            if any(
                grants(whole, at) and purpose in whole[at].body["purposes"] and not noes(whole, at, place)
                for at in before
            )
        }
        if not wanted or granted != wanted:
            last = max(noes(whole, -1, place), default=None)
            if last is None or any(
                grants(whole, at) and whole[at].body["purposes"] for at in range(last, place)
            ):
                return "undecided"
            return said(whole[last])
        if after := noes(whole, place, len(whole)):
            return said(whole[after[0]])
    return None


def grants(whole: Sequence[Fact], at: int) -> bool:
    one = whole[at]
    if one.kind != "decision" or one.body["value"] not in ("accepted", "continued", "not_objected"):
        return False
    if one.body["value"] != "accepted" and noes(whole, -1, at):
        return False
    evidence = {(each.kind, each.body.get("words_sha256")) for each in whole[:at]}
    needed = {("notice_completed", one.body["notice_sha256"]), ("offer_made", one.body["offer_sha256"])}
    return needed <= evidence


def noes(whole: Sequence[Fact], after: int, before: int) -> list[int]:
    return [at for at in range(after + 1, before) if said(whole[at])]


def said(one: Fact) -> str | None:
    if one.kind in ("withdrawn", "stopped"):
        return one.kind
    return "refused" if one.body.get("value") in ("refused", "objected") else None


@settings(max_examples=1_000)
@given(histories, histories)
def test_two_judges_agree_on_every_history(kept: list[Fact], offered: list[Fact]) -> None:
    offered = [*offered, allowed(["x"])]
    assert barred(kept, offered) == oracle(kept, offered)


@settings(max_examples=300)
@given(histories, st.sampled_from(NO_KINDS), histories)
def test_after_a_no_nothing_is_recorded_without_a_later_yes(
    before: list[Fact], no: str, after: list[Fact]
) -> None:
    without_a_yes = [one for one in after if one.body.get("value") != "accepted"]
    assert barred([*before, a_no(no), *without_a_yes], [allowed(["x"])]) is not None


@settings(max_examples=300)
@given(histories, histories)
def test_whoever_is_recorded_was_told_to_the_end_and_offered_to_refuse(
    kept: list[Fact], offered: list[Fact]
) -> None:
    if barred(kept, [*offered, allowed(["x"])]) is None:
        kept_kinds = {one.kind for one in (*kept, *offered)}
        assert kept_kinds >= {"notice_completed", "offer_made", "decision"}
