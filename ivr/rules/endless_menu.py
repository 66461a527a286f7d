"""A caller who says nothing, or is never understood, is asked again without end.

Why: who cannot answer, or has put the telephone down beside them, is never led on.

Bad:
    start: menu
    steps:
      menu:
        ask: For our hours, press 1.
        choices:
          hours: {key: "1", next: bye}
        silence: {again: 2, then: menu}
      bye:
        hang_up: We are open from nine to five. Goodbye.
Good:
    start: menu
    steps:
      menu:
        ask: For our hours, press 1.
        choices:
          hours: {key: "1", next: bye}
        silence: {again: 2, then: desk}
      desk:
        transfer: "+33199001234"
        busy: bye
        no_answer: bye
      bye:
        hang_up: We are open from nine to five. Goodbye.

Titre: À qui ne dit rien, ou n'est jamais compris, on repose la question sans fin.

Pourquoi: qui ne peut pas répondre, ou a posé le téléphone, n'est jamais conduit plus loin.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Route, quoted
from ivr.flow import Alternatives, Consent, Hours, Mode, Retry, Step, StepName
from ivr.rules.answered import LISTENING
from ivr.rules.finding import Finding
from ivr.rules.paths import rounds
from ivr.rules.script import Script
from ivr.rules.talk import TALKING

CODE = "L405"
WHOLE = True
ALLOWED = True

SILENT = Sentence(
    fr="qui ne dit rien à {step} y revient sans fin", en="a caller who says nothing at {step} never gets away"
)
UNCLEAR = Sentence(
    fr="qui n'est jamais compris à {step} y revient sans fin",
    en="a caller who is never understood at {step} never gets away",
)
FIX = Sentence(
    fr="menez à une personne, ou à quelques mots d'adieu", en="lead to a person, or to a word of goodbye"
)
HERE = Sentence(fr="revient toujours ici", en="always comes back here")


def check(script: Script) -> Iterator[Finding]:
    """Every round that only silence, or only misunderstanding, goes through."""
    steps = script.flow.steps
    told: set[StepName] = set()
    for key, message in (("silence", SILENT), ("unclear", UNCLEAR)):
        graph = {name: _led(script, name, step, key) for name, step in steps.items()}
        alive = {name: afters for name, afters in graph.items() if afters and name not in script.stuck}
        either = [name for name, step in steps.items() if isinstance(step, Hours)]
        for ring in rounds(alive, either):
            asking = [name for name in ring if isinstance(steps[name], LISTENING)]
            if not asking or not told.isdisjoint(ring):
                continue
            told.update(ring)
            at: Route = ("steps", asking[-1], key)
            at = at if at in script.places else (*at[:2], "continued")
            yield Finding(at, message.filled(step=quoted(asking[-1])), FIX, here=HERE)


def _led(script: Script, name: StepName, step: Step, key: str) -> tuple[StepName, ...]:
    """Where such a caller is led from a step; nowhere where the call ends or a person is reached."""
    if isinstance(step, TALKING):
        return script.edges[name]
    if not isinstance(step, LISTENING):
        return ()
    if isinstance(step, Consent) and step.mode is not Mode.EXPLICIT and key == "silence":
        return (step.continued,) if step.continued else ()
    retry = getattr(step, key)
    if not isinstance(retry, Retry):
        return ()
    if isinstance(step, Alternatives):
        taken = next((offer for offer in step.offers if offer.name == retry.then), None)
        if taken is not None:
            return (taken.next,) if taken.next else ()
    return (retry.then,)
