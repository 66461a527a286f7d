"""Folders of flows as hasty authors write them: many are sound, many have a fault somewhere along a call."""

from __future__ import annotations

from random import Random

HEAD = """accord: 1
title: {title}
speaks: en-GB
voice: Polly.Amy-Neural
business: {{name: Harbour Dental, country: FR, website: harbour.example, fallback: "+33199001240"}}
recording:
  purposes: {{service_quality: {{keep: 3 months}}, message: {{keep: 30 days}}}}
  necessity: Two calls a month are enough.
  share: 20%
{withdraw}start: {start}
steps:
"""
BYE = "  bye: {hang_up: Goodbye.}\n"


def folder(seed: int) -> dict[str, str]:
    """The texts of a flow that calls come in on, `desk`, and of another that it often leads to, `second`."""
    rng = Random(seed)
    return {"desk": _desk(rng), "second": _second(rng)}


def _desk(rng: Random) -> str:
    fault = rng.random() < 0.45
    withdraw = "" if fault and rng.random() < 0.1 else '  withdraw: {key: "*"}\n'
    late = fault and rng.random() < 0.2
    menu_target = "notice" if late else rng.choice(["talk", "hours", "talk"])
    after = "talk" if late else rng.choice(["menu", "hours", "menu"])
    start = rng.choice(["menu"] if late else ["welcome", "notice", "notice"])
    if fault and not late and rng.random() < 0.15:
        start = "menu"
    refused = "bye" if fault and rng.random() < 0.15 else "otherwise"
    unclear = rng.choice([after, "otherwise"])
    served = rng.choice(["menu", "hours", "talk"]) if not late else "talk"
    if fault and rng.random() < 0.15:
        served = "message"
    busy = rng.choice(["question", "bye", "back_desk"])
    if fault and rng.random() < 0.3:
        busy = "message"
    window = rng.choice(["5 s", "6 s", "next_answer"])
    keep = "" if fault and rng.random() < 0.1 else ", and kept {keep}"
    elsewhere = rng.choice(["second", "bye", "second"])
    text = HEAD.format(title="Desk", withdraw=withdraw, start=start)
    text += "  welcome: {say: Harbour Dental., next: notice}\n"
    text += f"""  notice:
    consent: {rng.choice(["implicit", "implicit", "objection"])}
    purposes: [service_quality]
    notice: Harbour Dental. This call may be recorded {{purposes}}{keep}.
    offer: To refuse, press {{refuse.key}}.
    refuse: {{key: "9"}}
    window: {window}
    continued: {after}
    refused: {refused}
    unclear: {{again: {rng.randint(0, 1)}, then: {unclear}}}
  otherwise:
    alternatives: To go on unrecorded, press 1. For our website, press 2.
    offers:
      unrecorded: {{key: "1", next: {served}}}
      website: {{key: "2", say: "{{business.website}}"}}
    silence: {{again: {rng.randint(0, 1)}, then: {rng.choice(["unrecorded", "website"])}}}
  menu:
    ask: Press 1 or 2.
    choices:
      one: {{key: "1", next: {menu_target}}}
      two: {{key: "2", next: other}}
    silence: {{again: {rng.randint(0, 1)}, then: {menu_target}}}
  hours:
    hours: {{mon-fri: "09:00-18:00"}}
    open: talk
    closed: {rng.choice(["talk", "question"])}
  other: {{goto: {elsewhere}, next: bye}}
  back_desk:
    transfer: "+33199001243"
    busy: bye
    no_answer: bye
  talk:
    transfer: "+33199001241"
    record: yes
    busy: {busy}
    no_answer: {rng.choice(["bye", "question"])}
"""
    text = text.replace("  other: {goto: bye, next: bye}\n", "  other: {say: We are closed., next: bye}\n")
    return text + _question(rng) + BYE


def _second(rng: Random) -> str:
    fault = rng.random() < 0.3
    start = rng.choice(["talk", "question"]) if not fault else "message"
    text = HEAD.format(title="Second", withdraw='  withdraw: {key: "*"}\n', start=start)
    text += f"""  talk:
    transfer: "+33199001242"
    record: yes
    busy: {rng.choice(["question", "back", "bye"])}
    no_answer: back
    next: back
  back: {{goto: back}}
"""
    return text + _question(rng) + BYE


def _question(rng: Random) -> str:
    return f"""  question:
    consent: explicit
    purposes: [message]
    notice: A message would be kept {{keep}}, {{purposes}}.
    offer: To leave one, press {{accept.key}}. If not, press {{refuse.key}}.
    accept: {{key: "1"}}
    refuse: {{key: "2"}}
    accepted: message
    refused: bye
    unclear: {{again: {rng.randint(0, 1)}, then: bye}}
  message:
    voicemail: Speak after the tone.
    unrecorded: bye
"""
