"""What a caller was told and asked about being recorded, and what they decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ivr.facts.fact import Fact


class Decided(StrEnum):
    """What a caller's conduct after the notice amounts to."""

    CONTINUED = "continued"
    ACCEPTED = "accepted"
    NOT_OBJECTED = "not_objected"
    REFUSED = "refused"
    OBJECTED = "objected"
    UNCLEAR = "unclear"
    SILENT = "silent"
    HUNG_UP = "hung_up"


class By(StrEnum):
    """How it was expressed."""

    KEY = "key"
    VOICE = "voice"
    STAYING = "staying_on_the_line"
    ANSWERING = "answering"
    """The next question was answered, and the refusal that was live until then was not used."""
    SILENCE = "silence"
    HANGING_UP = "hanging_up"
    CUTTING_THE_NOTICE = "cutting_the_notice"
    NOTHING_UNDERSTOOD = "nothing_understood"
    A_PAGE = "a_page"


@dataclass(frozen=True)
class NoticeStarted(Fact):
    """The notice began to be spoken; `words` are exactly those the caller hears."""

    step: str
    words: str
    words_sha256: str
    language: str
    voice: str
    purposes: tuple[str, ...]
    keep: Mapping[str, str]
    mode: str
    version: str
    refuse_key: str
    refuse_words: tuple[str, ...]
    again: int


@dataclass(frozen=True)
class NoticeCompleted(Fact):
    """The notice was spoken to its last word while the caller was on the line."""

    step: str
    words_sha256: str


@dataclass(frozen=True)
class NoticeCut(Fact):
    """A key that means nothing there cut the notice short."""

    step: str
    key: str


@dataclass(frozen=True)
class MoreHeard(Fact):
    """The caller asked for the long notice and began to hear these words; the notice or the offer follows."""

    step: str
    words: str
    words_sha256: str
    language: str
    voice: str


@dataclass(frozen=True)
class OfferMade(Fact):
    """The caller began to hear how to refuse, and has `window_seconds` to do it; 0: until they answer."""

    step: str
    words: str
    words_sha256: str
    language: str
    voice: str
    window_seconds: int
    refuse_key: str
    refuse_words: tuple[str, ...]
    accept_key: str | None
    accept_words: tuple[str, ...]
    by_voice: bool
    again: int


@dataclass(frozen=True)
class WindowOpened(Fact):
    """The offer was heard to its end, and the refusal stays live until the caller's next answer."""

    step: str
    offer_sha256: str


@dataclass(frozen=True)
class Decision(Fact):
    """What the caller decided, how they expressed it, and for which purposes."""

    step: str
    value: str
    by: str
    said: str
    """The key, or the listed phrase; empty when there was none."""
    mode: str
    purposes: tuple[str, ...]
    notice_sha256: str
    offer_sha256: str
    window_seconds: int
    """The time there was to refuse; of an answer, the time in which the refusal was live before it."""
    language: str
