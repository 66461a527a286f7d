"""The words of a transcript, in French and in English."""

from __future__ import annotations

from dataclasses import dataclass

from ivr.events import Outcome


@dataclass(frozen=True)
class Words:
    """One language."""

    we_say: str
    we_play: str
    we_ask: str
    we_call: str
    we_text: str
    we_whisper: str
    caller: str
    ledger: str
    recording: str
    ends: str
    calls: str
    presses: str
    types: str
    types_unseen: str
    says: str
    unheard: str
    silent: str
    hangs_up: str
    talk: dict[Outcome, str]
    leaves: str
    leaves_nothing: str
    keys_only: str
    digits: str
    digits_or_words: str
    keys_or_words: str
    starts: str
    starts_with_tone: str
    stops: str
    erased: str
    over: str


FRENCH = Words(
    we_say="nous disons",
    we_play="nous jouons",
    we_ask="nous demandons",
    we_call="nous appelons",
    we_text="nous écrivons",
    we_whisper="à l'agent",
    caller="l'appelant",
    ledger="registre",
    recording="enregistrement",
    ends="fin",
    calls="appelle",
    presses="tape {}",
    types="tape {}",
    types_unseen="tape {} chiffres, qui ne sont montrés nulle part",
    says="dit « {} »",
    unheard="dit « {} », mais seules les touches sont écoutées",
    silent="ne dit rien",
    hangs_up="raccroche",
    talk={
        Outcome.TALKED: "parle avec la personne, puis la conversation s'achève",
        Outcome.BUSY: "attend : la ligne est occupée",
        Outcome.NO_ANSWER: "attend : personne ne répond",
        Outcome.FAILED: "attend : la mise en relation échoue",
    },
    leaves="laisse un message de {} s",
    leaves_nothing="ne laisse pas de message",
    keys_only="touches, {} s",
    digits="chiffres, {} au plus, {} s",
    digits_or_words="chiffres, {} au plus, ou un refus de vive voix, {} s",
    keys_or_words="touches ou voix, {} s",
    starts="commence quand on décroche",
    starts_with_tone="commence après le signal sonore",
    stops="s'arrête",
    erased="ce qui a été enregistré est effacé",
    over="nous raccrochons",
)
ENGLISH = Words(
    we_say="we say",
    we_play="we play",
    we_ask="we ask",
    we_call="we call",
    we_text="we text",
    we_whisper="to the agent",
    caller="caller",
    ledger="ledger",
    recording="recording",
    ends="end",
    calls="calls",
    presses="presses {}",
    types="types {}",
    types_unseen="types {} digits, which are shown nowhere",
    says="says “{}”",
    unheard="says “{}”, but only keys are listened to",
    silent="says nothing",
    hangs_up="hangs up",
    talk={
        Outcome.TALKED: "talks with the person, then the talk ends",
        Outcome.BUSY: "waits: the line is busy",
        Outcome.NO_ANSWER: "waits: nobody answers",
        Outcome.FAILED: "waits: the call cannot be made",
    },
    leaves="leaves a message of {} s",
    leaves_nothing="leaves no message",
    keys_only="keys, {} s",
    digits="digits, {} at most, {} s",
    digits_or_words="digits, {} at most, or a no aloud, {} s",
    keys_or_words="keys or voice, {} s",
    starts="starts when the call is answered",
    starts_with_tone="starts after the tone",
    stops="stops",
    erased="what was recorded is erased",
    over="we hang up",
)
