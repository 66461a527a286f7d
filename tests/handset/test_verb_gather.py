"""<Gather> as Twilio documents it: https://www.twilio.com/docs/voice/twiml/gather"""

from __future__ import annotations

import pytest

from ivr.handset import EndedBy, HangUp, Heard, Line, Listening, Press, Speak, StaySilent
from tests.handset.application import Application, application, handset

GATHER = "https://www.twilio.com/docs/voice/twiml/gather"
PROMPT = "<Say>Pour un rendez-vous, tapez 1.</Say>"
PROMPT_SECONDS = len("Pour un rendez-vous, tapez 1.") / 15


def asks(attributes: str, prompt: str = PROMPT, after: str = "<Say>Personne.</Say>") -> Application:
    return application(
        voice=f'<Gather action="/entered" {attributes}>{prompt}</Gather>{after}', entered="<Hangup/>"
    )


# Each case: the page of Twilio, the attributes, what the caller does, what is entered (None: the next verb).
CASES = {
    "a key is sent once the digits asked for are there": (
        f"{GATHER}#numdigits",
        'numDigits="1"',
        ["1"],
        {"Digits": "1"},
    ),
    "the last of numDigits sends them at once, and what follows is lost": (
        f"{GATHER}#numdigits",
        'numDigits="5"',
        ["9411799"],
        {"Digits": "94117"},
    ),
    "# ends the digits and is not sent": (f"{GATHER}#finishonkey", "", ["1234#"], {"Digits": "1234"}),
    "any key may end the digits": (f"{GATHER}#finishonkey", 'finishOnKey="*"', ["12#*"], {"Digits": "12#"}),
    "with finishOnKey empty no key ends the digits, and the timeout sends them": (
        f"{GATHER}#finishonkey",
        'finishOnKey=""',
        ["12#", "-"],
        {"Digits": "12#"},
    ),
    "with finishOnKey empty # is a digit like any other": (
        f"{GATHER}#finishonkey",
        'finishOnKey="" numDigits="1"',
        ["#"],
        {"Digits": "#"},
    ),
    "digits without an end are sent after the timeout": (
        f"{GATHER}#timeout",
        "",
        ["12", "-"],
        {"Digits": "12"},
    ),
    "digits may come in several goes": (f"{GATHER}#timeout", "", ["1", "2", "3#"], {"Digits": "123"}),
    "no key before the timeout: the next verb": (f"{GATHER}#action", "", ["-"], None),
    "# as the first key counts as no input: the next verb": (f"{GATHER}#action", "", ["#"], None),
    "an empty result is sent when it is asked for": (
        f"{GATHER}#actiononemptyresult",
        'actionOnEmptyResult="true"',
        ["-"],
        {},
    ),
    "# as the first key is sent as an empty result when it is asked for": (
        f"{GATHER}#actiononemptyresult",
        'actionOnEmptyResult="true"',
        ["#"],
        {},
    ),
    "words are sent with how sure Twilio is of them": (
        f"{GATHER}#input",
        'input="speech"',
        ["un rendez-vous"],
        {"SpeechResult": "un rendez-vous", "Confidence": "0.9"},
    ),
    "with both inputs a key comes as Digits": (
        f"{GATHER}#input",
        'input="dtmf speech" numDigits="1"',
        ["1"],
        {"Digits": "1"},
    ),
    "with both inputs words come as SpeechResult": (
        f"{GATHER}#input",
        'input="dtmf speech" numDigits="1"',
        ["je refuse"],
        {"SpeechResult": "je refuse", "Confidence": "0.9"},
    ),
    "with both inputs the first that is detected wins": (
        f"{GATHER}#input",
        'input="dtmf speech"',
        ["12", "je refuse"],
        {"Digits": "12"},
    ),
    "words are not heard where only keys are": (f"{GATHER}#input", "", ["je refuse"], None),
    "keys are not heard where only words are": (f"{GATHER}#input", 'input="speech"', ["1"], None),
    "a key after the timeout comes too late": (
        f"{GATHER}#timeout",
        'timeout="3" numDigits="1"',
        [Press("1", after=PROMPT_SECONDS + 3)],
        None,
    ),
    "the timeout begins when the nested words are over": (
        f"{GATHER}#timeout",
        'timeout="3" numDigits="1"',
        [Press("1", after=PROMPT_SECONDS + 2.9)],
        {"Digits": "1"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_gather_takes_input_as_twilio_documents_it(case: str) -> None:
    _, attributes, moves, entered = CASES[case]
    app = asks(attributes)
    handset(app).call(moves)
    if entered is None:
        assert app.paths() == ["/voice", "/status"]
        return
    assert app.paths() == ["/voice", "/entered", "/status"]
    sent = dict(app.at("/entered")[0].form)
    assert {name: sent[name] for name in ("Digits", "SpeechResult", "Confidence") if name in sent} == entered


def test_a_key_cuts_the_words_that_are_being_said() -> None:
    # "After the first digit is received the audio will stop playing."
    app = asks('numDigits="1"', prompt=PROMPT + "<Say>Pour l'atelier, tapez 2.</Say>")
    call = handset(app).call([Press("1", after=0.5)])
    assert call.heard == [Heard(0, "words", "Pour un rendez-vous, tapez 1.", "", "en-US", cut=True)]
    assert call.clock.seconds == 0.5


def test_words_cut_the_words_that_are_being_said() -> None:
    call = handset(asks('input="speech" speechTimeout="2"')).call([Speak("oui", after=0.5)])
    assert call.heard[0].cut
    assert call.clock.seconds == 0.5 + len("oui") / 15 + 2


def test_a_key_before_the_first_word_leaves_it_unheard() -> None:
    call = handset(asks('numDigits="1"')).call([Press("1", after=0)])
    assert call.heard == []


def test_after_silence_the_next_verb_is_heard() -> None:
    app = asks('timeout="3"')
    call = handset(app).call(["-"])
    assert call.words == ["Pour un rendez-vous, tapez 1.", "Personne."]
    assert call.heard[1].at == pytest.approx(PROMPT_SECONDS + 3)


def test_the_default_timeout_is_five_seconds() -> None:
    call = handset(asks("", prompt="", after="")).call(["-"])
    assert call.clock.seconds == 5


def test_pauses_and_audio_files_may_stand_among_the_words() -> None:
    prompt = '<Play loop="2">https://calls.example.com/tune.mp3</Play><Pause length="2"/>' + PROMPT
    call = handset(asks('timeout="1"', prompt=prompt, after="")).call(["-"])
    assert [heard.sound for heard in call.heard] == ["audio", "words"]
    assert call.clock.seconds == pytest.approx(10 + 2 + PROMPT_SECONDS + 1)


def test_without_an_action_the_same_document_is_asked_for_with_the_digits() -> None:
    # https://www.twilio.com/docs/voice/twiml/gather#action
    app = application(voice=['<Gather numDigits="1"/>', "<Hangup/>"])
    handset(app, status_url=None).call(["7"])
    assert app.paths() == ["/voice", "/voice"]
    assert app.asked[1]["Digits"] == "7"


def test_a_get_carries_the_digits_in_its_address() -> None:
    # https://www.twilio.com/docs/voice/twiml/gather#method
    app = asks('method="GET" numDigits="1"')
    handset(app).call(["7"])
    asked = app.at("/entered")[0]
    assert (asked.method, asked.form) == ("GET", ())
    assert "Digits=7" in asked.query


def test_hanging_up_asks_for_no_action() -> None:
    # https://www.twilio.com/docs/voice/twiml#ending-a-call: only the number's status callback tells.
    app = asks('actionOnEmptyResult="true"')
    call = handset(app).call([HangUp(after=1)])
    assert app.paths() == ["/voice", "/status"]
    assert call.ended_by is EndedBy.CALLER
    assert call.heard[0].cut
    assert app.at("/status")[0]["CallStatus"] == "completed"


def test_hanging_up_after_some_keys_sends_none_of_them() -> None:
    app = asks("")
    handset(app).call(["12", "!"])
    assert app.paths() == ["/voice", "/status"]


def test_what_comes_to_nothing_is_noted_as_lost() -> None:
    call = handset(asks("")).call(["je refuse"])
    assert [(done.move, done.lost) for done in call.done] == [(Speak("je refuse"), True)]
    call = handset(asks("")).call(["-"])
    assert [(done.move, done.lost) for done in call.done] == [(StaySilent(), False)]


def test_the_line_shows_what_was_pressed_so_far() -> None:
    line: Line = handset(asks("")).start()
    line.press("12")
    assert isinstance(line.waiting, Listening)
    assert line.waiting.digits == "12"
    assert line.waiting.prompts == ()
