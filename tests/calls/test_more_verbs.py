"""Every verb of the language as a caller meets it, over HTTP and on both databases."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
import requests

from ivr.handset import Call, EndedBy
from ivr.story import Course
from tests.calls.firm import Firm
from tests.calls.scripts import SOUND

BERLIN = "+493023125001"
"""Of a range kept for fiction."""


def rung(call: Call) -> list[str]:
    """The numbers that were called, document by document."""
    documents = [exchange.answer.body.decode() for exchange in call.requests if exchange.answer]
    return [number for document in documents for number in re.findall(r"<Number[^>]*>([^<]+)<", document)]


def test_digits_are_read_back_corrected_and_read_back_again(example: Firm) -> None:
    call = example.call(["12345#", "2", "54321#", "1", "talked"], flow="collect")
    read_back = [words for words in call.words if words.startswith("You typed")]
    assert [words.split(". ")[0] for words in read_back] == ["You typed 1 2 3 4 5", "You typed 5 4 3 2 1"]
    found = [kind for kind in example.kinds(call) if kind.startswith("digits")]
    assert found == ["digits_typed", "digits_corrected", "digits_typed", "digits_confirmed"]
    assert rung(call) == ["+33199001241"]
    kept = str([fact.body for fact in example.story(call)])
    assert "54321" not in kept
    assert "12345" not in kept


def test_too_few_digits_and_silence_are_asked_for_again_and_then_passed_on(example: Firm) -> None:
    call = example.call(["12#", "-", "-", "talked"], flow="collect")
    assert call.words.count("Please type your patient number, then press hash.") == 3
    assert rung(call) == ["+33199001241"]


def test_digits_that_come_twice_are_answered_alike(example: Firm) -> None:
    call = example.call(["12345#", "1", "talked"], flow="collect", deliveries=2)
    answers: dict[str, set[bytes]] = {}
    for exchange in call.exchanges:
        assert exchange.answer is not None
        answers.setdefault(exchange.request.token, set()).add(exchange.answer.body)
    assert all(len(bodies) == 1 for bodies in answers.values())
    assert example.kinds(call).count("digits_typed") == 1


@pytest.mark.parametrize(
    ("utc", "heard"),
    [
        ("2026-12-01 10:30", ""),
        ("2026-12-01 11:30", "Personne ne peut vous répondre à cette heure."),
        ("2026-06-01 06:30", ""),
        ("2026-12-01 06:30", "Personne ne peut vous répondre à cette heure."),
        ("2026-04-03 09:00", "Le garage est fermé aujourd'hui."),
        ("2026-12-24 09:00", "Le garage est fermé aujourd'hui."),
    ],
    ids=["open", "lunch in Paris", "summer time", "winter time", "Good Friday in Alsace", "a closure"],
)
def test_hours_are_those_of_the_firms_own_clock(example: Firm, utc: str, heard: str) -> None:
    example.clock.at = datetime.fromisoformat(f"{utc}+00:00")
    call = example.call(["talked"], flow="hours")
    assert rung(call) == ([] if heard else ["+33199000124"])
    assert heard == "" or call.words[0].startswith(heard)


@pytest.mark.parametrize(
    ("utc", "number", "key", "reached"),
    [
        ("10:00", "+33639980001", "1", ["+33199000125"]),
        ("10:00", "+33639980001", "2", ["+33199000124"]),
        ("10:00", BERLIN, "2", ["+33199000126"]),
        ("17:30", "+33639980001", "2", []),
    ],
    ids=["what was set", "otherwise", "the caller's country", "the evening in Paris"],
)
def test_a_call_goes_by_what_was_set_by_the_country_and_by_the_hour(
    example: Firm, utc: str, number: str, key: str, reached: list[str]
) -> None:
    example.clock.at = datetime.fromisoformat(f"2026-12-01 {utc}+00:00")
    assert rung(example.call([key, "talked"], flow="when", number=number)) == reached


def test_what_was_set_is_said_and_whispered(example: Firm) -> None:
    call = example.call(["1", "talked"], flow="set")
    assert "You would like a check-up. We will find you a place within two weeks." in call.words
    assert [heard.words for heard in call.whispers] == ["A call about a check-up."]


def test_another_flow_is_gone_to_and_comes_back(example: Firm) -> None:
    call = example.call(["1", "2", "talked"], flow="goto")
    assert "We are open from nine to six, Monday to Friday." in call.words
    assert rung(call) == ["+33199001241"]
    assert example.kinds(call).count("flow_entered") == 2


def test_nothing_records_while_recording_is_paused(example: Firm) -> None:
    call = example.call(["-", "-", "talked", "talked", "2"], flow="pause_recording")
    assert rung(call) == ["+33199000126", "+33199000125"]
    assert example.reasons(call) == ["paused"]
    assert len(call.recordings) == 1
    first_talk_ends = next(done.at for done in call.done if type(done.move).__name__ == "EndTalk")
    assert call.recordings[0].began > first_talk_ends


def test_a_team_rings_together_and_hears_that_nothing_is_recorded(example: Firm) -> None:
    line = example.handset("transfer").start(call_sid=example.sid("transfer"), started_at=example.clock())
    line.pick_up(number="+33199001242")
    before = example.kinds(line.call)
    whisper = next(exchange for exchange in line.call.exchanges if exchange.request.kind == "whisper")
    line.again(whisper.request)
    assert example.kinds(line.call) == before, "a whisper takes no turn and writes nothing"
    line.end_talk()
    example.examine(line.call)
    assert [heard.words for heard in line.call.whispers] == [
        "A patient for the front desk. This call is not recorded."
    ]
    assert whisper.request["To"] == "+33199001242"
    assert whisper.answer is not None
    assert b"record=" not in whisper.answer.body


@pytest.mark.parametrize(
    ("moves", "heard"),
    [
        (["-", "-"], "A patient. This call is recorded."),
        (["9"], "A patient. This call is not recorded."),
    ],
    ids=["agreed", "refused"],
)
def test_a_team_rings_in_order_and_hears_whether_it_is_recorded(
    written_here: Firm, moves: list[str], heard: str
) -> None:
    call = written_here.call([*moves, "no_answer", "talked", "2"], flow="order")
    assert [whispered.words for whispered in call.whispers] == [heard]
    asked = [exchange.request for exchange in call.exchanges if exchange.request.kind == "whisper"]
    assert [request["To"] for request in asked] == ["+33199001242"]
    assert call.recorded is (moves != ["9"])


def test_a_caller_who_asks_for_more_hears_it_and_then_the_notice_again(example: Firm) -> None:
    call = example.call(["0", "-", "0", "-", "talked", "2"], flow="consent")
    longer = [words for words in call.words if words.startswith("Seul un appel sur cinq")]
    assert len(longer) == 2
    assert example.kinds(call).count("more_heard") == 2
    assert example.course(call) is Course.CONTINUED
    assert call.recorded


def test_an_answer_after_a_live_refusal_is_going_on(written_here: Firm) -> None:
    line = written_here.handset("window").start(
        call_sid=written_here.sid("window"), started_at=written_here.clock()
    )
    line.stay_silent()
    line.stay_silent()
    written_here.clock.wait(seconds=6)
    line.press("1")
    line.pick_up()
    line.hang_up(after=20)
    written_here.settle()
    written_here.examine(line.call)
    assert line.call.recorded
    assert written_here.course(line.call) is Course.CONTINUED_BY_ANSWERING


def test_a_refusal_that_stays_live_is_heard_at_the_next_question(written_here: Firm) -> None:
    call = written_here.call(["-", "-", "9", "1", "talked"], flow="window")
    assert not call.recorded
    assert written_here.course(call) is Course.REFUSED_BY_KEY


def test_who_hangs_up_while_a_refusal_is_live_decided_nothing(written_here: Firm) -> None:
    call = written_here.call(["-", "-", "!"], flow="window")
    assert written_here.course(call) is Course.HUNG_UP_IN_WINDOW
    decision = next(kept for kept in written_here.story(call) if kept.kind == "decision")
    assert (decision.body["value"], decision.body["by"]) == ("hung_up", "hanging_up")
    offer = next(kept for kept in written_here.story(call) if kept.kind == "offer_made")
    assert decision.body["offer_sha256"] == offer.body["words_sha256"]


def test_a_sound_is_played_from_where_the_firm_serves_it(written_here: Firm) -> None:
    call = written_here.call(flow="jingle")
    [sound] = [heard for heard in call.heard if heard.sound == "audio"]
    assert sound.words == f"{written_here.url}/audio/jingle.mp3"
    served = requests.get(sound.words, timeout=5)
    assert (served.status_code, served.content) == (200, SOUND)
    played = next(kept for kept in written_here.story(call) if kept.kind == "sound_played")
    assert (played.body["audio"], played.body["words"]) == ("jingle.mp3", "Harbour Dental.")
    assert call.ended_by is EndedBy.HANGUP


def test_a_sound_at_an_address_of_its_own_is_played_from_there(example: Firm) -> None:
    call = example.call(["talked"], flow="play")
    assert [heard.words for heard in call.heard if heard.sound == "audio"] == [
        "https://garage-martin.example/audio/bienvenue.mp3"
    ]
