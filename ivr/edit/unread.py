"""Sure remedies for a text that cannot be read at all: tabs, and signs that need quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from ivr.bilingual import Sentence
from ivr.diagnostics import Diagnostic, quoted
from ivr.edit.edit import Edit, apply
from ivr.edit.fix import Fix
from ivr.edit.lines import at_place, line_end, line_start, lines_after
from ivr.edit.meaning import fields
from ivr.edit.scalar import ESCAPES
from ivr.edit.tree import Tree, tree_of
from ivr.flow import MODELS, VERBS, Flow
from ivr.flow.values import Reason, Spoken, Words
from ivr.parse import read_flow
from ivr.source import read_source
from ivr.source.letters import TABBED

WIDTHS = (2, 4, 8)
"""Letters a tab may have stood for in the editor of its author."""
SIGN = re.compile(r"(?<![\w.])key:[ \t]+([*#])(?=[ \t]*[,}])|(?<![\w.])key:[ \t]+(\*)(?=[ \t]*$|[ \t]+#)")
TEXT = re.compile(r"( *)(?:- +)?([a-z_]+):[ \t]+([^\s'\"|>#].*?)[ \t]*")

TABS_GONE = Sentence(fr="les tabulations deviennent des espaces", en="tabs become spaces")
QUOTED = Sentence(fr="{text} est mis entre guillemets droits", en="quotes are put around {text}")


def without_tabs(text: str, diagnostic: Diagnostic) -> Fix | None:
    """Spaces instead of tabs, if only one width of a tab makes a flow of the text, or all make the same."""
    ways = [_spaced(text, width) for width in WIDTHS]
    texts = [apply(text, edits) for edits in ways]
    readings = [_read(one) for one in texts]
    sound = [index for index, reading in enumerate(readings) if reading is not None]
    if not sound:
        # What else is wrong must not keep tabs where there is nothing but tabs: their number says all.
        sure = not re.search("^ ", text, re.MULTILINE)
        return Fix(ways[0], TABS_GONE) if sure else None
    if all(readings[index] == readings[sound[0]] for index in sound):
        return Fix(ways[sound[0]], TABS_GONE)
    wrong = {index: _wrong(texts[index]) for index in sound}
    best = min(sound, key=lambda index: wrong[index].total())
    if all(index == best or (wrong[best] <= wrong[index] != wrong[best]) for index in sound):
        return Fix(ways[best], TABS_GONE)
    return None


def with_signs_quoted(text: str, diagnostic: Diagnostic) -> Fix | None:
    """Quotes around each `*` and `#` that is a key of the telephone."""
    signs = tuple(_signs(text))
    shown = quoted(text[signs[0].start : signs[0].end]) if signs else ""
    return Fix(signs, QUOTED.filled(text=shown)) if signs else None


def with_quotes(text: str, diagnostic: Diagnostic) -> Fix | None:
    """Quotes around each such sign, else around the whole text of this line."""
    if signs := with_signs_quoted(text, diagnostic):
        return signs
    at = at_place(text, diagnostic.span)
    start, end = line_start(text, at), line_end(text, at)
    found = TEXT.fullmatch(text[start:end])
    if not found or found[2] not in _keys_of_texts() or " #" in found[3]:
        return None
    if _goes_on(text, end, len(found[1])):
        return None
    written = '"' + found[3].translate(ESCAPES) + '"'
    edit = Edit(start + found.start(3), start + found.end(3), written)
    return Fix((edit,), QUOTED.filled(text=quoted(found[3])))


def _spaced(text: str, width: int) -> tuple[Edit, ...]:
    edits = []
    for found in TABBED.finditer(text):
        end = found.end() - 1
        edits.append(Edit(found.start(), end, text[found.start() : end].expandtabs(width)))
    return tuple(edits)


def _read(text: str) -> Tree | None:
    root = read_source(text).root
    return None if root is None else tree_of(root)


def _wrong(text: str) -> Counter[str]:
    return Counter(one.code for one in read_flow(text, "").diagnostics)


def _signs(text: str) -> Iterator[Edit]:
    for start, line in [(0, text[: line_end(text, 0)]), *lines_after(text, 0)]:
        for found in SIGN.finditer(line) if not line.lstrip().startswith("#") else ():
            at = start + (found.start(1) if found[1] else found.start(2))
            yield Edit(at, at + 1, f'"{text[at]}"')


def _goes_on(text: str, end: int, indent: int) -> bool:
    """Whether the next line that says something stands deeper, and so may be part of the text."""
    for _, line in lines_after(text, end):
        bare = line.lstrip(" ")
        if bare and not bare.startswith("#"):
            return len(line) - len(bare) > indent
    return False


@cache
def _keys_of_texts() -> frozenset[str]:
    """The keys behind which nothing but a text can stand."""
    kinds: dict[str, set[bool]] = {}
    for model in (Flow, *VERBS.values(), *MODELS.values()):
        for key, known in fields(model).items():
            kinds.setdefault(key, set()).add(isinstance(known.value, Spoken | Reason | Words))
    return frozenset(key for key, are_texts in kinds.items() if are_texts == {True})
