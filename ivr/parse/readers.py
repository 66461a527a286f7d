"""How each kind of scalar is read, and what harmless value stands for one that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ivr.flow import LONGEST_TEXT, Answer, Digits, Retry, Span
from ivr.flow import values as kinds
from ivr.parse import scalars, tags, times

Scalar = Callable[[str], Any]

READERS: Mapping[type[Any], Callable[[Any], Scalar]] = {
    kinds.Spoken: lambda kind: scalars.spoken(None if kind.longest == LONGEST_TEXT else kind.longest),
    kinds.Words: lambda _: scalars.words,
    kinds.Phrase: lambda _: scalars.phrase,
    kinds.Reason: lambda _: scalars.reason,
    kinds.Edge: lambda _: scalars.step_name,
    kinds.OtherFlow: lambda _: scalars.flow_name,
    kinds.Seconds: lambda kind: times.seconds(kind.least, kind.most, kind.word),
    kinds.Whole: lambda kind: scalars.whole(kind.least, kind.most),
    kinds.Length: lambda kind: times.length(kind.most),
    kinds.Percent: lambda _: scalars.percent,
    kinds.YesNo: lambda _: scalars.yes_or_no,
    kinds.Key: lambda _: scalars.key,
    kinds.Number: lambda _: scalars.number,
    kinds.Audio: lambda _: scalars.audio,
    kinds.Kept: lambda _: times.kept,
    kinds.Day: lambda _: times.day,
    kinds.LanguageTag: lambda _: tags.language,
    kinds.Country: lambda _: tags.country,
    kinds.Timezone: lambda _: tags.timezone,
    kinds.Variable: lambda _: scalars.variable,
    kinds.OneOf: lambda kind: scalars.one_of(kind.words),
}

FILLERS: Mapping[type[Any], Any] = {
    kinds.Again: Retry(""),
    kinds.Kept: Span(1, "days"),
    kinds.Length: Digits(1, 1),
    kinds.ListOf: (),
    kinds.Named: (),
    kinds.NamedTexts: (),
    kinds.Whole: 0,
    kinds.Percent: 100,
    kinds.YesNo: False,
}


def reader(kind: kinds.Value) -> Scalar | None:
    """What makes a value of a text; None where the kind is made of several values."""
    made = READERS.get(type(kind))
    return made(kind) if made else None


def filler(kind: kinds.Value) -> Any:
    """A value that lets reading go on where the one written is wrong or missing."""
    if isinstance(kind, kinds.Model) and kind.of == "Answer":
        return Answer()
    return FILLERS.get(type(kind), "")
