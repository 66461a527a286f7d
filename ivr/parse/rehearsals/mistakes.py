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

    def unknown(self, keys: Iterable[str], known: tuple[str, ...], at: Route) -> None:
        """Keeps every key that nobody knows."""
        near = Nearest(known)
        for key in keys:
            if key not in known:
                fix = near.fix(key, _DELETE.filled(known=listed(known)))
                self.add(kinds.UNKNOWN_KEY, (*at, key), _NO_KEY.filled(key=quoted(key)), on_key=True, fix=fix)

    def text(self, value: Value, at: Route) -> str | None:
        """A single value; None where there is none."""
        if isinstance(value, Text) and value.value.strip():
            return value.value.strip()
        key = quoted(str(at[-1]))
        self.add(kinds.WRONG_SHAPE, at, _ONE_VALUE.filled(key=key), on_key=True, fix=_SAME_LINE)
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
_DELETE = Sentence(fr="supprimez-la, ou choisissez parmi {known}", en="delete it, or use one of {known}")
_ONE_VALUE = Sentence(fr="{key} attend une seule valeur", en="{key} takes one value")
_SAME_LINE = Sentence(fr="écrivez-la sur la même ligne", en="write it on the same line")
_NONE_OF = Sentence(fr="{key} ne peut pas être {text}", en="{key} cannot be {text}")
_ONE_OF = Sentence(fr="écrivez l'un de {known}", en="write one of {known}")
