"""Adds a call that was played to a text of rehearsals, as its author would; every other letter stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ivr.bilingual import Sentence
from ivr.check.noting import Keys, Noted, noted
from ivr.check.running import run
from ivr.diagnostics import quoted
from ivr.edit import EditRefused
from ivr.edit.lines import column, line_before, lines_after, newline, next_line, place
from ivr.edit.scalar import fresh, on_one_line
from ivr.flow import Flow
from ivr.parse.rehearsals import Rehearsals, read_rehearsals
from ivr.rehearsal import Rehearsal
from ivr.source import BREAKS
from ivr.source.extents import Extent, ListExtent, MapExtent, extents
from ivr.source.places import START

USUAL_INDENT = 2


def with_rehearsal(text: str, call: Rehearsal, name: str, flow: Flow) -> str:
    """The text of rehearsals with this call behind those it has; an empty text begins a file.

    Raises EditRefused where the text has mistakes, a rehearsal of that name, or is written in brackets.
    """
    name = " ".join(name.split())
    before = read_rehearsals(text, flow) if _says_something(text) else None
    if not name:
        raise EditRefused(START, _NO_NAME, _NAME_IT)
    if before is not None:
        _refuse_mistakes(before)
        _refuse_name(before, name)
    after = _added(text, noted(call, name))
    _verify(before, after, name, flow)
    return after


def _says_something(text: str) -> bool:
    """Whether there is more in a text than comments."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in BREAKS.split(text))


def _refuse_mistakes(before: Rehearsals) -> None:
    for one in before.diagnostics:
        if one.level == "error":
            raise EditRefused(one.span, one.message, one.fix)


def _refuse_name(before: Rehearsals, name: str) -> None:
    for one in before.rehearsals:
        if one.name == name:
            where = before.places.value((*one.at, "name"))
            raise EditRefused(where, _NAME_TAKEN.filled(name=quoted(name)), _OTHER_NAME)


def _added(text: str, call: Noted) -> str:
    broken = newline(text, 0)
    listed = _list(text)
    if listed is None:
        head = text if not text or text.endswith(("\n", "\r")) else text + broken
        lines = ["rehearsals:", *_lines(call, USUAL_INDENT)]
        return head + (broken if text.strip() else "") + broken.join(lines) + broken
    indent = column(text, listed.start)
    at = _behind(text, _last(listed), indent)
    lines = list(_lines(call, indent))
    if len(listed.values) == 1 or not (line_before(text, listed.values[-1].start) or "").strip():
        lines.insert(0, "")
    head = text[:at] if at == 0 or text[at - 1] in "\n\r" else text[:at] + broken
    return head + broken.join(lines) + broken + text[at:]


def _list(text: str) -> ListExtent | None:
    """The list of rehearsals, one to a line behind dashes; None where there is none yet."""
    root = extents(text)
    if root is None:
        return None
    for key, value in root.items:
        if key.value == "rehearsals":
            if isinstance(value, ListExtent) and not value.braced and not root.braced:
                return value
            raise EditRefused(place(text, key.start, key.end), _IN_BRACKETS, _ONE_TO_A_LINE)
    if root.braced:
        raise EditRefused(place(text, root.start, root.end), _IN_BRACKETS, _ONE_TO_A_LINE)
    return None


def _last(extent: Extent) -> int:
    """The end of the last thing written in it."""
    if isinstance(extent, ListExtent) and not extent.braced and extent.values:
        return _last(extent.values[-1])
    if isinstance(extent, MapExtent) and not extent.braced and extent.items:
        return _last(extent.items[-1][1])
    return extent.end


def _behind(text: str, end: int, indent: int) -> int:
    """Where the next rehearsal is written: behind the last line, and the comments that belong to it."""
    at = end if end and text[end - 1] in "\n\r" else next_line(text, end)
    for start, line in lines_after(text, max(at - 1, 0)):
        bare = line.lstrip(" ")
        if start != at or not bare.startswith("#") or len(line) - len(bare) <= indent:
            break
        at = next_line(text, start)
    return at


def _lines(call: Noted, indent: int) -> Iterator[str]:
    outer, inner = " " * indent, " " * (indent + 2)
    first, *others = call.setting
    yield f"{outer}- {_pair(*first)}"
    yield from (f"{inner}{_pair(*one)}" for one in others)
    yield f"{inner}moves:"
    for moment in call.moments:
        yield from _moment(moment, inner + "  ")
    yield from (f"{inner}{_pair(*one)}" for one in call.outcome)


def _moment(moment: Keys, indent: str) -> Iterable[str]:
    (key, value), *others = moment
    if key == "move" and not others:
        return [f"{indent}- {_move(value)}"]
    return [f"{indent}- {_pair(key, value)}", *(f"{indent}  {_pair(*one)}" for one in others)]


def _pair(key: str, value: str) -> str:
    return f"{key}: {_move(value) if key == 'move' else fresh(value, braced=False)}"


def _move(value: str) -> str:
    """A move; several digits have the quotes that keep other tools from reading a number."""
    style = '"' if value in ("-", "!") or (len(value) > 1 and value[0] in "0123456789*#") else ""
    return on_one_line(value, style, braced=False)


def _verify(before: Rehearsals | None, after: str, name: str, flow: Flow) -> None:
    """Reads what was written again: the others are as they were, and the new one plays as it was played."""
    read = read_rehearsals(after, flow)
    others = before.rehearsals if before else ()
    same = read.rehearsals[:-1] == others
    passed = same and bool(read.rehearsals) and read.rehearsals[-1].name == name
    passed = passed and all(result.passed for result in run(read, flow)[-1:])
    if not passed or any(one.level == "error" for one in read.diagnostics):
        raise EditRefused(START, _NOT_THE_SAME, _WRITE_IT)


_NO_NAME = Sentence(fr="la répétition n'a pas de nom", en="the rehearsal has no name")
_NAME_IT = Sentence(
    fr="donnez-lui une phrase qui dit ce qui doit arriver", en="give it a sentence that says what must happen"
)
_NAME_TAKEN = Sentence(fr="une répétition s'appelle déjà {name}", en="a rehearsal is called {name} already")
_OTHER_NAME = Sentence(fr="choisissez un autre nom", en="choose another name")
_IN_BRACKETS = Sentence(
    fr="les répétitions sont écrites entre crochets ou accolades",
    en="the rehearsals are written in brackets or braces",
)
_ONE_TO_A_LINE = Sentence(
    fr="écrivez-les l'une sous l'autre, chacune derrière un tiret",
    en="write them one beneath the other, each behind a dash",
)
_NOT_THE_SAME = Sentence(
    fr="la répétition ne se jouerait pas comme l'appel l'a été",
    en="the rehearsal would not play as the call did",
)
_WRITE_IT = Sentence(fr="écrivez-la à la main", en="write it by hand")
