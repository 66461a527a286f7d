"""Every kind of mistake by its code: the rules with their pages, and what keeps a text from being read."""

from __future__ import annotations

from types import ModuleType

from ivr.bilingual import Language, Sentence
from ivr.diagnostics import Kind
from ivr.parse import allowances, kinds
from ivr.parse.rehearsals import kinds as rehearsing
from ivr.rules import RULES
from ivr.rules.page import LEVELS, page
from ivr.source import unreadable


def _kinds(*rooms: ModuleType) -> tuple[Kind, ...]:
    found = (kind for room in rooms for kind in vars(room).values() if isinstance(kind, Kind))
    return tuple(sorted(found, key=lambda kind: kind.code))


OF_READING = _kinds(unreadable, kinds, allowances)
"""What is found while a text is read, before any rule."""

OF_REHEARSING = _kinds(rehearsing)
"""What is found in a text of rehearsals, and when they are played."""

HEAD = Sentence(
    fr=(
        "# Règles\n\n"
        "Ce que `accord lint` trouve dans un scénario que l'on peut lire.\n"
        "Page faite par `accord docs` à partir des règles elles-mêmes.\n\n"
        "| code | règle | niveau | ce qu'elle trouve |\n|---|---|---|---|"
    ),
    en=(
        "# Rules\n\n"
        "What `accord lint` finds in a flow that can be read.\n"
        "Made by `accord docs` from the rules themselves.\n\n"
        "| code | rule | level | what it finds |\n|---|---|---|---|"
    ),
)
READING = Sentence(
    fr=(
        "## Lire le texte\n\n"
        "Ce qui empêche de lire un scénario, ou l'une de ses valeurs.\n\n"
        "| code | nom | niveau | ce que c'est |\n|---|---|---|---|"
    ),
    en=(
        "## Reading the text\n\n"
        "What keeps a flow, or one of its values, from being read.\n\n"
        "| code | name | level | what it is |\n|---|---|---|---|"
    ),
)
REHEARSING = Sentence(
    fr=(
        "## Répéter\n\n"
        "Ce que `accord check` trouve dans les répétitions d'un scénario, et en les jouant.\n\n"
        "| code | nom | niveau | ce que c'est |\n|---|---|---|---|"
    ),
    en=(
        "## Rehearsing\n\n"
        "What `accord check` finds in the rehearsals of a flow, and when it plays them.\n\n"
        "| code | name | level | what it is |\n|---|---|---|---|"
    ),
)
LEVEL = {
    "error": Sentence(fr="erreur", en="error"),
    "warning": Sentence(fr="avertissement", en="warning"),
}


def codes_page(language: Language) -> str:
    """Every code with what it stands for, the pages of the rules beside it."""
    lines = [HEAD.told(language)]
    lines += [
        f"| {rule.kind.code} | [{rule.kind.rule}]({rule.kind.rule}.md) "
        f"| {LEVEL[rule.kind.level].told(language)} | {rule.title.told(language)} |"
        for rule in RULES
    ]
    for head, found in ((READING, OF_READING), (REHEARSING, OF_REHEARSING)):
        lines += ["", head.told(language)]
        lines += [_row(kind, language) for kind in found]
    return "\n".join(lines) + "\n"


def _row(kind: Kind, language: Language) -> str:
    level = LEVEL[kind.level].told(language)
    return f"| {kind.code} | {kind.rule} | {level} | {kind.about.told(language)} |"


def names() -> tuple[str, ...]:
    """Every code, and the name of every kind of mistake."""
    kinds = [*(rule.kind for rule in RULES), *OF_READING, *OF_REHEARSING]
    return (*(kind.code for kind in kinds), *(kind.rule for kind in kinds))


def explained(code: str, language: Language) -> str | None:
    """What a code, or the name of a kind of mistake, stands for; None where there is none of that name."""
    wanted = code.strip()
    for rule in RULES:
        if wanted.upper() == rule.kind.code or wanted.lower() == rule.kind.rule:
            return page(rule, language)
    for kind in (*OF_READING, *OF_REHEARSING):
        if wanted.upper() == kind.code or wanted.lower() == kind.rule:
            about = kind.about.told(language)
            return f"# {kind.code} {kind.rule}\n\n{about}\n\n{LEVELS[kind.level].told(language)}\n"
    return None
