"""What can happen wherever a caller is listened to: a no, before any other answer (law 2)."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.flow import Consent, Mode
from ivr.proof.situation import First, Situation, Standing
from ivr.proof.way import Did, Way
from ivr.proof.world import World


def noes(world: World, here: Situation) -> Iterator[Way]:
    """The ways of saying no that are open at any question.

    Also where the flow names no key: an agent or a page may stop the recording between two answers.
    """
    if here.window is not None:
        yield Way((), Did.REFUSED_LATE, _refusing(world, here), refused_late(world, here))
    keys = world.withdrawing(here)
    if not here.has_refused and (keys or world.records):
        key = keys[:1]
        yield Way((), Did.WITHDREW, key, withdrawn(here)) if key else Way((), Did.STOPPED, "", stopped(here))


def withdrawn(here: Situation) -> Situation:
    """The same call once its caller has taken consent back."""
    return here._replace(standing=Standing.REFUSED, granted=(), refused_once=True, window=None)


def stopped(here: Situation) -> Situation:
    """The same call once it was stopped from elsewhere."""
    return here._replace(standing=Standing.STOPPED, granted=(), refused_once=True, window=None)


def refused_late(world: World, here: Situation) -> Situation | None:
    """Where a refusal that was still live leads: on from the consent step that asked."""
    if here.window is None:
        return None
    inside, name, back = here.window
    asked = world.flows[inside].steps.get(name)
    if not isinstance(asked, Consent):
        return None
    return refusing(here, asked)._replace(inside=inside, step=asked.refused, stack=back, window=None)


def talking(here: Situation) -> Situation:
    """The same call once something was asked of its caller, or somebody spoke to them."""
    return here._replace(first=First.TALK) if here.first is First.NOTHING else here


def refusing(here: Situation, step: Consent) -> Situation:
    """The same call once its caller has said no to this step."""
    return here._replace(
        standing=Standing.REFUSED,
        granted=(),
        refused_once=True,
        window=None,
        must_end=step.mode is Mode.LEGAL_OBLIGATION,
    )


def answering(world: World, here: Situation, to: str) -> Iterator[Situation]:
    """After an answer that was understood: as before, and where that was going on after an offer, agreed."""
    yield here.at(to)
    if here.window is None or here.refused_once:
        return
    inside, name, _ = here.window
    asked = world.flows[inside].steps.get(name)
    if isinstance(asked, Consent):
        for purposes in told_of(world, here._replace(inside=inside), asked):
            told = world.told(inside, asked, purposes)
            decided = granting(here, told, inside) if told else here
            yield decided._replace(step=to, window=None)
        if world.is_not_enough_somewhere(inside, asked.mode):
            yield undecided(here)._replace(step=to, window=None)


def told_of(world: World, here: Situation, step: Consent) -> tuple[tuple[str, ...], ...]:
    """The purposes that step may tell of on different days: all of them, those always open, one at a time."""
    purposes = world.purposes(here, step)
    dated = [one.name for one in purposes if one.opens or one.until]
    always = tuple(one.name for one in purposes if one.name not in dated)
    some = (tuple(one.name for one in purposes if one.name in always or one.name == name) for name in dated)
    return tuple(dict.fromkeys((tuple(one.name for one in purposes), always, *some)))


def granting(here: Situation, purposes: tuple[str, ...], inside: str) -> Situation:
    """The same call once these purposes are allowed, besides those allowed since the last no."""
    before = dict(here.granted) if here.standing is Standing.GRANTED else {}
    told = {**before, **dict.fromkeys(purposes, inside)}
    return here._replace(standing=Standing.GRANTED, granted=tuple(told.items()))


def undecided(here: Situation) -> Situation:
    """The same call once a question was asked that nothing decided: what stood before stands."""
    if here.standing is Standing.UNASKED:
        return here._replace(standing=Standing.UNDECIDED)
    return here


def _refusing(world: World, here: Situation) -> str:
    inside, name, _ = here.window or ("", "", ())
    asked = world.flows[inside].steps.get(name)
    return (asked.refuse.key or "") if isinstance(asked, Consent) else ""
