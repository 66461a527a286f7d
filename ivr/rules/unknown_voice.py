"""The voice is none that Accord knows.

Why: a voice that Twilio does not have says nothing at all.

Bad:
    voice: Polly.Amie
    start: bye
    steps:
      bye:
        hang_up: Goodbye.
Good:
    start: bye
    steps:
      bye:
        hang_up: Goodbye.

Titre: Accord ne connaît pas cette voix.

Pourquoi: une voix que Twilio n'a pas ne dit rien du tout.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import DID_YOU_MEAN, Nearest, listed, quoted
from ivr.rules.finding import Finding
from ivr.rules.script import Script
from ivr.rules.voices import bare, languages, voices_of

CODE = "T504"
LEVEL = "warning"
ALLOWED = True

MESSAGE = Sentence(fr="{voice} n'est pas une voix connue", en="{voice} is not a voice that is known")
FIX = Sentence(
    fr="cherchez son nom dans la liste de Twilio : https://www.twilio.com/docs/voice/twiml/say/text-speech",
    en="look its name up in Twilio's list: https://www.twilio.com/docs/voice/twiml/say/text-speech",
)


SPEAKING = Sentence(
    fr="écrivez l'une de celles qui parlent `{language}` : {voices}",
    en="write one of those that speak `{language}`: {voices}",
)
MOST_LISTED = 8


def check(script: Script) -> Iterator[Finding]:
    """The voice, if no list has it."""
    voice = script.flow.voice
    if voice and languages(voice) is None:
        fix = _near(voice, voices_of(script.flow.speaks), script.flow.speaks)
        yield Finding(("voice",), MESSAGE.filled(voice=quoted(voice)), fix)


def _near(voice: str, voices: tuple[str, ...], language: str) -> Sentence:
    """The voice of the language that is meant, by its bare name too, or those there are."""
    names = {bare(one).casefold(): one for one in voices}
    near = Nearest(voices)(voice) or names.get(Nearest(names)(bare(voice).casefold()) or "")
    if near:
        return DID_YOU_MEAN.filled(near=near)
    return SPEAKING.filled(language=language, voices=listed(voices[:MOST_LISTED])) if voices else FIX
