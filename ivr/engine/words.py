"""What the placeholders of texts stand for, in the words Accord says by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from ivr.engine.phrases import phrases
from ivr.flow import Answer, Flow, Purpose, Span

Language = str

PLACEHOLDER = re.compile(r"\{([a-z0-9_.]+)\}")
NO_VALUES: Mapping[str, str] = MappingProxyType({})


def filled(
    text: str,
    flow: Flow,
    purposes: Iterable[Purpose] = (),
    *,
    refuse: Answer | None = None,
    accept: Answer | None = None,
    recorded: bool | None = None,
    values: Mapping[str, str] = NO_VALUES,
) -> str:
    """The text as it is spoken, every placeholder replaced by what it stands for, or by nothing."""
    if "{" not in text:
        return text
    own = phrases(flow.speaks)
    open_purposes = tuple(purposes)
    withdraw = flow.recording.withdraw if flow.recording else None
    meanings = {
        "purposes": spoken_purposes(open_purposes, flow.speaks),
        "keep": spoken_keep(open_purposes, flow.speaks),
        "refuse.key": spoken_key(refuse, flow.speaks),
        "accept.key": spoken_key(accept, flow.speaks),
        "withdraw.key": spoken_key(withdraw, flow.speaks),
        "business.name": flow.business.name,
        "business.website": flow.business.website or "",
        "business.address": flow.business.address or "",
        "business.privacy_contact": flow.business.privacy_contact or "",
        "recorded": "" if recorded is None else own.recorded if recorded else own.unrecorded,
    }
    return PLACEHOLDER.sub(lambda found: meanings.get(found[1], values.get(found[1], "")), text)


def spoken_reason(purpose: Purpose) -> str:
    """Why we record; a flow that was read has words for every purpose."""
    return purpose.spoken or purpose.name


def spoken_purposes(purposes: tuple[Purpose, ...], language: Language) -> str:
    """The reasons, joined as a person would say them."""
    own = phrases(language)
    return _joined([spoken_reason(purpose) for purpose in purposes], own.joined_by)


def spoken_keep(purposes: tuple[Purpose, ...], language: Language) -> str:
    """How long recordings are kept; where purposes differ, each with its reason."""
    own = phrases(language)
    spans = {purpose.keep for purpose in purposes}
    if len(spans) <= 1:
        return "".join(spoken_span(span, language) for span in spans)
    each = [
        own.for_reason.format(keep=spoken_span(purpose.keep, language), reason=spoken_reason(purpose))
        for purpose in purposes
    ]
    return _joined(each, own.joined_by)


def spoken_span(span: Span, language: Language) -> str:
    """A length of time in words."""
    own = phrases(language)
    one, many = own.spans[span.unit]
    if span.count == 1:
        return one
    return f"{own.numbers[span.count] if span.count < len(own.numbers) else span.count} {many}"


def spoken_key(answer: Answer | None, language: Language) -> str:
    """A key as it is read aloud: a lone `*` or `#` would be swallowed by the voice."""
    key = answer.key if answer and answer.key else ""
    return phrases(language).signs.get(key, key)


def _joined(parts: list[str], last: str) -> str:
    if len(parts) <= 1:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
