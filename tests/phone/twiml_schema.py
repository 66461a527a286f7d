"""Whether an answer is TwiML that Twilio carries out: its size, its shape, Twilio's schema, its tables.

The schema lies beside the repository where a machine has it, never in it; all else is checked anywhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from tests.conftest import SHARED

SCHEMA = SHARED / "twiml" / "twiml.xsd"
LARGEST = 64_000

NOT_IN_THE_SCHEMA = {
    "voice": re.compile(r"Google\..+|Polly\..+-(Neural|Generative)"),
    "enhanced": re.compile("true|false"),
    "debug": re.compile("true|false"),
    "maxQueueSize": re.compile(r"\d+"),
}
"""Attributes that Twilio takes and its schema of 2023 refuses, with the values that are taken."""

CALLBACK = {
    "recordingStatusCallback": None,
    "recordingStatusCallbackMethod": {"GET", "POST"},
    "recordingStatusCallbackEvent": {"in-progress", "completed", "absent"},
}
RECORDING = CALLBACK | {
    "name": None,
    "trim": {"trim-silence", "do-not-trim"},
    "track": {"inbound", "outbound", "both"},
    "channels": {"mono", "dual"},
    "recordingConfigurationId": None,
}
STREAM = {
    "name": None,
    "url": None,
    "track": {"inbound_track", "outbound_track", "both_tracks"},
    "statusCallback": None,
    "statusCallbackMethod": {"GET", "POST"},
}

NOUNS: dict[tuple[str, str], dict[str, set[str] | None]] = {
    # https://www.twilio.com/docs/voice/twiml/recording
    ("Start", "Recording"): RECORDING,
    # https://www.twilio.com/docs/voice/twiml/recording#stop-a-recording
    ("Stop", "Recording"): {"name": None},
    # https://www.twilio.com/docs/voice/twiml/stream
    ("Start", "Stream"): STREAM,
    ("Stop", "Stream"): {"name": None},
    ("Connect", "Stream"): STREAM,
}
"""What may stand in `<Start>`, `<Stop>` and `<Connect>`, which the schema leaves open, and its attributes;
None is any value. What Accord comes to use of them is added here first."""

VERBS: dict[str, dict[str, set[str] | None]] = {
    # https://www.twilio.com/docs/voice/twiml/start and https://www.twilio.com/docs/voice/twiml/stop
    "Start": {},
    "Stop": {},
    # https://www.twilio.com/docs/voice/twiml/connect
    "Connect": {"action": None, "method": {"GET", "POST"}},
}


class NotTwiml(AssertionError):
    """Twilio would not carry this document out."""


def check(document: bytes) -> Any:
    """The root of the document; raises `NotTwiml` with all that is wrong with it."""
    if len(document) > LARGEST:
        raise NotTwiml(f"{len(document)} bytes: https://www.twilio.com/docs/api/errors/11750")
    if not document.startswith(b"<?xml "):
        raise NotTwiml("no declaration at its very start: https://www.twilio.com/docs/api/errors/12100")
    try:
        root = etree.fromstring(document)
    except etree.XMLSyntaxError as error:
        raise NotTwiml(f"{error}: https://www.twilio.com/docs/api/errors/12100") from None
    problems = [f"<{root.tag}> at the top"] if root.tag != "Response" else []
    problems += [*out_of_our_tables(root), *careless(root)]
    if SCHEMA.exists():
        problems += out_of_twilios_schema(root)
    if problems:
        raise NotTwiml("\n".join(problems))
    return root


def out_of_our_tables(root: Any) -> list[str]:
    """What `<Start>`, `<Stop>` and `<Connect>` hold that Twilio's pages do not know."""
    problems = []
    for verb in root.iter(*VERBS):
        problems += _unknown(verb, VERBS[verb.tag])
        if len(verb) != 1:
            problems.append(f"<{verb.tag}> holds {len(verb)} nouns")
        for noun in verb:
            known = NOUNS.get((verb.tag, noun.tag))
            if known is None:
                problems.append(f"<{verb.tag}><{noun.tag}>")
            else:
                problems += _unknown(noun, known)
    return problems


def careless(root: Any) -> list[str]:
    """What Twilio would take and Accord never says: a default where the words matter, an unheard key."""
    problems = []
    for verb in root.iter("Gather"):
        problems += _lacks(verb, actionOnEmptyResult="true", method="POST")
        problems += [] if verb.get("numDigits", "1") != "1" else _lacks(verb, finishOnKey="", numDigits="1")
    for verb in [*root.iter("Record"), *root.iterfind(".//Dial[@record]")]:
        problems += _lacks(verb, trim="do-not-trim", recordingStatusCallbackMethod="POST")
        problems += _lacks(verb, recordingStatusCallbackEvent="in-progress completed absent")
    for verb in root.iterfind(".//Dial[@record]"):
        problems += _lacks(verb, record="record-from-answer-dual", recordingTrack="both")
    return problems


def out_of_twilios_schema(root: Any, schema: Path = SCHEMA) -> list[str]:
    """What Twilio's own schema refuses, apart from what it refuses wrongly."""
    asked = etree.fromstring(etree.tostring(root))
    for element in asked.iter():
        for name, taken in NOT_IN_THE_SCHEMA.items():
            if taken.fullmatch(element.get(name, "")):
                del element.attrib[name]
    loaded = _loaded(schema)
    return [] if loaded.validate(asked) else [f"{each.line}: {each.message}" for each in loaded.error_log]


def _unknown(element: Any, known: dict[str, set[str] | None]) -> list[str]:
    problems = []
    for name, value in element.attrib.items():
        if name not in known:
            problems.append(f"<{element.tag} {name}>")
        elif (values := known[name]) is not None and not set(value.split(" ")) <= values:
            problems.append(f'<{element.tag} {name}="{value}">')
    return problems


def _lacks(element: Any, **wanted: str) -> list[str]:
    return [
        f'<{element.tag}> without {name}="{value}"'
        for name, value in wanted.items()
        if element.get(name) != value
    ]


@lru_cache(maxsize=1)
def _loaded(schema: Path) -> Any:
    return etree.XMLSchema(etree.parse(schema))
