"""Somebody who reads what is said and types what they do."""

from __future__ import annotations

import time
from collections.abc import Callable

from ivr.handset.call import Call
from ivr.handset.caller import answer_written
from ivr.handset.heard import Heard
from ivr.handset.moves import EndTalk, HangUp, LeaveMessage, Move, PickUp, Press, StaySilent
from ivr.handset.terminal import Terminal
from ivr.handset.waits import Asking, Listening, Ringing, Talking, Taping

TALK_SECONDS = 20.0


class Person:
    """A caller at a terminal; the end of what they type, or Ctrl-C, hangs up.

    Where they are put through, somebody answers and they talk: nothing is asked there.
    A message lasts as long as they take to press Enter, by `clock`.
    """

    def __init__(
        self, terminal: Terminal, read: Callable[[], str], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._terminal = terminal
        self._read = read
        self._clock = clock

    def hears(self, heard: Heard) -> None:
        """Reads it."""
        self._terminal.heard(heard)

    def answers(self, wait: Asking) -> Move:
        """What they type, or what happens where nothing is asked of them."""
        self._terminal.asked(wait)
        match wait:
            case Listening():
                self._terminal.ask()
                move = self._typed()
                self._terminal.unheard(move, wait)
                return move
            case Taping():
                return self._message()
            case Ringing():
                return PickUp()
            case Talking():
                self._terminal.did(EndTalk(TALK_SECONDS), wait)
                return EndTalk(TALK_SECONDS)

    def over(self, call: Call) -> None:
        """Reads how the call ended."""
        self._terminal.over(call)

    def _message(self) -> Move:
        self._terminal.ask_for_message()
        began = self._clock()
        move = self._typed()
        lasted = max(1.0, self._clock() - began)
        match move:
            case StaySilent():
                return LeaveMessage(lasted)
            case Press(keys=keys):
                return LeaveMessage(lasted, keys[0])
            case HangUp():
                return HangUp(after=lasted)
        return move

    def _typed(self) -> Move:
        try:
            return answer_written(self._read().strip())
        except (EOFError, KeyboardInterrupt):
            self._terminal.broken_off()
            return HangUp()
