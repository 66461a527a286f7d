"""What the caller does in a rehearsal: a move behind each dash, with what must then be true beneath it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ivr.bilingual import Sentence
from ivr.diagnostics import Route
from ivr.parse.rehearsals import kinds
from ivr.parse.rehearsals.claims import Names, claims_in
from ivr.parse.rehearsals.mistakes import Mistakes
from ivr.parse.rehearsals.written import AT_A_MOMENT, Moment
from ivr.source import List, Map, Text, Value

OF_A_MOMENT = ("move", *AT_A_MOMENT)


def moments(value: Value | None, at: Route, names: Names | None, found: Mistakes) -> Iterable[Moment]:
    """The beginning, and a moment for each move; what stands without a move belongs to the one before."""
    made = [Moment(None, at)]
    for number, one in enumerate(_entries(value, at, found)):
        way = (*at, number) if isinstance(value, List) else at
        if isinstance(one, Text):
            if move := _move(one, way, found):
                made.append(Moment(move, way))
        elif isinstance(one, Map):
            _keyed(one, way, made, names, found)
        else:
            found.add(kinds.WRONG_SHAPE, way, _A_LIST, fix=_QUOTE)
    return made


def _entries(value: Value | None, at: Route, found: Mistakes) -> Iterable[Value]:
    if isinstance(value, List):
        return value.values
    if isinstance(value, Text) and "," not in value.value:
        return (value,) if value.value.strip() else ()
    found.add(kinds.WRONG_SHAPE, at, _LIST, on_key=True, fix=_WRITE_LIST)
    return ()


def _keyed(one: Map, at: Route, made: list[Moment], names: Names | None, found: Mistakes) -> None:
    own = {key: value for key, (_, value) in one.keyed.items()}
    found.unknown(own, OF_A_MOMENT, at)
    claims = claims_in(own, AT_A_MOMENT, at, names, found)
    if "move" not in own:
        made[-1] = replace(made[-1], claims=made[-1].claims + claims)
        return
    written = own["move"]
    if not isinstance(written, Text):
        found.add(kinds.WRONG_SHAPE, (*at, "move"), _A_LIST, on_key=True, fix=_QUOTE)
    elif move := _move(written, (*at, "move"), found):
        made.append(Moment(move, (*at, "move"), claims))


def _move(written: Text, at: Route, found: Mistakes) -> str | None:
    move = " ".join(written.value.split())
    if not move:
        found.add(kinds.WRONG_VALUE, at, _EMPTY, fix=_QUOTE)
    return move or None


_LIST = Sentence(fr="`moves` attend une liste de gestes", en="`moves` takes a list of moves")
_WRITE_LIST = Sentence(
    fr='écrivez-les entre crochets, `["-", 9, 1]`, ou un par ligne derrière un tiret',
    en='write them in brackets, `["-", 9, 1]`, or one to a line behind a dash',
)
_A_LIST = Sentence(
    fr="une liste se trouve là où l'on attend un geste", en="a list stands where a move belongs"
)
_EMPTY = Sentence(fr="aucun geste n'est écrit ici", en="no move is written here")
_QUOTE = Sentence(
    fr='un silence s\'écrit "-", raccrocher "!", et étoile "*", tous trois avec leurs guillemets',
    en='a silence is written "-", hanging up "!", and star "*", all three with their quotes',
)
