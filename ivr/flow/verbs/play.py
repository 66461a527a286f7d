"""`play`: plays a sound, then goes on."""

from __future__ import annotations

from typing import ClassVar

from ivr.bilingual import Sentence
from ivr.flow.answers import StepName
from ivr.flow.values import Audio, Spoken
from ivr.flow.verbs.edges import GOING_ON
from ivr.flow.written import model, shared, written


@model
class Play:
    """Plays a sound, then goes on."""

    verb: ClassVar[str] = "play"
    about: ClassVar[Sentence] = Sentence(
        fr="Fait entendre un son, puis continue.", en="Plays a sound, then goes on."
    )

    audio: str = written(
        Audio(),
        key="play",
        en="a file of `flows/audio/` (`.mp3` or `.wav`), or an https address",
        fr="un fichier de `flows/audio/` (`.mp3` ou `.wav`), ou une adresse https",
    )
    text: str = written(
        Spoken(),
        en="the words that are heard in it, for the evidence and for those who read",
        fr="les mots que l'on y entend, pour la preuve et pour ceux qui lisent",
        why=Sentence(
            fr="ce qui est entendu est ce qui est gardé : un son seul ne prouve rien",
            en="what is heard is what is kept: a sound alone proves nothing",
        ),
    )
    next: StepName = shared(GOING_ON)

    @property
    def file(self) -> str:
        """The file of `flows/audio/`; empty where the sound is at an address."""
        return "" if self.audio.startswith("https://") else self.audio
