"""Gives one text of a flow another value, in the way its author wrote it."""

from __future__ import annotations

from ivr.bilingual import Sentence
from ivr.diagnostics import Route
from ivr.edit.edit import Edit
from ivr.edit.guard import guarded
from ivr.edit.lines import column, indent_of, line_end, lines_after, newline
from ivr.edit.opened import Opened, TextSpot, opened
from ivr.edit.paragraph import HEADER, STEP, Paragraph, paragraph
from ivr.edit.scalar import fresh, on_one_line
from ivr.edit.tree import with_value
from ivr.source import BREAKS
from ivr.source.letters import UNSPEAKABLE

UNSAYABLE = Sentence(
    fr="la nouvelle valeur contient un caractère de commande, qu'aucune voix ne peut dire",
    en="the new value holds a control character, which no voice can say",
)


def set_value(text: str, route: Route, new: str) -> tuple[Edit, ...]:
    """The edits that make the text at the end of a route say something else; none if it says that already.

    Its quotes stay where they can, a text of several lines is written beneath its key.
    Raises EditRefused where there is no single text, or the change cannot be made for certain.
    """
    page = opened(text)
    spot = page.scalar(route)
    if UNSPEAKABLE.search(new):
        raise page.refusal(spot, UNSAYABLE)
    if spot.value.value == new:
        return ()
    return guarded(page, value_edits(page, spot, new), with_value(page.tree, route, new))


def value_edits(page: Opened, spot: TextSpot, new: str, style: str | None = None) -> list[Edit]:
    """What writes a new value over an old one, in its own style or the one told."""
    old = spot.value
    if old.style in ("|", ">"):
        return _over_lines(page, spot, new)
    beneath = _beneath(page, spot, new)
    if beneath is not None:
        return beneath
    braced = spot.within.braced
    if spot.is_empty:
        return [_into_nothing(page, spot, fresh(new, braced=braced))]
    written = on_one_line(new, old.style if style is None else style, braced=braced)
    return [Edit(old.start, old.end, written)]


def _into_nothing(page: Opened, spot: TextSpot, written: str) -> Edit:
    """The value of a key that has none goes right behind its colon, before any comment."""
    if spot.key is None:
        return Edit(spot.value.start, spot.value.start, f" {written}")
    colon = page.colon(spot.key)
    if colon is None:
        return Edit(spot.key.end, spot.key.end, f": {written}")
    return Edit(colon, colon, f" {written}")


def _beneath(page: Opened, spot: TextSpot, new: str) -> list[Edit] | None:
    """A text of several lines over one that had none; None where it must stay on one line."""
    if spot.within.braced or "\n" not in new:
        return None
    indent = _outer(page, spot) + STEP
    lines = paragraph(new, "|", indent)
    behind = line_end(page.text, _behind(page, spot))
    if lines is None or _would_swallow(page, behind, indent) or _unfinished(page, behind, new):
        return None
    header = (
        _into_nothing(page, spot, lines.header)
        if spot.is_empty
        else Edit(spot.value.start, spot.value.end, lines.header)
    )
    return [header, Edit(behind, behind, _written(page, behind, lines))]


def _behind(page: Opened, spot: TextSpot) -> int:
    return page.last(spot.value) if spot.key is None else page.behind(spot.key, spot.value)


def _would_swallow(page: Opened, behind: int, indent: int) -> bool:
    """Whether a comment below stands so deep that it would be read as part of the text."""
    for _, line in lines_after(page.text, behind):
        bare = line.lstrip(" ")
        if bare:
            return bare.startswith("#") and len(line) - len(bare) >= indent
    return False


def _unfinished(page: Opened, end: int, new: str) -> bool:
    """Whether a text that ends with a line break would be the last of a file that has none there."""
    return end == len(page.text) and new.endswith("\n")


def _over_lines(page: Opened, spot: TextSpot, new: str) -> list[Edit]:
    """Another text over one of several lines; the comment behind its `|` or `>` stays."""
    text, old = page.text, spot.value
    found = HEADER.match(text, old.start)
    header_end = found.end() if found else old.start + 1
    behind = line_end(text, header_end)
    end = max(behind, page.last_line(old, kept=False))
    indent = indent_of(text[behind:end]) or _outer(page, spot) + STEP
    before = [line.strip(" ") for line in BREAKS.split(text[behind:end])[1:]]
    lines = paragraph(new, old.style, indent, before)
    if lines is None or _unfinished(page, end, new):
        return [
            Edit(old.start, header_end, on_one_line(new, "", braced=False)),
            Edit(behind, end, ""),
        ]
    return [
        Edit(old.start, header_end, lines.header),
        Edit(behind, end, _written(page, behind, lines)),
    ]


def _outer(page: Opened, spot: TextSpot) -> int:
    """The column of the key, or of the dash, a text belongs to."""
    return column(page.text, spot.within.start if spot.key is None else spot.key.start)


def _written(page: Opened, at: int, lines: Paragraph) -> str:
    broken = newline(page.text, at)
    return "".join(broken + line for line in lines.lines)
