"""Diagnostics as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from ivr.diagnostics import Diagnostic


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """The same for programs: a list of objects, one for each diagnostic; what is said is `{fr: …, en: …}`."""
    return json.dumps([_plain(one) for one in diagnostics], ensure_ascii=False, indent=2)


def _plain(one: Diagnostic) -> dict[str, object]:
    labels = [
        {"place": label.place._asdict(), "words": asdict(label.words), "file": label.file or one.file}
        for label in one.labels
    ]
    said = {name: asdict(getattr(one, name)) for name in ("message", "why", "fix", "see")}
    return {
        "code": one.code,
        "rule": one.rule,
        "level": one.level,
        "file": one.file,
        "at": list(one.at),
        "span": one.span._asdict(),
        "labels": labels,
        **said,
        "call": [
            {**asdict(moment), "place": moment.place._asdict(), "done": asdict(moment.done)}
            for moment in one.call
        ],
    }
