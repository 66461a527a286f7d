"""A small firm's switchboard in plain dataclasses, and a driver that plays moves on the engine.

Between every two turns each event is packed and the state goes through JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from ivr.actions import Action, Connect, Listen, Play, Say, TakeDigits, TakeMessage
from ivr.engine import CallState, Turn, advance, opening
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
    pack,
    unpack,
)
from ivr.facts import Fact
from ivr.flow import (
    Alternatives,
    Answer,
    Ask,
    Business,
    Choice,
    Consent,
    Flow,
    HangUp,
    Mode,
    Offer,
    Purpose,
    Recording,
    Retry,
    Span,
    Step,
    Transfer,
    Voicemail,
)

MORNING = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
WORKSHOP, FALLBACK = "+33199000101", "+33199000999"

QUALITY = Purpose("service_quality", Span(6, "months"), spoken="pour améliorer la qualité de notre accueil")
TRAINING = Purpose(
    "training",
    Span(6, "months"),
    date(2026, 12, 1),
    date(2027, 2, 28),
    spoken="pour former nos équipes",
)
MESSAGE = Purpose("message", Span(30, "days"), spoken="pour pouvoir répondre à votre message")

IMPLICIT = Consent(
    mode=Mode.IMPLICIT,
    notice="Cet appel peut être enregistré {purposes}, et gardé {keep}.",
    offer="Pour refuser, tapez {refuse.key} ou dites « je refuse ».",
    refuse=Answer("9", ("je refuse", "pas d'enregistrement")),
    refused="otherwise",
    unclear=Retry("menu", again=1),
    continued="menu",
)
EXPLICIT = replace(
    IMPLICIT,
    mode=Mode.EXPLICIT,
    offer="Pour accepter, tapez {accept.key}. Pour refuser, tapez {refuse.key}.",
    continued=None,
    accept=Answer("1", ("j'accepte",)),
    accepted="menu",
    silence=Retry("menu", again=1),
)
OTHERWISE = Alternatives(
    text="Pour continuer sans enregistrement, tapez 1. Pour venir nous voir, tapez 2.",
    offers=(
        Offer("unrecorded", Answer("1", ("continuer",)), next="menu"),
        Offer("office", Answer("2", ("venir",)), say="12 rue des Lilas, à Strasbourg."),
    ),
    silence=Retry("unrecorded", again=1),
    unclear=Retry("unrecorded", again=1),
)
MENU = Ask(
    text="Pour l'atelier, tapez 1. Pour laisser un message, tapez 2.",
    choices=(
        Choice("workshop", Answer("1", ("atelier",)), "workshop"),
        Choice("message", Answer("2", ("message",)), "may_keep"),
    ),
    silence=Retry("bye", again=2),
    unclear=Retry("bye", again=2),
)
WORKSHOP_STEP = Transfer(WORKSHOP, busy="may_keep", no_answer="may_keep", failed="bye", record=True)
STEPS: Mapping[str, Step] = {
    "notice": IMPLICIT,
    "otherwise": OTHERWISE,
    "menu": MENU,
    "workshop": WORKSHOP_STEP,
    "may_keep": replace(
        EXPLICIT, purposes=("message",), refused="bye", unclear=Retry("bye"), silence=None, accepted="message"
    ),
    "message": Voicemail("Parlez après le signal sonore.", unrecorded="bye"),
    "bye": HangUp("Au revoir."),
}

Of = TypeVar("Of")


def switchboard(
    *, start: str = "notice", withdraw: Answer | None = None, speech: bool = True, **steps: Step
) -> Flow:
    """The firm's flow, with these steps instead of its own or beside them."""
    return Flow(
        name="accueil",
        title="Accueil du garage",
        speaks="fr-FR",
        voice="Polly.Lea-Neural",
        business=Business("Garage Martin", website="https://garage.example", fallback=FALLBACK),
        start=start,
        steps={**STEPS, **steps},
        recording=Recording((QUALITY, TRAINING, MESSAGE), withdraw=withdraw),
        speech=speech,
        version="a" * 64,
    )


def without_recording(flow: Flow) -> Flow:
    return replace(flow, recording=None)


@dataclass
class Call:
    """A call in progress: what was heard so far, and what followed."""

    flow: Flow
    state: CallState
    at: datetime = MORNING
    may_record: MayRecord = MayRecord.YES
    events: tuple[Event, ...] = ()
    turns: tuple[Turn, ...] = ()

    def hears(self, kind: type[Event], *values: Any, **named: Any) -> Turn:
        """One turn: the event packed and unpacked, the state through JSON and back."""
        event = unpack(json.loads(json.dumps(pack(kind(self.at, self.may_record, *values, **named)))))
        turn = advance(self.flow, self.state, event)
        self.state = CallState.from_list(json.loads(json.dumps(turn.state.to_list())))
        assert self.state == turn.state
        self.at += timedelta(seconds=1)
        self.events += (event,)
        self.turns += (turn,)
        return turn

    def plays(self, *moves: str) -> Call:
        """Keys, `-` silence, an outcome, `message 12 #`, `types 123`, `text ok`, `>`, else words.

        `…` is words of which none are listed; `4 s` lets time pass.
        """
        for move in moves:
            if move.endswith(" s") and move[:-2].isdigit():
                self.at += timedelta(seconds=int(move[:-2]))
                continue
            kind, *values = _meant(move)
            self.hears(kind, *values)
        return self

    @property
    def last(self) -> Turn:
        return self.turns[-1]

    @property
    def facts(self) -> list[Fact]:
        return [fact for turn in self.turns for fact in turn.facts]

    @property
    def actions(self) -> list[Action]:
        return [action for turn in self.turns for action in turn.actions]

    @property
    def said(self) -> str:
        """Everything the last turn says."""
        asked = [each for each in self.last.actions if isinstance(each, Listen | TakeDigits)]
        said = [each for each in self.last.actions if isinstance(each, Say | Play)]
        return " ".join(each.words for each in [*said, *(each for action in asked for each in action.prompt)])

    @property
    def recorded(self) -> bool:
        return any(
            isinstance(action, TakeMessage) or (isinstance(action, Connect) and action.record)
            for action in self.actions
        )

    def of(self, kind: type[Of]) -> list[Of]:
        """The actions of this kind in the last turn, or the facts of this kind in the whole call."""
        found: Sequence[object] = [*self.last.actions, *self.facts]
        return [each for each in found if isinstance(each, kind)]


def call(
    flow: Flow,
    *moves: str,
    at: datetime = MORNING,
    may_record: MayRecord = MayRecord.YES,
    caller: Caller = Caller.NUMBER,
    country: str = "",
) -> Call:
    """A call that came in and on which these moves were played."""
    coming = Call(flow, opening(flow), at, may_record)
    coming.hears(CallStarted, caller, caller is Caller.NUMBER, country)
    return coming.plays(*moves)


def _meant(move: str) -> tuple[Any, ...]:
    if move == "-":
        return (StayedSilent,)
    if move == ">":
        return (WentOn,)
    if move in [outcome.value for outcome in Outcome]:
        return TalkEnded, Outcome(move)
    if move.startswith("text "):
        return TextSent, move == "text ok"
    if move.startswith("message "):
        seconds, _, key = move.removeprefix("message ").partition(" ")
        return MessageLeft, int(seconds), key
    if move.startswith("types"):
        return Typed, move.removeprefix("types").strip()
    if len(move) == 1 and move != "…":
        return Pressed, move
    return Spoke, move.removeprefix("says ").replace("…", "")
