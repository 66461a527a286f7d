"""The voice does not speak the language of the flow.

Why: the words would be read as if they were of another language, or not at all.

Bad:
    voice: Polly.Lea-Neural
    start: bye
    steps:
      bye:
        hang_up: Goodbye.
Good:
    start: bye
    steps:
      bye:
        hang_up: Goodbye.

Titre: La voix ne parle pas la langue du scénario.

Pourquoi: les mots seraient lus comme ceux d'une autre langue, ou pas du tout.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence, both
from ivr.diagnostics import Label, listed, quoted
from ivr.rules.finding import Finding
from ivr.rules.script import Script
from ivr.rules.voices import languages, speaks, voices_of

CODE = "T505"
SHOWN = 4

MESSAGE = Sentence(
    fr="la voix {voice} parle {spoken}, et le scénario {language}",
    en="the voice {voice} speaks {spoken}, and the flow {language}",
)
FIX = Sentence(fr="choisissez une voix de cette langue : {voices}", en="choose a voice of it: {voices}")
GOOGLE = Sentence(fr="une voix de Google : {example}", en="a voice of Google's: {example}")
LANGUAGE = Sentence(fr="la langue du scénario", en="the language of the flow")


def check(script: Script) -> Iterator[Finding]:
    """The voice, where it is known to speak other languages."""
    flow = script.flow
    spoken = languages(flow.voice)
    if not spoken or not flow.speaks or speaks(flow.speaks, spoken):
        return
    known = voices_of(flow.speaks)[:SHOWN]
    voices = listed(known) if known else GOOGLE.filled(example=both(f"`Google.{flow.speaks}-Standard-A`"))
    yield Finding(
        ("voice",),
        MESSAGE.filled(
            voice=quoted(flow.voice),
            spoken=", ".join(quoted(one) for one in spoken),
            language=quoted(flow.speaks),
        ),
        FIX.filled(voices=voices),
        labels=(Label(script.places.value(("speaks",)), LANGUAGE),) if ("speaks",) in script.places else (),
    )
