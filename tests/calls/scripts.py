"""Flows written for the tests of the telephone, where the examples of the language do not go far enough."""

from __future__ import annotations

from pathlib import Path

HEAD = """accord: 1
title: {title}
speaks: en-GB
voice: Polly.Amy-Neural
business: {{name: Harbour Dental, timezone: Europe/Paris, fallback: "+33199001240"}}
"""
RECORDING = """recording:
  purposes:
    service_quality: {{keep: {keep}}}
  share: {share}%
  necessity: Two calls a month are enough.
  legal_text: article 1 of the act
  withdraw: {{key: "*"}}
"""
NOTICE = """  notice:
    consent: implicit
    notice: This call may be recorded {{purposes}}, and kept for {{keep}}.
    offer: To refuse, press {{refuse.key}}.
    refuse: {{key: "9"}}
    window: {window}
    continued: {following}
    refused: {following}
    unclear: {{again: 1, then: {following}}}
"""
BYE = "  bye: {hang_up: Goodbye.}\n"
DESK = '  desk: {transfer: "+33199001241", record: yes, busy: bye, no_answer: bye}\n'
TEAM = """teams:
  front:
    numbers: ["+33199001241", "+33199001242"]
    ring: in_order
    whisper: A patient. This call {recorded}.
"""


def recording(share: int = 100, keep: str = "3 months") -> str:
    return RECORDING.format(share=share, keep=keep)


def notice(following: str, window: str = "5 s") -> str:
    return "start: notice\nsteps:\n" + NOTICE.format(following=following, window=window)


def head(title: str) -> str:
    return HEAD.format(title=title)


CARD = (
    head("A card number")
    + recording()
    + notice("card")
    + """  card:
    collect: Please type the sixteen digits of your card.
    into: card
    digits: 16
    check: luhn
    sensitive: yes
    read_back: You typed {card}. If that is right, press 1. To correct it, press 2.
    next: desk
    silence: {again: 1, then: desk}
    unclear: {again: 1, then: desk}
"""
    + DESK
    + BYE
)

OPEN_WINDOW = (
    head("A refusal that stays live")
    + recording()
    + notice("menu", window="next_answer")
    + """  menu:
    ask: For the front desk, press 1. For our address, press 2.
    choices:
      desk: {key: "1", next: desk}
      address: {key: "2", next: bye}
    silence: {again: 1, then: bye}
    unclear: {again: 1, then: bye}
"""
    + DESK
    + BYE
)

IN_ORDER = (
    head("A team in order")
    + recording()
    + TEAM
    + notice("desk")
    + "  desk: {transfer: {team: front}, record: yes, busy: bye, no_answer: bye}\n"
    + BYE
)

FIRST = (
    head("The flow that asks")
    + recording()
    + notice("menu")
    + """  menu:
    ask: For the dentist, press 1. For the archive, press 2.
    choices:
      dentist: {key: "1", next: dentist}
      archive: {key: "2", next: archive}
    silence: {again: 1, then: bye}
    unclear: {again: 1, then: bye}
  dentist: {goto: second, next: bye}
  archive: {goto: longer, next: bye}
"""
    + BYE
)
SECOND_STEPS = (
    'start: desk\nsteps:\n  desk: {transfer: "+33199001243", record: yes, busy: back, no_answer: back, '
    "next: back}\n  back: {goto: back}\n"
)
SECOND = head("The flow that records fewer") + recording(share=40) + SECOND_STEPS
LONGER = head("The flow that keeps for longer") + recording(keep="6 months") + SECOND_STEPS

JINGLE = (
    head("A jingle")
    + "start: jingle\nsteps:\n  jingle: {play: jingle.mp3, text: Harbour Dental., next: bye}\n"
    + BYE
)
SOUND = b"a jingle"


def written(folder: Path) -> Path:
    """A folder of these flows, with the sound one of them plays."""
    (folder / "audio").mkdir(parents=True)
    (folder / "audio" / "jingle.mp3").write_bytes(SOUND)
    for name, text in {
        "card": CARD,
        "window": OPEN_WINDOW,
        "order": IN_ORDER,
        "first": FIRST,
        "second": SECOND,
        "longer": LONGER,
        "jingle": JINGLE,
    }.items():
        (folder / f"{name}.yaml").write_text(text)
    return folder
