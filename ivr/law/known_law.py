"""What the law of one place asks before a call is recorded, as far as a source says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ivr.bilingual import Sentence
from ivr.flow import Mode, Span

Confidence = Literal["high", "medium", "low", "unverified"]

STRICTEST = 2
STRENGTH = {Mode.IMPLICIT: 1, Mode.OBJECTION: 1, Mode.LEGAL_OBLIGATION: 1, Mode.EXPLICIT: STRICTEST}
"""Going on after a notice is as strong whichever ground it is said to rest on; a yes is stronger."""


class Bounds(NamedTuple):
    """How long something must be kept and how long it may be; None where nothing is known."""

    least: Span | None = None
    most: Span | None = None


@dataclass(frozen=True)
class Exemption:
    """A mode that is accepted, or asked for, under a condition alone."""

    mode: Mode
    condition: Sentence


@dataclass(frozen=True)
class Checked:
    """Where it is said, when it was read, how sure it is, and what is not known."""

    sources: tuple[str, ...]
    date: str
    """A month, as `2026-11`: when the sources were gathered."""
    confidence: Confidence
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Jurisdiction:
    """The law of a country, of a part of one, or what holds everywhere else."""

    code: str
    """Two letters; `CA-QC` or `US-all-party` for a part of a country; `default` for everywhere else."""
    name: Sentence
    modes: tuple[Mode, ...]
    """Those accepted for ordinary recordings, the usual one first."""
    why: Sentence
    checked: Checked
    window: int
    everything_needs_legal_text: bool
    retention: Mapping[str, Bounds] = field(hash=False)
    """Of every purpose Accord knows."""
    unverified: frozenset[str] = frozenset()
    """The keys of its file for which there is no source: there the strict default holds."""
    own_retention: frozenset[str] = frozenset()
    """The purposes for which this place has a time of its own."""
    notice: tuple[str, ...] = ()
    """What a notice must say, in the words of `NOTICE`."""
    exemptions: tuple[Exemption, ...] = ()
    of: str = ""
    """The country it is a part of."""
    regions: tuple[str, ...] = ()
    """The parts of that country it stands for."""
    also: tuple[str, ...] = ()
    """Other letters its numbers have: `GP` and `RE` for France."""
    reason: str = ""
    """Why the owner departs from what Accord knows; empty where they do not."""

    def accepts(self, mode: Mode) -> bool:
        """Whether an ordinary recording may rest on this mode; a duty counts wherever it is named."""
        if mode is Mode.LEGAL_OBLIGATION and mode in self.modes:
            return True
        return STRENGTH[mode] >= min(
            (STRENGTH[one] for one in self.modes if one is not Mode.LEGAL_OBLIGATION), default=STRICTEST
        )

    def stronger_than(self, mode: Mode) -> bool:
        """Whether more is asked for here than this mode gives."""
        return not self.accepts(mode)

    def kept(self, purpose: str) -> Bounds:
        """How long a recording for this purpose must and may be kept."""
        return self.retention.get(purpose, Bounds())
