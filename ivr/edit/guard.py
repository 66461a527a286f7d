"""The last look at every edit: the new text is read again, and must say exactly what was meant."""

from __future__ import annotations

from collections.abc import Iterable

from ivr.bilingual import Sentence
from ivr.edit.edit import Edit, apply, trimmed
from ivr.edit.lines import place
from ivr.edit.opened import Opened
from ivr.edit.refused import EditRefused
from ivr.edit.tree import Tree, tree_of
from ivr.source import read_source

ANOTHER_MEANING = Sentence(
    fr="une telle modification changerait aussi le sens du reste du texte",
    en="such an edit would change what the rest of the text means",
)
BY_HAND = Sentence(fr="faites-la à la main à cet endroit", en="make it by hand there")


def guarded(page: Opened, edits: Iterable[Edit], meant: Tree) -> tuple[Edit, ...]:
    """These edits, made as small as they can be.

    Raises EditRefused where the text would then say anything but what is meant.
    """
    smallest = trimmed(page.text, edits)
    after = read_source(apply(page.text, smallest))
    if after.root is not None and tree_of(after.root) == meant:
        return smallest
    start, end = (smallest[0].start, smallest[0].end) if smallest else (0, 0)
    if after.root is None and after.diagnostics:
        raise EditRefused(place(page.text, start, end), after.diagnostics[0].message, BY_HAND)
    raise EditRefused(place(page.text, start, end), ANOTHER_MEANING, BY_HAND)
