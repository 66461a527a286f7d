"""Of a refusal that stays live until the next answer, only that answer is going on, and not at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ivr.actions import Connect, EraseRecordings, Listen, Play, TakeDigits, TakeMessage
from ivr.engine import CallState, Waiting, listed_phrases
from ivr.events import MayRecord
from ivr.facts import (
    AlternativeChosen,
    Chosen,
    ConsentMissing,
    Decision,
    NoticeStarted,
    OfferMade,
    RecordingAllowed,
    RecordingBlocked,
    WindowOpened,
)
from ivr.flow import (
    BACK,
    Answer,
    Ask,
    Choice,
    Collect,
    Digits,
    Flow,
    Goto,
    HangUp,
    Mode,
    Retry,
    Say,
    Set,
    Step,
)
from ivr.flow import Play as PlayStep
from tests.engine.scene import EXPLICIT, IMPLICIT, MENU, WORKSHOP_STEP, call, switchboard

OPEN = replace(IMPLICIT, window=None)
FLOW = switchboard(notice=OPEN)
HEARD = ("-", "-")


def test_once_the_offer_was_heard_the_call_goes_on_and_nothing_is_decided() -> None:
    told = call(FLOW, *HEARD)
    assert told.state.step == "menu"
    assert not told.of(Decision)
    assert told.of(OfferMade)[0].window_seconds == 0
    assert told.of(WindowOpened) == [WindowOpened("notice", told.of(OfferMade)[0].words_sha256)]
    assert told.turns[1].actions[0].seconds == 1  # type: ignore[union-attr]


def test_an_answer_after_a_real_time_is_going_on_and_may_be_recorded_at_once() -> None:
    told = call(FLOW, *HEARD, "4 s", "1")
    (decision,) = told.of(Decision)
    assert (decision.value, decision.by, decision.said) == ("continued", "answering", "")
    assert decision.window_seconds == 5
    assert (decision.notice_sha256, decision.offer_sha256) == (
        told.of(NoticeStarted)[0].words_sha256,
        told.of(OfferMade)[0].words_sha256,
    )
    assert decision.purposes == ("service_quality", "training")
    assert told.of(Chosen) == [Chosen("menu", "workshop", "key")]
    assert told.recorded
    assert told.state.window is None


def test_an_answer_that_comes_too_soon_decides_nothing_and_leaves_the_refusal_live() -> None:
    again = switchboard(notice=OPEN, workshop=replace(WORKSHOP_STEP, busy="menu"))
    told = call(again, *HEARD, "1")
    assert not told.of(Decision)
    assert told.of(RecordingBlocked) == [RecordingBlocked("workshop", "unanswered")]
    assert not told.recorded
    told.plays("busy", "9")
    assert told.of(Decision)[0].value == "refused"
    told = call(again, *HEARD, "1", "busy", "3 s", "1")
    assert told.of(Decision)[0].value == "continued"
    assert told.recorded


@pytest.mark.parametrize(("move", "by"), [("9", "key"), ("je refuse", "voice")])
def test_a_refusal_at_the_next_question_is_a_refusal_and_leads_where_refusals_lead(
    move: str, by: str
) -> None:
    told = call(FLOW, *HEARD, "9 s", move)
    (decision,) = told.of(Decision)
    assert (decision.value, decision.by, decision.said, decision.step) == ("refused", by, move, "notice")
    assert told.state.step == "otherwise"
    assert not told.plays("1", "1").recorded


@pytest.mark.parametrize("moves", [("-",), ("5",), ("-", "5", "-")])
def test_silence_and_noise_decide_nothing_and_the_refusal_stays_live(moves: tuple[str, ...]) -> None:
    told = call(FLOW, *HEARD, "9 s", *moves)
    assert not told.of(Decision)
    assert told.plays("9").of(Decision)[0].value == "refused"


@pytest.mark.parametrize("said", ["5", "…"])
def test_an_answer_to_a_question_at_which_something_was_not_understood_decides_nothing(said: str) -> None:
    again = switchboard(notice=OPEN, workshop=replace(WORKSHOP_STEP, busy="menu"))
    told = call(again, *HEARD, "9 s", said, "9 s", "1")
    assert not told.of(Decision)
    assert not told.recorded
    assert told.plays("busy", "9 s", "1").recorded


def test_silence_to_the_end_is_never_going_on() -> None:
    silent = switchboard(notice=OPEN, bye=WORKSHOP_STEP)
    told = call(silent, *HEARD, "9 s", "-", "9 s", "-", "9 s", "-")
    assert told.of(RecordingBlocked) == [RecordingBlocked("bye", "unanswered")]
    assert not told.recorded


def test_a_step_that_records_reached_before_any_answer_passes_unrecorded() -> None:
    told = call(switchboard(notice=replace(OPEN, continued="workshop")), *HEARD)
    assert told.of(Connect)[0].record is False
    assert told.of(RecordingBlocked)[0].reason == "unanswered"


@pytest.mark.parametrize("move", ["5", "…"])
def test_an_offer_cut_short_proves_nothing(move: str) -> None:
    told = call(FLOW, "-", "9 s", move)
    assert told.state.waiting is Waiting.OFFER
    assert not told.of(WindowOpened)
    told.plays(move, "9 s", "1")
    assert told.of(Decision)[0].value == "unclear"
    assert not told.recorded


def test_all_that_is_said_before_the_next_question_is_said_while_the_refusal_is_live() -> None:
    flow = switchboard(notice=replace(OPEN, continued="hello"), hello=PlayStep("a.mp3", "Bonjour.", "menu"))
    told = call(flow, *HEARD)
    (asked,) = told.last.actions
    assert isinstance(asked, Listen)
    assert asked.prompt[0] == Play("a.mp3", "Bonjour.")
    assert [said.words for said in asked.prompt] == ["Bonjour.", MENU.text]


def test_words_that_refuse_are_listened_to_until_the_next_answer() -> None:
    told = call(FLOW, *HEARD)
    assert told.of(Listen)[0].phrases == ("atelier", "message", "je refuse", "pas d'enregistrement")
    assert listed_phrases(FLOW, told.state) == told.of(Listen)[0].phrases
    silent = switchboard(notice=OPEN, speech=False)
    assert call(silent, *HEARD).of(Listen)[0].phrases == ()


def test_a_key_that_also_chooses_refuses() -> None:
    torn = switchboard(notice=replace(OPEN, refuse=Answer("1")))
    assert call(torn, *HEARD, "9 s", "1").of(Decision)[0].value == "refused"


def test_what_withdraws_refuses_too() -> None:
    told = call(switchboard(notice=OPEN, withdraw=Answer("*")), *HEARD, "9 s", "*")
    assert told.of(Decision)[0].value == "refused"
    assert told.state.step == "otherwise"


def test_an_alternative_taken_is_not_going_on() -> None:
    flow = switchboard(notice=replace(OPEN, continued="otherwise"))
    told = call(flow, *HEARD, "9 s", "1", "9 s", "1")
    assert told.of(AlternativeChosen)
    assert not told.of(Decision)
    assert not told.recorded


@pytest.mark.parametrize(
    ("mode", "value"), [(Mode.OBJECTION, "not_objected"), (Mode.LEGAL_OBLIGATION, "continued")]
)
def test_other_modes_call_it_by_their_own_name(mode: Mode, value: str) -> None:
    told = call(switchboard(notice=replace(OPEN, mode=mode)), *HEARD, "9 s", "1")
    assert told.of(Decision)[0].value == value
    refused = call(switchboard(notice=replace(OPEN, mode=mode)), *HEARD, "9 s", "9")
    assert refused.of(Decision)[0].value in ("objected", "refused")
    assert refused.state.must_end is (mode is Mode.LEGAL_OBLIGATION)


def test_an_explicit_question_is_answered_by_its_own_yes_alone() -> None:
    told = call(switchboard(notice=replace(EXPLICIT, window=None)), *HEARD)
    assert told.state.waiting is Waiting.OFFER
    assert told.of(OfferMade)[0].window_seconds == 3


def test_a_reason_the_notice_does_not_speak_is_granted_by_no_answer() -> None:
    silent_about_it = switchboard(notice=replace(OPEN, notice="Cet appel peut être enregistré."))
    told = call(silent_about_it, *HEARD, "9 s", "1")
    assert told.of(Decision)[0].purposes == ()
    assert told.of(ConsentMissing)
    assert not told.recorded


def test_without_a_key_that_refuses_nothing_is_opened() -> None:
    told = call(switchboard(notice=replace(OPEN, refuse=Answer(None, ("je refuse",)))), *HEARD, "9 s", "1")
    assert told.of(Decision)[0].value == "unclear"
    assert not told.recorded


def test_another_notice_ends_the_time_of_the_first_one() -> None:
    told = call(FLOW, *HEARD, "2")
    assert told.state.waiting is Waiting.NOTICE
    assert told.state.window is None
    told.plays("-", "1", "message 3 #")
    assert [decision.value for decision in told.of(Decision)] == ["accepted"]


def test_what_was_stopped_elsewhere_meanwhile_stays_stopped() -> None:
    told = call(FLOW, *HEARD, "9 s")
    told.may_record = MayRecord.WITHDRAWN
    told.plays("1")
    assert not told.of(Decision)
    assert not told.recorded


def test_a_reason_that_opens_at_midnight_is_not_granted_by_who_was_not_told() -> None:
    told = call(FLOW, at=call(FLOW).at.replace(month=11, day=30, hour=23, minute=59, second=57))
    told.plays(*HEARD, "9 s", "1")
    assert told.at.day == 1
    assert told.of(RecordingAllowed)[0].purposes == ("service_quality",)


FILE = Collect("Dossier ?", "file", Digits(4, 4), "workshop", Retry("bye"), Retry("bye"))
DIGITS = switchboard(notice=replace(OPEN, continued="file"), file=FILE)


def test_digits_are_an_answer_too() -> None:
    told = call(DIGITS, *HEARD, "9 s", "types 1234")
    assert told.of(Decision)[0].by == "answering"
    assert told.recorded


def test_the_refusal_s_key_alone_refuses_where_digits_are_asked_for() -> None:
    told = call(DIGITS, *HEARD, "9 s", "types 9")
    assert told.of(Decision)[0].value == "refused"
    assert told.state.step == "otherwise"


def test_words_that_refuse_are_heard_where_digits_are_asked_for() -> None:
    told = call(DIGITS, *HEARD, "9 s")
    assert told.of(TakeDigits)[0].phrases == ("je refuse", "pas d'enregistrement")
    assert told.plays("je refuse").of(Decision)[0].by == "voice"


def test_digits_among_which_is_the_refusal_s_key_decide_nothing() -> None:
    told = call(DIGITS, *HEARD, "9 s", "types 1934")
    assert not told.of(Decision)
    assert told.of(RecordingBlocked)[0].reason == "unanswered"


def test_digits_that_are_not_as_asked_decide_nothing() -> None:
    assert not call(DIGITS, *HEARD, "9 s", "types 12").of(Decision)


def test_confirming_them_is_an_answer_and_so_is_no_sooner_one() -> None:
    reads = switchboard(notice=replace(OPEN, continued="file"), file=replace(FILE, read_back="{file} ?"))
    assert call(reads, *HEARD, "types 1234", "9 s", "1").recorded
    refused = call(reads, *HEARD, "types 1234", "9 s", "9")
    assert refused.of(Decision)[0].value == "refused"


def test_a_number_that_varies_is_not_ended_by_the_key_that_refuses() -> None:
    varies = replace(FILE, digits=Digits(2, 4))
    flow = switchboard(notice=replace(OPEN, refuse=Answer("#"), continued="file"), file=varies)
    assert call(flow, *HEARD).of(TakeDigits)[0].end_key == ""


def test_a_message_ended_by_the_refusal_s_key_is_refused_and_erased() -> None:
    first = replace(
        EXPLICIT, purposes=("message",), accepted="notice", refused="notice", unclear=Retry("bye")
    )
    flow = switchboard(start="first", first=first, notice=replace(OPEN, continued="message"))
    told = call(flow, "-", "1", *HEARD)
    assert told.of(TakeMessage)[0].end_keys == "#9"
    told.plays("message 7 9")
    assert told.of(Decision)[-1].value == "refused"
    assert EraseRecordings() in told.last.actions
    assert told.state.step == "otherwise"


def elsewhere() -> Flow:
    """A flow whose caller is asked, and then put through to another flow before they answer."""
    other = replace(switchboard(), name="other", start="ask", steps=ELSEWHERE, version="")
    here = switchboard(notice=replace(OPEN, continued="there"), there=Goto("other", "workshop"))
    return replace(here, others={"other": other})


ELSEWHERE: dict[str, Step] = {
    "ask": Ask("Tapez 1.", (Choice("on", Answer("1"), "back"),), Retry("back"), Retry("back")),
    "back": Goto(BACK),
    "otherwise": HangUp("Ailleurs."),
}


def test_in_another_flow_the_refusal_leads_where_the_asking_flow_says() -> None:
    told = call(elsewhere(), *HEARD, "9 s", "9")
    assert told.of(Decision)[0].step == "notice"
    assert (told.state.inside, told.state.step, told.state.stack) == ("", "otherwise", ())


def test_in_another_flow_an_answer_is_going_on_in_the_asking_one() -> None:
    told = call(elsewhere(), *HEARD, "9 s", "1")
    assert told.of(Decision)[0].step == "notice"
    assert told.recorded


def asked_there() -> Flow:
    """A flow that has its callers asked in another, which comes back before they answer."""
    other = replace(switchboard(notice=replace(OPEN, continued="back", refused="sorry")), name="other")
    steps: dict[str, Step] = {**other.steps, "back": Goto(BACK), "sorry": Say("Bien.", "back")}
    other = replace(other, start="notice", steps=steps, version="")
    here = switchboard(start="there", there=Goto("other", "ask"), ask=ELSEWHERE["ask"], back=HangUp("Fin."))
    return replace(here, others={"other": other})


def test_a_refusal_after_coming_back_goes_on_where_the_asking_flow_was_led_from() -> None:
    told = call(asked_there(), *HEARD, "9 s", "9")
    assert told.of(Decision)[0].value == "refused"
    assert (told.state.inside, told.state.step, told.state.stack) == ("", "ask", ())


def test_what_an_earlier_version_sealed_is_still_opened() -> None:
    state = call(elsewhere(), *HEARD).state
    values = state.to_list()
    assert state.window is not None
    place = next(at for at, one in enumerate(values) if isinstance(one, list) and one[:2] == ["", "notice"])
    values[place] = [*values[place][:2], len(state.window.back), *values[place][3:]]
    assert CallState.from_list(values) == state


def test_words_the_call_remembers_may_change_meanwhile() -> None:
    asks = replace(OPEN, notice="{why} {purposes}", offer="{why} Tapez 9.", continued="set")
    flow = switchboard(start="first", first=Set((("why", "Ici."),), "notice"), notice=asks)
    flow = replace(flow, steps={**flow.steps, "set": Set((("why", "Là."),), "menu")})
    told = call(flow, *HEARD, "9 s", "1")
    assert told.of(Decision)[0].offer_sha256 == told.of(OfferMade)[0].words_sha256
    assert told.of(Decision)[0].notice_sha256 == told.of(NoticeStarted)[0].words_sha256
