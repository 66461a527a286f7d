"""The law where the firm is, or where calls are answered, asks for more than going on.

Why: where only a yes is a yes, staying on the line is no consent, and recording it may be a crime.

Bad:
    recording:
      purposes: {service_quality: {keep: 6 months}}
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: implicit
        notice: This call may be recorded {purposes}, and kept {keep}.
        offer: To refuse, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: otherwise
        unclear: otherwise
      otherwise:
        alternatives: To go on unrecorded, press 1.
        offers:
          unrecorded: {key: "1", next: desk}
        silence: unrecorded
      desk:
        transfer: "+493023125123"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Good:
    recording:
      purposes: {service_quality: {keep: 6 months}}
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: explicit
        notice: This call may be recorded {purposes}, and kept {keep}.
        offer: To agree, press {accept.key}; to refuse, press {refuse.key}.
        refuse: {key: "9"}
        accept: {key: "1"}
        accepted: desk
        refused: otherwise
        unclear: otherwise
      otherwise:
        alternatives: To go on unrecorded, press 1.
        offers:
          unrecorded: {key: "1", next: desk}
        silence: unrecorded
      desk:
        transfer: "+493023125123"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Law: docs/jurisdictions.md has the law of each place, with its sources and how sure they are.
Date: 2026-11

Titre: La loi du lieu de l'entreprise, ou de celui où l'on répond, demande plus que rester en ligne.

Pourquoi: là où seul un oui est un oui, rester en ligne n'est pas un accord, et enregistrer peut être un
délit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Consent, Mode, Transfer
from ivr.law import Jurisdiction, answering_sites, jurisdiction, seat
from ivr.proof import Explored, Situation
from ivr.proof.ways.recording import purposes_recorded
from ivr.rules.asked import asks_for_a_message_alone
from ivr.rules.counterexample import counterexample
from ivr.rules.finding import Finding
from ivr.rules.recorders import arrivals
from ivr.rules.script import Script

CODE = "C318"
WHOLE = True
ACROSS = True

MESSAGE = Sentence(
    fr="{step} tient pour un accord que l'on reste en ligne ({mode}) ; {place} demande un oui",
    en="{step} takes staying on the line for consent ({mode}); {place} asks for a yes",
)
UNKNOWN = Sentence(
    fr="{step} tient pour un accord que l'on reste en ligne, et rien ne dit dans quel pays est l'entreprise",
    en="{step} takes staying on the line for consent, and nothing says in which country the firm is",
)
FIX = Sentence(
    fr="écrivez `consent: explicit` avec `accept:` ; ou dites ce qu'il en est dans `accord.yaml`",
    en="write `consent: explicit` with `accept:`; or say in `accord.yaml` what you know of that law",
)
SAY_COUNTRY = Sentence(
    fr="écrivez `country:` sous `business`, ou `consent: explicit`",
    en="write `country:` under `business`, or `consent: explicit`",
)
WHY = Sentence(fr="{why} (confiance : {sure} ; {source})", en="{why} (confidence: {sure}; {source})")
RECORDS = Sentence(
    fr="{step} enregistre qui n'a fait que rester en ligne ({mode}) ; {place} demande un oui",
    en="{step} records whoever merely stayed on the line ({mode}); {place} asks for a yes",
)
ENDING = Sentence(
    fr="on enregistre ici, sur la foi de ce qui ne suffit pas dans ce pays",
    en="they are recorded here, on the strength of what is not enough in that country",
)
NO_TEXT = Sentence(
    fr="{step} invoque une obligation légale, sans dire laquelle",
    en="{step} relies on a legal obligation without saying which",
)
NAME_IT = Sentence(
    fr="écrivez `legal_text:` sous `recording`, avec l'article",
    en="write `legal_text:` under `recording`, with the article",
)


def check(script: Script) -> Iterator[Finding]:
    """Every consent step in a mode that the seat, or a place where calls are answered, does not accept."""
    flow = script.flow
    at_home = seat(flow)
    for name, step in flow.steps.items():
        if (
            not isinstance(step, Consent)
            or step.mode is Mode.EXPLICIT
            or asks_for_a_message_alone(script, step)
        ):
            continue
        at = ("steps", name, "consent")
        if step.mode is Mode.LEGAL_OBLIGATION and not (flow.recording and flow.recording.legal_text):
            yield Finding(at, NO_TEXT.filled(step=quoted(name)), NAME_IT)
        if not at_home:
            yield Finding(at, UNKNOWN.filled(step=quoted(name)), SAY_COUNTRY)
        sites = answering_sites(flow)
        for country in dict.fromkeys((*([at_home] if at_home else []), *sites)):
            law = jurisdiction(country, flow.overrides)
            if law.stronger_than(step.mode):
                message = MESSAGE.filled(step=quoted(name), mode=step.mode.value, place=_place(law, country))
                yield Finding(at, message, FIX, why=_why(law))
    yield from _elsewhere(script)


def _elsewhere(script: Script) -> Iterator[Finding]:
    """Every recorded talk whose place asks for a yes, where going on in another flow was taken for one."""
    for explored, name, situations in arrivals(script, Transfer):
        step = script.flow.steps[name]
        if not isinstance(step, Transfer) or not step.record:
            continue
        places = (seat(script.flow), *answering_sites(replace(script.flow, steps={name: step})))
        laws = [jurisdiction(country, script.flow.overrides) for country in dict.fromkeys(places)]
        for situation in situations:
            modes = _told_by(explored, situation)
            found = next(((law, mode) for law in laws for mode in modes if law.stronger_than(mode)), None)
            if found and purposes_recorded(explored.world, situation):
                law, mode = found
                message = RECORDS.filled(step=quoted(name), mode=mode.value, place=_place(law, law.code))
                call = counterexample(script, explored, situation, ENDING)
                yield Finding(("steps", name, "record"), message, FIX, on_key=True, why=_why(law), call=call)
                break


def _told_by(explored: Explored, situation: Situation) -> set[Mode]:
    """The modes in which another flow may have been told yes for what is recorded here."""
    insides = {inside for _, inside in situation.granted if inside != situation.inside}
    steps = (step for inside in insides for step in explored.world.flows[inside].steps.values())
    return {step.mode for step in steps if isinstance(step, Consent) and step.mode is not Mode.EXPLICIT}


def _place(law: Jurisdiction, country: str) -> Sentence:
    if not country:
        return Sentence(fr="la loi d'un numéro d'aucun pays", en="the law of a number of no country")
    if law.code == "default":
        return Sentence(
            fr=f"la loi de {country}, qu'Accord ne connaît pas,",
            en=f"the law of {country}, which Accord does not know,",
        )
    return Sentence(fr=f"la loi ({law.name.fr})", en=f"the law ({law.name.en})")


def _why(law: Jurisdiction) -> Sentence:
    return WHY.filled(why=law.why, sure=law.checked.confidence, source=law.checked.sources[0])
