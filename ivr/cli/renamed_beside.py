"""The rehearsals in which a step that is renamed has its new name too, in every file beside its flow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ivr.check.checked import ENDING
from ivr.edit import EditRefused, apply, rename_rehearsed, text_in
from ivr.source import BREAKS


@dataclass(frozen=True)
class Renamed:
    """A file of rehearsals before and after; where it stays as it is, why, and which lines name the step."""

    file: Path
    before: str = ""
    after: str = ""
    refused: EditRefused | None = None
    lines: tuple[int, ...] = ()
    prefix: str = ""
    """What stands there before the name of the step."""


def renamed_beside(flow: Path, old: str, new: str) -> Iterator[Renamed]:
    """Every file of rehearsals in the folder of this flow that names the step.

    The rehearsals of another flow name it with its own: `accueil/menu`.
    Raises OSError where a file cannot be read.
    """
    for file in sorted(flow.parent.glob(f"*{ENDING}")):
        prefix = "" if file.name == f"{flow.stem}{ENDING}" else f"{flow.stem}/"
        try:
            before = text_in(file)
            after = apply(before, rename_rehearsed(before, prefix + old, prefix + new))
        except EditRefused as refused:
            if lines := _naming(file.read_bytes().decode("utf-8", "replace"), prefix + old):
                yield Renamed(file, refused=refused, lines=lines, prefix=prefix)
            continue
        if after != before:
            yield Renamed(file, before, after)


def _naming(text: str, step: str) -> tuple[int, ...]:
    """The lines, from 1, in which this name stands as a word of its own."""
    word = re.compile(rf"(?<![\w/-]){re.escape(step)}(?![\w/-])")
    return tuple(number for number, line in enumerate(BREAKS.split(text), 1) if word.search(line))
