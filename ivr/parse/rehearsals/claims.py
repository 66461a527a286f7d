"""What must be true in a rehearsal: the keys that claim something, held against the names of the flow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from ivr.bilingual import Sentence
from ivr.diagnostics import DID_YOU_MEAN, Nearest, Route, listed, quoted
from ivr.flow import Alternatives, Flow
from ivr.parse.rehearsals import kinds
from ivr.parse.rehearsals.mistakes import Mistakes
from ivr.parse.rehearsals.written import COURSES, ENDS, LISTS, OF_STEPS, REASONS, RECORDED, Claim
from ivr.source import List, Value

WORDS_OF = {"recorded": RECORDED, "because": REASONS, "story": COURSES, "ends": ENDS}
SHOWN = 12
"""Names that are enumerated at most."""


class Names:
    """The names a rehearsal of this flow can use; a step of another flow is named with it: `other/step`."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    @cached_property
    def steps(self) -> tuple[str, ...]:
        others = self._flow.others.items()
        return (*self._flow.steps, *(f"{name}/{step}" for name, flow in others for step in flow.steps))

    @cached_property
    def offers(self) -> tuple[str, ...]:
        flows = (self._flow, *self._flow.others.values())
        steps = (step for flow in flows for step in flow.steps.values())
        offers = (offer.name for step in steps if isinstance(step, Alternatives) for offer in step.offers)
        return tuple(dict.fromkeys(offers))


def claims_in(
    own: Mapping[str, Value], known: tuple[str, ...], at: Route, names: Names | None, found: Mistakes
) -> tuple[Claim, ...]:
    """What these keys claim, in the order they are written."""
    made = [
        claim
        for key, value in own.items()
        if key in known
        for claim in _claims(key, value, (*at, key), found)
        if _is_possible(claim, names, found)
    ]
    if any((one.key, one.wanted) == ("recorded", "yes") for one in made) and "because" in own:
        found.add(kinds.CONTRADICTION, (*at, "because"), _WHY_NOT, on_key=True, fix=_DELETE)
    return tuple(made)


def _claims(key: str, value: Value, at: Route, found: Mistakes) -> Iterator[Claim]:
    if isinstance(value, List) and key in LISTS:
        for number, one in enumerate(value.values):
            if (text := found.text(one, (*at, number))) is not None:
                yield Claim(key, text, (*at, number))
    elif (text := found.text(value, at)) is not None:
        yield Claim(key, text, at)


def _is_possible(claim: Claim, names: Names | None, found: Mistakes) -> bool:
    """Whether what is claimed can be at all; what cannot is told at once."""
    words = WORDS_OF.get(claim.key)
    if words is not None and claim.wanted not in words:
        found.none_of(claim.wanted, words, claim.at)
        return False
    if names is not None and claim.key in OF_STEPS and claim.wanted not in names.steps:
        near = Nearest(names.steps)(claim.wanted)
        fix = DID_YOU_MEAN.filled(near=near) if near else _ONE_OF.filled(known=listed(names.steps[:SHOWN]))
        message = _NO_STEP.filled(name=quoted(claim.wanted))
        found.add(kinds.UNKNOWN_STEP, claim.at, message, fix=fix)
        return False
    if names is not None and claim.key == "alternative" and claim.wanted not in names.offers:
        near = Nearest(names.offers)(claim.wanted)
        fix = DID_YOU_MEAN.filled(near=near) if near else _OFFERED.filled(known=listed(names.offers[:SHOWN]))
        message = _NO_OFFER.filled(name=quoted(claim.wanted))
        found.add(kinds.UNKNOWN_OFFER, claim.at, message, fix=fix if names.offers else _OFFER_SOME)
        return False
    return True


_WHY_NOT = Sentence(
    fr="`because` dit pourquoi rien n'est enregistré, et l'appel l'est",
    en="`because` says why nothing is recorded, and the call is",
)
_DELETE = Sentence(
    fr="supprimez `because`, ou écrivez `recorded: no`", en="delete `because`, or write `recorded: no`"
)
_NO_STEP = Sentence(fr="il n'y a pas d'étape {name}", en="there is no step {name}")
_ONE_OF = Sentence(fr="écrivez l'une de {known}", en="write one of {known}")
_NO_OFFER = Sentence(
    fr="le scénario ne propose pas d'alternative {name}", en="the flow offers no alternative {name}"
)
_OFFERED = Sentence(fr="il propose {known}", en="it offers {known}")
_OFFER_SOME = Sentence(
    fr="ce scénario n'a pas d'étape `alternatives`", en="this flow has no step `alternatives`"
)
