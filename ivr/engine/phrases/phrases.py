"""What Accord must be able to say in a language."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Phrases:
    """Everything Accord says without a flow having written it, in one language, but for the reasons."""

    joined_by: str
    spans: dict[str, tuple[str, str]] = field(hash=False)
    """One of each unit of time with its article, and the word for several."""
    numbers: tuple[str, ...]
    """From nought on; larger ones are left to the voice."""
    signs: dict[str, str] = field(hash=False)
    """The names of the keys that are no digit."""
    for_reason: str
    withdrawn: str
    not_recorded: str
    star_question: str
    kept: str
    sending: str
    trouble: str
    goodbye: str
    recorded: str
    unrecorded: str
