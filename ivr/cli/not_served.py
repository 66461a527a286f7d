"""Files that look like flows and are not served, because no call can be answered by their name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from ivr.bilingual import Sentence
from ivr.cli.shown import shown
from ivr.diagnostics import Diagnostic
from ivr.library import FLOW_FILE
from ivr.parse.kinds import NOT_SERVED
from ivr.source import SourceMap

ENDINGS = (".yaml", ".yml")
REHEARSALS = re.compile(r"\.test\.ya?ml", re.IGNORECASE)
LONGEST = 64

NO_CALL = Sentence(
    fr="`{name}` n'est pas servi : aucun appel ne peut demander un fichier de ce nom",
    en="`{name}` is not served: no call can ask for a file of that name",
)
WHY = Sentence(
    fr="le nom d'un scénario fait partie de l'adresse que l'on donne à Twilio",
    en="the name of a flow is part of the address that Twilio is given",
)
CALL_IT = Sentence(
    fr="appelez-le `{name}` (minuscules sans accents, chiffres, `-` et `_`, puis `.yaml`)",
    en="call it `{name}` (small letters without accents, digits, `-` and `_`, then `.yaml`)",
)


def strays(folder: Path) -> list[Path]:
    """The files of a folder that someone may take for flows."""
    try:
        there = sorted(folder.iterdir())
    except OSError:
        return []
    return [path for path in there if _looks_like_a_flow(path) and path.is_file()]


def not_served_among(paths: Iterable[Path]) -> tuple[Diagnostic, ...]:
    """What is said of those among these files, and in these folders, that are not served."""
    there = [stray for path in paths for stray in (strays(path) if path.is_dir() else [path])]
    return tuple(not_served(path) for path in dict.fromkeys(there) if _looks_like_a_flow(path))


def not_served(path: Path) -> Diagnostic:
    """Says of such a file that it is not served, and what to call it."""
    name = path.name
    return SourceMap(shown(path)).diagnose(
        NOT_SERVED, (), NO_CALL.filled(name=name), why=WHY, fix=CALL_IT.filled(name=_name_for(name))
    )


def _looks_like_a_flow(path: Path) -> bool:
    if path.name.startswith(".") or path.name.endswith(".test.yaml"):
        return False
    return path.suffix.lower() in ENDINGS and not FLOW_FILE.fullmatch(path.name)


def _name_for(name: str) -> str:
    """The nearest name that is served."""
    ending = ".test.yaml" if REHEARSALS.search(name) else ".yaml"
    stem = REHEARSALS.sub("", name) if ending != ".yaml" else name.rpartition(".")[0]
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    joined = re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")[:LONGEST]
    return f"{joined or 'accueil'}{ending}"
