"""The steps of a flow: one kind key each, then the options and edges of that verb."""

from __future__ import annotations

from ivr.bilingual import Sentence
from ivr.diagnostics import DID_YOU_MEAN, Nearest, Route, listed, quoted
from ivr.flow import LARGEST_FLOW_STEPS, VERBS, Step
from ivr.parse.findings import Findings
from ivr.parse.kinds import NO_VERB, TOO_MANY, TWO_VERBS
from ivr.parse.meant import meant_verb
from ivr.parse.models import read_keys
from ivr.parse.shapes import shape
from ivr.rules.numbers import counted
from ivr.source import Map, Value


def steps(value: Value, at: Route, found: Findings) -> dict[str, Step]:
    """Every step that has a verb, by its name."""
    if isinstance(value, Map) and len(value.keyed) > LARGEST_FLOW_STEPS:
        found.add(TOO_MANY, at, _TOO_MANY.filled(most=counted(LARGEST_FLOW_STEPS)), on_key=True, fix=_SPLIT)
        return {}
    near = Nearest(VERBS)
    made = {}
    for name, one, way in found.named(value, at, LARGEST_FLOW_STEPS):
        step = _step(name, one, way, found, near)
        if step is not None:
            made[name] = step
    return made


def _step(name: str, value: Value, at: Route, found: Findings, verbs_near: Nearest) -> Step | None:
    mapping = found.keys(value, at)
    if mapping is None:
        return None
    verbs = [key for key in mapping.keyed if key in VERBS and not _is_option(key, mapping)]
    if not verbs:
        word, meant = meant_verb(mapping, verbs_near)
        fix = DID_YOU_MEAN.filled(near=meant) if meant else _ADD_ONE.filled(verbs=listed(VERBS))
        message = _DOES_NOTHING.filled(step=quoted(name))
        beside = at if word is None else (*at, word)
        if word is not None:
            message = _NO_VERB.filled(word=quoted(word), step=quoted(name))
        span = found.places.key(beside)
        found.diagnostics.append(found.places.diagnose(NO_VERB, at, message, span=span, fix=fix))
        return None
    if len(verbs) > 1:
        found.add(
            TWO_VERBS,
            (*at, verbs[1]),
            _TWO_THINGS.filled(step=quoted(name), first=verbs[0], second=verbs[1]),
            on_key=True,
            fix=_OWN_STEP.filled(second=verbs[1]),
        )
        return None
    step: Step = read_keys(shape(VERBS[verbs[0]]), mapping, at, found)
    return step


def _is_option(key: str, mapping: Map) -> bool:
    """Whether a key that could be a verb is an option of another verb written here, as `text` of `play`."""
    return any(
        other != key and other in VERBS and key in shape(VERBS[other]).slots for other in mapping.keyed
    )


_TOO_MANY = Sentence(fr="le scénario a plus de {most} étapes", en="the flow has more than {most} steps")
_SPLIT = Sentence(
    fr="répartissez le script entre plusieurs scénarios", en="split the script into several flows"
)
_DOES_NOTHING = Sentence(fr="l'étape {step} ne fait rien", en="the step {step} does nothing")
_NO_VERB = Sentence(
    fr="l'étape {step} ne fait rien : {word} n'est pas un verbe",
    en="the step {step} does nothing: {word} is no verb",
)
_ADD_ONE = Sentence(fr="ajoutez l'un de ces verbes : {verbs}", en="add one of {verbs}")
_TWO_THINGS = Sentence(
    fr="l'étape {step} fait deux choses : `{first}` et `{second}`",
    en="the step {step} does two things: `{first}` and `{second}`",
)
_OWN_STEP = Sentence(fr="faites une étape à part pour `{second}`", en="make a step of its own for `{second}`")
