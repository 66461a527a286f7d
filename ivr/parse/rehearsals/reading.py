"""From the text of a file of rehearsals to the rehearsals, or to what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ivr.bilingual import Sentence
from ivr.diagnostics import Diagnostic, Route, in_order, quoted
from ivr.events import Caller, MayRecord
from ivr.flow import Flow
from ivr.parse.rehearsals import kinds
from ivr.parse.rehearsals.claims import Names, claims_in
from ivr.parse.rehearsals.mistakes import SEE, Mistakes
from ivr.parse.rehearsals.moves import moments
from ivr.parse.rehearsals.values import WRITE_WHEN, country, ledger, moment, one_of, yes_or_no
from ivr.parse.rehearsals.written import OF_THE_CALL, WrittenRehearsal
from ivr.source import List, Map, SourceMap, Value, read_source
from ivr.source.unreadable import EMPTY, NOT_A_MAPPING

TOP = ("at", "caller", "country", "rehearsals")
OF_A_CALL = ("name", "at", "caller", "country", "sampled", "may_record", "ledger", "moves", *OF_THE_CALL)
FOR_ALL = ("at", "caller", "country")
"""What may stand once above all rehearsals."""

CALLERS = {caller.value: caller for caller in Caller}
OUTSIDE = {reason.value: reason for reason in MayRecord}


@dataclass(frozen=True)
class Rehearsals:
    """What a file says; a rehearsal that is wrong in itself is left out."""

    rehearsals: tuple[WrittenRehearsal, ...]
    places: SourceMap
    diagnostics: tuple[Diagnostic, ...]
    text: str = ""


def read_rehearsals(text: str | bytes, flow: Flow | None, file: str = "") -> Rehearsals:
    """The rehearsals of a text, held against the flow they are of, where that can be read; never raises."""
    source = read_source(text, file)
    if source.root is None:
        return Rehearsals((), source.places, tuple(map(_of_rehearsals, source.diagnostics)))
    found = Mistakes(source.places, list(map(_of_rehearsals, source.diagnostics)))
    names = Names(flow) if flow else None
    top = {key: value for key, (_, value) in source.root.keyed.items()}
    meant = found.unknown(top, TOP, ())
    written: list[WrittenRehearsal] = []
    listed = () if "rehearsals" in meant else _listed(top.get("rehearsals"), found)
    for number, one in enumerate(listed):
        made = _rehearsal(one, ("rehearsals", number), top, names, found)
        if made is not None:
            _told_apart(made, written, found)
            written.append(made)
    return Rehearsals(tuple(written), source.places, in_order(found.diagnostics), source.text)


def _of_rehearsals(one: Diagnostic) -> Diagnostic:
    """What is wrong with the text leads to the page of rehearsals, and says how they begin, not flows."""
    if one.code not in (EMPTY.code, NOT_A_MAPPING.code):
        return replace(one, see=SEE)
    kind = kinds.WRONG_SHAPE
    return replace(one, code=kind.code, rule=kind.rule, message=_NO_REHEARSALS, fix=_BEGIN, see=SEE)


def _listed(value: Value | None, found: Mistakes) -> Iterable[Value]:
    if isinstance(value, List) and value.values:
        return value.values
    if value is None:
        found.add(kinds.MISSING_KEY, (), _NO_REHEARSALS, fix=_BEGIN)
    else:
        found.add(kinds.WRONG_SHAPE, ("rehearsals",), _NOT_LISTED, on_key=True, fix=_BEGIN)
    return ()


def _rehearsal(
    value: Value, at: Route, top: dict[str, Value], names: Names | None, found: Mistakes
) -> WrittenRehearsal | None:
    if not isinstance(value, Map):
        found.add(kinds.WRONG_SHAPE, at, _KEYS, fix=_BEGIN)
        return None
    before = len(found.errors)
    own = {key: one for key, (_, one) in value.keyed.items()}
    there = own.keys() | found.unknown(own, OF_A_CALL, at)
    read = {
        key: found.text(given, way)
        for key in OF_A_CALL
        if key not in (*OF_THE_CALL, "moves")
        for given, way in _given(key, own, top, at)
    }
    name = " ".join((read.get("name") or "").split())
    if "name" not in there:
        found.add(kinds.MISSING_KEY, at, _NO_NAME, fix=_NAME_IT)
    if "at" not in read and "at" not in there:
        found.add(kinds.MISSING_KEY, at, _WHEN, fix=WRITE_WHEN)
    begins = moment(read.get("at"), _way("at", own, at), found)
    whole = claims_in(own, OF_THE_CALL, at, names, found)
    played = moments(own.get("moves"), (*at, "moves"), names, found) if "moves" in own else ()
    if "moves" not in there:
        found.add(kinds.MISSING_KEY, at, _NO_MOVES.filled(name=quoted(name)), fix=_MOVE_IT)
    caller = one_of(CALLERS, read.get("caller"), _way("caller", own, at), found)
    of_country = country(read.get("country"), _way("country", own, at), found)
    outside = _outside(read, at, found)
    down_from = ledger(read.get("ledger"), (*at, "ledger"), found)
    if begins is None or len(found.errors) > before:
        return None
    if not whole and not any(one.claims for one in played):
        found.add(kinds.NO_CLAIM, (*at, "name"), _NO_CLAIM.filled(name=quoted(name)), fix=_CLAIM)
    return WrittenRehearsal(
        name=name,
        at=at,
        begins=begins,
        moments=tuple(played),
        claims=whole,
        caller=caller or Caller.NUMBER,
        country=of_country,
        may_record=outside,
        ledger_down_from=down_from,
    )


def _given(
    key: str, own: dict[str, Value], top: dict[str, Value], at: Route
) -> Iterable[tuple[Value, Route]]:
    if key in own:
        yield own[key], (*at, key)
    elif key in FOR_ALL and key in top:
        yield top[key], (key,)


def _way(key: str, own: dict[str, Value], at: Route) -> Route:
    return (*at, key) if key in own or key not in FOR_ALL else (key,)


def _outside(read: dict[str, str | None], at: Route, found: Mistakes) -> MayRecord:
    """What the outside knew of this call: drawn or not, or another reason not to record."""
    sampled = yes_or_no(read.get("sampled"), (*at, "sampled"), found)
    reason = one_of(OUTSIDE, read.get("may_record"), (*at, "may_record"), found)
    if sampled is not None and reason is not None:
        found.add(kinds.CONTRADICTION, (*at, "sampled"), _BOTH, on_key=True, fix=_KEEP_ONE)
    return reason or (MayRecord.SAMPLE if sampled is False else MayRecord.YES)


def _told_apart(made: WrittenRehearsal, before: list[WrittenRehearsal], found: Mistakes) -> None:
    first = next((one for one in before if one.name == made.name), None)
    if first is not None:
        found.add(
            kinds.SAME_NAME,
            (*made.at, "name"),
            _TWICE.filled(name=quoted(made.name)),
            other=(*first.at, "name"),
            fix=_RENAME,
        )


_NO_REHEARSALS = Sentence(
    fr="il n'y a pas de répétitions dans ce fichier", en="there are no rehearsals in this file"
)
_NOT_LISTED = Sentence(fr="`rehearsals` attend une liste", en="`rehearsals` takes a list")
_BEGIN = Sentence(
    fr="écrivez `rehearsals:`, et dessous une répétition derrière chaque tiret : `- name: …`",
    en="write `rehearsals:`, and beneath it one rehearsal behind each dash: `- name: …`",
)
_KEYS = Sentence(
    fr="une répétition s'écrit avec des clés et des valeurs", en="a rehearsal is written as keys and values"
)
_WHEN = Sentence(
    fr="cette répétition ne dit pas le jour et l'heure de l'appel",
    en="this rehearsal does not say the day and the hour of the call",
)
_NO_NAME = Sentence(fr="cette répétition n'a pas de nom", en="this rehearsal has no name")
_NAME_IT = Sentence(
    fr="ajoutez `name:` et une phrase qui dit ce qui doit arriver",
    en="add `name:` and a sentence that says what must happen",
)
_NO_MOVES = Sentence(
    fr="la répétition {name} ne dit pas ce que fait l'appelant",
    en="the rehearsal {name} does not say what the caller does",
)
_MOVE_IT = Sentence(
    fr='ajoutez `moves:` et la liste de ses gestes : `["-", 9, 1]`',
    en='add `moves:` and the list of their moves: `["-", 9, 1]`',
)
_NO_CLAIM = Sentence(
    fr="la répétition {name} ne dit rien qui doive être vrai : elle ne peut pas échouer",
    en="the rehearsal {name} says nothing that must be true: it can never fail",
)
_CLAIM = Sentence(
    fr="ajoutez par exemple `recorded: no`, `goes_to:` et une étape, ou `says:` et des mots",
    en="add for example `recorded: no`, `goes_to:` and a step, or `says:` and words",
)
_BOTH = Sentence(
    fr="`sampled` et `may_record` disent tous deux si l'appel peut être enregistré",
    en="`sampled` and `may_record` both say whether the call may be recorded",
)
_KEEP_ONE = Sentence(fr="gardez l'une des deux clés", en="keep one of the two keys")
_TWICE = Sentence(fr="deux répétitions s'appellent {name}", en="two rehearsals are called {name}")
_RENAME = Sentence(fr="dites ce qui les distingue", en="say what tells them apart")
