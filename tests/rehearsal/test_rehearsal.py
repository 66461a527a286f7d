"""A call can be rehearsed without a telephone, and read aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ivr.engine import CallState, Waiting
from ivr.events import Caller, MayRecord, Spoke, StayedSilent
from ivr.flow import (
    Answer,
    Ask,
    Business,
    Choice,
    Consent,
    Flow,
    HangUp,
    Mode,
    Purpose,
    Recording,
    Retry,
    Span,
    Text,
    Transfer,
    Voicemail,
)
from ivr.rehearsal import exchange_lines, exchanged, rehearse

AT = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)

FLOW = Flow(
    name="garage",
    title="Garage Martin",
    speaks="fr-FR",
    voice="Polly.Lea-Neural",
    business=Business("Garage Martin"),
    start="notice",
    steps={
        "notice": Consent(
            mode=Mode.IMPLICIT,
            notice="Cet appel peut être enregistré {purposes}, et gardé {keep}.",
            offer="Pour refuser, tapez {refuse.key} ou dites « je refuse ».",
            refuse=Answer("9", ("je refuse",)),
            refused="menu",
            unclear=Retry("menu"),
            continued="menu",
        ),
        "menu": Ask(
            text="Pour l'atelier, tapez 1. Pour un message, tapez 2. Pour l'adresse, tapez 3.",
            choices=(
                Choice("workshop", Answer("1", ("atelier",)), "workshop"),
                Choice("message", Answer("2"), "message"),
                Choice("address", Answer("3"), "address"),
            ),
            silence=Retry("bye"),
            unclear=Retry("bye"),
        ),
        "workshop": Transfer("+33199000101", "bye", "bye", "bye", record=True),
        "message": Voicemail("Parlez.", unrecorded="bye", purpose="service_quality"),
        "address": Text("12 rue des Lilas", next="bye", failed="bye"),
        "bye": HangUp("Au revoir."),
    },
    recording=Recording(
        (Purpose("service_quality", Span(6, "months"), spoken="pour améliorer la qualité de notre accueil"),),
        withdraw=Answer("*"),
    ),
    speech=True,
)

CONTINUED = ("-", "-")


def test_a_caller_who_stays_on_the_line_is_recorded() -> None:
    assert rehearse(FLOW, [*CONTINUED, "1", "talked", "2"], at=AT).transcript("en") == (
        "Garage Martin\n"
        "  caller          calls\n"
        "  we ask          Cet appel peut être enregistré pour améliorer la qualité de notre accueil, "
        "et gardé six mois.  (keys, 1 s)\n"
        "  caller          says nothing\n"
        "  ledger          The notice was heard to its last word.\n"
        "  we ask          Pour refuser, tapez 9 ou dites « je refuse ».  (keys or voice, 5 s)\n"
        "  caller          says nothing\n"
        "  ledger          The caller stayed on the line to the end of the time given, "
        "and said nothing.\n"
        "  we ask          Pour l'atelier, tapez 1. Pour un message, tapez 2. Pour l'adresse, tapez 3.  "
        "(keys or voice, 5 s)\n"
        "  caller          presses 1\n"
        "  ledger          The caller chooses “workshop”, with a key.\n"
        "  ledger          Recording is allowed (transfer): quality of service; "
        "kept for: quality of service 6 months.\n"
        "  ledger          The caller is put through (recorded).\n"
        "  we call         +33199000101\n"
        "  recording       starts when the call is answered\n"
        "  caller          talks with the person, then the talk ends\n"
        "  recording       stops\n"
        "  ledger          The transfer is over: they talked.\n"
        "  ledger          Back on the line, the caller is asked whether to erase the recording.\n"
        "  we ask          Vous êtes de nouveau avec nous. "
        "Pour effacer l'enregistrement et continuer sans être enregistré, tapez 1. "
        "Pour le conserver, tapez 2.  (keys, 6 s)\n"
        "  caller          presses 2\n"
        "  ledger          The caller asks that the recording be kept.\n"
        "  we say          C'est noté. L'enregistrement est conservé.\n"
        "  we say          Merci de votre appel. Au revoir.\n"
        "  end             we hang up\n"
    )


def test_a_refusal_is_read_aloud_with_why_nothing_is_recorded() -> None:
    told = rehearse(FLOW, ["-", "Je refuse !", "1"], at=AT).transcript("fr")
    assert "  l'appelant      dit « Je refuse ! »\n" in told
    assert "  registre        L'appelant a refusé l'enregistrement, de vive voix.\n" in told
    assert "  registre        L'appel continue sans être enregistré : l'appelant a refusé.\n" in told
    assert "commence quand on décroche" not in told


@pytest.mark.parametrize(
    ("moves", "recorded"),
    [
        (["9", "1"], False),
        (["-", "je refuse", "1"], False),
        (["-", "je ne refuse pas", "zut", "1"], False),
        ([*CONTINUED, "1"], True),
        ([*CONTINUED, "1", "!"], True),
        ([*CONTINUED, "1", "busy"], False),
        ([*CONTINUED, "2", "12#"], True),
        ([*CONTINUED, "2", "!"], True),
        ([*CONTINUED, "2", "-"], False),
        (["-", "!"], False),
    ],
)
def test_it_says_whether_anything_was_recorded(moves: list[str], recorded: bool) -> None:
    assert rehearse(FLOW, moves, at=AT).recorded is recorded


def test_words_are_matched_as_on_the_telephone() -> None:
    spoken = rehearse(FLOW, ["-", "JE REFUSE."], at=AT).exchanges[2].event
    assert isinstance(spoken, Spoke)
    assert spoken.phrase == "je refuse"


def test_words_said_where_only_keys_are_listened_to_are_not_heard() -> None:
    rehearsal = rehearse(FLOW, ["je refuse"], at=AT)
    assert isinstance(rehearsal.exchanges[1].event, StayedSilent)
    assert "says “je refuse”, but only keys are listened to" in rehearsal.transcript("en")


def test_a_caller_whose_moves_have_run_out_is_silent_to_the_end() -> None:
    rehearsal = rehearse(FLOW, [], at=AT)
    assert rehearsal.turns[-1].state.waiting is Waiting.END
    assert not rehearsal.hung_up


def test_hanging_up_in_the_window_decides_nothing() -> None:
    rehearsal = rehearse(FLOW, ["-", "!"], at=AT)
    assert rehearsal.hung_up
    assert rehearsal.transcript("en").endswith(
        "  caller          hangs up\n  ledger          The caller hung up without deciding anything.\n"
    )


def test_hanging_up_while_talking_stops_the_recording() -> None:
    told = rehearse(FLOW, [*CONTINUED, "1", "!"], at=AT).transcript("en")
    assert told.endswith("  caller          hangs up\n  recording       stops\n")


def test_hanging_up_when_asked_whether_to_erase_erases() -> None:
    told = rehearse(FLOW, [*CONTINUED, "1", "*", "!"], at=AT).transcript("en")
    assert told.endswith("The caller asks not to be recorded any more, by hanging up.\n")


def test_a_star_while_talking_leads_to_erasing_and_an_unrecorded_talk() -> None:
    told = rehearse(FLOW, [*CONTINUED, "1", "*", "1"], at=AT).transcript("en")
    assert "  recording       what was recorded is erased\n" in told
    assert told.count("starts when the call is answered") == 1
    assert told.count("  we call         +33199000101\n") == 2


def test_a_message_starts_after_the_tone_and_stops_with_its_key() -> None:
    told = rehearse(FLOW, [*CONTINUED, "2", "12#"], at=AT).transcript("en")
    assert "  recording       starts after the tone\n" in told
    assert "  caller          leaves a message of 12 s\n  recording       stops\n" in told


def test_a_text_message_is_read_too() -> None:
    told = rehearse(FLOW, ["9", "3"], at=AT).transcript("en")
    assert "  we text         12 rue des Lilas\n" in told


def test_a_hidden_caller_is_sent_no_text() -> None:
    told = rehearse(FLOW, ["9", "3"], at=AT, caller=Caller.HIDDEN).transcript("en")
    assert "we text" not in told
    assert "no number to write to" in told


def test_a_call_outside_the_sample_says_so() -> None:
    rehearsal = rehearse(FLOW, [*CONTINUED, "1"], at=AT, may_record=MayRecord.SAMPLE)
    assert not rehearsal.recorded
    assert "this call is not among those drawn" in rehearsal.transcript("en")


def test_a_person_at_a_terminal_is_asked_for_each_move_where_the_call_waits() -> None:
    asked: list[Waiting] = []
    moves = iter(["-", "9", "1", "busy"])

    def next_move(state: CallState) -> str:
        asked.append(state.waiting)
        return next(moves)

    exchanges = list(exchanged(FLOW, next_move, at=AT))
    assert asked == [Waiting.NOTICE, Waiting.OFFER, Waiting.CHOICE, Waiting.TALK]
    assert str(exchange_lines(exchanges[0].turn, exchanges[1], "fr")[0]) == "  l'appelant      ne dit rien"


def test_a_flow_that_goes_round_for_ever_still_ends() -> None:
    round_and_round = replace(FLOW, steps={**FLOW.steps, "bye": FLOW.steps["menu"]})
    assert rehearse(round_and_round, [], at=AT).turns[-1].state.waiting is Waiting.END


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_same_moves_always_read_the_same(language: str) -> None:
    told = [
        rehearse(FLOW, ["-", "-", "1"], at=AT).transcript("fr" if language == "fr" else "en") for _ in "ab"
    ]
    assert told[0] == told[1]
