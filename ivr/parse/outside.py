"""Steps written at the margin, outside `steps`: told once, then read as if they stood where they belong."""

from __future__ import annotations

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import VERBS
from ivr.flow.flow import Flow
from ivr.flow.written import written_fields
from ivr.parse.findings import Findings
from ivr.parse.kinds import WRONG_SHAPE
from ivr.source import Map, Text, Value

STEPS = "steps"
OF_FLOW = frozenset({"accord", STEPS, *written_fields(Flow)})


def steps_outside(root: Map) -> Map:
    """The keys of a flow, with the steps that stand beside `steps` moved into it."""
    if all(key in OF_FLOW for key in root.keyed):
        return root
    _, steps = root.keyed.get(STEPS, (None, None))
    outside = tuple(item for item in root.items if _is_step(*item))
    if not outside or not (isinstance(steps, Map) or (isinstance(steps, Text) and not steps.value)):
        return root
    inside = steps.items if isinstance(steps, Map) else ()
    moved = Map((*inside, *outside), steps.place)
    kept = [(key, moved if one is steps else one) for key, one in root.items if not _is_step(key, one)]
    return Map(tuple(kept), root.place)


def tell_outside(written: Map, read: Map, found: Findings) -> None:
    """Says which steps were moved, if any were."""
    outside = [] if written is read else [key.value for key, one in written.items if _is_step(key, one)]
    if outside:
        message = _MANY if len(outside) > 1 else _ONE
        told = message.filled(step=quoted(outside[0]), count=len(outside))
        found.add(WRONG_SHAPE, (STEPS, outside[0]), told, on_key=True, fix=_INDENT)


def _is_step(key: Text, value: Value) -> bool:
    return key.value not in OF_FLOW and isinstance(value, Map) and not VERBS.keys().isdisjoint(value.keyed)


_ONE = Sentence(fr="l'étape {step} est écrite à côté de `steps`", en="the step {step} stands beside `steps`")
_MANY = Sentence(
    fr="l'étape {step} et les suivantes, {count} en tout, sont écrites à côté de `steps`",
    en="the step {step} and those after it, {count} in all, stand beside `steps`",
)
_INDENT = Sentence(
    fr="mettez-la en retrait sous `steps`, avec tout ce qu'elle contient : deux espaces de plus",
    en="indent it under `steps`, with all that it holds: two more spaces",
)
