"""Taking back what was allowed, at any moment at which the caller is listened to (law 2)."""

from __future__ import annotations

from ivr.actions import EraseRecordings
from ivr.engine.current import current, named
from ivr.engine.state import CallState
from ivr.engine.turn import Draft, means, typed_among
from ivr.events import Pressed, Typed
from ivr.facts import By, Withdrawn
from ivr.flow import Answer, Flow, StepName


def ways_to_withdraw(flow: Flow, state: CallState) -> tuple[Answer, ...]:
    """How this caller can take consent back: as the flow they are in says, and those that asked them."""
    asking = (named(flow, name) for name in state.permission.told_in)
    recordings = [each.recording for each in (current(flow, state), *asking)]
    return tuple(dict.fromkeys(each.withdraw for each in recordings if each and each.withdraw))


def withdraw_keys(draft: Draft) -> str:
    """The keys that take consent back, each once."""
    ways = ways_to_withdraw(draft.entry, draft.state)
    return "".join(dict.fromkeys(answer.key for answer in ways if answer.key))


def withdraw_words(draft: Draft) -> tuple[str, ...]:
    """The phrases that take consent back."""
    return tuple(words for answer in ways_to_withdraw(draft.entry, draft.state) for words in answer.words)


def withdrawal(draft: Draft) -> str | None:
    """How the caller takes their consent back just now; None when they do not."""
    for answer in ways_to_withdraw(draft.entry, draft.state):
        if said := means(draft.event, answer) or typed_among(draft.event, answer):
            return said
    return None


def withdraw_and_repeat(draft: Draft) -> StepName:
    """Takes the caller's consent back, tells them so, and asks the same step's question again."""
    stood = draft.state.permission
    recorded_or_granted = stood.granted or draft.state.recorded
    withdraw_as_said(draft)
    draft.say(draft.phrases.withdrawn if recorded_or_granted else draft.phrases.not_recorded)
    return draft.state.step


def withdraw_as_said(draft: Draft) -> None:
    """Takes back what the caller allowed, by the key or the words they just used."""
    withdraw(draft, By.KEY if isinstance(draft.event, Pressed | Typed) else By.VOICE)


def withdraw(draft: Draft, by: By) -> None:
    """Takes back what the caller allowed: nothing more is recorded, and what was is erased."""
    draft.facts.append(Withdrawn(draft.state.place, by.value))
    draft.actions.append(EraseRecordings())
    draft.refuse("withdrawn")
