"""Somebody at the caller's end: hears what is said, and decides what to do where something is asked.

`Script` does what was written down beforehand.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from ivr.handset.heard import Heard
from ivr.handset.moves import (
    EndTalk,
    HangUp,
    LeaveMessage,
    Move,
    PickUp,
    Press,
    Ring,
    Speak,
    StaySilent,
    Unreached,
)
from ivr.handset.waits import Asking, Listening, Ringing, Talking, Taping

SILENCE, HANG_UP, STAR = "-", "!", "*"
TALKED = "talked"
UNREACHED = {name: Unreached(name.replace("_", "-")) for name in ("busy", "no_answer", "failed", "canceled")}

_KEYS = re.compile(r"[0-9*#]+")
_MESSAGE = re.compile(r"(\d*)([*#!]?)")


@runtime_checkable
class Caller(Protocol):
    """Whoever holds the telephone."""

    def hears(self, heard: Heard) -> None:
        """Something is said that no question follows from."""
        ...

    def answers(self, wait: Asking) -> Move:
        """What is done now; where keys or words are waited for, `wait.prompts` is what is being said."""
        ...


class Script:
    """A caller who does what is written, move after move, then stays silent.

    A move answers each question: keys (`9`, `1234#`), words (`je refuse`), silence (`-`), hanging up (`!`),
    even where it is not listened to.
    A call to somebody else is answered and lasts `talk_seconds`, unless the next move says otherwise:
    `busy`, `no_answer`, `failed`, `canceled`, `talked`; while talking `*` or `!`.
    Of several numbers called in order, each takes a move of its own.
    A message is the seconds it lasts and what ends it: `12`, `12#`, `12!`.
    Any of the moves of `ivr.handset.moves` may stand for its written form.
    `says` are words kept for the first questions that listen to speech once the moves are used up.
    """

    def __init__(
        self, moves: Iterable[str | Move] = (), *, says: Iterable[str] = (), talk_seconds: float = 20.0
    ) -> None:
        self._moves = deque(moves)
        self._says = deque(says)
        self._talk = EndTalk(talk_seconds)

    def hears(self, heard: Heard) -> None:
        """A script is followed whatever is said."""

    def answers(self, wait: Asking) -> Move:
        """The next move, if it has a meaning here."""
        match wait:
            case Listening():
                return self._to_a_question(wait)
            case Ringing():
                return self._to_ringing()
            case Talking():
                return self._to_a_talk()
            case Taping():
                return self._to_a_tone()

    def _to_a_question(self, wait: Listening) -> Move:
        if not self._moves:
            return Speak(self._says.popleft()) if self._says and wait.gather.speech else StaySilent()
        given = self._moves.popleft()
        return answer_written(given) if isinstance(given, str) else given

    def _to_ringing(self) -> Move:
        given = self._moves[0] if self._moves else ""
        if given in UNREACHED:
            self._moves.popleft()
            return Ring(UNREACHED[str(given)])
        if isinstance(given, Ring | PickUp | HangUp):
            self._moves.popleft()
            return given
        return PickUp()

    def _to_a_talk(self) -> Move:
        given = self._moves[0] if self._moves else ""
        if given in (TALKED, STAR, HANG_UP) or isinstance(given, EndTalk | HangUp | Press):
            self._moves.popleft()
        if given == STAR:
            return Press(STAR, after=self._talk.seconds)
        if given == HANG_UP:
            return HangUp(after=self._talk.seconds)
        return given if isinstance(given, EndTalk | HangUp | Press) else self._talk

    def _to_a_tone(self) -> Move:
        given = self._moves.popleft() if self._moves else SILENCE
        return message_written(given) if isinstance(given, str) else given


def answer_written(given: str) -> Move:
    """What is written as the answer to a question."""
    if given in (SILENCE, ""):
        return StaySilent()
    if given == HANG_UP:
        return HangUp()
    return Press(given) if _KEYS.fullmatch(given) else Speak(given)


def message_written(given: str) -> Move:
    """What is written as a message left after the tone."""
    if given in (SILENCE, ""):
        return StaySilent()
    written = _MESSAGE.fullmatch(given)
    if written is None:
        return Speak(given)
    seconds, ending = float(written[1] or 0), written[2]
    return HangUp(after=seconds) if ending == HANG_UP else LeaveMessage(seconds, ending)
