"""A call is told in plain words, in French and in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ivr.events import MayRecord
from ivr.facts import KINDS, By, Decided
from ivr.story import LEDGER_KINDS, Course, Remark, sentence, story
from ivr.story.sentence import Language, wording
from ivr.story.wording import SAYS_HOW

NOON = datetime(2026, 12, 1, 11, 0, tzinfo=UTC)
LANGUAGES: tuple[Language, ...] = ("fr", "en")
EVERY_KIND = (*KINDS, *LEDGER_KINDS)


@dataclass(frozen=True)
class Kept:
    kind: str
    body: Mapping[str, Any] = field(default_factory=dict)
    happened_at: datetime = NOON
    turn: int | None = None
    subject: str | None = None


def decision(value: Decided, by: By = By.KEY) -> Kept:
    return Kept("decision", {"value": value.value, "by": by.value, "window_seconds": 5})


NOTICE = Kept("notice_started", {"words": "Cet appel peut être enregistré."})
HEARD = Kept("notice_completed")
OFFER = Kept("offer_made", {"words": "Pour refuser, tapez 9.", "window_seconds": 5})
ASKED = (NOTICE, HEARD, OFFER)
ENDED = Kept("call_ended", {"status": "completed", "seconds": 60})
ALLOWED = Kept("recording_allowed", {"purposes": ["training"], "keep": {"training": "6 months"}})
RECORDED = Kept(
    "recording_completed",
    {
        "source": "DialVerb",
        "seconds": 42,
        "started_at": NOON.isoformat(),
        "purposes": ["training"],
        "delete_by": datetime(2027, 6, 1, 11, tzinfo=UTC).isoformat(),
    },
    subject="RE1",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_kind_of_fact_has_its_sentence(kind: str, language: Language) -> None:
    assert kind in wording(language).kinds
    assert sentence(kind, {}, language).endswith((".", "»", "”", "?"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_sentence_names_only_what_its_fact_holds(kind: str, language: Language) -> None:
    body = {each.name: "7" for each in fields(KINDS[kind])}
    assert wording(language).nothing not in sentence(kind, body, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_course_remark_decision_and_way_of_deciding_has_its_words(language: Language) -> None:
    own = wording(language)
    assert set(own.courses) == set(Course)
    assert set(own.remarks) == set(Remark)
    assert set(own.terms["value"]) == {value.value for value in Decided}
    assert set(own.terms["by"]) == {by.value for by in By}
    assert {reason.value for reason in MayRecord} - {"yes"} <= set(own.terms["reason"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_courses_are_told_in_the_same_sentence(language: Language) -> None:
    assert len(set(wording(language).courses.values())) == len(Course)


def test_both_languages_know_the_same_words() -> None:
    french, english = wording("fr"), wording("en")
    assert french.kinds.keys() == english.kinds.keys()
    assert {field: set(terms) for field, terms in french.terms.items()} == {
        field: set(terms) for field, terms in english.terms.items()
    }


@pytest.mark.parametrize(
    ("facts", "course", "words"),
    [
        ((), Course.NOT_ASKED, "Nobody asked"),
        ((NOTICE,), Course.UNDECIDED, "decided nothing yet"),
        ((NOTICE, ENDED), Course.HUNG_UP_IN_NOTICE, "hung up during the notice"),
        ((NOTICE, decision(Decided.HUNG_UP), ENDED), Course.HUNG_UP_IN_NOTICE, "hung up during the notice"),
        ((*ASKED, ENDED), Course.HUNG_UP_IN_WINDOW, "hung up in the time given"),
        ((*ASKED, decision(Decided.HUNG_UP)), Course.HUNG_UP_IN_WINDOW, "hung up in the time given"),
        ((*ASKED, decision(Decided.SILENT, By.SILENCE)), Course.SILENT, "gave none"),
        ((*ASKED, decision(Decided.UNCLEAR)), Course.UNCLEAR, "not understood"),
        ((*ASKED, decision(Decided.REFUSED)), Course.REFUSED_BY_KEY, "refused the recording with a key"),
        ((*ASKED, decision(Decided.REFUSED, By.VOICE)), Course.REFUSED_BY_VOICE, "aloud"),
        ((*ASKED, decision(Decided.OBJECTED)), Course.OBJECTED, "objected"),
        (
            (*ASKED, decision(Decided.CONTINUED, By.STAYING)),
            Course.CONTINUED,
            "stayed on the line and said nothing",
        ),
        (
            (*ASKED, decision(Decided.CONTINUED, By.ANSWERING)),
            Course.CONTINUED_BY_ANSWERING,
            "answered without refusing",
        ),
        ((*ASKED, decision(Decided.NOT_OBJECTED, By.STAYING)), Course.NOT_OBJECTED, "did not"),
        ((*ASKED, decision(Decided.ACCEPTED)), Course.ACCEPTED_BY_KEY, "accepted the recording with a key"),
        ((*ASKED, decision(Decided.ACCEPTED, By.VOICE)), Course.ACCEPTED_BY_VOICE, "aloud"),
        ((*ASKED, decision(Decided.ACCEPTED), Kept("withdrawn")), Course.WITHDREW, "any more"),
        ((*ASKED, decision(Decided.CONTINUED), Kept("stopped")), Course.STOPPED, "stopped from outside"),
    ],
)
def test_each_course_of_a_call_has_its_verdict(facts: tuple[Kept, ...], course: Course, words: str) -> None:
    told = story(facts, "en")
    assert told.course is course
    assert words in told.verdict


def test_a_later_question_left_open_takes_no_earlier_answer_away() -> None:
    refused = (*ASKED, decision(Decided.REFUSED), *ASKED, decision(Decided.SILENT), ENDED)
    assert story(refused, "fr").course is Course.REFUSED_BY_KEY


def test_staying_on_the_line_after_a_refusal_is_still_a_refusal() -> None:
    facts = (*ASKED, decision(Decided.REFUSED), *ASKED, decision(Decided.CONTINUED, By.STAYING))
    assert story(facts, "fr").course is Course.REFUSED_BY_KEY


def test_answering_after_a_refusal_is_still_a_refusal() -> None:
    facts = (*ASKED, decision(Decided.REFUSED), *ASKED, decision(Decided.CONTINUED, By.ANSWERING))
    assert story(facts, "fr").course is Course.REFUSED_BY_KEY


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_that_stays_live_is_not_told_as_a_time(language: Language) -> None:
    told = sentence("offer_made", {"words": "Tapez 9.", "window_seconds": 0}, language)
    assert "Tapez 9." in told
    assert "0" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_going_on_by_answering_is_told_with_the_time_there_was_to_refuse(language: Language) -> None:
    body = {"value": "continued", "by": "answering", "window_seconds": 7}
    assert "7" in sentence("decision", body, language)
    assert sentence("decision", body, language) != sentence("decision", {**body, "by": "key"}, language)


def test_a_yes_to_a_later_question_is_a_yes() -> None:
    facts = (*ASKED, decision(Decided.REFUSED), *ASKED, decision(Decided.ACCEPTED))
    assert story(facts, "fr").course is Course.ACCEPTED_BY_KEY


@pytest.mark.parametrize("language", LANGUAGES)
def test_staying_on_the_line_is_never_called_consent_under_the_gdpr(language: Language) -> None:
    told = story((*ASKED, decision(Decided.CONTINUED, By.STAYING)), language)
    assert "RGPD" not in str(told)
    assert "GDPR" not in str(told)
    assert (
        "sans consentement exprès" if language == "fr" else "without an express agreement"
    ) in told.verdict


def test_a_call_whose_end_was_never_told_says_so() -> None:
    remark = "Le réseau ne nous a jamais annoncé la fin de cet appel."
    assert remark in story(ASKED, "fr").remarks
    assert remark not in story((*ASKED, ENDED), "fr").remarks


def test_a_recorded_call_says_when_why_and_until_when() -> None:
    told = story((*ASKED, decision(Decided.CONTINUED, By.STAYING), ALLOWED, RECORDED, ENDED), "fr")
    assert told.remarks == (
        "Enregistré à partir du 01/12/2026 à 12:00:00, pendant 42 secondes : formation.",
        "Gardé jusqu'au 01/06/2027 à 13:00:00.",
    )


def test_a_recording_that_was_erased_says_when() -> None:
    deleted = Kept("deleted", {"answer": "deleted"}, NOON + timedelta(days=1), subject="RE1")
    assert "Erased on 2026-12-02 at 12:00:00." in story((ALLOWED, RECORDED, deleted, ENDED), "en").remarks


def test_a_recording_that_could_not_be_erased_says_so() -> None:
    failed = Kept("delete_failed", {"reason": "timeout"}, subject="RE1")
    assert any(
        "has not succeeded yet" in remark for remark in story((ALLOWED, RECORDED, failed), "en").remarks
    )


@pytest.mark.parametrize("no", [Kept("withdrawn"), Kept("stopped"), decision(Decided.REFUSED)])
def test_a_recording_taken_back_is_still_to_be_erased(no: Kept) -> None:
    told = story((ALLOWED, RECORDED, no, *ASKED, decision(Decided.ACCEPTED), ENDED), "en")
    assert "A recording is still to be erased at once." in told.remarks


@pytest.mark.parametrize("no", [Kept("withdrawn"), Kept("stopped"), decision(Decided.REFUSED)])
def test_a_recording_of_a_later_turn_is_not_taken_back_by_an_earlier_no(no: Kept) -> None:
    first, second = (replace(ALLOWED, turn=turn) for turn in (3, 7))
    later = replace(RECORDED, body={**RECORDED.body, "turn": 7})
    still = "A recording is still to be erased at once."
    assert still not in story((first, no, second, later, ENDED), "en").remarks
    assert still in story((first, second, later, no, ENDED), "en").remarks
    assert still in story((first, no, second, RECORDED, ENDED), "en").remarks


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_recording_that_was_looked_for_in_vain_has_its_words(language: Language) -> None:
    told = sentence("recording_absent", {"source": "", "reason": "not_found"}, language)
    assert "not_found" not in told


def test_a_recording_that_is_asked_to_be_erased_is_not_said_to_be_kept() -> None:
    asked = Kept("deletion_asked", subject="RE1")
    assert story((ALLOWED, RECORDED, asked, ENDED), "en").remarks[1].startswith("A recording is still")


def test_a_recording_that_only_began_says_so() -> None:
    began = Kept("recording_started", {"source": "DialVerb"}, subject="RE1")
    assert any(
        "has not told us that it stopped" in remark for remark in story((ALLOWED, began), "en").remarks
    )


def test_a_recording_that_was_allowed_and_never_came_says_so() -> None:
    assert any("tells of no recording" in remark for remark in story((ALLOWED, ENDED), "en").remarks)


def test_an_unrecorded_call_says_why() -> None:
    blocked = Kept("recording_blocked", {"step": "atelier", "reason": "sample"})
    told = story((*ASKED, decision(Decided.CONTINUED, By.STAYING), blocked, ENDED), "fr")
    assert told.remarks == (
        "Non enregistré : cet appel ne fait pas partie de ceux qui ont été tirés au sort.",
    )


def test_a_call_that_never_came_near_a_recording_says_so() -> None:
    assert story((ENDED,), "en").remarks == ("Not recorded: no step that records was reached.",)


def test_a_recording_the_ledger_never_allowed_is_an_alarm() -> None:
    found = Kept("unallowed_recording", {"source": "DialVerb"}, subject="RE1")
    told = story((RECORDED, found, ENDED), "en")
    assert "Alarm: a recording that the ledger never allowed." in told.remarks
    assert "A recording is still to be erased at once." in told.remarks


def test_each_line_stands_at_its_local_time() -> None:
    (line,) = story((HEARD,), "fr").lines
    assert str(line) == "12:00:00  L'avis a été entendu jusqu'au dernier mot."
    assert str(story((HEARD,), "en", "America/New_York").lines[0]).startswith("06:00:00")


def test_words_with_braces_are_told_as_they_are() -> None:
    assert "{keep} {0!r}" in sentence("notice_started", {"words": "{keep} {0!r}"}, "fr")


def test_a_kind_of_a_later_version_is_named_and_not_hidden() -> None:
    assert sentence("moon_phase", {}, "fr") == "moon_phase."


def test_what_the_caller_did_is_told_before_where_it_led() -> None:
    facts = (
        Kept("call_started", turn=1),
        Kept("steps_taken", {"steps": ["menu"]}, turn=1),
        Kept("steps_taken", {"steps": ["desk"]}, turn=2),
        Kept("chosen", {"choice": "appointment", "by": "key"}, turn=2),
        Kept("transfer_started", {"recorded": False}, turn=2),
        Kept("steps_taken", {"steps": ["bye"]}, turn=3),
        Kept("transfer_ended", {"outcome": "talked"}, turn=3),
    )
    assert [line.kind for line in story(facts, "en").lines] == [
        *("call_started", "steps_taken", "chosen", "steps_taken", "transfer_started"),
        *("transfer_ended", "steps_taken"),
    ]


def test_what_the_caller_did_in_another_turn_is_not_moved() -> None:
    facts = (Kept("steps_taken", turn=1), Kept("decision", turn=2), Kept("hung_up", turn=2))
    assert [line.kind for line in story(facts, "en").lines] == ["steps_taken", "decision", "hung_up"]


def asked_for(*purposes: str) -> Kept:
    return replace(NOTICE, body={**NOTICE.body, "purposes": purposes})


def test_different_decisions_for_different_purposes_are_each_told_with_theirs() -> None:
    facts = (
        *(asked_for("service_quality"), HEARD, OFFER, decision(Decided.REFUSED)),
        *(asked_for("message"), HEARD, OFFER, decision(Decided.ACCEPTED), ENDED),
    )
    assert story(facts, "en").verdict == (
        "The caller refused the recording with a key (quality of service). "
        "The caller accepted the recording with a key (answering the message)."
    )
    assert "(qualité de l'accueil). L'appelant a accepté" in story(facts, "fr").verdict


def test_hanging_up_in_a_second_question_is_told_beside_the_first_answer() -> None:
    facts = (asked_for("training"), *ASKED[1:], decision(Decided.ACCEPTED), asked_for("message"), ENDED)
    told = story(facts, "en").verdict
    assert "accepted the recording with a key (training)." in told
    assert told.endswith("they decided nothing (answering the message).")


def test_the_same_decision_for_every_purpose_is_told_once() -> None:
    facts = (
        *(asked_for("training"), decision(Decided.REFUSED)),
        *(asked_for("message"), decision(Decided.REFUSED)),
    )
    assert story(facts, "en").verdict == wording("en").courses[Course.REFUSED_BY_KEY]


def test_taking_everything_back_is_told_once() -> None:
    facts = (asked_for("training"), decision(Decided.REFUSED), asked_for("message"), Kept("withdrawn"))
    assert story(facts, "en").verdict == wording("en").courses[Course.WITHDREW]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("value", "by"), sorted(SAYS_HOW))
def test_a_decision_is_not_told_twice_in_a_sentence(value: str, by: str, language: Language) -> None:
    own = wording(language)
    told = sentence("decision", {"value": value, "by": by}, language)
    assert told == f"{own.terms['value'][value]}."
    assert own.terms["by"]["key"] in sentence("decision", {"value": value, "by": "key"}, language)


def test_an_end_that_was_told_of_a_call_nobody_knew_is_an_end_that_was_told() -> None:
    assert story((Kept("unknown_call"),), "en").remarks == (
        "Not recorded: no step that records was reached.",
    )
