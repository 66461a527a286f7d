"""How a file is called in what a command says: from where the command was run, if it lies beneath."""

from __future__ import annotations

from pathlib import Path


def shown(file: Path) -> str:
    """The file as the person who ran the command would name it."""
    try:
        return str(file.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(file)
