"""One thing that callers notice, or that the law does."""

from __future__ import annotations

from dataclasses import dataclass

from ivr.bilingual import Sentence


@dataclass(frozen=True)
class Change:
    """What is otherwise than before."""

    said: Sentence
    weighs: bool = False
    """It touches a notice, a refusal, recording or retention: whoever publishes it needs a second person."""
    step: str = ""
    """The step of the new flow at which it shows; of the old one, where it is gone."""
