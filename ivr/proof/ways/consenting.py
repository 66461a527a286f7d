"""The ways on from a consent step: from the first word of the notice to what the caller decided."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.flow import MESSAGE, Consent, Mode
from ivr.proof.situation import First, Situation, Standing
from ivr.proof.way import Did, Way
from ivr.proof.ways.listening import granting, refusing, stopped, told_of, undecided
from ivr.proof.world import World


def consent(world: World, here: Situation, step: Consent) -> Iterator[Way]:
    """What each caller can make of it, on each day on which other purposes are open."""
    going_on = step.accepted or step.continued or ""
    key = "accepted" if step.accepted else "continued"
    for asked in told_of(world, here, step):
        if not asked:
            yield Way((key,), Did.NOT_ASKED, "", undecided(here).at(going_on))
        elif here.standing is Standing.GRANTED and world.granted_here(here).issuperset(asked):
            yield Way((key,), Did.AGREED_BEFORE, "", here.at(going_on))
        elif here.refused_once and step.mode is not Mode.EXPLICIT:
            yield Way((key,), Did.NO_MORE_ASKED, "", here.at(step.continued or ""))
        else:
            first = here.first if set(asked) <= {MESSAGE} else First.NOTICE
            yield from _asked(world, here._replace(window=None, first=first), step, asked)


def speaks(way: Way) -> bool:
    """Whether the notice was spoken on this way on from a consent step."""
    return way.did not in (Did.NOT_ASKED, Did.AGREED_BEFORE, Did.NO_MORE_ASKED, Did.ENDED)


def _asked(world: World, here: Situation, step: Consent, asked: tuple[str, ...]) -> Iterator[Way]:
    yield from _answers(world, here, step, asked)
    if world.records and not here.has_refused:
        # Stopped from outside while it was spoken: then only a yes to a question decides anything.
        for way in _answers(world, stopped(here), step, asked):
            if way.did is not Did.REFUSED:
                yield way if way.did is Did.ACCEPTED else way._replace(did=Did.STOPPED)


def _answers(world: World, here: Situation, step: Consent, asked: tuple[str, ...]) -> Iterator[Way]:
    refused = refusing(here, step).at(step.refused)
    yield Way(("refused",), Did.REFUSED, step.refuse.key or "", refused)
    nothing = undecided(here).at(step.unclear.then)
    yield Way(("unclear", "then"), Did.CUT, "", nothing)
    yield Way(("unclear", "then"), Did.UNCLEAR, "", nothing)
    told = world.told(here.inside, step, asked)
    if step.mode is Mode.EXPLICIT:
        silence = step.silence or step.unclear
        key = ("silence" if step.silence else "unclear", "then")
        yield Way(key, Did.SILENT, "", nothing.at(silence.then))
        yes = granting(here, told, here.inside) if told else here
        by = (step.accept.key or "") if step.accept else ""
        yield Way(("accepted",), Did.ACCEPTED, by, yes.at(step.accepted or ""))
        return
    onward = here.at(step.continued or "")
    if here.refused_once:
        yield Way(("continued",), Did.STAYED, "", onward)
    elif step.window is None:
        window = (here.inside, here.step, here.stack)
        opened = (undecided(onward) if told else onward)._replace(window=window)
        yield Way(("continued",), Did.WENT_ON, "", opened)
    else:
        yield Way(("continued",), Did.STAYED, "", granting(onward, told, here.inside) if told else onward)
        if world.is_not_enough_somewhere(here.inside, step.mode):
            yield Way(("continued",), Did.ABROAD, "", undecided(onward))
