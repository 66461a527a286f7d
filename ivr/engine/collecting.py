"""Takes digits, checks them, reads them back; no fact ever holds them."""

from __future__ import annotations

from datetime import date

from ivr.actions import TakeDigits
from ivr.engine.listening import heard_phrases, how, may_ask_again, not_understood
from ivr.engine.remembering import aloud, remembering, singly
from ivr.engine.replacing import replace
from ivr.engine.state import Source, Waiting
from ivr.engine.turn import Draft, means
from ivr.engine.window import answered, refusing
from ivr.engine.withdrawing import withdraw_keys
from ivr.engine.words import filled
from ivr.events import Typed
from ivr.facts import DigitsConfirmed, DigitsCorrected, DigitsTyped
from ivr.flow import MOST_DIGITS, Collect, StepName

END_KEY = "#"
TIMES_CORRECTED = 3
"""In one step; then what the caller means is not understood."""

NOT_SHOWN = "•"


def collect(draft: Draft, step: Collect) -> None:
    """Asks for the digits."""
    draft.state = replace(draft.state, typed="")
    asked = TakeDigits(
        draft.live((draft.spoken(step.text),)),
        step.wait,
        min(max(step.digits.most, 1), MOST_DIGITS),
        _end_key(draft, step),
        confidential=step.sensitive,
        # Whoever says sensitive digits aloud must not be heard by a speech provider.
        phrases=() if step.sensitive else tuple(dict.fromkeys(heard_phrases(draft, ()))),
        language=draft.flow.speaks,
    )
    draft.end(Waiting.DIGITS, asked)


def hear_digits(draft: Draft, step: Collect) -> StepName | None:
    """Digits that are as they should be lead on, or are read back; all others are asked for again."""
    if not isinstance(draft.event, Typed):
        not_understood(draft)
        return _again(draft, step)
    digits = draft.event.digits
    found = _found(draft, step, digits)
    draft.facts.append(DigitsTyped(draft.state.place, len(digits), found))
    if found == "no_room":
        return step.unclear.then
    if found != "taken":
        return _again(draft, step)
    answered(draft)
    if step.read_back is None:
        return _remember(draft, step, digits)
    draft.state = replace(draft.state, typed=digits)
    _read_back(draft, step)
    return None


def hear_read_back(draft: Draft, step: Collect) -> StepName | None:
    """Digits the caller confirms are remembered; those they correct are asked for again."""
    by = how(draft).value
    if means(draft.event, step.correct):
        draft.facts.append(DigitsCorrected(draft.state.place, by))
        if draft.state.times >= TIMES_CORRECTED:
            return step.unclear.then
        draft.state = replace(draft.state, times=draft.state.times + 1)
        collect(draft, step)
        return None
    if means(draft.event, step.confirm):
        draft.facts.append(DigitsConfirmed(draft.state.place, by))
        answered(draft)
        return _remember(draft, step, draft.state.typed)
    not_understood(draft)
    then = may_ask_again(draft, silence=step.silence, unclear=step.unclear)
    if then is None:
        _read_back(draft, step)
    return then


def _end_key(draft: Draft, step: Collect) -> str:
    """The key that ends a number of digits that may vary, unless a no would be lost in it."""
    live = refusing(draft.entry, draft.state)
    means_no = withdraw_keys(draft) + ((live.key or "") if live else "")
    varies = 1 < step.digits.most != step.digits.least
    return END_KEY if varies and END_KEY not in means_no else ""


def _found(draft: Draft, step: Collect, digits: str) -> str:
    if not (digits.isascii() and digits.isdigit()) and digits:
        return "not_digits"
    if len(digits) < max(step.digits.least, 1):
        return "too_few"
    if len(digits) > min(step.digits.most, MOST_DIGITS):
        return "too_many"
    if (step.check == "luhn" and not _luhn(digits)) or (step.check == "date" and not _is_date(digits)):
        return "check"
    if remembering(draft.state, step.into, digits, _source(step)) is None:
        return "no_room"
    return "taken"


def _luhn(digits: str) -> bool:
    """Whether the last digit checks the others (ISO/IEC 7812-1, annex B)."""
    doubled = (divmod(2 * int(digit), 10) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(tens + ones for tens, ones in doubled)) % 10 == 0


def _is_date(digits: str) -> bool:
    """Whether they are a real day, as 31122026."""
    if len(digits) != 8:
        return False
    try:
        date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return False
    return True


def _again(draft: Draft, step: Collect) -> StepName | None:
    then = may_ask_again(draft, silence=step.silence, unclear=step.unclear)
    if then is None:
        collect(draft, step)
    return then


def _read_back(draft: Draft, step: Collect) -> None:
    text, digits = step.read_back or "", draft.state.typed
    shown = ""
    if step.sensitive:
        hidden = {**aloud(draft.state.values), step.into: NOT_SHOWN * len(digits)}
        shown = filled(text, draft.flow, values=hidden)
    said = draft.spoken(text, {step.into: singly(digits)}, shown)
    phrases = () if step.sensitive else heard_phrases(draft, (step.correct, step.confirm))
    draft.listen(Waiting.READ_BACK, (said,), step.wait, phrases)


def _remember(draft: Draft, step: Collect, digits: str) -> StepName:
    following = remembering(draft.state, step.into, digits, _source(step))
    if following is not None:
        draft.state = following
    return step.next


def _source(step: Collect) -> Source:
    return Source.SENSITIVE if step.sensitive else Source.TYPED
