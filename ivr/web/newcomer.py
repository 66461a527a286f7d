"""What a newcomer is told to do first: hear a call of a flow that is served, and see what was kept."""

from __future__ import annotations

from collections.abc import Iterable

from ivr.flow import Consent, Flow
from ivr.render.typed import as_typed
from ivr.story import Language
from ivr.web.wording import WORDS

DIAL, SHOW = "accord dial", "accord ledger show"
ANSWERS_UNLESS_TOLD = "accueil"
"""The flow that `accord dial` calls."""


def commands(live: Iterable[Flow], language: Language) -> list[tuple[str, str]]:
    """Commands and what they let a person hear; nothing where no flow is served."""
    flows = sorted(live, key=lambda flow: (not flow.speaks.startswith(language), flow.name))
    if not flows:
        return []
    flow, own = flows[0], WORDS[language]
    dial = DIAL if flow.name == ANSWERS_UNLESS_TOLD else f"{DIAL} --flow {flow.name}"
    first = flow.steps[flow.start]
    refuses = [(f"{dial} --keys -,{first.refuse.key}", own.who_refuses)] if isinstance(first, Consent) else []
    told = [(dial, own.you_call), *refuses, (SHOW, own.what_was_kept)]
    return [(as_typed(command), heard) for command, heard in told]
