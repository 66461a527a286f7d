"""What a turn gives back: the document, and the work to do once it has been sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """TwiML for the telephone, and what follows behind it, never before it."""

    document: bytes
    behind: tuple[Callable[[], None], ...] = ()
