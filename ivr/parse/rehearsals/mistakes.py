"""What is wrong with one text of rehearsals, as far as it has been read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ivr.bilingual import UNSAID, Sentence
from ivr.diagnostics import DID_YOU_MEAN, Diagnostic, Kind, Label, Nearest, Route, listed, quoted
from ivr.parse.rehearsals import kinds
from ivr.source import SourceMap, Text, Value

SEE = Sentence(fr="docs/repetitions.md", en="docs/rehearsals.md")
FIRST_HERE = Sentence(fr="d'abord ici", en="first here")


@dataclass
class Mistakes:
    """The mistakes of one text."""

    places: SourceMap
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def errors(self) -> list[Diagnostic]:
        return [one for one in self.diagnostics if one.level == "error"]

    def add(
        self,
        kind: Kind,
        at: Route,
        message: Sentence,
        *,
        on_key: bool = False,
        other: Route | None = None,
        fix: Sentence = UNSAID,
    ) -> None:
        """Keeps a mistake; `other` is a place that has its part in it."""
        labels = (Label(self.places.value(other), FIRST_HERE),) if other is not None else ()
        self.diagnostics.append(
            self.places.diagnose(kind, at, message, on_key=on_key, labels=labels, fix=fix, see=SEE)
        )

    def unknown(self, keys: Iterable[str], known: tuple[str, ...], at: Route) -> set[str]:
        """Keeps every key that nobody knows; those that were probably meant are not missing."""
        nearest = Nearest(known)
        meant: set[str] = set()
        for key in keys:
            if key in known:
                continue
            near = nearest(key)
            fix = DID_YOU_MEAN.filled(near=near) if near else _DELETE.filled(known=listed(known))
            message = (_NO_KEY if at else _NO_KEY_ABOVE).filled(key=quoted(key))
            self.add(kinds.UNKNOWN_KEY, (*at, key), message, on_key=True, fix=fix)
            meant.update([near] if near else [])
        return meant

    def text(self, value: Value, at: Route) -> str | None:
        """A single value; None where there is none."""
        if isinstance(value, Text) and value.value.strip():
            return value.value.strip()
        message, fix = (_EMPTY, _FILL) if isinstance(value, Text) else (_ONE_VALUE, _SAME_LINE)
        self.add(kinds.WRONG_SHAPE, at, message.filled(key=quoted(_key(at))), on_key=True, fix=fix)
        return None

    def none_of(self, text: str, known: Iterable[str], at: Route) -> None:
        """Keeps that a value is none of those its key takes."""
        names = tuple(known)
        near = Nearest(names)(text)
        fix = DID_YOU_MEAN.filled(near=near) if near else _ONE_OF.filled(known=listed(names))
        message = _NONE_OF.filled(key=quoted(_key(at)), text=quoted(text))
        self.add(kinds.WRONG_VALUE, at, message, fix=fix)


def _key(at: Route) -> str:
    return next((part for part in reversed(at) if isinstance(part, str)), "")


_NO_KEY = Sentence(fr="une répétition n'a pas de clé {key} ici", en="a rehearsal has no key {key} here")
_NO_KEY_ABOVE = Sentence(
    fr="un fichier de répétitions n'a pas de clé {key}", en="a file of rehearsals has no key {key}"
)
_EMPTY = Sentence(fr="rien n'est écrit à {key}", en="nothing is written at {key}")
_FILL = Sentence(
    fr="écrivez-y quelque chose, ou supprimez la clé", en="write something there, or delete the key"
)
_DELETE = Sentence(fr="supprimez-la, ou choisissez parmi {known}", en="delete it, or use one of {known}")
_ONE_VALUE = Sentence(fr="{key} attend une seule valeur", en="{key} takes one value")
_SAME_LINE = Sentence(fr="écrivez-la sur la même ligne", en="write it on the same line")
_NONE_OF = Sentence(fr="{key} ne peut pas être {text}", en="{key} cannot be {text}")
_ONE_OF = Sentence(fr="écrivez l'un de {known}", en="write one of {known}")
