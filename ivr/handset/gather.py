"""What a <Gather> takes for an input, and when.

https://www.twilio.com/docs/voice/twiml/gather
"""

from __future__ import annotations

from collections.abc import Generator, Sequence

from ivr.handset.call import Call, CallerGone, prompt_seconds
from ivr.handset.clock import spoken_seconds
from ivr.handset.moves import HangUp, Move, NotNow, Press, Speak, StaySilent
from ivr.handset.verbs import Gather, Prompt
from ivr.handset.waits import Listening

REACTION_SECONDS = 0.5
"""How long after the last word a key is pressed, unless a move says when."""

AUTO_SECONDS = 1
"""What `speechTimeout="auto"` comes to."""


def gathered(gather: Gather, call: Call) -> Generator[Listening, Move, dict[str, str] | None]:
    """The parameters for the action; None where nothing was entered."""
    digits, prompts = "", gather.prompts
    while True:
        move = yield Listening(gather, prompts, digits, call.clock.seconds)
        words_last = sum(map(prompt_seconds, prompts))
        begins = _begins(move, words_last, gather.timeout)
        if isinstance(move, HangUp):
            _hear(prompts, begins, call)
            call.did(move)
            raise CallerGone
        listened_to = _listened_to(move, gather, digits) and begins < words_last + gather.timeout
        if not listened_to:
            call.did(move, lost=not isinstance(move, StaySilent))
            _hear(prompts, words_last + gather.timeout, call)
            return _entered(digits) if digits else None
        _hear(prompts, begins, call)
        prompts = ()
        call.did(move)
        if isinstance(move, Speak):
            quiet = AUTO_SECONDS if gather.speech_timeout is None else gather.speech_timeout
            call.wait(spoken_seconds(move.words) + quiet)
            return {"SpeechResult": move.words, "Confidence": str(move.confidence)}
        assert isinstance(move, Press)
        for key in move.keys:
            if key == gather.finish_on_key:
                # The first key of all counts as no input, and Twilio goes on as after silence.
                return _entered(digits, key) if digits else None
            digits += key
            if len(digits) == gather.num_digits:
                return _entered(digits)


def _begins(move: Move, words_last: float, timeout: int) -> float:
    match move:
        case HangUp(after=after):
            return after
        case Press(after=None) | Speak(after=None):
            return words_last + min(REACTION_SECONDS, timeout / 2)
        case Press(after=float() | int() as after) | Speak(after=float() | int() as after):
            return after
        case StaySilent():
            return words_last + timeout
    raise NotNow(f"{type(move).__name__} means nothing while keys or words are waited for")


def _listened_to(move: Move, gather: Gather, digits: str) -> bool:
    match move:
        case Press(keys=keys):
            return gather.keys and bool(keys)
        case Speak(words=words):
            # The first that is detected wins: after a key, speech is not listened to.
            return gather.speech and bool(words.strip()) and not digits
    return False


def _hear(prompts: Sequence[Prompt], until: float, call: Call) -> None:
    """Plays the prompts up to that second, and lets what is left of it pass in silence."""
    left = until
    for prompt in prompts:
        if left <= 0:
            return
        left -= call.hear(prompt, left, told=False)
    call.wait(max(0.0, left))


def _entered(digits: str, finished_on: str = "") -> dict[str, str]:
    return {"Digits": digits, "FinishedOnKey": finished_on, "msg": "Gather End"}
