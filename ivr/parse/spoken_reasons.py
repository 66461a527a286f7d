"""Gives each purpose whose author wrote no reason the words that the law data has for it."""

from __future__ import annotations

from dataclasses import replace

from ivr.flow import Purpose, Recording
from ivr.flow.overrides import Overrides
from ivr.law import purpose

WHERE_NONE = "en"
"""The language of the reasons where Accord has no words in the flow's own; a rule warns of it."""


def with_words(recording: Recording | None, language: str, overrides: Overrides) -> Recording | None:
    """The same recording, each purpose with the reason that callers hear."""
    if not isinstance(recording, Recording):
        return recording
    purposes = tuple(_spoken(one, language, overrides) for one in recording.purposes)
    return replace(recording, purposes=purposes)


def _spoken(one: Purpose, language: str, overrides: Overrides) -> Purpose:
    known = purpose(one.name, overrides)
    if one.spoken or known is None:
        return one
    return replace(one, spoken=known.words(language) or known.words(WHERE_NONE))
