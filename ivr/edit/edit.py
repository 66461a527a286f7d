"""One change of a text: a span of its letters and what is written there instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Edit:
    """From `start` to the letter before `end`, counted in the text as it was read, comes `text`."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all of these changes, each counted in the text as it was.

    Raises ValueError where two of them touch the same letters, or one lies outside the text.
    """
    pieces, after = [], 0
    for edit in in_order(edits):
        if not after <= edit.start <= edit.end <= len(text):
            raise ValueError(f"the edit at {edit.start} overlaps another, or lies outside the text")
        pieces += [text[after : edit.start], edit.text]
        after = edit.end
    return "".join([*pieces, text[after:]])


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """The edits as the text is read; those that insert at the same letter stay in the order given."""
    return sorted(edits, key=lambda edit: (edit.start, edit.end))


def trimmed(text: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The same edits without the letters that stay, and without those that change nothing."""
    return tuple(smaller for edit in in_order(edits) if (smaller := _trimmed(text, edit)) is not None)


def _trimmed(text: str, edit: Edit) -> Edit | None:
    old, new = text[edit.start : edit.end], edit.text
    if old == new:
        return None
    shorter = min(len(old), len(new))
    before = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    left = shorter - before
    behind = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    return Edit(edit.start + before, edit.end - behind, new[before : len(new) - behind])
