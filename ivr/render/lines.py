"""Diagnostics one to a line, for editors."""

from __future__ import annotations

from collections.abc import Iterable

from ivr.bilingual import Language
from ivr.diagnostics import Diagnostic
from ivr.render.common import in_a_line, visible


def as_lines(diagnostics: Iterable[Diagnostic], language: Language = "en") -> str:
    """One line each, for editors; the level is a word for programs, and stays in English."""
    return "\n".join(
        f"{one.file}:{one.span.line}:{one.span.column}: {one.level}: "
        f"{visible(one.message.told(language))}{_shortly(one, language)} [{one.code} {one.rule}]"
        for one in diagnostics
    )


def _shortly(one: Diagnostic, language: Language) -> str:
    return f" ({visible(in_a_line(one, language))})" if one.call else ""
