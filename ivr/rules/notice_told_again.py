"""A caller who heard a notice to its end hears the same one again in the same call.

Why: who hears the same notice twice believes that the first answer did not count.

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
        continued: menu
        refused: otherwise
        unclear: menu
      otherwise:
        alternatives: To go on unrecorded, press 1.
        offers:
          unrecorded: {key: "1", next: desk}
        silence: unrecorded
      menu:
        ask: To speak to us, press 1. To begin again, press 2.
        choices:
          desk: {key: "1", next: desk}
          again: {key: "2", next: notice}
        silence: desk
      desk:
        transfer: "+33199001234"
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
        consent: implicit
        notice: This call may be recorded {purposes}, and kept {keep}.
        offer: To refuse, press {refuse.key}.
        refuse: {key: "9"}
        continued: menu
        refused: otherwise
        unclear: menu
      otherwise:
        alternatives: To go on unrecorded, press 1.
        offers:
          unrecorded: {key: "1", next: desk}
        silence: unrecorded
      menu:
        ask: To speak to us, press 1. To hear this again, press 2.
        choices:
          desk: {key: "1", next: desk}
          again: {key: "2", next: menu}
        silence: desk
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Law: Regulation (EU) 2016/679, Article 12(1) (concise and easy to understand): https://eur-lex.europa.eu/eli/reg/2016/679/oj
Date: 2026-11

Titre: L'appelant entend deux fois le même avis au cours du même appel.

Pourquoi: qui entend deux fois le même avis croit que sa première réponse n'a pas compté.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Consent, Goto, StepName
from ivr.proof import Explored, Situation
from ivr.proof.ways.consenting import speaks
from ivr.rules.counterexample import the_call
from ivr.rules.finding import Finding
from ivr.rules.recorders import arrivals
from ivr.rules.script import Script

CODE = "C327"
LEVEL = "warning"
WHOLE = True
ACROSS = True
PROOF = True

MESSAGE = Sentence(
    fr="l'appelant peut entendre de nouveau l'avis de {step}, qu'il a déjà entendu",
    en="a caller can hear the notice of {step} again, having heard it before",
)
FIX = Sentence(
    fr="menez plus loin que cette étape qui est déjà passé par elle",
    en="lead whoever has passed this step beyond it",
)
ENDING = Sentence(fr="l'avis est dit une seconde fois", en="the notice is spoken a second time")


def check(script: Script) -> Iterator[Finding]:
    """Every notice to which a caller who heard it can come back and hear it again."""
    for explored, name, situations in arrivals(script, Consent):
        if not _leads_back(script, name):
            continue
        spoken = [one for one in situations if _is_spoken(explored, one)]
        again = explored.way_back(spoken, speaks, set(spoken).__contains__)
        if again is not None:
            yield Finding(
                ("steps", name, "notice"),
                MESSAGE.filled(step=quoted(name)),
                FIX,
                on_key=True,
                call=the_call(script, explored, again, ENDING),
            )


def _leads_back(script: Script, name: StepName) -> bool:
    """Whether any way through this flow, or out of it, comes back to the step."""
    ahead = {after for following in script.edges[name] for after in script.reached(following)}
    return name in ahead or any(isinstance(script.flow.steps[one], Goto) for one in ahead)


def _is_spoken(explored: Explored, situation: Situation) -> bool:
    """Whether the notice is spoken then; to ask again who has refused is another mistake."""
    return not situation.has_refused and any(map(speaks, explored.ways(situation)))
