"""What a caller permitted, where they are now: another flow may use it on the terms they were told alone."""

from __future__ import annotations

from ivr.engine.current import named
from ivr.engine.turn import Draft
from ivr.flow import Flow, Purpose


def granted_here(draft: Draft) -> frozenset[str]:
    """The purposes granted that the flow the call is in declares as they were told: same reason, same time.

    Nobody agreed to a reason or to a length of time they were not told, nor were told it in a language that
    is not the one they are now spoken to in (laws 3 and 4).
    """
    permission = draft.state.permission
    if not permission.granted:
        return frozenset()
    here = _declared(draft.flow)
    return frozenset(
        name
        for name, inside in permission.granted_in.items()
        if name in here and same_terms(draft.flow, named(draft.entry, inside), name)
    )


def same_terms(here: Flow, told: Flow, name: str) -> bool:
    """Whether a purpose of this flow was told on the same terms, and in the same language, in that one."""
    one, other = _declared(here).get(name), _declared(told).get(name)
    if one is None or other is None or language(here) != language(told):
        return False
    return (one.keep, one.spoken) == (other.keep, other.spoken)


def language(flow: Flow) -> str:
    """The language a flow speaks, whatever its country."""
    return flow.speaks.lower().split("-")[0]


def _declared(flow: Flow) -> dict[str, Purpose]:
    return {purpose.name: purpose for purpose in (flow.recording.purposes if flow.recording else ())}
