"""Where a quote, a brace or a comma that is missing should stand: looked for only once a text cannot be read.

The parser stumbles far behind such a mistake, and says nothing of where it was made.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from ivr.bilingual import UNSAID, Sentence
from ivr.diagnostics import Place

CLOSING = {"{": "}", "[": "]"}
KEY = re.compile(r"\s*(?:- +)?[\w.-]+:(?:\s|$)")
BEFORE_KEY = re.compile(r"^\s*(?:- +)*")
CUT = re.compile(r"\S\s+(#)")
UNQUOTED = re.compile(r""":\s+[^\s"'{}\[\],|>&*!][^{},]*$""")
"""Behind a key, the beginning of a text without quotes."""
WORD = re.compile(r"[\w*#+-]+$")


class Misfit(NamedTuple):
    """What does not fit, where, and what to do."""

    place: Place
    message: Sentence
    fix: Sentence = UNSAID


class Opened(NamedTuple):
    """A brace or a bracket that is open."""

    sign: str
    row: int
    column: int


def misfit(text: str, lines: list[str], row: int, column: int) -> Misfit | None:
    """The mistake that made the parser stumble at this row and column (from 0), if it is one of these."""
    opened: list[Opened] = []
    for token in _tokens(text):
        at = token.start_mark
        if (at.line, at.column) > (row, column):
            break
        if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
            found = _quoted(token, lines, bool(opened))
            if found:
                return found
        elif isinstance(token, yaml.FlowMappingStartToken | yaml.FlowSequenceStartToken):
            opened.append(Opened(lines[at.line][at.column], at.line, at.column))
        elif isinstance(token, yaml.FlowMappingEndToken | yaml.FlowSequenceEndToken):
            sign = lines[at.line][at.column]
            if opened and CLOSING[opened[-1].sign] == sign:
                opened.pop()
            else:
                return _closed(opened, sign, at.line, at.column)
    return _left_open(opened, lines, row, column) if opened else None


def _tokens(text: str) -> Any:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.scan(text, Loader=loader)
    except yaml.YAMLError:
        return


def _quoted(token: Any, lines: list[str], inside: bool) -> Misfit | None:
    """A text between quotes that ends elsewhere than its author meant."""
    start, end, quote = token.start_mark, token.end_mark, token.style
    swallowed = next(
        (row for row in range(start.line + 1, end.line + 1) if _is_key_beside(lines, start.line, row)), None
    )
    if swallowed is not None:
        return Misfit(_one(start.line, start.column), NEVER_CLOSED.filled(line=start.line + 1), CLOSE_QUOTE)
    behind = lines[end.line][end.column :] if end.line < len(lines) else ""
    if not re.match(r"\s*[^\s,}\]:#]", behind):
        return None
    if quote == "'" and re.match(r"\w", behind):
        return Misfit(_one(end.line, end.column - 1), APOSTROPHE, DOUBLE_QUOTES)
    if inside and behind[:1].isspace():
        return None
    return Misfit(_one(end.line, end.column - 1), BEHIND_QUOTE, WHOLE_TEXT)


def _is_key_beside(lines: list[str], opening: int, row: int) -> bool:
    """Whether a line is a key that stands no deeper than the line above which a quote was opened."""
    line = lines[row] if row < len(lines) else ""
    beside = len(lines[opening]) - len(BEFORE_KEY.sub("", lines[opening]))
    return KEY.match(line) is not None and _depth(line) <= beside


def _closed(opened: list[Opened], sign: str, row: int, column: int) -> Misfit:
    if not opened:
        return Misfit(_one(row, column), CLOSES_NOTHING.filled(sign=sign), TAKE_AWAY)
    return _never_closed(opened[-1])


def _left_open(opened: list[Opened], lines: list[str], row: int, column: int) -> Misfit | None:
    """What is wrong inside braces or brackets: one is missing at the end, or a comma between."""
    last = opened[-1]
    line = lines[row] if row < len(lines) else ""
    if row > last.row and (cut := CUT.search(lines[last.row], last.column)):
        return Misfit(_one(last.row, cut.start(1)), COMMENT.filled(line=last.row + 1), QUOTE_TEXT)
    if row > last.row and (not line.strip() or _depth(line) <= _depth(lines[last.row])):
        return _never_closed(last)
    sign = line[column : column + 1]
    if sign == "{" and UNQUOTED.search(line[:column]):
        return Misfit(_one(row, column), BRACE_IN_TEXT, QUOTE_TEXT)
    if sign in ("}", "]"):
        return _never_closed(last)
    begin = column
    if sign == ":":
        # The parser took the value before and the key behind it for one text.
        word = WORD.search(line[:column].rstrip())
        before = line[: word.start()].rstrip() if word else ""
        if word is None or before[-1:] in ("", ",", *CLOSING):
            return None
        begin = word.start()
    key = re.match(r"[\w*#+-]+|[^\s,}\]]+", line[begin:])
    return Misfit(_one(row, begin), COMMA, WRITE_COMMA.filled(word=key[0])) if key else None


def _never_closed(opened: Opened) -> Misfit:
    message = (BRACE_OPEN if opened.sign == "{" else BRACKET_OPEN).filled(line=opened.row + 1)
    return Misfit(_one(opened.row, opened.column), message, CLOSE.filled(sign=CLOSING[opened.sign]))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _one(row: int, column: int) -> Place:
    return Place(row + 1, column + 1, row + 1, column + 2)


NEVER_CLOSED = Sentence(
    fr="les guillemets ouverts à la ligne {line} ne sont jamais fermés",
    en="the quotes opened on line {line} are never closed",
)
CLOSE_QUOTE = Sentence(
    fr="fermez-les à la fin du texte, sur la même ligne",
    en="close them at the end of the text, on the same line",
)
APOSTROPHE = Sentence(
    fr="cette apostrophe ferme le texte, qui est entre apostrophes",
    en="this apostrophe closes the text, which stands between apostrophes",
)
DOUBLE_QUOTES = Sentence(
    fr="mettez plutôt le texte entre guillemets droits doubles, ou doublez l'apostrophe",
    en="put double quotes around the text instead, or write the apostrophe twice",
)
BEHIND_QUOTE = Sentence(
    fr="des mots suivent les guillemets qui ferment le texte",
    en="words follow the quotes that close the text",
)
WHOLE_TEXT = Sentence(
    fr="mettez tout le texte entre guillemets droits ; à l'intérieur, écrivez « et »",
    en="put the quotes around the whole text; within it, write “ and ”",
)
BRACE_OPEN = Sentence(
    fr="l'accolade ouverte à la ligne {line} n'est jamais fermée",
    en="the brace opened on line {line} is never closed",
)
BRACKET_OPEN = Sentence(
    fr="le crochet ouvert à la ligne {line} n'est jamais fermé",
    en="the bracket opened on line {line} is never closed",
)
CLOSE = Sentence(fr="écrivez `{sign}` à la fin", en="write `{sign}` at the end of it")
CLOSES_NOTHING = Sentence(fr="ce `{sign}` ne ferme rien", en="this `{sign}` closes nothing")
TAKE_AWAY = Sentence(fr="supprimez-le", en="delete it")
BRACE_IN_TEXT = Sentence(
    fr="ce texte contient une accolade et n'a pas de guillemets",
    en="this text has a brace in it and no quotes",
)
COMMA = Sentence(fr="il manque une virgule ici", en="a comma is missing here")
WRITE_COMMA = Sentence(fr="écrivez une virgule avant `{word}`", en="write a comma before `{word}`")
COMMENT = Sentence(
    fr="à la ligne {line}, ce `#` précédé d'une espace termine le texte : la suite est un commentaire",
    en="on line {line}, this `#` behind a space ends the text: what follows is a comment",
)
QUOTE_TEXT = Sentence(
    fr="mettez tout le texte entre guillemets droits", en="put quotes around the whole text"
)
