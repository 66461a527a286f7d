"""Whatever is asked of the telephone reaches it as planned: these verbs, these attributes, these words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr.actions import (
    Action,
    Connect,
    EraseRecordings,
    GoOn,
    HangUp,
    Listen,
    Play,
    Say,
    SendText,
    Spoken,
    TakeDigits,
    TakeMessage,
)
from ivr.flow import Flow
from ivr.phone import twiml
from ivr.phone.twiml import (
    AUDIO,
    CALLER_ID,
    LARGEST_DOCUMENT,
    LARGEST_HINTS,
    NEXT,
    NOTHING,
    RECORDING,
    WHISPER,
    Addresses,
    TooLarge,
    document,
    fragment,
)
from tests.engine.any_call import calls
from tests.engine.judge import Heard
from tests.phone.twiml_schema import check

HERE = Addresses(
    "https://calls.example.com/voice/accueil/c2VhbA",
    "https://calls.example.com/recording",
    whisper="https://calls.example.com/whisper/accueil/c2VhbA",
    audio="https://calls.example.com/audio",
)
NUMBER = "+33199000123"
TEAM = (NUMBER, "+33199000124", "+33199000125")
FRENCH = {"language": "fr-FR", "voice": "Polly.Lea-Neural"}
REPORTS = {
    "recordingStatusCallback": HERE.recording,
    "recordingStatusCallbackEvent": "in-progress completed absent",
    "recordingStatusCallbackMethod": "POST",
}
BACK = {"action": HERE.next, "method": "POST"}

Planned = tuple[str, dict[str, str], str, tuple[Any, ...]]
"""A verb, its attributes, its text, and what it holds."""


def say(words: str) -> Say:
    return Say(words, "fr-FR", "Polly.Lea-Neural")


def heard(words: str) -> str:
    """The words as any XML parser gives them back, once what XML cannot carry is gone."""
    carried = "".join(
        letter
        for letter in words
        if letter in "\t\n\r"
        or " " <= letter <= "\ud7ff"
        or "\ue000" <= letter <= "\ufffd"
        or letter > "\uffff"
    )
    return carried.replace("\r\n", "\n").replace("\r", "\n")


def spoken_to(phrases: tuple[str, ...], language: str) -> dict[str, str]:
    """What a Gather says of speech, where it listens to some."""
    if not phrases:
        return {}
    hints = ", ".join(phrases)
    return {"language": language, "speechTimeout": "auto", "profanityFilter": "false", "hints": hints}


def planned(action: Spoken, here: Addresses = HERE) -> list[Planned]:
    """The verbs of one action, written from Twilio's pages."""
    match action:
        case Say(words, language, voice):
            return [("Say", {"language": language, "voice": voice}, heard(words), ())]
        case Play(audio):
            return [("Play", {}, audio if audio.startswith("https://") else f"{here.audio}/{audio}", ())]
        case TakeDigits(prompt, seconds, most, end_key, _, phrases, language):
            attributes = {
                "input": "dtmf speech" if phrases else "dtmf",
                "timeout": str(seconds),
                "numDigits": str(most),
                "finishOnKey": end_key,
                "actionOnEmptyResult": "true",
                **BACK,
            }
            attributes |= spoken_to(phrases, language)
            return [("Gather", attributes, "", tuple(planned(each)[0] for each in prompt))]
        case Listen(prompt, seconds, phrases, language):
            attributes = {
                "input": "dtmf speech" if phrases else "dtmf",
                "timeout": str(seconds),
                "numDigits": "1",
                "finishOnKey": "",
                "actionOnEmptyResult": "true",
                **BACK,
            }
            attributes |= spoken_to(phrases, language)
            return [("Gather", attributes, "", tuple(planned(each)[0] for each in prompt))]
        case Connect(numbers, rings, record, star_ends, returns, together, whispers):
            attributes = {"timeout": str(rings)}
            attributes |= {"callerId": here.caller_id} if here.caller_id else {}
            attributes |= BACK if returns else {}
            attributes |= {"hangupOnStar": "true"} if star_ends else {}
            if record:
                attributes |= {"record": "record-from-answer-dual", "recordingTrack": "both"}
                attributes |= {"trim": "do-not-trim", **REPORTS}
            attributes |= {"sequential": "true"} if len(numbers) > 1 and not together else {}
            asked = {"url": here.whisper, "method": "POST"} if whispers else {}
            return [("Dial", attributes, "", tuple(("Number", asked, number, ()) for number in numbers))]
        case TakeMessage(longest, end_keys):
            attributes = {"timeout": "5", "finishOnKey": end_keys, "maxLength": str(longest)}
            attributes |= {"playBeep": "true", "trim": "do-not-trim", **BACK, **REPORTS}
            return [("Record", attributes, "", ()), ("Redirect", {"method": "POST"}, here.next, ())]
        case GoOn(pause):
            waits: list[Planned] = [("Pause", {"length": str(pause)}, "", ())] if pause else []
            return [*waits, ("Redirect", {"method": "POST"}, here.next, ())]
        case HangUp():
            return [("Hangup", {}, "", ())]


def read(answer: bytes) -> list[Planned]:
    """The verbs of a document that Twilio would carry out."""
    return [_read(verb) for verb in check(answer)]


def _read(element: Any) -> Planned:
    return (
        element.tag,
        dict(element.attrib),
        element.text or "",
        tuple(_read(inner) for inner in element),
    )


traps = st.sampled_from(
    [
        "]]>",
        "</Say><Dial>+33639980001</Dial>",
        "<break time='9s'/>",
        "&amp;&#0;&#xFFFF;",
        "<!--",
        "<?xml version='1.0'?>",
        "\x00\x01\x0b\x1f",
        "\ud800",
        "\udfff\ud83d",
        "\ufffe\uffff",
        "\r\n",
        "\r",
        "\t",
        "\u2028\x85\x7f",
        "\U0001f600",
        "Œuvre à façon, s'il vous plaît",
        "\"'",
        NEXT,
        RECORDING,
        CALLER_ID,
        WHISPER,
        AUDIO,
        f'" callerId="{CALLER_ID}',
        "next",
        "</Response>",
        "<Response />",
        "{keep}",
    ]
)
words = st.lists(st.one_of(traps, st.text(max_size=8)), max_size=6).map("".join)
says = st.builds(say, words)
plays = st.builds(Play, st.sampled_from(["bienvenue.mp3", "https://sounds.example.com/a.wav?b=1&c=2"]), words)
prompts = st.lists(st.one_of(says, plays), max_size=3).map(tuple)
names = st.text("aàé'- ", min_size=1, max_size=20)
actions: st.SearchStrategy[Action] = st.one_of(
    says,
    st.builds(
        Listen,
        prompts,
        st.integers(1, 60),
        st.lists(names, max_size=4).map(tuple),
        st.just("fr-FR"),
    ),
    st.builds(
        Connect,
        st.lists(st.sampled_from(TEAM), min_size=1, max_size=10).map(tuple),
        st.integers(5, 600),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    ),
    plays,
    st.builds(
        TakeDigits,
        prompts,
        st.integers(1, 60),
        st.integers(2, 20),
        st.sampled_from(["", "#"]),
        st.booleans(),
        st.lists(names, max_size=2).map(tuple),
        st.just("fr-FR"),
    ),
    st.builds(TakeMessage, st.integers(1, 3_600), st.sampled_from(["#", "#*", "#9"])),
    st.builds(GoOn, st.integers(0, 9)),
    st.just(HangUp()),
    st.builds(SendText, words),
    st.just(EraseRecordings()),
)


@settings(max_examples=300)
@given(st.lists(actions, max_size=8), st.sampled_from([None, "+33639980001"]))
def test_any_actions_parse_back_to_what_was_planned(asked: list[Action], caller_id: str | None) -> None:
    here = replace(HERE, caller_id=caller_id)
    plan = [
        verb
        for action in asked
        if not isinstance(action, SendText | EraseRecordings)
        for verb in planned(action, here)
    ]
    assert read(document(asked, here)) == plan


@pytest.mark.parametrize(
    "action",
    [
        say("Garage Martin, bonjour."),
        Listen((say("Cet appel peut être enregistré."),), 1),
        Listen((say("Pour refuser, tapez 9."),), 5, ("je refuse", "pas d'enregistrement"), "fr-FR"),
        Connect((NUMBER,), 20, record=True, star_ends=True),
        Connect((NUMBER,), 20),
        Connect((NUMBER,), 30, returns=False),
        Connect(TEAM, 20, whispers=True),
        Connect(TEAM, 20, record=True, together=True),
        Play("bienvenue.mp3", "Bienvenue."),
        Play("https://sounds.example.com/bienvenue.wav", "Bienvenue."),
        Listen((say("Bonjour."), Play("menu.wav", "Tapez 1.")), 5),
        TakeDigits((say("Votre numéro de dossier ?"),), 5, 8, "#"),
        TakeDigits((say("Votre code à quatre chiffres ?"),), 5, 4, "", confidential=True),
        TakeMessage(120, "#*"),
        GoOn(2),
        GoOn(),
        HangUp(),
    ],
    ids=lambda action: type(action).__name__,
)
def test_every_action_passes_twilios_own_schema(action: Spoken, shared_data: Any) -> None:
    assert shared_data("twiml/twiml.xsd").exists()
    assert read(document([action], replace(HERE, caller_id="+33199000124")))


def test_the_notice_is_key_only_and_comes_back_when_nothing_was_pressed() -> None:
    [(verb, attributes, _, _)] = read(document([Listen((say("Avis."),), 1)], HERE))
    assert verb == "Gather"
    assert attributes == {
        "input": "dtmf",
        "timeout": "1",
        "numDigits": "1",
        "finishOnKey": "",
        "actionOnEmptyResult": "true",
        "action": HERE.next,
        "method": "POST",
    }


def test_the_offer_of_a_flow_with_speech_hears_words_and_keeps_them_as_they_were_said() -> None:
    offer = Listen((say("Pour refuser, dites « je refuse »."),), 5, ("je refuse", "non, merci"), "fr-FR")
    [(_, attributes, _, _)] = read(document([offer], HERE))
    assert attributes["input"] == "dtmf speech"
    assert attributes["hints"] == "je refuse, non  merci"
    assert attributes["profanityFilter"] == "false"
    assert "speechModel" not in attributes


def test_a_recorded_talk_says_everything_and_leaves_nothing_to_a_default() -> None:
    [(_, attributes, _, _)] = read(document([Connect((NUMBER,), 20, record=True, star_ends=True)], HERE))
    assert attributes == {
        "timeout": "20",
        "action": HERE.next,
        "method": "POST",
        "hangupOnStar": "true",
        "record": "record-from-answer-dual",
        "recordingTrack": "both",
        "trim": "do-not-trim",
        "recordingStatusCallback": HERE.recording,
        "recordingStatusCallbackEvent": "in-progress completed absent",
        "recordingStatusCallbackMethod": "POST",
    }


def test_an_unrecorded_talk_does_not_speak_of_recording() -> None:
    answer = document([Connect((NUMBER,), 20), Connect((NUMBER,), 30, returns=False)], HERE)
    assert b"ecord" not in answer.replace(HERE.recording.encode(), b"")
    assert b"hangupOnStar" not in answer


def test_who_calls_is_shown_only_where_it_is_given() -> None:
    assert b"callerId" not in document([Connect((NUMBER,), 20)], HERE)
    shown = document([Connect((NUMBER,), 20)], replace(HERE, caller_id="+33199000124"))
    assert b'callerId="+33199000124"' in shown


def test_nothing_is_an_answer_too() -> None:
    assert read(NOTHING) == []
    assert read(document([SendText("Bonjour"), EraseRecordings()], HERE)) == []


@given(st.text(max_size=60), st.text(max_size=20))
def test_whatever_an_address_holds_it_stays_where_it_was_put(address: str, caller: str) -> None:
    here = Addresses(address, address + "/r", caller)
    [dial, redirect] = read(document([Connect((NUMBER,), 20, record=True), GoOn()], here))
    attributes = {name: value.split() for name, value in dial[1].items()}
    assert attributes["action"] == heard(address).split()
    assert attributes["recordingStatusCallback"] == heard(address + "/r").split()
    assert attributes["callerId"] == heard(caller).split()
    assert redirect[2] == heard(address)


@given(st.lists(st.text(max_size=150), min_size=1, max_size=20))
def test_hints_are_as_many_and_as_long_as_twilio_takes(phrases: list[str]) -> None:
    [(_, attributes, _, _)] = read(document([Listen((), 5, tuple(phrases), "fr-FR")], HERE))
    hints = attributes["hints"].split(", ")
    assert all(len(hint) <= 100 for hint in hints)
    assert len(attributes["hints"].encode()) <= LARGEST_HINTS


def test_a_thousand_phrases_leave_room_for_the_words() -> None:
    phrases = tuple(f"{n:03} " + "é&" * 48 for n in range(1_000))
    longest = [say("&" * 3_000)] * 3
    answer = document([*longest, Listen((say("&" * 3_000),), 5, phrases, "fr-FR")], HERE)
    assert len(answer) < LARGEST_DOCUMENT
    assert re.search(rb'hints="000 ', answer)


def test_a_document_that_twilio_would_not_read_is_never_sent() -> None:
    most = LARGEST_DOCUMENT - len(document([say("a")], HERE)) + 1
    assert len(document([say("a" * most)], HERE)) == LARGEST_DOCUMENT
    with pytest.raises(TooLarge):
        document([say("a" * (most + 1))], HERE)


@settings(max_examples=60)
@given(calls())
def test_every_answer_of_any_call_on_any_flow_is_carried_out(played: tuple[Flow, list[Heard]]) -> None:
    _, call = played
    for _, turn in call:
        asked = [action for action in turn.actions if isinstance(action, Spoken)]
        answer = document(turn.actions, HERE)
        # The flows are drawn with a voice that no carrier has.
        assert len(check(answer.replace(b'voice="voice"', b'voice="woman"'))) >= len(asked)


def test_an_action_is_built_once_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    fragment.cache_clear()
    asked = [say("Une fois."), Listen((say("Une fois."),), 5), Connect((NUMBER,), 20), GoOn(), HangUp()]
    first = document(asked, HERE)

    def again() -> None:
        raise AssertionError("built again")

    monkeypatch.setattr(twiml, "VoiceResponse", again)
    assert document(asked, HERE) == first
    elsewhere = document(asked, replace(HERE, next="https://calls.example.com/voice/accueil/b3RoZXI"))
    assert elsewhere == first.replace(b"c2VhbA", b"b3RoZXI")
    with pytest.raises(AssertionError, match="built again"):
        document([say("Deux fois.")], HERE)
