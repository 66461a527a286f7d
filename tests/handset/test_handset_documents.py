"""Documents: the order of verbs, what Twilio refuses to read, and what it only warns of.

https://www.twilio.com/docs/voice/twiml and https://www.twilio.com/docs/api/errors
"""

from __future__ import annotations

import pytest

from ivr.handset import CannotFollow, EndedBy, EndlessCall
from ivr.handset.document import LARGEST, read_document
from ivr.handset.trouble import BadAnswer
from ivr.handset.verbs import (
    Dial,
    Gather,
    Hangup,
    Party,
    Pause,
    Play,
    Record,
    Redirect,
    Reject,
    Say,
    StartRecording,
    StopRecording,
    Verb,
)
from tests.handset.application import Answer, application, handset


def read(verbs: str) -> tuple[Verb, ...]:
    document = read_document(f"<Response>{verbs}</Response>".encode())
    assert document.warnings == ()
    return document.verbs


def refused(body: bytes | str) -> int:
    with pytest.raises(BadAnswer) as bad:
        read_document(body.encode() if isinstance(body, str) else body)
    return bad.value.trouble.code


@pytest.mark.parametrize(
    ("written", "verb"),
    [
        ("<Say>Bonjour.</Say>", Say("Bonjour.", "", "en-US", 1)),
        ("<Say>Ici <break/> le <emphasis>garage</emphasis>.</Say>", Say("Ici  le garage.")),
        ('<Say voice="Polly.Lea-Neural" language="fr-FR">Oui</Say>', Say("Oui", "Polly.Lea-Neural", "fr-FR")),
        ("<Play>https://calls.example.com/a.wav</Play>", Play("https://calls.example.com/a.wav", 1)),
        ("<Pause/>", Pause(1)),
        ("<Gather/>", Gather((), True, False, "", "POST", 5, 5, None, "#", False, (), "en-US")),
        ('<Gather input="speech" speechTimeout="auto"/>', Gather(keys=False, speech=True)),
        ('<Gather hints="je refuse, non"/>', Gather(speech_timeout=5, hints=("je refuse", "non"))),
        ("<Record/>", Record("", "POST", 5, "1234567890*#", 3600, True, "trim-silence")),
        ("<Dial>+33199000124</Dial>", Dial((Party("number", "+33199000124"),), None, "POST", 30, 14400)),
        ("<Dial><Sip>sip:a@example.com</Sip></Dial>", Dial((Party("sip", "sip:a@example.com"),))),
        ("<Dial><Client>alice</Client></Dial>", Dial((Party("client", "alice"),))),
        (
            '<Dial sequential="true"><Number url="/a">+33199000124</Number></Dial>',
            Dial((Party("number", "+33199000124", "/a", "POST"),), sequential=True),
        ),
        ('<Dial record="true"/>', Dial((), record="record-from-answer")),
        ("<Start><Recording/></Start>", StartRecording("", "dual", "both", "trim-silence")),
        ('<Stop><Recording name="a"/></Stop>', StopRecording("a")),
        ("<Redirect>/next</Redirect>", Redirect("/next", "POST")),
        ("<Hangup/>", Hangup()),
        ("<Reject/>", Reject("rejected")),
    ],
)
def test_every_verb_has_twilios_defaults(written: str, verb: Verb) -> None:
    assert read(written) == (verb,)


def test_a_document_that_ends_ends_the_call() -> None:
    app = application(voice="<Say>Bonjour.</Say>")
    call = handset(app).call()
    assert call.ended_by is EndedBy.LAST_VERB
    assert app.paths() == ["/voice", "/status"]


def test_an_empty_document_answers_and_ends_the_call() -> None:
    app = application(voice=Answer("<Response/>"))
    assert handset(app).call().ended_by is EndedBy.LAST_VERB
    assert app.at("/status")[0]["CallStatus"] == "completed"


def test_everything_after_a_redirect_is_ignored() -> None:
    # https://www.twilio.com/docs/voice/twiml/redirect
    app = application(voice="<Redirect>/next</Redirect><Say>Jamais.</Say>", next="<Say>Bonjour.</Say>")
    assert handset(app).call().words == ["Bonjour."]


def test_a_redirect_is_read_from_the_document_it_stands_in() -> None:
    app = application(**{"voice": "<Redirect>in/a</Redirect>", "in/a": "<Redirect>b</Redirect>", "in/b": ""})
    handset(app).call()
    assert app.paths() == ["/voice", "/in/a", "/in/b", "/status"]


def test_everything_after_a_hangup_is_ignored() -> None:
    # https://www.twilio.com/docs/voice/twiml/hangup
    call = handset(application(voice="<Hangup/><Say>Jamais.</Say>")).call()
    assert (call.words, call.ended_by) == ([], EndedBy.HANGUP)


@pytest.mark.parametrize(("reason", "status"), [("rejected", "no-answer"), ("busy", "busy")])
def test_a_call_that_is_rejected_was_never_answered(reason: str, status: str) -> None:
    # https://www.twilio.com/docs/voice/twiml/reject
    app = application(voice=f'<Reject reason="{reason}"/><Say>Jamais.</Say>')
    call = handset(app).call()
    assert call.ended_by is EndedBy.REJECTED
    told = app.at("/status")[0]
    assert (told["CallStatus"], told["CallDuration"]) == (status, "0")


def test_time_passes_with_the_words_that_are_said() -> None:
    call = handset(application(voice='<Say loop="2">Quinze lettres.</Say><Pause length="3"/>')).call()
    assert call.clock.seconds == 2 + 3


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Internal Server Error",
        "<Response><Say>",
        "<Response><Say>R&D</Say></Response>",
        '\n<?xml version="1.0"?><Response/>',
        "<Reponse/>",
        "<response/>",
        b"<Response><Say>\xe9</Say></Response>",
        "<Response><Say>\x0b</Say></Response>",
        '<!DOCTYPE Response SYSTEM "http://calls.example.com/r.dtd"><Response/>',
        '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Response><Say>&b;</Say></Response>',
        '<?xml version="1.0" encoding="klingon"?><Response/>',
    ],
)
def test_what_is_not_twiml_cannot_be_parsed(body: bytes | str) -> None:
    # https://www.twilio.com/docs/api/errors/12100
    assert refused(body) == 12100


def test_an_entity_is_never_expanded() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    assert refused(f'<!DOCTYPE r [<!ENTITY e0 "x">{bomb}]><Response><Say>&e8;</Say></Response>') == 12100


def test_a_document_of_more_than_64_kb_is_refused() -> None:
    # https://www.twilio.com/docs/api/errors/11750
    frame = len("<Response><Say></Say></Response>")
    assert read_document(f"<Response><Say>{'a' * (LARGEST - frame)}</Say></Response>".encode()).verbs
    assert refused(f"<Response><Say>{'a' * (LARGEST - frame + 1)}</Say></Response>") == 11750


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("<Saay>Bonjour.</Saay><Hangup/>", (Hangup(),)),
        ("<say>Bonjour.</say>", ()),
        ("<Number>+33199000124</Number>", ()),
        ("<Gather><Dial>+33199000124</Dial></Gather>", (Gather(speech_timeout=5),)),
        ("<Dial><Say>Bonjour.</Say></Dial>", (Dial(()),)),
        ('<Pause lenght="3"/>', (Pause(1),)),
        ('<Pause length="three"/>', (Pause(1),)),
        ('<Gather numDigits="0"/>', (Gather(speech_timeout=5),)),
        ('<Gather finishOnKey="12"/>', (Gather(speech_timeout=5),)),
        ('<Gather input="voice"/>', (Gather(speech_timeout=5),)),
        ('<Redirect method="PUT">/a</Redirect>', (Redirect("/a"),)),
        ('<Record recordingStatusCallbackEvent="started"/>', (Record(),)),
    ],
)
def test_what_the_schema_does_not_know_is_left_out_with_a_warning(
    written: str, left: tuple[Verb, ...]
) -> None:
    # https://www.twilio.com/docs/api/errors/12200
    document = read_document(f"<Response>{written}</Response>".encode())
    assert [warning.code for warning in document.warnings] == [12200]
    assert document.verbs == left


def test_nothing_to_say_is_warned_of() -> None:
    document = read_document(b"<Response><Say> </Say></Response>")
    [warning] = document.warnings
    assert warning.page == "https://www.twilio.com/docs/api/errors/13520"


def test_a_call_keeps_what_it_was_warned_of() -> None:
    call = handset(application(voice="<Saay>Bonjour.</Saay><Say>Bonjour.</Say>")).call()
    assert [warning.code for warning in call.warnings] == [12200]
    assert call.words == ["Bonjour."]


@pytest.mark.parametrize(
    "written",
    [
        "<Enqueue>atelier</Enqueue>",
        "<Dial><Conference>atelier</Conference></Dial>",
        "<Start><Stream/></Start>",
        "<Start/>",
    ],
)
def test_what_the_handset_cannot_follow_it_says_so(written: str) -> None:
    with pytest.raises(CannotFollow):
        handset(application(voice=written)).call()


def test_documents_that_lead_round_in_a_circle_are_not_followed_for_ever() -> None:
    with pytest.raises(EndlessCall):
        handset(application(voice="<Redirect/>")).call()


def test_a_call_lasts_four_hours_at_most() -> None:
    # https://www.twilio.com/docs/voice/api/call-resource#timelimit
    call = handset(application(voice='<Pause length="3600"/><Redirect/>')).call()
    assert call.ended_by is EndedBy.TIME_LIMIT
