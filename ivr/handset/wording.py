"""What the terminal says about a call, in French and in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ivr.handset.call import EndedBy
from ivr.handset.moves import Unreached

Language = Literal["fr", "en"]


@dataclass(frozen=True)
class Words:
    """One language; `{…}` where something is filled in."""

    them: str
    you: str
    line: str
    agent: str
    """Whoever answers a transfer, before the caller hears them."""
    recording: str
    how: str
    keys: str
    keys_or_words: str
    words: str
    unheard: str
    presses: str
    says: str
    silent: str
    hangs_up: str
    plays: str
    rings: str
    answers: str
    talk: str
    star: str
    unreached: Mapping[Unreached, str]
    tone: str
    message: str
    leaves: str
    leaves_nothing: str
    both: str
    alone: str
    over: Mapping[EndedBy, str]


FRENCH = Words(
    them="Accord",
    you="vous",
    line="ligne",
    agent="à l'agent",
    recording="● enregistré : {}",
    how="Tapez une touche ou des mots. Entrée : ne rien dire. ! ou Ctrl-D : raccrocher.",
    keys="touches, {} s",
    keys_or_words="touches ou voix, {} s",
    words="voix, {} s",
    unheard="ici, seules les touches sont écoutées",
    presses="tapez {}",
    says="dites « {} »",
    silent="ne dites rien",
    hangs_up="raccrochez",
    plays="joue {}",
    rings="sonne au {}",
    answers="quelqu'un répond",
    talk="vous parlez {} s, puis l'autre raccroche",
    star="vous parlez {} s, puis tapez {}",
    unreached={
        Unreached.BUSY: "c'est occupé",
        Unreached.NO_ANSWER: "personne ne répond",
        Unreached.FAILED: "l'appel n'aboutit pas",
        Unreached.CANCELED: "l'appel est annulé",
    },
    tone="bip",
    message="parlez, puis Entrée",
    leaves="laissez un message de {} s",
    leaves_nothing="ne laissez pas de message",
    both="les deux voix",
    alone="votre voix",
    over={
        EndedBy.CALLER: "vous avez raccroché",
        EndedBy.HANGUP: "Accord raccroche",
        EndedBy.LAST_VERB: "le document est fini, l'appel aussi",
        EndedBy.REJECTED: "l'appel est rejeté",
        EndedBy.ERROR: "Twilio annonce une erreur et raccroche",
        EndedBy.TIME_LIMIT: "Twilio met fin à l'appel après quatre heures",
    },
)
ENGLISH = Words(
    them="Accord",
    you="you",
    line="line",
    agent="to agent",
    recording="● recorded: {}",
    how="Type a key or words. Enter: say nothing. ! or Ctrl-D: hang up.",
    keys="keys, {} s",
    keys_or_words="keys or voice, {} s",
    words="voice, {} s",
    unheard="only keys are listened to here",
    presses="press {}",
    says="say “{}”",
    silent="say nothing",
    hangs_up="hang up",
    plays="plays {}",
    rings="rings {}",
    answers="someone answers",
    talk="you talk for {} s, then the other hangs up",
    star="you talk for {} s, then press {}",
    unreached={
        Unreached.BUSY: "the line is busy",
        Unreached.NO_ANSWER: "nobody answers",
        Unreached.FAILED: "the call cannot be made",
        Unreached.CANCELED: "the call is cancelled",
    },
    tone="beep",
    message="speak, then Enter",
    leaves="leave a message of {} s",
    leaves_nothing="leave no message",
    both="both voices",
    alone="your voice",
    over={
        EndedBy.CALLER: "you hung up",
        EndedBy.HANGUP: "Accord hangs up",
        EndedBy.LAST_VERB: "the document is over, and so is the call",
        EndedBy.REJECTED: "the call is rejected",
        EndedBy.ERROR: "Twilio speaks of an error and hangs up",
        EndedBy.TIME_LIMIT: "Twilio ends the call after four hours",
    },
)


def wording(language: Language) -> Words:
    """The words of that language."""
    return FRENCH if language == "fr" else ENGLISH
