"""The questions others put to the law data: of a place, of a purpose, and of callers from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from ivr.flow import Mode
from ivr.flow.callers import Callers
from ivr.flow.overrides import NO_OVERRIDES, Overrides, OwnJurisdiction, OwnPurpose
from ivr.law.known_law import Bounds, Jurisdiction
from ivr.law.known_purpose import KnownPurpose
from ivr.law.reading import DEFAULT, jurisdictions, purposes


def jurisdiction(country: str, overrides: Overrides = NO_OVERRIDES) -> Jurisdiction:
    """The law of a country (`FR`), of a part of one (`US-CA`), or the strict default for any other.

    Where the owner says something else, theirs is what holds, with its reason.
    """
    found = jurisdictions()[_code(country)]
    own = overrides.jurisdictions.get(found.code)
    if not overrides.purposes and own is None:
        return found
    retention = {
        name: _own_bounds(bounds, overrides.purposes.get(name)) for name, bounds in found.retention.items()
    }
    found = replace(found, retention=MappingProxyType(retention))
    return _overridden(found, own) if own else found


def purpose(name: str, overrides: Overrides = NO_OVERRIDES) -> KnownPurpose | None:
    """A purpose Accord knows; None for one of the author's own."""
    found = purposes().get(name)
    own = overrides.purposes.get(name)
    if found is None or own is None:
        return found
    return replace(
        found,
        spoken=MappingProxyType({**found.spoken, **dict(own.spoken)}),
        bounds=_own_bounds(found.bounds, own),
        by_law=_own_bounds(found.by_law, own),
    )


def weaker_countries(mode: Mode, overrides: Overrides = NO_OVERRIDES) -> tuple[str, ...]:
    """The countries Accord knows whose law asks for more than this mode, by their letters."""
    return tuple(
        code
        for code, one in jurisdictions().items()
        if code != DEFAULT and not one.of and jurisdiction(code, overrides).stronger_than(mode)
    )


def callers(overrides: Overrides = NO_OVERRIDES) -> Callers:
    """The ways of consenting that count for a caller, by country, as a flow carries them."""
    accepted: dict[str, frozenset[Mode]] = {}
    for code, one in jurisdictions().items():
        if code != DEFAULT and not one.of:
            modes = _accepted(jurisdiction(code, overrides))
            accepted |= dict.fromkeys((code, *one.also), modes)
    return Callers(MappingProxyType(accepted), _accepted(jurisdiction(DEFAULT, overrides)))


def _code(country: str) -> str:
    known = jurisdictions()
    whole, _, part = country.partition("-")
    if country in known:
        return country
    for code, one in known.items():
        if (one.of == whole and part in one.regions) or country in one.also:
            return code
    return whole if whole in known else DEFAULT


def _accepted(one: Jurisdiction) -> frozenset[Mode]:
    return frozenset(mode for mode in Mode if one.accepts(mode))


def _overridden(one: Jurisdiction, own: OwnJurisdiction) -> Jurisdiction:
    return replace(
        one,
        modes=(own.mode,) if own.mode else one.modes,
        window=own.window or one.window,
        everything_needs_legal_text=(
            one.everything_needs_legal_text if own.everything is None else not own.everything
        ),
        reason=own.reason,
    )


def _own_bounds(bounds: Bounds, own: OwnPurpose | None) -> Bounds:
    return Bounds(own.at_least or bounds.least, own.at_most or bounds.most) if own else bounds
