"""What Twilio sends, in its own words, as what the caller did in ours."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.engine import Waiting
from ivr.events import (
    Caller,
    CallStarted,
    Event,
    MayRecord,
    MessageLeft,
    Outcome,
    Pressed,
    Spoke,
    StayedSilent,
    TalkEnded,
    TextSent,
    Typed,
    WentOn,
)
from ivr.hearing import understood
from ivr.phone.inbound import (
    LONGEST_SPEECH,
    WITHHELD,
    Moment,
    call_id,
    caller_kind,
    caller_number,
    event_of,
    shown_caller,
)
from tests.engine.scene import MORNING

MAY = MayRecord.SAMPLE
CALLER, OURS = "+33639980001", "+33199000123"
ASKS = [
    Waiting.NOTICE,
    Waiting.OFFER,
    Waiting.CHOICE,
    Waiting.ALTERNATIVE,
    Waiting.STAR,
    Waiting.READ_BACK,
]
INCOMING = {
    "AccountSid": "AC" + "0" * 32,
    "ApiVersion": "2010-04-01",
    "CallSid": "CA" + "0" * 32,
    "CallStatus": "ringing",
    "Direction": "inbound",
    "From": CALLER,
    "To": OURS,
    "CallerCity": "",
    "CallerState": "Köln",
    "StirVerstat": "TN-Validation-Passed-A",
    "CallToken": "%7B%22parentCallInfoToken%22%3A%22x%22%7D",
}


def heard(waiting: Waiting, form: dict[str, str], phrases: tuple[str, ...] = (), text: bool = False) -> Event:
    moment = Moment(MORNING, MAY)
    return event_of(INCOMING | form, waiting, moment, lambda speech: understood(speech, phrases), text)


@pytest.mark.parametrize(
    ("given", "kind", "number", "shown"),
    [
        (CALLER, Caller.NUMBER, CALLER, None),
        ("", Caller.HIDDEN, None, OURS),
        ("anonymous", Caller.HIDDEN, None, OURS),
        ("Anonymous", Caller.HIDDEN, None, OURS),
        ("unknown", Caller.HIDDEN, None, OURS),
        ("+266696687", Caller.HIDDEN, None, OURS),
        ("+7378742833", Caller.HIDDEN, None, OURS),
        ("0639980001", Caller.HIDDEN, None, OURS),
        ("33639980001", Caller.HIDDEN, None, OURS),
        ("+0639980001", Caller.HIDDEN, None, OURS),
        ("+33 6 39 98 00 01", Caller.HIDDEN, None, OURS),
        ("+33639980001\n", Caller.HIDDEN, None, OURS),
        ("+" + "3" * 16, Caller.HIDDEN, None, OURS),
        ("+³³639980001", Caller.HIDDEN, None, OURS),
        ("sip:marie@garage-martin.example", Caller.SIP, None, OURS),
        ("SIPS:marie@garage-martin.example", Caller.SIP, None, OURS),
        ("sip:+33639980001@garage-martin.example", Caller.SIP, None, OURS),
        ("client:marie", Caller.CLIENT, None, OURS),
        ("whatsapp:+33639980001", Caller.HIDDEN, None, OURS),
    ],
)
def test_a_caller_is_served_however_they_show_themselves(
    given: str, kind: Caller, number: str | None, shown: str | None
) -> None:
    form = INCOMING | {"From": given}
    assert caller_kind(form) is kind
    assert caller_number(form) == number
    assert shown_caller(form) == shown
    assert heard(Waiting.CALL, {"From": given}) == CallStarted(
        MORNING, MAY, kind, can_text=number is not None, country="FR" if number else ""
    )


def test_a_form_that_says_nothing_of_the_caller_is_that_of_a_hidden_one() -> None:
    assert caller_kind({}) is Caller.HIDDEN
    assert caller_number({}) is None
    assert shown_caller({}) is None


@pytest.mark.parametrize("called", ["", "sip:accueil@garage-martin.example", "client:accueil", "0199000123"])
def test_nobody_is_shown_where_neither_side_has_a_number(called: str) -> None:
    assert shown_caller(INCOMING | {"From": "anonymous", "To": called}) is None


def test_what_stands_for_a_withheld_number_is_a_word_on_the_keypad() -> None:
    letters = {
        "ABC": "2",
        "DEF": "3",
        "GHI": "4",
        "JKL": "5",
        "MNO": "6",
        "PQRS": "7",
        "TUV": "8",
        "WXYZ": "9",
    }
    keys = {letter: key for on_key, key in letters.items() for letter in on_key}
    words = ["ANONYMOUS", "RESTRICTED", "BLOCKED", "UNKNOWN", "UNAVAILABLE"]
    assert {"+" + "".join(keys[letter] for letter in word) for word in words} == WITHHELD


@pytest.mark.parametrize(
    "given", ["CA" + "0" * 32, "v3:KBnLO0ZK-3DhK_M5s7", "fd4d0d2b-6d09-4c0b-9d0b-3c6a2a0c9d1e"]
)
def test_a_call_keeps_the_name_its_carrier_gave_it(given: str) -> None:
    assert call_id({"CallSid": given}) == given


@pytest.mark.parametrize("given", ["", "CA/../x", "CA\n", "CA 1", "é", "C" * 65, "CA?x=1", "CA\x00"])
def test_a_call_without_a_name_that_can_be_kept_has_none(given: str) -> None:
    assert call_id({"CallSid": given}) is None
    assert call_id({}) is None


@pytest.mark.parametrize("waiting", ASKS)
@pytest.mark.parametrize(
    ("digits", "key"),
    [
        *((key, key) for key in "0123456789*#"),
        ("12", ""),
        ("99", ""),
        ("1#", ""),
        ("hangup", ""),
        ("w", ""),
        ("A", ""),
        (" ", ""),
        ("١", ""),
        ("１", ""),
        ("1\n", ""),
        ("9" * 65_536, ""),
    ],
)
def test_one_key_is_that_key_and_anything_else_is_none_of_them(
    waiting: Waiting, digits: str, key: str
) -> None:
    assert heard(waiting, {"Digits": digits, "msg": "Gather End"}) == Pressed(MORNING, MAY, key)


@pytest.mark.parametrize(
    ("given", "typed"),
    [
        ("123456", "123456"),
        ("9", "9"),
        ("12*4", "12*4"),
        ("0", "0"),
        ("9" * 40, "9" * 40),
        ("9" * 41, ""),
        ("9" * 65_536, ""),
        ("12 34", ""),
        ("١٢", ""),
        ("hangup", ""),
        ("12\n", ""),
    ],
)
def test_where_digits_are_asked_for_all_keys_come_and_nothing_else_is_one(given: str, typed: str) -> None:
    assert heard(Waiting.DIGITS, {"Digits": given}) == Typed(MORNING, MAY, typed)


def test_where_digits_are_asked_for_a_listed_phrase_is_heard_too() -> None:
    found = heard(Waiting.DIGITS, {"SpeechResult": "Je refuse."}, ("je refuse",))
    assert found == Spoke(MORNING, MAY, "je refuse")


@pytest.mark.parametrize("form", [{}, {"Digits": ""}, {"Digits": "", "SpeechResult": ""}])
def test_where_digits_are_asked_for_no_key_is_silence(form: dict[str, str]) -> None:
    assert heard(Waiting.DIGITS, form) == StayedSilent(MORNING, MAY)


@pytest.mark.parametrize(
    ("number", "country"),
    [
        ("+33639980001", "FR"),
        ("+32470123456", "BE"),
        ("+590690001234", "GP"),
        ("+12025550123", "US"),
        ("+14165550123", "CA"),
        ("+800123456789", ""),
        ("+99912345678", ""),
    ],
)
def test_a_number_tells_the_country_that_gave_it_out(number: str, country: str) -> None:
    started = heard(Waiting.CALL, {"From": number})
    assert isinstance(started, CallStarted)
    assert started.country == country


@pytest.mark.parametrize("waiting", ASKS)
@pytest.mark.parametrize(
    "form",
    [{}, {"Digits": ""}, {"Digits": "", "SpeechResult": ""}, {"msg": "Gather End", "FinishedOnKey": ""}],
)
def test_an_empty_result_is_silence(waiting: Waiting, form: dict[str, str]) -> None:
    assert heard(waiting, form) == StayedSilent(MORNING, MAY)


@pytest.mark.parametrize(
    ("speech", "phrase"),
    [
        ("Je refuse.", "je refuse"),
        ("JE REFUSE", "je refuse"),
        ("je ne refuse pas", ""),
        ("oui " + "euh " * 20_000, ""),
        ("   ", ""),
        ("...", ""),
        ("\x00", ""),
        ("\U0001f600", ""),
        ("<Say>je refuse</Say>", ""),
    ],
)
def test_speech_is_a_listed_phrase_or_nothing_that_was_understood(speech: str, phrase: str) -> None:
    found = heard(Waiting.OFFER, {"SpeechResult": speech, "Confidence": "0.9"}, ("oui", "je refuse"))
    assert found == Spoke(MORNING, MAY, phrase)


def test_the_beginning_of_a_long_speech_is_never_taken_for_the_whole() -> None:
    speech = "oui" + "." * LONGEST_SPEECH + " non"
    assert heard(Waiting.OFFER, {"SpeechResult": speech}, ("oui",)) == Spoke(MORNING, MAY, "")


def test_a_key_goes_before_what_was_heard_meanwhile() -> None:
    assert heard(Waiting.OFFER, {"Digits": "9", "SpeechResult": "oui"}, ("oui",)) == Pressed(
        MORNING, MAY, "9"
    )


@pytest.mark.parametrize("waiting", [Waiting.TALK, Waiting.RECORDED_TALK])
@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("completed", Outcome.TALKED),
        ("answered", Outcome.TALKED),
        ("busy", Outcome.BUSY),
        ("no-answer", Outcome.NO_ANSWER),
        ("failed", Outcome.FAILED),
        ("canceled", Outcome.FAILED),
        ("COMPLETED", Outcome.FAILED),
        ("something-new", Outcome.FAILED),
        ("", Outcome.FAILED),
    ],
)
def test_a_talk_ended_as_twilio_says_and_what_it_does_not_say_failed(
    waiting: Waiting, status: str, outcome: Outcome
) -> None:
    assert heard(waiting, {"DialCallStatus": status}) == TalkEnded(MORNING, MAY, outcome)


@pytest.mark.parametrize(
    ("bridged", "outcome"), [("true", Outcome.TALKED), ("false", Outcome.NO_ANSWER), ("", Outcome.TALKED)]
)
def test_who_answers_and_is_not_joined_has_not_talked(bridged: str, outcome: Outcome) -> None:
    # https://www.twilio.com/docs/voice/twiml/dial#request-parameters
    told = heard(Waiting.TALK, {"DialCallStatus": "completed", "DialBridged": bridged})
    assert told == TalkEnded(MORNING, MAY, outcome)


def test_a_talk_of_whose_end_nothing_is_said_failed() -> None:
    assert heard(Waiting.TALK, {}) == TalkEnded(MORNING, MAY, Outcome.FAILED)


@pytest.mark.parametrize(
    ("duration", "seconds"),
    [
        ("0", 0),
        ("7", 7),
        ("007", 7),
        ("3600", 3_600),
        ("", 0),
        ("-1", 0),
        ("+1", 0),
        ("1.5", 0),
        ("1e3", 0),
        ("NaN", 0),
        ("٣", 0),
        ("３", 0),
        ("²", 0),
        (" 7", 0),
        ("1_000", 0),
        ("9" * 10_000, 0),
    ],
)
def test_a_message_is_as_long_as_twilio_counted(duration: str, seconds: int) -> None:
    assert heard(Waiting.MESSAGE, {"RecordingDuration": duration}) == MessageLeft(MORNING, MAY, seconds, "")


@pytest.mark.parametrize(
    ("digits", "key"), [("#", "#"), ("*", "*"), ("hangup", ""), ("", ""), ("*#", ""), ("12", "")]
)
def test_a_message_ended_by_a_key_or_by_the_caller_hanging_up(digits: str, key: str) -> None:
    form = {"RecordingDuration": "12", "Digits": digits}
    assert heard(Waiting.MESSAGE, form) == MessageLeft(MORNING, MAY, 12, key)


def test_a_message_that_was_never_begun_is_empty() -> None:
    assert heard(Waiting.MESSAGE, {}) == MessageLeft(MORNING, MAY, 0, "")


@pytest.mark.parametrize("accepted", [True, False])
def test_whether_a_text_was_taken_is_not_for_the_form_to_say(accepted: bool) -> None:
    form = {"Digits": "1", "SmsStatus": "sent"}
    assert heard(Waiting.TEXT, form, text=accepted) == TextSent(MORNING, MAY, accepted)


def test_between_two_documents_nothing_is_heard() -> None:
    assert heard(Waiting.DOCUMENT, {"Digits": "9"}) == WentOn(MORNING, MAY)


@given(
    st.sampled_from(Waiting),
    st.dictionaries(
        st.sampled_from(
            ["From", "To", "Digits", "SpeechResult", "DialCallStatus", "RecordingDuration", "CallSid"]
        ),
        st.text(max_size=30),
    ),
)
def test_no_form_whatever_is_a_fault(waiting: Waiting, form: dict[str, Any]) -> None:
    event = event_of(form, waiting, Moment(MORNING, MAY), lambda speech: understood(speech, ("oui",)))
    assert (event.at, event.may_record) == (MORNING, MAY)
    assert getattr(event, "phrase", "") in ("", "oui")
    assert len(getattr(event, "key", "")) <= 1
    assert set(getattr(event, "digits", "")) <= set("0123456789*#")
    call_id(form), caller_kind(form), shown_caller(form)
