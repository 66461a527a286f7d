"""Everything a call can be, as those who must approve it read it: each step once, in the flow's language."""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Language, Sentence
from ivr.callbook import wording
from ivr.callbook.branches import WHEN, Branch
from ivr.callbook.order import Order, order
from ivr.callbook.pieces import Book, Heading, Item, Items, Paragraph, Piece, Spoken
from ivr.callbook.reasons import recording_told
from ivr.callbook.spoken import heard
from ivr.callbook.steps import told
from ivr.flow import Consent, Flow, StepName, Transfer, Voicemail


def callbook(flow: Flow, language: Language | None = None) -> Book:
    """The callbook of a flow; its own words are in the language of the flow unless told."""
    own: Language = language or ("fr" if flow.speaks.lower().startswith("fr") else "en")
    found = order(flow)
    return Book(flow.title, own, tuple(_pieces(flow, found, own)))


def _pieces(flow: Flow, found: Order, own: Language) -> Iterator[Piece]:
    yield Heading(1, flow.title)
    start = found.numbers.get(flow.start, 1)
    yield Paragraph(_told(wording.INTRODUCTION, own, number=start, start=flow.start))
    speech = (wording.BY_VOICE if flow.speech else wording.BY_KEYS).told(own)
    yield Paragraph(_told(wording.VOICE, own, language=flow.speaks, voice=flow.voice, speech=speech))
    yield Heading(2, wording.RECORDING.told(own))
    yield from recording_told(flow, own)
    consent = [name for name in found.numbers if isinstance(flow.steps[name], Consent)]
    if consent:
        yield Heading(2, wording.CONSENT.told(own))
    first = next((name for name in found.numbers if name not in consent), None)
    for name in found.numbers:
        if name == first:
            yield Heading(2, (wording.OTHER_STEPS if consent else wording.STEPS).told(own))
        yield from _step(flow, name, found, own)
    yield from _loops(found, own)
    if found.unreached:
        yield Paragraph(_told(wording.UNREACHED, own, steps=", ".join(found.unreached)))


def _step(flow: Flow, name: StepName, found: Order, own: Language) -> Iterator[Piece]:
    step = flow.steps[name]
    verb = wording.VERBS[type(step)].told(own)
    records = isinstance(step, Voicemail) or (isinstance(step, Transfer) and step.record)
    mark = wording.RECORDS.told(own) if records else ""
    yield Heading(3, f"{found.numbers[name]}. {name} ({verb})", anchor(name), mark)
    yield from told(flow, step, own)
    for branch in found.branches[name]:
        if branch.said and branch.edge.name.startswith("offers."):
            who = f"{branch.when.told(own)} · {wording.AT_TAKING.told(own)}"
            yield Spoken(who, heard(branch.said, flow))
    items = [_item(name, branch, found, own) for branch in found.branches[name]]
    if isinstance(step, Transfer | Voicemail) and step.next is None:
        items.append(Item(WHEN[type(step), "next"].told(own), wording.THE_END.told(own)))
    if items:
        yield Items(tuple(items))


def _item(name: StepName, branch: Branch, found: Order, own: Language) -> Item:
    if not branch.to:
        return Item(branch.when.told(own), wording.THE_END.told(own))
    number = found.numbers.get(branch.to)
    to = f"{number}. {branch.to}" if number else branch.to
    round_again = (name, branch.edge.name) in found.back
    after = wording.BACK_HERE.told(own) if round_again else ""
    return Item(branch.when.told(own), to, anchor(branch.to), after)


def _loops(found: Order, own: Language) -> Iterator[Piece]:
    """Each step that calls come back to, with the steps they come from."""
    sources: dict[StepName, list[StepName]] = {}
    for name, ways in found.branches.items():
        for branch in ways:
            if (name, branch.edge.name) in found.back and branch.to in found.numbers:
                sources.setdefault(branch.to, []).append(name)
    if sources:
        yield Heading(2, wording.LOOPS.told(own))
    for name in sorted(sources, key=lambda one: found.numbers.get(one, 0)):
        others = ", ".join(f"{found.numbers[one]}. {one}" for one in dict.fromkeys(sources[name]))
        yield Paragraph(_told(wording.LOOP, own, step=f"{found.numbers[name]}. {name}", others=others))


def anchor(name: StepName) -> str:
    """What links to a step lead to."""
    return f"step-{name}"


def _told(sentence: Sentence, own: Language, **values: object) -> str:
    return sentence.filled(**values).told(own)
