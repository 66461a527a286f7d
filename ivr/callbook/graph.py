"""A flow as a picture in Mermaid: one box per step, an arrow per branch; what asks or records is marked.

https://mermaid.js.org/syntax/flowchart.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ivr.bilingual import Language
from ivr.callbook import wording
from ivr.callbook.branches import branches
from ivr.flow import BACK, Consent, Flow, Goto, HangUp, Step, StepName, Transfer, Voicemail

ESCAPED = {sign: f"#{ord(sign)};" for sign in '#"&<>`|[]{}()\\'}
"""Signs that mean something to Mermaid, as the codes it shows as themselves."""

CLASSES = (
    "classDef consent fill:#fff3bf,stroke:#b08900,color:#000",
    "classDef records fill:#ffe3e3,stroke:#c1121f,stroke-width:3px,color:#000",
    "classDef elsewhere stroke-dasharray:4 3",
)


def mermaid(flow: Flow, language: Language | None = None) -> str:
    """The picture of a flow; its own words are in the language of the flow unless told."""
    own: Language = language or ("fr" if flow.speaks.lower().startswith("fr") else "en")
    ids = {name: f"s{number}" for number, name in enumerate(flow.steps, 1)}
    flows = {name: f"f{number}" for number, name in enumerate(_goes_to(flow), 1)}
    lines = ["flowchart TD", "start((☎))"]
    if flow.start in ids:
        lines.append(f"start --> {ids[flow.start]}")
    for name, step in flow.steps.items():
        lines += _box(name, step, ids[name], own)
    lines += [f'{at}[["{escaped(name)}"]]:::elsewhere' for name, at in flows.items()]
    for name, step in flow.steps.items():
        lines += _arrows(flow, name, step, (ids, flows), own)
    return "\n    ".join([*lines, *CLASSES]) + "\n"


def escaped(text: str) -> str:
    """The text as Mermaid shows it letter by letter."""
    return "".join(ESCAPED.get(sign, sign) for sign in " ".join(text.split()))


def _goes_to(flow: Flow) -> list[str]:
    named = (step.flow for step in flow.steps.values() if isinstance(step, Goto) and step.flow != BACK)
    return list(dict.fromkeys(named))


def _box(name: StepName, step: Step, at: str, own: Language) -> Iterator[str]:
    verb = wording.VERBS[type(step)].told(own)
    if isinstance(step, Consent):
        yield f'{at}{{{{"◆ {escaped(name)}<br/>{escaped(verb)}"}}}}:::consent'
    elif isinstance(step, Voicemail) or (isinstance(step, Transfer) and step.record):
        yield f'{at}["● {escaped(name)}<br/>{escaped(verb)}, {escaped(wording.RECORDS.told(own))}"]:::records'
    elif isinstance(step, HangUp):
        yield f'{at}(["{escaped(name)}<br/>{escaped(verb)}"])'
    else:
        yield f'{at}["{escaped(name)}<br/>{escaped(verb)}"]'


def _arrows(
    flow: Flow,
    name: StepName,
    step: Step,
    known: tuple[Mapping[StepName, str], Mapping[str, str]],
    own: Language,
) -> Iterator[str]:
    ids, flows = known
    if isinstance(step, Goto) and step.flow in flows:
        yield f"{ids[name]} -.-> {flows[step.flow]}"
    told: dict[StepName, list[str]] = {}
    for branch in branches(flow, step):
        told.setdefault(branch.to, []).append(branch.short.told(own))
    for to, labels in told.items():
        label = escaped(", ".join(dict.fromkeys(one for one in labels if one)))
        target = ids.get(to)
        if target is not None:
            yield f'{ids[name]} -->|"{label}"| {target}' if label else f"{ids[name]} --> {target}"
        elif not to:
            yield f'{ids[name]} -->|"{label}"| {ids[name]}_end((☎))'
