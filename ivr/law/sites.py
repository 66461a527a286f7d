"""Where a firm is and where its calls are answered, as far as a flow says so."""

from __future__ import annotations

from ivr.flow import Flow, Transfer
from ivr.law.country import country_of


def seat(flow: Flow) -> str:
    """The country of the firm: as written, else that of its fallback number; nothing where neither tells."""
    business = flow.business
    return business.country or (country_of(business.fallback) if business.fallback else "")


def answering_sites(flow: Flow) -> tuple[str, ...]:
    """The countries of the numbers that transfers ring, each once; nothing for a number of no country."""
    rung = [
        number for step in flow.steps.values() if isinstance(step, Transfer) for number in _rung(flow, step)
    ]
    return tuple(dict.fromkeys(country_of(number) for number in rung))


def _rung(flow: Flow, step: Transfer) -> tuple[str, ...]:
    if step.team is None:
        return (step.number,)
    team = flow.teams.get(step.team)
    return team.numbers if team else ()
