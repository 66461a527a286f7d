"""One fact as one sentence: its values put into words, whatever an older ledger left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from ivr.story.english import ENGLISH
from ivr.story.french import FRENCH
from ivr.story.wording import (
    DECISION_ALONE,
    DECISION_BY_ANSWERING,
    OFFER_UNTIL_THE_NEXT_ANSWER,
    SAYS_HOW,
    Wording,
)

Language = Literal["fr", "en"]


def wording(language: Language) -> Wording:
    """The words of that language."""
    return FRENCH if language == "fr" else ENGLISH


def sentence(kind: str, body: Mapping[str, Any], language: Language, timezone: str = "Europe/Paris") -> str:
    """What this fact says, as a person would say it; a kind nobody knows is named as it is."""
    own = wording(language)
    pattern = own.kinds.get(_told_as(kind, body))
    return filled(pattern, body, own, ZoneInfo(timezone)) if pattern else f"{kind}."


def _told_as(kind: str, body: Mapping[str, Any]) -> str:
    if kind == "offer_made" and body.get("window_seconds") == 0:
        return OFFER_UNTIL_THE_NEXT_ANSWER
    if kind == "decision" and body.get("by") == "answering":
        return DECISION_BY_ANSWERING
    if kind == "decision" and (body.get("value"), body.get("by")) in SAYS_HOW:
        return DECISION_ALONE
    return kind


def filled(pattern: str, values: Mapping[str, Any], own: Wording, zone: ZoneInfo) -> str:
    """The pattern with these values in words; what is missing is said to be missing."""
    said = _Said(own)
    said.update({name: _in_words(name, value, own, zone) for name, value in values.items()})
    return pattern.format_map(said)


class _Said(dict[str, str]):
    def __init__(self, own: Wording) -> None:
        super().__init__()
        self._nothing = own.nothing

    def __missing__(self, _: str) -> str:
        return self._nothing


def _in_words(name: str, value: Any, own: Wording, zone: ZoneInfo) -> str:
    if value is None or value in ("", ()):
        return own.nothing
    terms = own.terms.get(name, {})
    if isinstance(value, datetime):
        return value.astimezone(zone).strftime(own.moment)
    if isinstance(value, Mapping):
        purposes = own.terms["purposes"]
        return own.joined_by.join(
            f"{purposes.get(key, key)} {_span(str(span), own)}" for key, span in value.items()
        )
    if isinstance(value, Sequence) and not isinstance(value, str):
        return own.joined_by.join(terms.get(str(each), str(each)) for each in value) or own.nothing
    if name == "delete_by":
        return _moment(str(value), own, zone)
    return terms.get(str(value), str(value))


def _span(written: str, own: Wording) -> str:
    return " ".join(own.units.get(word, word) for word in written.split())


def _moment(written: str, own: Wording, zone: ZoneInfo) -> str:
    try:
        return datetime.fromisoformat(written).astimezone(zone).strftime(own.moment)
    except ValueError:
        return written
