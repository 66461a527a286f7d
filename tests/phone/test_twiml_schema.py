"""The check of an answer lets through what Twilio carries out, and notices the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from tests.phone.twiml_schema import NotTwiml, check, out_of_twilios_schema

OPENING = '<?xml version="1.0" encoding="UTF-8"?><Response>'
GATHER = '<Gather numDigits="1" finishOnKey="" actionOnEmptyResult="true" method="POST" action="/x"'


def answer(inside: str) -> bytes:
    return f"{OPENING}{inside}</Response>".encode()


@pytest.mark.parametrize(
    "inside",
    [
        "",
        '<Say language="fr-FR" voice="Polly.Lea-Neural">Bonjour.</Say>',
        '<Say language="fr-FR" voice="Google.fr-FR-Wavenet-A">Bonjour.</Say>',
        GATHER + ' enhanced="true"><Say>Tapez 1.</Say></Gather>',
        '<Start><Recording name="a" channels="dual" track="both" trim="do-not-trim"/></Start>',
        '<Start><Recording recordingStatusCallbackEvent="in-progress completed absent"/></Start>',
        '<Stop><Recording name="a"/></Stop>',
        '<Connect action="/x" method="POST"><Stream url="wss://calls.example.com"/></Connect>',
    ],
)
def test_what_twilio_carries_out_passes(inside: str) -> None:
    assert check(answer(inside)).tag == "Response"


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (b"", "no declaration"),
        (b"\n<?xml version='1.0'?><Response/>", "no declaration"),
        (answer("<Say>"), "12100"),
        (answer("<Say>\x01</Say>"), "12100"),
        (answer("<Say>" + "a" * 64_000 + "</Say>"), "11750"),
        (b"<?xml version='1.0'?><Answer/>", "<Answer> at the top"),
        (answer("<Start/>"), "<Start> holds 0 nouns"),
        (answer('<Start><Recording channel="dual"/></Start>'), "<Recording channel>"),
        (answer('<Start><Recording channels="quad"/></Start>'), 'channels="quad"'),
        (answer('<Start><Recording recordingStatusCallbackEvent="done"/></Start>'), '"done"'),
        (answer("<Start><Tape/></Start>"), "<Start><Tape>"),
        (answer('<Stop><Recording track="both"/></Stop>'), "<Recording track>"),
        (
            answer('<Connect timeout="3"><Stream url="wss://calls.example.com"/></Connect>'),
            "<Connect timeout>",
        ),
        (answer("<Gather/>"), 'Gather> without finishOnKey=""'),
        (answer('<Dial record="true">+33199000123</Dial>'), "record-from-answer-dual"),
        (answer('<Record finishOnKey="#"/>'), 'trim="do-not-trim"'),
    ],
)
def test_what_twilio_would_not_carry_out_is_noticed(document: bytes, why: str) -> None:
    with pytest.raises(NotTwiml, match=why):
        check(document)


@pytest.mark.parametrize(
    "inside",
    [
        "<Record><Say>Inside.</Say></Record>",
        '<Say langage="fr-FR">Bonjour.</Say>',
        '<Say voice="Poly.Lea">Bonjour.</Say>',
        '<Pause length="long"/>',
        "<Applaud/>",
        '<Gather enhanced="perhaps"/>',
    ],
)
def test_twilios_own_schema_notices_the_rest(inside: str, shared_data: Callable[[str], Path]) -> None:
    schema = shared_data("twiml/twiml.xsd")
    assert out_of_twilios_schema(etree.fromstring(answer(inside)), schema) != []
