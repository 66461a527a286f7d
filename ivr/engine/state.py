"""Where a call stands between two turns: everything the engine remembers, and nothing about the person."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from ivr.events import Caller, MayRecord


class Waiting(StrEnum):
    """What the call is waiting for."""

    CALL = "c"
    NOTICE = "n"
    """The notice is being spoken; silence means it was heard to its end."""
    OFFER = "o"
    """How to refuse is being spoken, and the window follows."""
    CHOICE = "m"
    ALTERNATIVE = "a"
    TALK = "t"
    RECORDED_TALK = "r"
    STAR = "s"
    """Back from a recorded talk: is its recording to be erased?"""
    MESSAGE = "v"
    TEXT = "x"
    DOCUMENT = "d"
    """Nothing but the next document."""
    END = "e"


class Standing(StrEnum):
    """Where the caller stands on being recorded."""

    UNASKED = "u"
    UNDECIDED = "n"
    """Told and asked, and nothing they did decides it."""
    GRANTED = "g"
    REFUSED = "r"
    WITHDRAWN = "w"


@dataclass(frozen=True)
class Permission:
    """What this caller allows: purposes granted after the last refusal, if any."""

    standing: Standing = Standing.UNASKED
    purposes: tuple[str, ...] = ()
    refused_once: bool = False
    """Only a yes to a question grants anything after a refusal (law 2)."""
    why_not: str = "unasked"

    @property
    def granted(self) -> bool:
        return self.standing is Standing.GRANTED

    @property
    def refused(self) -> bool:
        return self.standing in (Standing.REFUSED, Standing.WITHDRAWN)


@dataclass(frozen=True)
class CallState:
    """Everything the engine knows of a call between two turns."""

    flow: str
    version: str
    step: str
    waiting: Waiting = Waiting.CALL
    turn: int = 0
    silences: int = 0
    unclears: int = 0
    permission: Permission = field(default_factory=Permission)
    barred: MayRecord = MayRecord.YES
    """Why the outside forbids recording to the end of this call, once it has."""
    recorded: bool = False
    """Something of this call was recorded and may still exist."""
    must_end: bool = False
    """The caller refused what the law obliges to record: alternatives, then the end."""
    caller: Caller = Caller.NUMBER
    can_text: bool = False
    notice_sha256: str = ""
    asked: tuple[str, ...] = ()
    """The purposes of the notice last begun: midnight may pass before its decision (law 3)."""

    def to_list(self) -> list[Any]:
        """The state as plain values that JSON can carry, in a fixed order."""
        return [
            self.flow,
            self.version,
            self.step,
            self.waiting.value,
            self.turn,
            self.silences,
            self.unclears,
            self.permission.standing.value,
            list(self.permission.purposes),
            self.permission.refused_once,
            self.permission.why_not,
            self.barred.value,
            self.recorded,
            self.must_end,
            self.caller.value,
            self.can_text,
            self.notice_sha256,
            list(self.asked),
        ]

    @classmethod
    def from_list(cls, values: list[Any]) -> CallState:
        """The state those values were made from; raises `ValueError` on any others."""
        (flow, version, step, waiting, turn, silences, unclears, standing, purposes, refused_once) = values[
            :10
        ]
        (why_not, barred, recorded, must_end, caller, can_text, notice_sha256, asked) = values[10:]
        return cls(
            flow=flow,
            version=version,
            step=step,
            waiting=Waiting(waiting),
            turn=turn,
            silences=silences,
            unclears=unclears,
            permission=Permission(Standing(standing), tuple(purposes), refused_once, why_not),
            barred=MayRecord(barred),
            recorded=recorded,
            must_end=must_end,
            caller=Caller(caller),
            can_text=can_text,
            notice_sha256=notice_sha256,
            asked=tuple(asked),
        )

    def moved(self, step: str) -> CallState:
        """The same call at another step, with fresh patience."""
        return replace(self, step=step, silences=0, unclears=0)
