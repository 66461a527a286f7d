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

Titre: La loi du lieu de l'entreprise, ou de celui où l'on répond, demande plus que rester en ligne.

Pourquoi: là où seul un oui est un oui, rester en ligne n'est pas un accord, et enregistrer peut être un
délit.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Consent, Mode
from ivr.law import Jurisdiction, answering_sites, jurisdiction, seat
from ivr.rules.asked import asks_for_a_message_alone
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C318"
WHOLE = True

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
        for country in dict.fromkeys((at_home, *answering_sites(flow))):
            law = jurisdiction(country, flow.overrides) if country else None
            if law and law.stronger_than(step.mode):
                message = MESSAGE.filled(step=quoted(name), mode=step.mode.value, place=_place(law, country))
                yield Finding(at, message, FIX, why=_why(law))


def _place(law: Jurisdiction, country: str) -> Sentence:
    if law.code == "default":
        return Sentence(
            fr=f"la loi de {country}, qu'Accord ne connaît pas,",
            en=f"the law of {country}, which Accord does not know,",
        )
    return Sentence(fr=f"la loi ({law.name.fr})", en=f"the law ({law.name.en})")


def _why(law: Jurisdiction) -> Sentence:
    return WHY.filled(why=law.why, sure=law.checked.confidence, source=law.checked.sources[0])
