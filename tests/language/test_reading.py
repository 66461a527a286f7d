"""What is left unsaid in a flow means what the reference says it means."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from written import BYE, HEAD, HEAD_LINES, codes, wrong

from ivr.flow import (
    Alternatives,
    Answer,
    Ask,
    Consent,
    Flow,
    HangUp,
    Purpose,
    Retry,
    Span,
    Transfer,
    Voicemail,
)
from ivr.parse import read_flow
from ivr.rehearsal import rehearse

FLOWS = Path(__file__).parents[2] / "flows"
OK = Path(__file__).parent / "ok"
NINE_THIRTY = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)


def read(body: str) -> Flow:
    reading = read_flow(HEAD + body, "desk")
    assert reading.flow is not None, reading.diagnostics
    return reading.flow


def shipped(name: str) -> Flow:
    flow = read_flow((FLOWS / f"{name}.yaml").read_bytes(), name).flow
    assert flow is not None
    return flow


def test_a_flow_is_the_same_value_however_often_it_is_read() -> None:
    assert read(BYE) == read(BYE)


def test_text_and_bytes_say_the_same() -> None:
    assert read_flow(HEAD + BYE, "desk") == read_flow((HEAD + BYE).encode(), "desk")


def test_callers_answer_by_key_unless_the_flow_says_speech() -> None:
    assert read(BYE).speech is False
    assert read("speech: yes\n" + BYE).speech is True


def test_hanging_up_needs_no_word() -> None:
    assert read("start: bye\nsteps: {bye: {hang_up: }}\n").steps["bye"] == HangUp(None)


def test_a_step_name_alone_is_where_silence_leads_after_one_more_try() -> None:
    menu = read((OK / "menu.yaml").read_text(encoding="utf-8").removeprefix(HEAD)).steps["menu"]
    assert isinstance(menu, Ask)
    assert menu.silence == Retry("bye", again=1)
    assert menu.unclear == menu.silence


def test_one_phrase_is_a_list_of_one() -> None:
    menu = read(
        "start: menu\n"
        "steps:\n"
        "  menu:\n"
        "    ask: Hours?\n"
        '    choices: {hours: {key: "#", words: yes, next: bye}}\n'
        "    silence: bye\n"
        "  bye: {hang_up: }\n"
    ).steps["menu"]
    assert isinstance(menu, Ask)
    assert menu.choices[0].answer == Answer("#", ("yes",))


def test_in_explicit_consent_silence_is_treated_as_unclear() -> None:
    step = shipped("front-desk").steps["may_we"]
    assert isinstance(step, Consent)
    assert step.silence == step.unclear == Retry("menu", again=1)


def test_in_implicit_consent_nobody_is_asked_to_accept() -> None:
    step = shipped("accueil").steps["avis"]
    assert isinstance(step, Consent)
    assert (step.accept, step.accepted, step.silence, step.window) == (None, None, None, 5)


def test_silence_at_alternatives_may_lead_to_an_offer() -> None:
    step = shipped("accueil").steps["autrement"]
    assert isinstance(step, Alternatives)
    assert step.silence == Retry("unrecorded", again=1)


def test_a_transfer_that_fails_is_one_nobody_answers() -> None:
    step = shipped("accueil").steps["accueil"]
    assert isinstance(step, Transfer)
    assert (step.failed, step.record, step.next) == ("laisser_un_message", True, None)


def test_a_voicemail_is_for_a_message_of_two_minutes() -> None:
    step = shipped("front-desk").steps["message"]
    assert isinstance(step, Voicemail)
    assert (step.purpose, step.longest) == ("message", 120)


def test_a_purpose_knows_how_long_it_is_kept_and_when_it_is_open() -> None:
    recording = shipped("accueil").recording
    assert recording is not None
    assert recording.purposes[1] == Purpose(
        "training",
        Span(6, "months"),
        opens=date(2026, 11, 1),
        until=date(2027, 1, 31),
        spoken="pour former nos équipes",
    )
    assert recording.share == 20


def test_a_singular_length_of_time_is_accepted() -> None:
    recording = read("recording: {purposes: {service_quality: {keep: 1 month}}}\n" + BYE).recording
    assert recording is not None
    assert recording.purposes[0].keep == Span(1, "months")


def test_a_word_that_looks_like_a_number_stays_a_word() -> None:
    flow = read_flow((HEAD + BYE).replace("title: Harbour Dental", "title: 0612345677"), "desk").flow
    assert flow is not None
    assert flow.title == "0612345677"


@pytest.mark.parametrize("written", ["{purposes}", "{keep}"])
def test_reasons_cannot_be_told_where_nothing_is_recorded(written: str) -> None:
    assert codes(f'start: bye\nsteps: {{bye: {{hang_up: "{written}"}}}}\n') == ["P603"]


@pytest.mark.parametrize("written", ["", '"{purposes}"'])
def test_a_reason_is_words_and_nothing_else(written: str) -> None:
    assert codes(f"recording:\n  purposes:\n    safety: {{keep: 1 day, spoken: {written}}}\n{BYE}") == [
        "S117"
    ]


def test_a_choice_with_an_empty_list_of_words_is_no_choice() -> None:
    menu = "start: menu\nsteps:\n  menu:\n    ask: Hours?\n    silence: menu\n    choices: {hours: %s}\n"
    assert codes(menu % "{words: [], next: menu}") == ["S115"]


def test_a_misspelt_key_is_one_mistake_and_not_two() -> None:
    assert codes(
        "start: bye\nsteps: {bye: {hang_up: Goodbye., nxt: bye}, again: {say: Hello., nxt: bye}}\n"
    ) == [
        "S114",
        "S114",
    ]


def test_an_edge_is_checked_though_another_step_could_not_be_read() -> None:
    found = wrong("start: one\nsteps:\n  one: {say: Hello., next: tow}\n  two: {sing: la la la}\n")
    assert [(one.code, one.span.line - HEAD_LINES) for one in found] == [("W201", 3), ("S119", 4)]


def test_a_step_that_could_not_be_read_is_still_a_step_to_lead_to() -> None:
    assert codes("start: one\nsteps:\n  one: {say: Hello., next: two}\n  two: {hang_up: [a, b]}\n") == [
        "S116"
    ]


def test_a_warning_alone_leaves_the_flow_to_be_served() -> None:
    reading = read_flow(HEAD + BYE + "  alone:\n    hang_up: Nobody hears this.\n", "desk")
    assert [one.level for one in reading.diagnostics] == ["warning"]
    assert reading.flow is not None


def test_diagnostics_come_as_the_text_is_read_and_each_once() -> None:
    found = read_flow(
        (Path(__file__).parent / "bad" / "many_mistakes_at_once.yaml").read_bytes(), "x"
    ).diagnostics
    assert [one.span for one in found] == sorted(one.span for one in found)
    assert len(set(found)) == len(found)


def test_a_diagnostic_points_by_route_as_well_as_by_line() -> None:
    (found,) = wrong(BYE.replace("start: bye", "start: by"))
    assert (found.at, found.span.line, found.file) == (("start",), HEAD_LINES + 1, "")


@pytest.mark.parametrize(
    ("name", "moves"), [("accueil", ["9", "1", "1"]), ("front-desk", ["-", "2", "1", "1"])]
)
def test_someone_who_refuses_reaches_a_person_and_is_not_recorded(name: str, moves: list[str]) -> None:
    assert not rehearse(shipped(name), moves, at=NINE_THIRTY).recorded


@pytest.mark.parametrize(("name", "moves"), [("accueil", ["-", "-", "1"]), ("front-desk", ["-", "1", "1"])])
def test_someone_who_agrees_is_recorded_while_they_talk(name: str, moves: list[str]) -> None:
    assert rehearse(shipped(name), moves, at=NINE_THIRTY).recorded


@pytest.mark.parametrize("moves", [["9", "2"], ["9", "3"]])
def test_each_alternative_of_the_french_flow_ends_politely(moves: list[str]) -> None:
    told = rehearse(shipped("accueil"), moves, at=NINE_THIRTY).transcript("fr")
    assert "Merci de votre appel. À bientôt !" in told


def test_who_refused_leaves_a_message_only_after_saying_yes_to_a_question() -> None:
    refused, to_the_machine = ["9", "1", "1", "busy", "-"], shipped("accueil")
    assert rehearse(to_the_machine, [*refused, "1", "12#"], at=NINE_THIRTY).recorded
    assert not rehearse(to_the_machine, [*refused, "2", "12#"], at=NINE_THIRTY).recorded
