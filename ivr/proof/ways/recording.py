"""The ways on from steps that can record: a talk, recorded or not, and a message."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.engine.recording import ERASE_KEY, KEEP_KEY, STAR
from ivr.flow import MESSAGE, Transfer, Voicemail
from ivr.proof.situation import Situation
from ivr.proof.way import Did, Way
from ivr.proof.ways.listening import noes, stopped, talking, withdrawn
from ivr.proof.world import World


def transfer(world: World, here: Situation, step: Transfer) -> Iterator[Way]:
    """Nobody there, or a talk; after a recorded one the caller may have to say whether it is kept."""
    yield Way(("busy",), Did.BUSY, "", here.at(step.busy))
    yield Way(("no_answer",), Did.NO_ANSWER, "", here.at(step.no_answer))
    yield Way(("failed",), Did.FAILED, "", here.at(step.failed))
    talked = talking(here)
    key = ("next",) if step.next else ()
    yield Way(key, Did.TALKED, "", talked.at(step.next) if step.next else None)
    if world.records and not here.has_refused:
        ended = stopped(talked)
        yield Way(key, Did.STOPPED, "", ended.at(step.next) if step.next else None)
        for gone, to in (("busy", step.busy), ("no_answer", step.no_answer), ("failed", step.failed)):
            yield Way((gone,), Did.STOPPED, "", stopped(here).at(to))
    if step.record and purposes_recorded(world, here) and STAR in world.withdrawing(here):
        yield Way(key, Did.KEPT, KEEP_KEY, here.at(step.next) if step.next else None)
        yield Way((), Did.ERASED, ERASE_KEY, withdrawn(here))


def voicemail(world: World, here: Situation, step: Voicemail) -> Iterator[Way]:
    """A message, or on to where callers go whose message may not be kept."""
    yield Way(("unrecorded",), Did.NOT_RECORDED, "", here.at(step.unrecorded))
    if here.paused or step.purpose not in world.granted_here(here):
        return
    key = ("next",) if step.next else ()
    yield Way(key, Did.LEFT, "", here.at(step.next) if step.next else None)
    for way in noes(world, here):
        if way.did is Did.REFUSED_LATE or way.to is None:
            yield way
        else:
            yield way._replace(to=way.to.at(step.unrecorded))
            yield Way(key, Did.STOPPED, "", stopped(here).at(step.next) if step.next else None)


def purposes_recorded(world: World, here: Situation) -> frozenset[str]:
    """The purposes for which a talk may be recorded in this situation, if nothing outside forbids it."""
    return frozenset() if here.paused else world.granted_here(here) - {MESSAGE}
