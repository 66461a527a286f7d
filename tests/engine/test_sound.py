"""A sound is played, and its words are what is kept of it."""

from __future__ import annotations

import hashlib

from ivr.actions import Play
from ivr.facts import SoundPlayed
from ivr.flow import Play as PlayStep
from tests.engine.scene import call, switchboard

WORDS = "Bienvenue au garage Martin."


def test_a_sound_is_played_and_the_call_goes_on() -> None:
    told = call(switchboard(start="hello", hello=PlayStep("bienvenue.mp3", WORDS, "bye")))
    assert told.last.actions[0] == Play("bienvenue.mp3", WORDS)
    assert told.said == f"{WORDS} Au revoir."


def test_the_words_heard_in_it_are_kept() -> None:
    told = call(switchboard(start="hello", hello=PlayStep("bienvenue.mp3", WORDS, "bye")))
    digest = hashlib.sha256(WORDS.encode()).hexdigest()
    assert told.of(SoundPlayed) == [SoundPlayed("hello", "bienvenue.mp3", WORDS, digest)]
