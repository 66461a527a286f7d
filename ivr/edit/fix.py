"""One sure remedy: its edits, what the text then says, and what was done, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ivr.bilingual import Sentence
from ivr.diagnostics import Route
from ivr.edit.edit import Edit
from ivr.edit.tree import Tree

Change = Callable[[Tree], Tree]


@dataclass(frozen=True)
class Fix:
    """What mends one mistake."""

    edits: tuple[Edit, ...]
    done: Sentence
    at: Route = ()
    change: Change | None = None
    """What it does to what the text says; None where the text could not be read before."""
    alone: bool = False
    """Whether it moves what other remedies hold on to, and so waits for them."""
