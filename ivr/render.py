"""Diagnostics as a terminal, an editor or a program reads them; it joins them with the author's own lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from ivr.diagnostics import Diagnostic, Label
from ivr.source import BREAKS

WIDEST = 110
"""Characters of an author's line that are shown."""

RED, YELLOW, BLUE, BOLD, PLAIN = "\x1b[31;1m", "\x1b[33;1m", "\x1b[34m", "\x1b[1m", "\x1b[0m"


def as_text(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], colour: bool = False) -> str:
    """Every diagnostic with the lines it is about, the reason and the remedy."""
    lines = {file: BREAKS.split(text) for file, text in texts.items()}
    return "\n\n".join(_told(one, lines.get(one.file, []), _Paint(colour)) for one in diagnostics)


def as_lines(diagnostics: Iterable[Diagnostic]) -> str:
    """One line each, for editors and for searching."""
    return "\n".join(
        f"{one.file}:{one.span.line}:{one.span.column}: {one.level}: {one.message} [{one.code} {one.rule}]"
        for one in diagnostics
    )


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """The same for programs: a list of objects, one for each diagnostic."""
    return json.dumps([asdict(one) for one in diagnostics], ensure_ascii=False, indent=2)


class _Paint:
    """Colours, where the terminal shows them."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, colour: str, text: str) -> str:
        return f"{colour}{text}{PLAIN}" if self._colour and text else text


def _told(one: Diagnostic, lines: list[str], paint: _Paint) -> str:
    loud = RED if one.level == "error" else YELLOW
    labels = (
        one.labels
        if any(label.place == one.span for label in one.labels)
        else (Label(one.span, ""), *one.labels)
    )
    shown = sorted({label.place.line for label in labels if label.place.line <= len(lines)})
    width = len(str(shown[-1])) if shown else 1
    margin = " " * width
    bar = paint(BLUE, margin + " |")
    said = [
        f"{paint(loud, f'{one.level}[{one.code}]')}{paint(BOLD, f': {_visible(one.message)}')}",
        f"{paint(BLUE, margin + '-->')} {one.file}:{one.span.line}:{one.span.column}",
    ]
    if shown:
        said.append(bar)
    before = None
    for number in shown:
        if before is not None and number > before + 1:
            said.append(paint(BLUE, "..."))
        said.append(f"{paint(BLUE, f'{number:>{width}} |')} {_visible(lines[number - 1])[:WIDEST]}".rstrip())
        on_line = [label for label in labels if label.place.line == number]
        for label in sorted(on_line, key=lambda label: label.place, reverse=True):
            first = label.place == one.span
            marks = _marks(label, len(lines[number - 1]), "^" if first else "-")
            said.append(f"{bar} {paint(loud if first else BLUE, f'{marks} {label.words}'.rstrip())}")
        before = number
    notes = [("why", one.why), ("fix", one.fix), ("see", one.see)]
    if shown and any(text for _, text in notes):
        said.append(bar)
    said += [
        f"{paint(BLUE, margin + ' =')} {paint(BOLD, f'{name}:')} {_visible(text)}"
        for name, text in notes
        if text
    ]
    return "\n".join(said)


def _marks(label: Label, length: int, sign: str) -> str:
    place = label.place
    end = place.end_column if place.end_line == place.line else length + 1
    end = min(end, WIDEST + 1)
    return " " * (min(place.column, WIDEST) - 1) + sign * max(1, end - place.column)


def _visible(text: str) -> str:
    """The text without anything that would move the cursor of a terminal."""
    return "".join(letter if letter.isprintable() else " " if letter == "\t" else "�" for letter in text)
