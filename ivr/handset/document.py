"""A TwiML document as verbs, in the order Twilio carries them out.

https://www.twilio.com/docs/voice/twiml
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from ivr.handset.attributes import Attributes
from ivr.handset.trouble import (
    NOT_TWIML,
    NOT_XML,
    NOTHING_TO_SAY,
    TOO_LARGE,
    BadAnswer,
    CannotFollow,
    Trouble,
)
from ivr.handset.verbs import (
    Dial,
    Gather,
    Hangup,
    Party,
    Pause,
    Play,
    Prompt,
    Record,
    Redirect,
    Reject,
    Reports,
    Say,
    StartRecording,
    StopRecording,
    Verb,
)

LARGEST = 64 * 1024
"""Bytes (https://www.twilio.com/docs/api/errors/11750)."""

KEYS = "0123456789*#"
METHODS = ("GET", "POST")
TRACKS = ("inbound", "outbound", "both")
TRIMS = ("trim-silence", "do-not-trim")
RECORDS = (
    "do-not-record",
    "record-from-answer",
    "record-from-ringing",
    "record-from-answer-dual",
    "record-from-ringing-dual",
)
EVENTS = ("in-progress", "completed", "absent")
NOUNS = {"Number": "number", "Sip": "sip", "Client": "client"}
UNFOLLOWED_NOUNS = frozenset({"Conference", "Queue", "Application", "WhatsApp", "Sim"})
UNFOLLOWED_OF_PARTIES = (
    "sendDigits",
    "statusCallback",
    "statusCallbackEvent",
    "statusCallbackMethod",
    "machineDetection",
    "byoc",
    "username",
    "password",
)
UNFOLLOWED = frozenset(
    {"Connect", "Enqueue", "Leave", "Pay", "Prompt", "Refer", "Sms", "Echo", "Queue", "VirtualAgent"}
)


@dataclass(frozen=True)
class Document:
    """What an answer asks of the telephone, and what Twilio would warn its author of."""

    verbs: tuple[Verb, ...]
    warnings: tuple[Trouble, ...] = ()


def read_document(body: bytes) -> Document:
    """The verbs of a document; raises `BadAnswer`, and `CannotFollow` for what the handset does not know.

    What Twilio's schema does not know is left out with a warning, as Twilio does.
    """
    if len(body) > LARGEST:
        raise BadAnswer(TOO_LARGE, f"the document has {len(body)} bytes; Twilio takes {LARGEST}")
    root = _parsed(body)
    if root.tag != "Response":
        raise BadAnswer(NOT_XML, f"the root is <{root.tag}>, not <Response>")
    warnings: list[Trouble] = []
    verbs: list[Verb] = []
    for element in root:
        if element.tag in UNFOLLOWED:
            raise CannotFollow(f"<{element.tag}>")
        read = VERBS.get(element.tag)
        if read is None:
            warnings.append(Trouble(NOT_TWIML, f"<{element.tag}> is not a verb in <Response>"))
        else:
            verbs.append(read(element, warnings))
    return Document(tuple(verbs), tuple(warnings))


def _parsed(body: bytes) -> Element:
    """The tree of elements; a document type is refused, and with it every entity it could define."""
    tree = TreeBuilder()
    parser = expat.ParserCreate()
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.data
    parser.StartDoctypeDeclHandler = _document_type
    try:
        parser.Parse(body, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise BadAnswer(NOT_XML, f"the document is not XML: {error}") from None
    return tree.close()


def _document_type(*_: object) -> None:
    raise BadAnswer(NOT_XML, "the document has a document type")


def _say(element: Element, warnings: list[Trouble]) -> Say:
    given = Attributes(element, warnings)
    say = Say(
        words="".join(element.itertext()).strip(),
        voice=given.text("voice"),
        language=given.text("language", "en-US"),
        loop=given.whole("loop", 1),
    )
    given.warn_of_others()
    if not say.words:
        warnings.append(Trouble(NOTHING_TO_SAY, "<Say> has no words"))
    return say


def _play(element: Element, warnings: list[Trouble]) -> Play:
    given = Attributes(element, warnings)
    play = Play(_text(element), given.whole("loop", 1))
    given.warn_of_others("digits")
    return play


def _pause(element: Element, warnings: list[Trouble]) -> Pause:
    given = Attributes(element, warnings)
    pause = Pause(given.whole("length", 1))
    given.warn_of_others()
    return pause


PROMPTS: dict[str, Callable[[Element, list[Trouble]], Prompt]] = {"Say": _say, "Play": _play, "Pause": _pause}


def _gather(element: Element, warnings: list[Trouble]) -> Gather:
    given = Attributes(element, warnings)
    heard = given.several_of("input", ("dtmf", "speech"), ("dtmf",))
    timeout = given.whole("timeout", 5)
    prompts = []
    for child in element:
        if child.tag in PROMPTS:
            prompts.append(PROMPTS[child.tag](child, warnings))
        else:
            warnings.append(Trouble(NOT_TWIML, f"<{child.tag}> may not stand in <Gather>"))
    gather = Gather(
        prompts=tuple(prompts),
        keys="dtmf" in heard,
        speech="speech" in heard,
        action=given.text("action"),
        method=given.one_of("method", METHODS, "POST"),
        timeout=timeout,
        speech_timeout=None
        if given.given("speechTimeout") == "auto"
        else given.whole("speechTimeout", timeout),
        num_digits=given.whole("numDigits", 0, least=1) or None,
        finish_on_key=given.one_of("finishOnKey", ("", *KEYS), "#"),
        action_on_empty_result=given.flag("actionOnEmptyResult"),
        hints=tuple(hint.strip() for hint in given.text("hints").split(",") if hint.strip()),
        language=given.text("language", "en-US"),
    )
    given.warn_of_others(
        "partialResultCallback",
        "partialResultCallbackMethod",
        "profanityFilter",
        "speechModel",
        "enhanced",
        "bargeIn",
        "maxSpeechTime",
        "debug",
    )
    return gather


def _dial(element: Element, warnings: list[Trouble]) -> Dial:
    given = Attributes(element, warnings)
    parties = [Party("number", _text(element))] if _text(element) else []
    for child in element:
        if child.tag in UNFOLLOWED_NOUNS:
            raise CannotFollow(f"<Dial><{child.tag}>")
        if child.tag in NOUNS:
            parties.append(_party(child, warnings))
        else:
            warnings.append(Trouble(NOT_TWIML, f"<{child.tag}> may not stand in <Dial>"))
    record = given.one_of("record", (*RECORDS, "true", "false"), "do-not-record")
    dial = Dial(
        parties=tuple(parties),
        sequential=given.flag("sequential"),
        action=given.given("action"),
        method=given.one_of("method", METHODS, "POST"),
        timeout=given.whole("timeout", 30),
        time_limit=given.whole("timeLimit", 14400, least=1),
        hangup_on_star=given.flag("hangupOnStar"),
        caller_id=given.text("callerId"),
        record={"true": "record-from-answer", "false": "do-not-record"}.get(record, record),
        recording_track=given.one_of("recordingTrack", TRACKS, "both"),
        trim=given.one_of("trim", TRIMS, "do-not-trim"),
        reports=_reports(given),
    )
    given.warn_of_others(
        "answerOnBridge",
        "ringTone",
        "referUrl",
        "referMethod",
        "callReason",
        "recordingConfigurationId",
    )
    return dial


def _party(element: Element, warnings: list[Trouble]) -> Party:
    given = Attributes(element, warnings)
    party = Party(
        kind=NOUNS[element.tag],
        address=_text(element),
        url=given.text("url") or None,
        method=given.one_of("method", METHODS, "POST"),
    )
    given.warn_of_others(*UNFOLLOWED_OF_PARTIES)
    return party


def _record(element: Element, warnings: list[Trouble]) -> Record:
    given = Attributes(element, warnings)
    record = Record(
        action=given.text("action"),
        method=given.one_of("method", METHODS, "POST"),
        timeout=given.whole("timeout", 5),
        finish_on_key=given.keys("finishOnKey", "1234567890*#"),
        max_length=given.whole("maxLength", 3600, least=1),
        play_beep=given.flag("playBeep", True),
        trim=given.one_of("trim", TRIMS, "trim-silence"),
        reports=_reports(given),
    )
    given.warn_of_others("transcribe", "transcribeCallback", "recordingConfigurationId")
    return record


def _start(element: Element, warnings: list[Trouble]) -> StartRecording:
    noun = _only(element, "Recording")
    given = Attributes(noun, warnings)
    start = StartRecording(
        name=given.text("name"),
        channels=given.one_of("channels", ("mono", "dual"), "dual"),
        track=given.one_of("track", TRACKS, "both"),
        trim=given.one_of("trim", TRIMS, "trim-silence"),
        reports=_reports(given),
    )
    given.warn_of_others("recordingConfigurationId")
    return start


def _stop(element: Element, warnings: list[Trouble]) -> StopRecording:
    given = Attributes(_only(element, "Recording"), warnings)
    stop = StopRecording(given.text("name"))
    given.warn_of_others()
    return stop


def _redirect(element: Element, warnings: list[Trouble]) -> Redirect:
    given = Attributes(element, warnings)
    redirect = Redirect(_text(element), given.one_of("method", METHODS, "POST"))
    given.warn_of_others()
    return redirect


def _hangup(element: Element, warnings: list[Trouble]) -> Hangup:
    Attributes(element, warnings).warn_of_others()
    return Hangup()


def _reject(element: Element, warnings: list[Trouble]) -> Reject:
    given = Attributes(element, warnings)
    reject = Reject(given.one_of("reason", ("rejected", "busy"), "rejected"))
    given.warn_of_others()
    return reject


def _reports(given: Attributes) -> Reports:
    return Reports(
        url=given.text("recordingStatusCallback"),
        method=given.one_of("recordingStatusCallbackMethod", METHODS, "POST"),
        events=given.several_of("recordingStatusCallbackEvent", EVENTS, ("completed",)),
    )


def _only(element: Element, noun: str) -> Element:
    if len(element) != 1 or element[0].tag != noun:
        raise CannotFollow(f"<{element.tag}> with anything but one <{noun}>")
    return element[0]


def _text(element: Element) -> str:
    return (element.text or "").strip()


VERBS: dict[str, Callable[[Element, list[Trouble]], Verb]] = {
    **PROMPTS,
    "Gather": _gather,
    "Dial": _dial,
    "Record": _record,
    "Start": _start,
    "Stop": _stop,
    "Redirect": _redirect,
    "Hangup": _hangup,
    "Reject": _reject,
}
