"""A call can come to a step that records without having passed a consent step.

Why: whoever was not told and could not refuse is never recorded, so nobody would be on that way.

Bad:
    recording:
      purposes: {training: {keep: 6 months}}
      withdraw: {key: "*"}
    start: welcome
    steps:
      welcome:
        say: Good morning.
        next: desk
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Good:
    recording:
      purposes: {training: {keep: 6 months}}
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: implicit
        notice: This call may be recorded {purposes}.
        offer: To refuse, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: bye
        unclear: bye
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Law: Code pénal, article 226-1: https://www.latscha-avocats.com/enregistrements-telephoniques/; CNIL: https://www.cnil.fr/fr/lecoute-et-lenregistrement-des-appels-sur-le-lieu-de-travail

Titre: On peut arriver à une étape qui enregistre sans être passé par une étape de consentement.

Pourquoi: qui n'a pas été prévenu et n'a pas pu refuser n'est jamais enregistré : personne ne le serait ici.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import BACK, Consent, Goto, Step, StepName, Transfer, Voicemail
from ivr.rules.finding import Finding
from ivr.rules.script import Script
from ivr.rules.talk import Place

CODE = "C307"
WHOLE = True
ACROSS = True
MOST_NAMED = 5

MESSAGE = Sentence(
    fr="on peut arriver à {step}, qui enregistre, sans passer par une étape `consent`",
    en="a call can come to {step}, which records, without passing a `consent` step",
)
FIX = Sentence(
    fr="mettez avant elle une étape `consent`, qui dit pourquoi et comment refuser",
    en="put a `consent` step before it, which says why and how to refuse",
)
WAY = Sentence(fr="par {way}", en="by {way}")
STRAIGHT = Sentence(fr="la toute première étape", en="the very first step")


def check(script: Script) -> Iterator[Finding]:
    """Every step that records and that some way without a consent step leads to."""
    flow = script.flow
    recorders = [(name, key) for name, step in flow.steps.items() if (key := _records(step))]
    if not recorders or ("recording",) not in script.places:
        return
    led_from = _unasked(script)
    for name, key in recorders:
        if (flow.name, name) in led_from:
            way = _way(led_from, (flow.name, name))
            yield Finding(
                ("steps", name, key),
                MESSAGE.filled(step=quoted(name)),
                FIX,
                here=WAY.filled(way=way) if way else STRAIGHT,
                on_key=True,
            )


def _records(step: Step) -> str:
    """The key that makes a step record; empty where none does."""
    if isinstance(step, Voicemail):
        return "voicemail"
    return "record" if isinstance(step, Transfer) and step.record else ""


def _unasked(script: Script) -> dict[Place, Place | None]:
    """Every step a call can come to before a consent step, each with the one it comes from."""
    folder = dict(script.folder) or {script.flow.name: script}
    led_from: dict[Place, Place | None] = {}
    callers: dict[str, list[tuple[Place, StepName | None]]] = {name: [] for name in folder}
    waiting: list[Place] = []

    def lead(to: Place, comes_from: Place | None) -> None:
        if to not in led_from and to[1] in folder[to[0]].flow.steps:
            led_from[to] = comes_from
            waiting.append(to)

    def come_back(name: str, place: Place, met: set[str]) -> None:
        for caller, then in callers[name]:
            if then:
                lead((caller[0], then), place)
            elif caller[0] not in met:
                come_back(caller[0], place, {*met, name})

    for name in _entries(folder):
        lead((name, folder[name].flow.start), None)
    backs: dict[str, Place] = {}
    for place in waiting:
        name, step_name = place
        step = folder[name].flow.steps[step_name]
        if isinstance(step, Consent):
            continue
        if not isinstance(step, Goto):
            for after in folder[name].edges[step_name]:
                lead((name, after), place)
        elif step.flow == BACK:
            backs[name] = place
            come_back(name, place, {name})
        elif step.flow in folder:
            callers[step.flow].append((place, step.next))
            lead((step.flow, folder[step.flow].flow.start), place)
            for after, back in list(backs.items()):
                come_back(after, back, {after})
    return led_from


def _entries(folder: dict[str, Script]) -> list[str]:
    """The flows that calls begin in: those no other leads to; one alone, unless it is made to go back."""
    led_to = {to for name, one in folder.items() for to in one.goes_to if to != name}
    apart = [name for name in folder if name not in led_to]
    if len(folder) == 1:
        return [name for name in apart if not _goes_back(folder[name])]
    return apart or list(folder)


def _goes_back(script: Script) -> bool:
    return any(isinstance(step, Goto) and step.flow == BACK for step in script.flow.steps.values())


def _way(led_from: dict[Place, Place | None], place: Place) -> str:
    """The steps before one, the first first, the nearest of them where there are many."""
    names: list[str] = []
    at = led_from[place]
    while at is not None:
        names.append(f"`{at[1]}`")
        at = led_from[at]
    return ", ".join(reversed(names[:MOST_NAMED]))
