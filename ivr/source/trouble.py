"""What the parser of YAML complains of, in words for people who write no YAML every day."""

from __future__ import annotations

import re

import yaml

from ivr.bilingual import Sentence
from ivr.diagnostics import Place
from ivr.source.misfits import CLOSE_QUOTE, NEVER_CLOSED, misfit
from ivr.source.misplaced import misplaced
from ivr.source.unreadable import NOT_YAML, QUOTE, UNQUOTED, Unreadable

FILLED_IN = re.compile(r"[:-]\s+\{[a-z_]+(?:\.[a-z_]+)?\}")
CURLY = re.compile(r"[:{,-]\s*([“”„«‘‚])")


def worded(trouble: yaml.MarkedYAMLError, text: str, lines: list[str]) -> Unreadable:
    """What the parser could not read, as its author would say it."""
    # A quote that is never closed is found at the end of the text, but was opened elsewhere.
    opened = "quoted scalar" in (trouble.context or "")
    mark = (opened and trouble.context_mark) or trouble.problem_mark
    row, column = (mark.line, mark.column) if mark else (0, 0)
    place = Place(row + 1, column + 1, row + 1, column + 2)
    line = lines[row] if row < len(lines) else ""
    problem = trouble.problem or ""
    context = trouble.context or ""
    sign = line[column : column + 1]
    if "alias" in context or "anchor" in context:
        before = line[:column].rstrip()[-1:]
        sign = sign if sign in ("*", "&") else before
        return Unreadable(UNQUOTED, place, _MUST_QUOTE.filled(sign=sign), fix=_WRITE_QUOTED.filled(sign=sign))
    if "directive" in context or "tag" in context or (sign and sign in "%@`"):
        sign = sign if sign and sign in "%@`!" else ("%" if "directive" in context else "!")
        return Unreadable(UNQUOTED, place, _CANNOT_BEGIN.filled(sign=sign), fix=QUOTE)
    if FILLED_IN.search(line):
        return Unreadable(UNQUOTED, place, _BRACE_FIRST, fix=_QUOTE_SUCH)
    if opened and "end of stream" in problem:
        return Unreadable(NOT_YAML, place, NEVER_CLOSED.filled(line=row + 1), fix=CLOSE_QUOTE)
    if curly := CURLY.search(line):
        place = Place(row + 1, curly.start(1) + 1, row + 1, curly.end(1) + 1)
        return Unreadable(UNQUOTED, place, _CURLY.filled(sign=curly[1]), fix=_STRAIGHT)
    found = misfit(text, lines, row, column) or misplaced(problem, lines, row)
    if found:
        return Unreadable(NOT_YAML, found.place, found.message, fix=found.fix)
    if re.search(r"[:-]\s+[{\[]", line):
        return Unreadable(UNQUOTED, place, _BRACE_FIRST, fix=_QUOTE_SUCH)
    if "mapping values" in problem and re.search(r":\s.*:(\s|$)", line):
        return Unreadable(UNQUOTED, place, _COLON, fix=QUOTE)
    words = next((words for said, words in _PROBLEMS.items() if said in problem), (NOT_READ, CHECK))
    return Unreadable(NOT_YAML, place, words[0], fix=words[1])


_MUST_QUOTE = Sentence(fr="`{sign}` doit être entre guillemets droits", en="`{sign}` must be quoted")
_WRITE_QUOTED = Sentence(fr='écrivez "{sign}" avec ses guillemets', en='write "{sign}" with quotes')
_CANNOT_BEGIN = Sentence(
    fr="un texte sans guillemets ne peut pas commencer par `{sign}`",
    en="`{sign}` cannot begin a text without quotes",
)
_BRACE_FIRST = Sentence(
    fr="un texte qui commence par une accolade ou un crochet n'a pas de guillemets",
    en="a text that begins with a brace or a bracket has no quotes",
)
_QUOTE_SUCH = Sentence(
    fr='mettez le texte entre guillemets droits : "{business.name}, bonjour."',
    en='put quotes around the text: "{business.name}, good morning."',
)
_COLON = Sentence(
    fr="un texte où se suivent deux-points et une espace n'a pas de guillemets",
    en="a text with a colon and a space in it has no quotes",
)
_CURLY = Sentence(
    fr="les guillemets `{sign}` n'entourent rien : seuls comptent les guillemets droits",
    en="the quotes `{sign}` hold nothing together: only straight ones do",
)
_STRAIGHT = Sentence(
    fr='mettez le texte entre guillemets droits : "…"', en='put straight quotes around the text: "…"'
)
NOT_READ = Sentence(
    fr="à partir d'ici, le texte ne peut pas être lu", en="from here on, the text cannot be read"
)
CHECK = Sentence(
    fr="vérifiez les retraits et les guillemets de cette ligne et de celle d'avant",
    en="check the indentation and the quotes of this line and the one before",
)
_CLOSE_BRACE = Sentence(
    fr="ajoutez ce qui manque, ou mettez le texte entre guillemets droits",
    en="add what is missing, or put quotes around the text",
)
_PROBLEMS = {
    "mapping values are not allowed": (
        Sentence(
            fr="une clé se trouve là où il ne peut pas y en avoir",
            en="a key stands where there can be none",
        ),
        CHECK,
    ),
    "did not find expected key": (
        Sentence(
            fr="il faudrait ici une clé, alignée sur celles d'avant",
            en="a key should stand here, in line with those before it",
        ),
        CHECK,
    ),
    "could not find expected ':'": (
        Sentence(
            fr="il n'y a pas de deux-points après la clé, sur cette ligne ou celle d'avant",
            en="a colon is missing behind a key, on this line or the one before",
        ),
        Sentence(
            fr="écrivez une clé, deux-points, une espace et sa valeur",
            en="write a key, a colon, a space and its value",
        ),
    ),
    "did not find expected ',' or '}'": (
        Sentence(fr="il manque une virgule ou l'accolade `}`", en="a comma or the brace `}` is missing"),
        _CLOSE_BRACE,
    ),
    "did not find expected ',' or ']'": (
        Sentence(fr="il manque une virgule ou le crochet `]`", en="a comma or the bracket `]` is missing"),
        _CLOSE_BRACE,
    ),
    "did not find expected node content": (
        Sentence(fr="il manque une valeur ici", en="a value is missing here"),
        _CLOSE_BRACE,
    ),
    "did not find expected '-' indicator": (
        Sentence(
            fr="il faudrait ici un tiret, aligné sur ceux d'avant",
            en="a dash should stand here, in line with those before it",
        ),
        CHECK,
    ),
    "block sequence entries are not allowed": (
        Sentence(
            fr="un tiret se trouve là où il ne peut pas y en avoir",
            en="a dash stands where there can be none",
        ),
        CHECK,
    ),
    "found unknown escape character": (
        Sentence(
            fr="dans un texte entre guillemets droits, `\\` ne peut pas précéder cette lettre",
            en="in a text between double quotes, `\\` cannot stand before this letter",
        ),
        Sentence(fr="écrivez `\\\\`, ou supprimez-le", en="write `\\\\`, or delete it"),
    ),
}
"""What libyaml complains of most, in our words, and what to do."""
