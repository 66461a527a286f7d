"""What a rule found: the mistake in words and the route to it; its code and its place are added later."""

from __future__ import annotations

from dataclasses import dataclass

from ivr.bilingual import UNSAID, Sentence
from ivr.diagnostics import Label, Moment, Route


@dataclass(frozen=True)
class Finding:
    """A mistake at a route."""

    at: Route
    message: Sentence
    fix: Sentence = UNSAID
    why: Sentence = UNSAID
    """What the rule's own page says, unless it is said here."""
    here: Sentence = UNSAID
    """A few words beneath the place."""
    on_key: bool = False
    labels: tuple[Label, ...] = ()
    call: tuple[Moment, ...] = ()
    """The shortest call that shows it."""
