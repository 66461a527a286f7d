"""A step records or asks to record, but the flow does not say what for.

Why: no notice could tell callers the reasons, and nobody would know when to delete.

Bad:
    start: desk
    steps:
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Good:
    recording:
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      purposes: {service_quality: {keep: 6 months}}
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: implicit
        notice: This call may be recorded {purposes}, and kept {keep}.
        offer: To refuse, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: desk
        unclear: bye
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Law: Regulation (EU) 2016/679, Article 5(1)(b) and (e): https://eur-lex.europa.eu/eli/reg/2016/679/oj
Date: 2026-11

Titre: Une étape enregistre ou demande à enregistrer, mais le scénario ne dit pas dans quel but.

Pourquoi: aucun avis ne pourrait donner ses raisons à l'appelant, et personne ne saurait quand effacer.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Consent, Transfer, Voicemail
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C303"

MESSAGE = Sentence(
    fr="{step} {does}, mais le scénario n'a pas de partie `recording`",
    en="{step} {does}, but the flow has no `recording` section",
)
RECORDS = Sentence(fr="enregistre", en="records")
ASKS = Sentence(fr="demande à enregistrer", en="asks to record")
FIX = Sentence(
    fr="ajoutez `recording:` avec `purposes:` au-dessus des étapes",
    en="add `recording:` with `purposes:` above the steps",
)


def check(script: Script) -> Iterator[Finding]:
    """Every step that needs the section `recording`, where there is none."""
    if ("recording",) in script.places:
        return
    for name, step in script.flow.steps.items():
        match step:
            case Transfer(record=True):
                key, does = "record", RECORDS
            case Voicemail():
                key, does = "voicemail", RECORDS
            case Consent():
                key, does = "consent", ASKS
            case _:
                continue
        yield Finding(("steps", name, key), MESSAGE.filled(step=quoted(name), does=does), FIX, on_key=True)
