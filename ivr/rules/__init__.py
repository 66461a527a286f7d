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
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ivr.bilingual import Sentence
from ivr.diagnostics import Diagnostic, Kind, Level
from ivr.rules.finding import Finding
from ivr.rules.script import Script

DIALECT = 1


@dataclass(frozen=True)
class Rule:
    """One rule as it was found in its file."""

    kind: Kind
    page: str
    find: Callable[[Script], Iterator[Finding]]
    whole: bool
    """Whether it looks along paths, and so waits until every step could be read."""
    across: bool
    """Whether it looks at the other flows too, and so waits until all of them are read."""
    allowed: bool
    """Whether an author may allow it in a flow, with a reason."""
    proof: bool = False
    """Whether it asks every call there can be."""

    @cached_property
    def title(self) -> Sentence:
        """What it finds, in one sentence."""
        return Sentence(fr=_joined(self.section("Titre")), en=self.page.strip().splitlines()[0])

    @cached_property
    def why(self) -> Sentence:
        """Why a caller suffers from it."""
        return Sentence(fr=_joined(self.section("Pourquoi")), en=_joined(self.section("Why")))

    @cached_property
    def see(self) -> Sentence:
        """Where its page is."""
        return page_of(self.kind)

    def section(self, name: str) -> str:
        """What its page has under `Why`, `Bad`, `Good`, `Law` or `Date`; empty where that is missing."""
        found = re.search(rf"^{name}:(.*?)(?=^\w+:(?!//)|\Z)", self.page, re.DOTALL | re.MULTILINE)
        return textwrap.dedent(found[1]).strip("\n") if found else ""


def check(script: Script, rules: Iterable[Rule], *, whole: bool = True) -> list[Diagnostic]:
    """What these rules find; of a flow that could not be read whole, what rules on single steps find."""
    return [
        script.places.diagnose(
            rule.kind,
            finding.at,
            finding.message,
            here=finding.here,
            on_key=finding.on_key,
            labels=finding.labels,
            why=finding.why or _as_clause(rule.why),
            fix=finding.fix,
            see=rule.see,
            call=finding.call,
        )
        for rule in rules
        if whole or not rule.whole
        for finding in rule.find(script)
    ]


def page_of(kind: Kind) -> Sentence:
    """Where the page of a kind of mistake is, in each language."""
    return Sentence(fr=f"docs/regles/{kind.rule}.md", en=f"docs/rules/{kind.rule}.md")


def _joined(text: str) -> str:
    return " ".join(text.split())


def _as_clause(said: Sentence) -> Sentence:
    return Sentence(fr=said.fr.removesuffix("."), en=said.en.removesuffix("."))


def _rules() -> Iterator[Rule]:
    for module in pkgutil.iter_modules(__path__):
        drawer = importlib.import_module(f"{__name__}.{module.name}")
        if hasattr(drawer, "CODE"):
            level: Level = getattr(drawer, "LEVEL", "error")
            kind = Kind(drawer.CODE, module.name.replace("_", "-"), level)
            yield Rule(
                kind,
                drawer.__doc__ or "",
                drawer.check,
                whole=getattr(drawer, "WHOLE", False),
                across=getattr(drawer, "ACROSS", False),
                allowed=getattr(drawer, "ALLOWED", False),
                proof=getattr(drawer, "PROOF", False),
            )


def _version() -> str:
    digest = hashlib.sha256(f"accord: {DIALECT}".encode())
    for room in (__name__, "ivr.proof", "ivr.proof.ways"):
        files = (file for file in importlib.resources.files(room).iterdir() if file.name.endswith(".py"))
        for file in sorted(files, key=lambda one: one.name):
            content = file.read_bytes()
            digest.update(f"\0{room}/{file.name}:{len(content)}\0".encode() + content)
    return digest.hexdigest()


RULES = tuple(sorted(_rules(), key=lambda rule: rule.kind.code))
"""Every rule, by its code."""

RULES_VERSION = _version()
"""The hash of the rules, of the proof they ask and of the dialect; part of a flow's version."""
