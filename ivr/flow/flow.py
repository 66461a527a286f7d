"""A whole script: what stands above the steps, the steps, and the edges between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from types import MappingProxyType

from ivr.bilingual import Sentence, both
from ivr.flow.answers import StepName
from ivr.flow.business import Business, Team
from ivr.flow.callers import Callers
from ivr.flow.certificate import Certificate
from ivr.flow.overrides import NO_OVERRIDES, Overrides
from ivr.flow.recording import Recording
from ivr.flow.values import Again, Edge, LanguageTag, Model, Named, OneOf, Words, YesNo
from ivr.flow.verbs.alternatives import Alternatives
from ivr.flow.verbs.ask import Ask
from ivr.flow.verbs.collect import Collect
from ivr.flow.verbs.consent import Consent
from ivr.flow.verbs.goto import Goto
from ivr.flow.verbs.hang_up import HangUp
from ivr.flow.verbs.hours import Hours
from ivr.flow.verbs.pause_recording import PauseRecording
from ivr.flow.verbs.play import Play
from ivr.flow.verbs.say import Say
from ivr.flow.verbs.set import Set
from ivr.flow.verbs.text import Text
from ivr.flow.verbs.transfer import Transfer
from ivr.flow.verbs.voicemail import Voicemail
from ivr.flow.verbs.when import When
from ivr.flow.within import edges_within
from ivr.flow.written import Written, model, written

LARGEST_FLOW_STEPS = 2_000

DIALECT = "1"

Step = (
    Say
    | Play
    | Consent
    | Alternatives
    | Ask
    | Collect
    | Hours
    | Set
    | When
    | Goto
    | PauseRecording
    | Transfer
    | Voicemail
    | Text
    | HangUp
)

VERBS: Mapping[str, type[Step]] = MappingProxyType({step.verb: step for step in Step.__args__})
"""Each kind key of the language and the step it makes."""


ACCORD = Written(
    "accord",
    OneOf((DIALECT,)),
    Sentence(fr="la version du langage : `1`", en="the dialect of the language: `1`"),
    fix=both("`accord: 1`"),
)
STEPS = Written(
    "steps",
    Named("Step", most=LARGEST_FLOW_STEPS),
    Sentence(fr="les étapes, par leurs noms", en="the steps, by their names"),
    fix=Sentence(
        fr="`steps:` et la première étape dessous, en retrait", en="`steps:` and the first step beneath it"
    ),
)
"""What is written above the steps, and the steps: keys that are no field of the model."""


@model
class Flow:
    """A whole script, as proved and served."""

    name: str
    title: str = written(
        Words(), en="what the flow is called in the pages", fr="le nom du scénario dans les pages"
    )
    speaks: str = written(
        LanguageTag(),
        en="the language spoken: `fr-FR`, `en-GB`",
        fr="la langue parlée : `fr-FR`, `en-GB`",
        fix=both("`speaks: fr-FR`"),
    )
    voice: str = written(
        Words(),
        en="the voice, as Twilio names it: `Polly.Lea-Neural`",
        fr="la voix, comme Twilio la nomme : `Polly.Lea-Neural`",
        fix=both("`voice: Polly.Lea-Neural`"),
    )
    business: Business = written(
        Model("Business"),
        en="who answers; `flows/business.yaml` says it once for all flows",
        fr="qui répond ; `flows/business.yaml` le dit une fois pour tous les scénarios",
        fix=Sentence(
            fr="`business:` avec `name:` et `fallback:`", en="`business:` with `name:` and `fallback:`"
        ),
    )
    start: StepName = written(
        Edge(),
        en="the name of the first step",
        fr="le nom de la première étape",
        fix=Sentence(
            fr="`start:` et le nom de la première étape", en="`start:` and the name of the first step"
        ),
    )
    steps: Mapping[StepName, Step] = field(hash=False)
    recording: Recording | None = written(
        Model("Recording"),
        default=None,
        en="what may be recorded, and why; needed where a step records or asks consent",
        fr="ce qui peut être enregistré, et pourquoi ; nécessaire pour enregistrer ou demander un accord",
    )
    speech: bool = written(
        YesNo(),
        default=False,
        en="`yes` if callers may also answer by voice",
        fr="`yes` si l'on peut aussi répondre de vive voix",
    )
    version: str = ""
    teams: Mapping[str, Team] = written(
        Named("Team"),
        default_factory=dict,
        en="people who answer together, by the name of their team",
        fr="les personnes qui répondent ensemble, par le nom de leur équipe",
    )
    others: Mapping[str, Flow] = field(default_factory=dict, hash=False)
    """Every flow this one can go to, itself left out."""
    certificate: Certificate | None = field(default=None, hash=False, compare=False)
    """What was proved of it; None where it is only led to, and calls that come in on it are not recorded."""
    overrides: Overrides = NO_OVERRIDES
    """What the owner says of the law, in `accord.yaml`."""
    callers: Callers = Callers()
    """Which consent counts for a caller from where."""

    def versioned(self, version: str) -> Flow:
        """The same flow under the hash of its text and of the rules it was proved with."""
        return replace(self, version=version)


def edges(step: Step) -> tuple[StepName, ...]:
    """The steps a step can lead to, in the order of its fields, each once."""
    offers = {offer.name for offer in step.offers} if isinstance(step, Alternatives) else set[str]()
    return tuple(
        dict.fromkeys(
            found.value
            for found in edges_within(step)
            if found.value and not (isinstance(found.kind, Again) and found.value in offers)
        )
    )
