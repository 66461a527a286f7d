"""Mends what is sure in a flow, and looks again each time: fewer mistakes, and none that was not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ivr.bilingual import Sentence
from ivr.diagnostics import Diagnostic, Place
from ivr.edit.edit import Edit, apply, in_order
from ivr.edit.fix import Fix
from ivr.edit.fixes import fixes
from ivr.edit.guard import guarded
from ivr.edit.opened import opened
from ivr.edit.refused import EditRefused
from ivr.parse import read_flow
from ivr.source import read_source

OF_THE_READING = "S"
"""How the codes begin of mistakes that keep the rules from seeing the whole flow."""

Look = Callable[[str, str], Sequence[Diagnostic]]
"""What is wrong with a text of this name, and stands in that text."""

Remedied = tuple[Diagnostic, Fix]


@dataclass(frozen=True)
class Mended:
    """One mistake that is no more: where it stood before it was mended, and what was done."""

    code: str
    place: Place
    done: Sentence


@dataclass(frozen=True)
class Round:
    """Remedies that were found sound together, and what the text and its mistakes are with them."""

    taken: tuple[Remedied, ...]
    text: str
    left: Sequence[Diagnostic]


def look(text: str, name: str) -> Sequence[Diagnostic]:
    """What is wrong with a text, read by itself."""
    return read_flow(text, name).diagnostics


def mend(
    text: str, name: str, look: Look = look, country: str | None = None
) -> tuple[str, tuple[Mended, ...]]:
    """The text with everything mended whose remedy is sure, and what was mended.

    `country` is that of the firm, where the text itself does not say it. Mending again changes nothing.
    """
    done: list[Mended] = []
    now = Round((), text, look(text, name))
    while True:
        now = _mended_once(now, lambda text: look(text, name), country)
        if not now.taken:
            return now.text, tuple(done)
        done += [Mended(one.code, one.span, fix.done) for one, fix in now.taken]


def _mended_once(before: Round, look: Callable[[str], Sequence[Diagnostic]], country: str | None) -> Round:
    """One round of remedies: those that can stand side by side, else the first sound one that cannot."""
    start = Round((), before.text, before.left)
    found = fixes(before.text, before.left, country)
    after = _sound_among(_side_by_side([one for one in found if not one[1].alone]), start, start, look)
    for one in found:
        if not after.taken and one[1].alone:
            after = _sound_among([one], start, start, look)
    return after


def _side_by_side(found: Sequence[Remedied]) -> list[Remedied]:
    """Those of the remedies that touch no letter another one touches; the rest come in a later round."""
    taken: list[Remedied] = []
    end = -1
    for one in sorted(found, key=lambda one: min((edit.start for edit in one[1].edits), default=0)):
        edits = in_order(one[1].edits)
        if edits and edits[0].start > end:
            taken.append(one)
            end = max(edit.end for edit in edits)
    return taken


def _sound_among(
    found: Sequence[Remedied], so_far: Round, before: Round, look: Callable[[str], Sequence[Diagnostic]]
) -> Round:
    """Those remedies that leave fewer mistakes and none new; halves are tried where the whole fails."""
    if not found:
        return so_far
    together = (*so_far.taken, *found)
    text = _mended(before.text, together)
    if text is not None:
        after = Round(together, text, look(text))
        if _is_better(after, so_far, found):
            return after
    if len(found) == 1:
        return so_far
    half = len(found) // 2
    so_far = _sound_among(found[:half], so_far, before, look)
    return _sound_among(found[half:], so_far, before, look)


def _mended(text: str, taken: Sequence[Remedied]) -> str | None:
    """The text with these remedies, if it then says what they mean it to and nothing else."""
    edits = _edits(taken)
    if any(fix.change is None for _, fix in taken):
        return apply(text, edits)
    try:
        page = opened(text)
        meant = page.tree
        # What stands deeper is changed first: a key that is renamed leads nowhere by its old name.
        for _, fix in sorted(taken, key=lambda one: -len(one[1].at)):
            meant = fix.change(meant) if fix.change else meant
        return apply(text, guarded(page, edits, meant))
    except EditRefused:
        return None


def _edits(taken: Sequence[Remedied]) -> list[Edit]:
    return [edit for _, fix in taken for edit in fix.edits]


def _is_better(after: Round, before: Round, found: Sequence[Remedied]) -> bool:
    """Whether each of these mistakes is gone, and no other has come.

    A text that could not be read at all must be read further than before. While it is not read whole, the
    rules have not seen everything, and what they see then is not new.
    """
    if any(fix.change is None for _, fix in found):
        return read_source(after.text).root is not None or _start(after.left) > _start(before.left)
    was, left = Counter(one.code for one in before.left), Counter(one.code for one in after.left)
    mended = Counter(one.code for one, _ in found)
    if any(left[code] > was[code] - count for code, count in mended.items()):
        return False
    reading = {code for code in was | left if code.startswith(OF_THE_READING)}
    seen = reading if sum(left[code] for code in reading) < sum(was[code] for code in reading) else was | left
    return all(left[code] <= was[code] for code in seen)


def _start(found: Sequence[Diagnostic]) -> tuple[int, int]:
    return min(((one.span.line, one.span.column) for one in found), default=(0, 0))
