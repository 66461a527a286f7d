"""An exchange as lines one can read aloud: what we say, what the caller does, what is kept and recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ivr.actions import (
    Action,
    Connect,
    EraseRecordings,
    HangUp,
    Listen,
    Play,
    Say,
    SendText,
    TakeDigits,
    TakeMessage,
)
from ivr.engine import Turn, Waiting
from ivr.events import (
    CallStarted,
    MessageLeft,
    Outcome,
    Pressed,
    Spoke,
    StayedSilent,
    TalkEnded,
    Typed,
)
from ivr.flow import KEYS
from ivr.rehearsal.exchanges import SILENCE, Exchange
from ivr.rehearsal.wording import ENGLISH, FRENCH, Words
from ivr.story import Language, sentence

SAID_ALREADY = frozenset(
    {
        "call_started",
        "steps_taken",
        "sound_played",
        "notice_started",
        "more_heard",
        "offer_made",
        "alternatives_offered",
        "hung_up",
    }
)
"""Facts whose words stand in the transcript anyway."""


@dataclass(frozen=True)
class Line:
    """One line of a transcript: who or what, and the words."""

    who: str
    words: str

    def __str__(self) -> str:
        return f"  {self.who:<16}{self.words}".rstrip()


def exchange_lines(before: Turn | None, exchange: Exchange, language: Language) -> list[Line]:
    """What is heard, done and kept in one exchange; `before` is the turn the caller answered."""
    own = FRENCH if language == "fr" else ENGLISH
    lines = [Line(own.caller, words) for words in _caller(before, exchange, own)]
    if before is not None and _stops(before, exchange):
        lines.append(Line(own.recording, own.stops))
    lines += [
        Line(own.ledger, sentence(fact.kind, fact.body(), language))
        for fact in exchange.turn.facts
        if fact.kind not in SAID_ALREADY
    ]
    for action in exchange.turn.actions:
        lines += _action(action, own)
    lines += [Line(own.we_whisper, said.words) for said in exchange.whispered if isinstance(said, Say)]
    return lines


def hang_up_lines(before: Turn, language: Language) -> list[Line]:
    """The caller ends the call: what they left undecided, and the end of any recording."""
    own = FRENCH if language == "fr" else ENGLISH
    lines = [Line(own.caller, own.hangs_up)]
    if any(_records(action) for action in before.actions):
        lines.append(Line(own.recording, own.stops))
    if before.state.waiting in (Waiting.NOTICE, Waiting.OFFER) or before.state.window:
        decision = {"value": "hung_up", "by": "hanging_up"}
        lines.append(Line(own.ledger, sentence("decision", decision, language)))
    if before.state.waiting is Waiting.STAR:
        lines.append(Line(own.ledger, sentence("withdrawn", {"by": "hanging_up"}, language)))
    return lines


def _caller(before: Turn | None, exchange: Exchange, own: Words) -> Iterator[str]:
    move = exchange.move or ""
    match exchange.event:
        case CallStarted():
            yield own.calls
        case Pressed(key=key):
            yield own.presses.format(key)
        case Typed(digits=digits) if before is not None and _is_confidential(before):
            yield own.types_unseen.format(len(digits))
        case Typed():
            yield own.types.format(move)
        case Spoke():
            yield own.says.format(move)
        case StayedSilent():
            if set(move) <= set(KEYS):
                yield own.presses.format(move) if move else own.silent
            else:
                yield own.silent if move == SILENCE else own.unheard.format(move)
        case TalkEnded(outcome=outcome):
            yield own.talk[outcome]
        case MessageLeft(seconds=seconds):
            yield own.leaves.format(seconds) if seconds else own.leaves_nothing


def _action(action: Action, own: Words) -> Iterator[Line]:
    match action:
        case Say():
            yield Line(own.we_say, _shown(action))
        case Play(words=words):
            yield Line(own.we_play, words)
        case Listen(prompt=prompt, seconds=seconds, phrases=phrases):
            heard = (own.keys_or_words if phrases else own.keys_only).format(seconds)
            yield Line(own.we_ask, f"{' '.join(map(_shown, prompt))}  ({heard})")
        case TakeDigits(prompt=prompt, seconds=seconds, most=most, phrases=phrases):
            heard = (own.digits_or_words if phrases else own.digits).format(most, seconds)
            yield Line(own.we_ask, f"{' '.join(map(_shown, prompt))}  ({heard})")
        case Connect(numbers=numbers, record=record, together=together):
            yield Line(own.we_call, (" + " if together else ", ").join(numbers))
            if record:
                yield Line(own.recording, own.starts)
        case TakeMessage():
            yield Line(own.recording, own.starts_with_tone)
        case SendText(words=words):
            yield Line(own.we_text, words)
        case EraseRecordings():
            yield Line(own.recording, own.erased)
        case HangUp():
            yield Line(own.ends, own.over)


def _shown(said: Say | Play) -> str:
    """The words as they may be shown: nothing given in confidence is among them."""
    return said.shown or said.words if isinstance(said, Say) else said.words


def _is_confidential(before: Turn) -> bool:
    return any(isinstance(action, TakeDigits) and action.confidential for action in before.actions)


def _stops(before: Turn, exchange: Exchange) -> bool:
    match exchange.event:
        case TalkEnded(outcome=Outcome.TALKED):
            return any(_records(action) for action in before.actions)
        case MessageLeft(seconds=seconds):
            return seconds > 0
    return False


def _records(action: Action) -> bool:
    return isinstance(action, TakeMessage) or (isinstance(action, Connect) and action.record)
