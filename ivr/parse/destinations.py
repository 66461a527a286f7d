"""Where a transfer goes: a number, or a team."""

from __future__ import annotations

from typing import NamedTuple

from ivr.bilingual import Sentence
from ivr.diagnostics import DID_YOU_MEAN, Nearest, Route, quoted
from ivr.parse.findings import Findings, place_of
from ivr.parse.kinds import UNKNOWN_KEY, WRONG_SHAPE
from ivr.parse.scalars import Wrong, number, words
from ivr.source import Map, Text, Value

KNOWN = {"number": number, "team": words}


class Destination(NamedTuple):
    """A number or the name of a team."""

    number: str = ""
    team: str | None = None


def destination(value: Value, at: Route, found: Findings) -> Destination | None:
    """A number alone, `{number: …}`, or `{team: …}`; None where it is wrong."""
    if isinstance(value, Text):
        if value.value in found.places.names(("teams",)):
            message = _A_TEAM.filled(place=place_of(at), team=value.value)
            found.add(WRONG_SHAPE, at, message, fix=_WRITE_TEAM.filled(team=value.value))
            return None
        made = _read("number", value, at, found)
        return None if made is None else Destination(made)
    if not isinstance(value, Map) or len(value.keyed) != 1:
        found.add(WRONG_SHAPE, at, _TAKES.filled(place=place_of(at)), on_key=True, fix=_WRITE)
        return None
    [(key, (_, one))] = value.keyed.items()
    if key not in KNOWN:
        near = Nearest(KNOWN)(key)
        found.add(
            UNKNOWN_KEY,
            (*at, key),
            _NO_OPTION.filled(place=place_of(at), key=quoted(key)),
            on_key=True,
            fix=DID_YOU_MEAN.filled(near=near) if near else _WRITE,
        )
        return None
    made = _read(key, one, (*at, key), found)
    if made is None:
        return None
    return Destination(team=made) if key == "team" else Destination(made)


def _read(key: str, value: Value, at: Route, found: Findings) -> str | None:
    if not isinstance(value, Text):
        found.one_value(at)
        return None
    try:
        return KNOWN[key](value.value)
    except Wrong as wrong:
        found.wrong(at, wrong)
        return None


_TAKES = Sentence(
    fr="{place} attend un numéro ou une équipe, et un seul", en="{place} takes one number or one team"
)
_WRITE = Sentence(
    fr='écrivez "+33199001234", ou `{team: atelier}`', en='write "+33199001234", or `{team: workshop}`'
)
_A_TEAM = Sentence(
    fr="{place} nomme l'équipe `{team}` comme si c'était un numéro",
    en="{place} names the team `{team}` as if it were a number",
)
_WRITE_TEAM = Sentence(fr="écrivez `{{team: {team}}}`", en="write `{{team: {team}}}`")
_NO_OPTION = Sentence(fr="{place} n'a pas d'option {key}", en="{place} has no option {key}")
