"""A recorded transfer rings people of whom the flow does not say that they were informed.

Why: employees are told before they are recorded; whoever is not listed was perhaps not told.

Bad:
    teams:
      workshop: {numbers: ["+33199001234"]}
      office: {numbers: ["+33199001235"]}
    recording:
      purposes: {service_quality: {keep: 6 months}}
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      teams: [workshop]
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
        transfer: {team: office}
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Good:
    teams:
      office: {numbers: ["+33199001235"]}
    recording:
      purposes: {service_quality: {keep: 6 months}}
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      teams: [office]
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
        transfer: {team: office}
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Law: Code du travail, article L1222-4 (nothing is gathered of an employee who was not told beforehand): https://legisocial.fr/actualites-sociales/7108-ecouter-enregistrer-conversations-telephoniques-salaries.html
Date: 2026-11

Titre: Un transfert enregistré fait sonner des personnes dont on ne sait pas si elles ont été informées.

Pourquoi: les salariés sont informés avant d'être enregistrés ; qui n'est pas dans la liste ne l'a
peut-être pas été.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import listed, quoted
from ivr.flow import Transfer
from ivr.rules.finding import Finding
from ivr.rules.script import Script

CODE = "C323"
LEVEL = "warning"

MESSAGE = Sentence(
    fr="{step} enregistre l'équipe `{team}`, qui n'est pas parmi celles qui ont été informées : {told}",
    en="{step} records the team `{team}`, which is not among those who were informed: {told}",
)
NONE = Sentence(fr="aucune", en="none")
FIX = Sentence(
    fr="informez-les, puis ajoutez `{team}` à `teams` sous `recording`",
    en="inform them, then add `{team}` to `teams` under `recording`",
)


def check(script: Script) -> Iterator[Finding]:
    """Every recorded transfer to a team that is not among the employees concerned, where these are listed."""
    recording = script.flow.recording
    if recording is None:
        return
    for name, step in script.flow.steps.items():
        if isinstance(step, Transfer) and step.record and step.team and step.team not in recording.teams:
            message = MESSAGE.filled(
                step=quoted(name), team=step.team, told=listed(recording.teams) if recording.teams else NONE
            )
            yield Finding(("steps", name, "transfer"), message, FIX.filled(team=step.team))
