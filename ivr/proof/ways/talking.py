"""The ways on from steps at which nobody is listened to and nothing is decided."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.engine.state import STACK_LIMIT
from ivr.flow import BACK, Goto, HangUp, PauseRecording, Play, Say, Set, Text
from ivr.proof.situation import Situation
from ivr.proof.way import Did, Way
from ivr.proof.ways.listening import stopped
from ivr.proof.world import World


def say(world: World, here: Situation, step: Say | Play) -> Iterator[Way]:
    """On to the next step."""
    yield Way(("next",), Did.WENT_ON, "", here.at(step.next))


def set_values(world: World, here: Situation, step: Set) -> Iterator[Way]:
    """On, with what is remembered; where there was no room for it, without."""
    told = here
    for name, value in step.values:
        told = told._replace(values=world.remembering(told, name, value))
    yield Way(("next",), Did.WENT_ON, "", told.at(step.next))


def pause_recording(world: World, here: Situation, step: PauseRecording) -> Iterator[Way]:
    """On, with recording paused or resumed."""
    yield Way(("next",), Did.WENT_ON, "", here._replace(step=step.next, paused=step.pause))


def text(world: World, here: Situation, step: Text) -> Iterator[Way]:
    """On once the message is sent, or where none can be."""
    yield Way(("next",), Did.TEXTED, "", here.at(step.next))
    yield Way(("failed",), Did.NOT_TEXTED, "", here.at(step.failed))
    if world.records and not here.has_refused:
        yield Way((), Did.STOPPED, "", stopped(here))


def hang_up(world: World, here: Situation, step: HangUp) -> Iterator[Way]:
    """The end."""
    yield Way((), Did.ENDED, "", None)


def goto(world: World, here: Situation, step: Goto) -> Iterator[Way]:
    """To the other flow, or back to where `next` leads in the one before."""
    if step.flow == BACK:
        yield Way(("goto",), Did.CAME_BACK, "", _back(world, here))
        return
    inside = "" if step.flow == world.entry.name else step.flow
    stack = (*here.stack, here.place) if step.next else ()
    if inside not in world.flows or inside in world.broken or len(stack) > STACK_LIMIT:
        yield Way(("goto",), Did.ENDED, "", None)
        return
    start = world.flows[inside].start
    yield Way(("goto",), Did.WENT_TO, step.flow, here._replace(inside=inside, step=start, stack=stack))


def _back(world: World, here: Situation) -> Situation | None:
    if not here.stack:
        return None
    inside, name = here.stack[-1]
    left = world.flows[inside].steps.get(name)
    if not isinstance(left, Goto) or left.next is None:
        return None
    return here._replace(inside=inside, step=left.next, stack=here.stack[:-1])
