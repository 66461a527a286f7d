"""Where a call stands between two turns: all the engine remembers, and of the person only what they typed."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ivr.engine.replacing import replace
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
    DIGITS = "g"
    READ_BACK = "b"
    """What was typed is being said, for the caller to confirm or correct."""
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
    told_in: tuple[str, ...] = ()
    """The flow in which each of the purposes was told, in their order; empty for the one it began in."""

    @property
    def granted(self) -> bool:
        return self.standing is Standing.GRANTED

    @property
    def granted_in(self) -> dict[str, str]:
        """Each purpose that was granted, and the flow in which it was told."""
        return dict(zip(self.purposes, (*self.told_in, *[""] * len(self.purposes)), strict=False))

    @property
    def refused(self) -> bool:
        return self.standing in (Standing.REFUSED, Standing.WITHDRAWN)


class Source(StrEnum):
    """Where something remembered comes from."""

    SET = "s"
    """The flow's author wrote it."""
    TYPED = "t"
    SENSITIVE = "x"
    """Typed where the flow says that it is nobody else's business."""


@dataclass(frozen=True)
class Remembered:
    """Something the call remembers, by the name texts say it with."""

    name: str
    text: str
    source: Source = Source.SET


class Paused(StrEnum):
    """Whether nothing may record for now, and who said so."""

    NO = ""
    ASKED = "p"
    """A step of the flow."""
    SENSITIVE = "s"
    """A question for sensitive digits, until it is answered."""


@dataclass(frozen=True)
class Window:
    """A refusal that stays live until the caller's next answer."""

    flow: str
    """The flow of the consent step; empty for the one the call began in."""
    step: str
    back: tuple[tuple[str, str], ...]
    """The flows that waited to be come back to: a refusal goes on from there, wherever the call is then."""
    live_since: int
    """Milliseconds: when the document was sent in which the refusal is live from its first word on."""
    offer_sha256: str


STACK_LIMIT = 8
"""Flows that wait to be come back to."""

LARGEST_TO_REMEMBER = 1_000
"""Compressed bytes of a state to which something may still be added. A seal holds 1,480 of them, and what a
call gathers besides, hashes and the names of steps above all, needs the rest."""


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
    country: str = ""
    """Of the caller's number, as two letters."""
    inside: str = ""
    """The flow the call is in; empty for the one it began in."""
    stack: tuple[tuple[str, str], ...] = ()
    """The `goto` steps to come back to, each with its flow, the last one last."""
    values: tuple[Remembered, ...] = ()
    typed: str = ""
    """What the caller typed and has not confirmed yet."""
    times: int = 0
    """How often this step was repeated because the caller asked for it."""
    paused: Paused = Paused.NO
    window: Window | None = None

    @property
    def place(self) -> str:
        """The step as facts name it: with its flow, where that is not the one the call began in."""
        return f"{self.inside}/{self.step}" if self.inside else self.step

    @property
    def has_room(self) -> bool:
        """Whether there still is room for more in a seal."""
        packed = json.dumps(self.to_list(), separators=(",", ":"), ensure_ascii=False)
        return len(zlib.compress(packed.encode("utf-8", "replace"), 9)) <= LARGEST_TO_REMEMBER

    def to_list(self) -> list[Any]:
        """The state as plain values that JSON can carry, in a fixed order; the last ones only if needed."""
        permission = self.permission
        first = [
            self.flow,
            self.version,
            self.step,
            self.waiting.value,
            self.turn,
            self.silences,
            self.unclears,
            permission.standing.value,
            list(permission.purposes),
            permission.refused_once,
            permission.why_not,
            self.barred.value,
            self.recorded,
            self.must_end,
            self.caller.value,
            self.can_text,
            self.notice_sha256,
            list(self.asked),
        ]
        later = [
            self.country,
            self.inside,
            [list(frame) for frame in self.stack],
            [[each.name, each.text, each.source.value] for each in self.values],
            self.typed,
            self.times,
            self.paused.value,
            _window_list(self.window),
            list(permission.told_in) if any(permission.told_in) else [],
        ]
        while later and later[-1] in ("", 0, []):
            later.pop()
        return first + later

    @classmethod
    def from_list(cls, values: list[Any]) -> CallState:
        """The state those values were made from, by this version or an earlier one; raises `ValueError`."""
        (flow, version, step, waiting, turn, silences, unclears, standing, purposes, refused_once) = values[
            :10
        ]
        (why_not, barred, recorded, must_end, caller, can_text, notice_sha256, asked) = values[10:18]
        later: list[Any] = ["", "", [], [], "", 0, "", [], []]
        later[: len(values[18:])] = values[18:]
        (country, inside, stack, remembered, typed, times, paused, window, told_in) = later
        return cls(
            flow=flow,
            version=version,
            step=step,
            waiting=Waiting(waiting),
            turn=turn,
            silences=silences,
            unclears=unclears,
            permission=Permission(
                Standing(standing),
                tuple(purposes),
                refused_once,
                why_not,
                tuple(told_in) or ("",) * len(purposes),
            ),
            barred=MayRecord(barred),
            recorded=recorded,
            must_end=must_end,
            caller=Caller(caller),
            can_text=can_text,
            notice_sha256=notice_sha256,
            asked=tuple(asked),
            country=country,
            inside=inside,
            stack=tuple((frame_flow, frame_step) for frame_flow, frame_step in stack),
            values=tuple(Remembered(name, text, Source(source)) for name, text, source in remembered),
            typed=typed,
            times=times,
            paused=Paused(paused),
            window=_window(window, stack),
        )

    def moved(self, step: str) -> CallState:
        """The same call at another step, with fresh patience."""
        return replace(self, step=step, silences=0, unclears=0, typed="", times=0)


def _window_list(window: Window | None) -> list[Any]:
    if window is None:
        return []
    back = [list(frame) for frame in window.back]
    return [window.flow, window.step, back, window.live_since, window.offer_sha256]


def _window(values: list[Any], stack: list[list[str]]) -> Window | None:
    """The window those values were made from; an earlier version counted the flows that waited."""
    if not values:
        return None
    flow, step, back, live_since, offer_sha256 = values
    waited = stack[:back] if isinstance(back, int) else back
    frames = tuple((frame_flow, frame_step) for frame_flow, frame_step in waited)
    return Window(flow, step, frames, live_since, offer_sha256)
