"""The ways on from steps that ask and wait: menus, alternatives, digits."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.flow import Alternatives, Ask, Collect, Goto, Retry, Say
from ivr.proof.situation import Situation
from ivr.proof.way import Did, Way
from ivr.proof.ways.listening import answering, noes, talking
from ivr.proof.world import World


def ask(world: World, here: Situation, step: Ask) -> Iterator[Way]:
    """Each choice, silence, what is not understood, and a no."""
    yield from noes(world, here)
    talked = here if _is_of_languages(world, here, step) else talking(here)
    for choice in step.choices:
        by = choice.answer.key or next(iter(choice.answer.words), "")
        for after in answering(world, talked, choice.next):
            yield Way(("choices", choice.name, "next"), Did.PRESSED, by, after)
    yield from _given_up(talked, step.silence, step.unclear, {})


def alternatives(world: World, here: Situation, step: Alternatives) -> Iterator[Way]:
    """Each offer, silence, what is not understood, and a no; no offer lets a refusal stay open."""
    yield from noes(world, here)
    taken = here._replace(window=None)
    offers = {offer.name: offer.next for offer in step.offers}
    for offer in step.offers:
        by = offer.answer.key or next(iter(offer.answer.words), "")
        to = taken.at(offer.next) if offer.next else None
        yield Way(("offers", offer.name, *(("next",) if offer.next else ())), Did.PRESSED, by, to)
    yield from _given_up(here, step.silence, step.unclear, offers)


def collect(world: World, here: Situation, step: Collect) -> Iterator[Way]:
    """Digits that were taken, silence, what is not understood, and a no."""
    yield from noes(world, here)
    talked = talking(here)
    told = talked._replace(values=world.remembering(talked, step.into, None))
    for after in answering(world, told, step.next):
        yield Way(("next",), Did.TYPED, "", after)
    yield from _given_up(talked, step.silence, step.unclear, {})


def _given_up(
    here: Situation, silence: Retry, unclear: Retry, offers: dict[str, str | None]
) -> Iterator[Way]:
    """Where patience ends; a name of an offer there takes that offer."""
    for key, did, retry in (("silence", Did.SILENT, silence), ("unclear", Did.UNCLEAR, unclear)):
        if retry.then in offers:
            to = offers[retry.then]
            yield Way((key, "then"), did, "", here._replace(step=to, window=None) if to else None)
        else:
            yield Way((key, "then"), did, "", here.at(retry.then))


def _is_of_languages(world: World, here: Situation, step: Ask) -> bool:
    """Whether the question is which language to speak: every choice leads to a flow that speaks another."""
    flow = world.flows[here.inside]
    spoken = []
    for choice in step.choices:
        at, name = flow.steps.get(choice.next), choice.next
        met = {name}
        while isinstance(at, Say) and at.next not in met:
            met.add(at.next)
            at = flow.steps.get(at.next)
        there = world.flows.get(at.flow) if isinstance(at, Goto) else flow
        spoken.append(there.speaks if there else "")
    return len(set(spoken)) > 1
