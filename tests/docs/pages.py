"""The pages people read, and what stands in them outside of code."""

from __future__ import annotations

import re
from pathlib import Path

from ivr.settings import HERE

WRITTEN = [
    HERE / "README.md",
    HERE / "CONTRIBUTING.md",
    HERE / "CHANGELOG.md",
    *sorted((HERE / "docs").glob("*.md")),
]
EVERY = [*WRITTEN, *sorted((HERE / "docs").glob("*/*.md"))]
FENCE = re.compile(r"^```(.*?)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def prose(page: Path) -> list[tuple[int, str]]:
    """Each line of running text with its number: no code, no table, no heading, no bullet."""
    blanked = FENCE.sub(lambda fence: "\n" * fence[0].count("\n"), text_of(page))
    return [
        (number, re.sub(r"^(\d+\.|-) ", "", line))
        for number, line in enumerate(blanked.splitlines(), 1)
        if line.strip() and not line.startswith(("#", "|"))
    ]


def fences(page: Path, kind: str) -> list[str]:
    """What stands in the fences of this kind, in order."""
    return [body for found, body in FENCE.findall(text_of(page)) if found.strip() == kind]


def anchors(page: Path) -> set[str]:
    """The names of a page's headings, as a forge makes them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text_of(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
