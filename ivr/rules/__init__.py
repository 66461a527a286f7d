"""One rule per file: its docstring is its page, `check` finds the mistake in a flow that could be read.

A rule touches no file and no clock, and knows nothing of the day or of people.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.resources
import pkgutil
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ivr.diagnostics import Diagnostic, Kind, Level
from ivr.flow import Flow
from ivr.rules.finding import Finding
from ivr.source import SourceMap

DIALECT = 1


@dataclass(frozen=True)
class Rule:
    """One rule as it was found in its file."""

    kind: Kind
    page: str
    find: Callable[[Flow, SourceMap], Iterator[Finding]]
    whole: bool
    """Whether it looks along paths, and so waits until every step could be read."""

    def section(self, name: str) -> str:
        """What stands on its page under `Why`, `Bad`, `Good` or `Law`; empty where that is missing."""
        found = re.search(rf"^{name}:(.*?)(?=^\w+:|\Z)", self.page, re.DOTALL | re.MULTILINE)
        return textwrap.dedent(found[1]).strip("\n") if found else ""


def check(flow: Flow, places: SourceMap, *, whole: bool = True) -> list[Diagnostic]:
    """What every rule finds; of a flow that could not be read whole, what rules on single steps find."""
    return [
        places.diagnose(
            rule.kind,
            finding.at,
            finding.message,
            here=finding.here,
            on_key=finding.on_key,
            labels=finding.labels,
            why=finding.why,
            fix=finding.fix,
            see=f"docs/rules/{rule.kind.rule}.md",
        )
        for rule in RULES
        if whole or not rule.whole
        for finding in rule.find(flow, places)
    ]


def _rules() -> Iterator[Rule]:
    for module in pkgutil.iter_modules(__path__):
        drawer = importlib.import_module(f"{__name__}.{module.name}")
        if hasattr(drawer, "CODE"):
            level: Level = getattr(drawer, "LEVEL", "error")
            kind = Kind(drawer.CODE, module.name.replace("_", "-"), level)
            yield Rule(kind, drawer.__doc__ or "", drawer.check, getattr(drawer, "WHOLE", False))


def _version() -> str:
    digest = hashlib.sha256(f"accord: {DIALECT}".encode())
    files = (file for file in importlib.resources.files(__name__).iterdir() if file.name.endswith(".py"))
    for file in sorted(files, key=lambda one: one.name):
        content = file.read_bytes()
        digest.update(f"\0{file.name}:{len(content)}\0".encode() + content)
    return digest.hexdigest()


RULES = tuple(sorted(_rules(), key=lambda rule: rule.kind.code))
"""Every rule, by its code."""

RULES_VERSION = _version()
"""The hash of the rules and of the dialect; part of a flow's version."""
