"""A step plays a sound that is not in the folder `audio`.

Why: the caller would hear nothing where the sound should be.

Bad:
    start: tune
    steps:
      tune:
        play: welcom.mp3
        text: Good morning.
        next: bye
      bye:
        hang_up: Goodbye.
Good:
    start: tune
    steps:
      tune:
        play: welcome.mp3
        text: Good morning.
        next: bye
      bye:
        hang_up: Goodbye.

Titre: Une étape fait entendre un son qui n'est pas dans le dossier `audio`.

Pourquoi: l'appelant n'entendrait rien là où devrait être le son.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Nearest, quoted
from ivr.flow import Play
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "T509"
ACROSS = True

MESSAGE = Sentence(
    fr="{step} fait entendre {file}, qui n'est pas dans le dossier `audio`",
    en="{step} plays {file}, which is not in the folder `audio`",
)
FIX = Sentence(fr="mettez le fichier dans `flows/audio/`", en="put the file into `flows/audio/`")
HERE = Sentence(fr="pas de fichier de ce nom", en="no such file")


def check(script: Script) -> Iterator[Finding]:
    """Every file that is named and is not there; nothing while the folder is not known."""
    if script.sounds is None:
        return
    nearest = Nearest(sorted(script.sounds))
    for name, step in script.flow.steps.items():
        if isinstance(step, Play) and step.file and step.file not in script.sounds:
            message = MESSAGE.filled(step=quoted(name), file=quoted(step.file))
            yield Finding(("steps", name, "play"), message, nearest.fix(step.file, FIX), here=HERE)
