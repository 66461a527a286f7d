"""A line that stands too far to the left or to the right, lacks its colon, or was cut by a comment."""

from __future__ import annotations

import re

from ivr.bilingual import Sentence
from ivr.diagnostics import Place, quoted
from ivr.source.misfits import COMMENT, CUT, KEY, QUOTE_TEXT, Misfit

NAMED = re.compile(r"\s*(?:- +)?([\w.-]+):(\s|$)")
TIGHT = re.compile(r"\s*(?:- +)?([\w-]+):(?!//)\S")
HELD = re.compile(r"\s*(?:- +)?[\w-]+\s+[{\[\"']")
ALONE = re.compile(r"\s*([\w.-]+)(?:\s+\S.*)?$")


def misplaced(problem: str, lines: list[str], row: int) -> Misfit | None:
    """What is wrong with the line at which the parser stumbled, or with the one before."""
    line = lines[row] if row < len(lines) else ""
    above = next((n for n in range(min(row, len(lines)) - 1, -1, -1) if _says(lines[n])), None)
    if above is None:
        return None
    before = lines[above]
    cut = CUT.search(before)
    if cut and not KEY.match(line) and "expected key" in problem:
        return Misfit(_at(above, cut.start(1), 1), COMMENT.filled(line=above + 1), QUOTE_TEXT)
    if TIGHT.match(line) or HELD.match(line):
        return _without_colon(lines, row)
    if KEY.match(line) or not line.strip() or "expected ':'" in problem:
        bare = _without_colon(lines, above)
        if bare:
            return bare
    named = NAMED.match(line)
    if named is None or KEY.match(line) is None:
        return None
    if "mapping values" in problem and not re.search(r":(\s|$)", line[named.end() :]):
        return _after_text(lines, above, row)
    if "expected key" in problem:
        return _out_of_line(lines, row, named[1])
    return None


def _without_colon(lines: list[str], row: int) -> Misfit | None:
    """A word that begins a line as a key does, without its colon or without the space behind it."""
    line = lines[row] if row < len(lines) else ""
    if NAMED.match(line):
        return None
    if tight := TIGHT.match(line):
        return Misfit(_at(row, tight.end(1), 1), NO_SPACE.filled(word=quoted(tight[1])), ADD_SPACE)
    if alone := ALONE.match(line):
        word = alone[1]
        place = _at(row, alone.start(1), len(word))
        return Misfit(place, NO_COLON.filled(word=quoted(word)), WRITE_COLON.filled(word=word))
    return None


def _after_text(lines: list[str], above: int, row: int) -> Misfit | None:
    """A key behind a text that goes on."""
    before, line = lines[above], lines[row]
    owner = NAMED.match(before)
    if owner and _depth(line) > _depth(before):
        return Misfit(_line(lines, row), TOO_DEEP, ALIGN.filled(key=owner[1], count=_depth(before)))
    return None


def _out_of_line(lines: list[str], row: int, key: str) -> Misfit | None:
    """A key that stands at a depth at which none of those above it does."""
    depth = _depth(lines[row])
    depths: dict[int, str] = {}
    least = None
    for number in range(row - 1, -1, -1):
        found = NAMED.match(lines[number])
        if not found or not _says(lines[number]):
            continue
        here = _depth(lines[number])
        if least is None or here < least:
            depths[here], least = found[1], here
        if here == 0:
            break
    if not depths or depth in depths:
        return None
    near = min(depths, key=lambda one: abs(one - depth))
    return Misfit(
        _at(row, depth, len(key)),
        OUT_OF_LINE.filled(key=quoted(key)),
        ALIGN.filled(key=depths[near], count=near),
    )


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _line(lines: list[str], row: int) -> Place:
    depth = _depth(lines[row])
    return _at(row, depth, len(lines[row].rstrip()) - depth)


def _at(row: int, column: int, width: int) -> Place:
    return Place(row + 1, column + 1, row + 1, column + 1 + width)


TOO_DEEP = Sentence(
    fr="cette ligne est plus en retrait que celle d'avant, qui a déjà sa valeur",
    en="this line is indented further than the one before, which has its value already",
)
OUT_OF_LINE = Sentence(
    fr="la clé {key} n'est alignée sur aucune autre", en="{key} is in line with no key before it"
)
ALIGN = Sentence(
    fr="alignez-la sur `{key}` : {count} espaces au début de la ligne",
    en="align it with `{key}`: {count} spaces at the beginning of the line",
)
NO_SPACE = Sentence(
    fr="il n'y a pas d'espace après les deux-points de {word}",
    en="there is no space behind the colon of {word}",
)
ADD_SPACE = Sentence(fr="écrivez une espace après les deux-points", en="write a space behind the colon")
NO_COLON = Sentence(fr="{word} n'est pas suivi de deux-points", en="there is no colon behind {word}")
WRITE_COLON = Sentence(
    fr="écrivez `{word}:`, une espace et sa valeur ; s'il continue le texte d'avant, mettez-le en retrait",
    en="write `{word}:`, a space and its value; if it goes on with the text before, indent it",
)
