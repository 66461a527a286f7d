"""What a caller permitted, where they are now: another flow may use it on the terms they were told alone."""

from __future__ import annotations

from ivr.engine.current import named
from ivr.engine.turn import Draft
from ivr.flow import Flow, Purpose


def granted_here(draft: Draft) -> frozenset[str]:
    """The purposes granted that the flow the call is in declares as they were told: same reason, same time.

    Nobody agreed to a reason or to a length of time they were not told (laws 3 and 4).
    """
    permission = draft.state.permission
    if not permission.granted:
        return frozenset()
    here = _declared(draft.flow)
    return frozenset(
        name
        for name, inside in permission.granted_in.items()
        if name in here and _same_terms(here[name], _declared(named(draft.entry, inside)).get(name))
    )


def _declared(flow: Flow) -> dict[str, Purpose]:
    return {purpose.name: purpose for purpose in (flow.recording.purposes if flow.recording else ())}


def _same_terms(here: Purpose, told: Purpose | None) -> bool:
    return told is not None and (here.keep, here.spoken) == (told.keep, told.spoken)
