"""Diagnostics as GitHub shows them beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable

from ivr.bilingual import Language
from ivr.diagnostics import Diagnostic
from ivr.render.common import COLON, FIX, WHY, in_a_line, visible


def as_github(diagnostics: Iterable[Diagnostic], language: Language = "en") -> str:
    """Commands that make GitHub show each diagnostic beside its line.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    return "\n".join(_command(one, language) for one in diagnostics)


def _command(one: Diagnostic, language: Language) -> str:
    said = [one.message.told(language)]
    said += [
        f"{name.told(language)}{COLON.told(language)} {text.told(language)}"
        for name, text in ((WHY, one.why), (FIX, one.fix))
        if text
    ]
    said += [in_a_line(one, language)] if one.call else []
    place = {
        "file": one.file,
        "line": one.span.line,
        "endLine": one.span.end_line,
        "col": one.span.column,
        "endColumn": one.span.end_column,
        "title": f"{one.code} {one.rule}",
    }
    told = ",".join(f"{name}={_escaped(str(value), ',:')}" for name, value in place.items())
    return f"::{one.level} {told}::{_escaped(chr(10).join(map(visible, said)))}"


def _escaped(text: str, besides: str = "") -> str:
    """The text as the toolkit escapes it: https://github.com/actions/toolkit, `command.ts`."""
    for letter in "%\r\n" + besides:
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text
