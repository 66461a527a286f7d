"""What a call remembers by name, and how much of it may be said, sent and kept.

What the caller typed stands in no words that are evidence; what they typed in confidence in none at all.
"""

from __future__ import annotations

from ivr.engine.replacing import replace
from ivr.engine.state import CallState, Remembered, Source, Waiting
from ivr.flow import LONGEST_VALUE, MOST_VARIABLES

Values = tuple[Remembered, ...]


def remembering(state: CallState, name: str, text: str, source: Source) -> CallState | None:
    """The state that remembers this too; None where it is too long, or there is no room for it."""
    others = tuple(each for each in state.values if each.name != name)
    if len(text) > LONGEST_VALUE or len(others) >= MOST_VARIABLES:
        return None
    following = replace(state, values=(*others, Remembered(name, text, source)))
    return following if following.has_room else None


def resting(state: CallState) -> CallState:
    """The state as it may travel: what was typed in confidence serves the turn that took it and no other."""
    values = tuple(each for each in state.values if each.source is not Source.SENSITIVE)
    typed = state.typed if state.waiting is Waiting.READ_BACK else ""
    if values == state.values and typed == state.typed:
        return state
    return replace(state, values=values, typed=typed)


def value_of(values: Values, name: str) -> str:
    """What a name stands for now; nothing for a name the call does not remember."""
    return next((each.text for each in values if each.name == name), "")


def aloud(values: Values) -> dict[str, str]:
    """What stands for each name where it is spoken: digits one by one."""
    return {
        each.name: each.text if each.source is Source.SET else singly(each.text) for each in _open(values)
    }


def in_writing(values: Values) -> dict[str, str]:
    """What stands for each name in a text message."""
    return {each.name: each.text for each in _open(values)}


def in_evidence(values: Values) -> dict[str, str]:
    """What stands for each name in words that are kept as they are said: the author's own values alone."""
    return {each.name: each.text for each in values if each.source is Source.SET}


def unfilled(values: Values) -> dict[str, str]:
    """The same, with the place of what the caller typed left standing."""
    typed = {each.name: f"{{{each.name}}}" for each in _open(values) if each.source is not Source.SET}
    return {**in_evidence(values), **typed}


def is_personal(text: str, values: Values) -> bool:
    """Whether a text says something the caller typed."""
    return any(f"{{{each.name}}}" in text for each in _open(values) if each.source is not Source.SET)


def singly(digits: str) -> str:
    """Digits apart from one another, so that a voice does not read them as one number.

    https://www.twilio.com/docs/voice/twiml/say
    """
    return " ".join(digits)


def _open(values: Values) -> Values:
    return tuple(each for each in values if each.source is not Source.SENSITIVE)
