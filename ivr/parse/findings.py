"""What is wrong with one text, as far as it has been read, and how a message names a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ivr.bilingual import UNSAID, Sentence, both
from ivr.diagnostics import Diagnostic, Kind, Route, quoted
from ivr.flow import KEYS
from ivr.flow.names import NAME, plain_name
from ivr.flow.written import Written
from ivr.parse.kinds import CURLY_QUOTES, WRONG_NAME, WRONG_SHAPE, WRONG_VALUE, YAML_WORD
from ivr.parse.scalars import WRITE, Wrong
from ivr.source import Map, SourceMap, Text, Value

YAML_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""What YAML 1.1 reads as something else than a word (https://yaml.org/type/bool.html)."""

SAID_BY_KEY = frozenset({"refuse", "accept", "withdraw", "confirm", "correct"})
"""What is said by a key and by words, and so written as keys and values."""


@dataclass
class Findings:
    """The mistakes of one text."""

    places: SourceMap
    diagnostics: list[Diagnostic] = field(default_factory=list)
    holiday_places: set[str] = field(default_factory=set)
    """The places whose public holidays were asked for so far."""
    given: Mapping[type[Any], Mapping[str, Any]] = field(default_factory=dict)
    """The fields of a model that another text fills where this one leaves them out."""

    def add(
        self,
        kind: Kind,
        at: Route,
        message: Sentence,
        *,
        on_key: bool = False,
        why: Sentence = UNSAID,
        fix: Sentence = UNSAID,
    ) -> None:
        """Keeps a mistake."""
        self.diagnostics.append(self.places.diagnose(kind, at, message, on_key=on_key, why=why, fix=fix))

    def wrong(self, at: Route, wrong: Wrong) -> None:
        """Keeps what is wrong with a value, told with its key."""
        self.add(WRONG_VALUE, at, _VALUE.filled(place=place_of(at), message=wrong.message), fix=wrong.fix)

    def nothing(self, at: Route, known: Written) -> None:
        """Keeps that nothing is written behind a key; only one that may be left out is advised to go."""
        what = known.fix or _WITH_MEANING.filled(key=str(at[-1]), about=known.about)
        fix = (_WRITE_IT if known.needed else _WRITE_OR_DELETE).filled(what=what)
        self.add(WRONG_VALUE, at, _VALUE.filled(place=place_of(at), message=_NOTHING), fix=fix)

    def curly(self, at: Route, text: str) -> None:
        """Keeps that quotes stand around a value which are part of it."""
        message = _CURLY.filled(place=place_of(at), signs=text[0] + "…" + text[-1])
        self.add(CURLY_QUOTES, at, message, why=_PART_OF_IT, fix=_STRAIGHT)

    def one_value(self, at: Route) -> None:
        """Keeps that keys or a list stand where one value belongs."""
        self.add(WRONG_SHAPE, at, _ONE_VALUE.filled(place=place_of(at)), on_key=True, fix=_SAME_LINE)

    def keys(self, value: Value, at: Route) -> Map | None:
        """The keys of a mapping; None where there is no mapping."""
        if isinstance(value, Map):
            return value
        alone = value.value if isinstance(value, Text) and at and at[-1] in SAID_BY_KEY else ""
        fix = _A_KEY.filled(key=alone) if alone in tuple(KEYS) and alone else _INDENT_KEYS
        self.add(WRONG_SHAPE, at, _KEYS.filled(place=place_of(at)), on_key=True, fix=fix)
        return None

    def named(self, value: Value, at: Route, most: int) -> Iterator[tuple[str, Value, Route]]:
        """The entries of a mapping whose keys the author made up."""
        if not isinstance(value, Map) or not value.items:
            self.add(WRONG_SHAPE, at, _NAMES.filled(place=place_of(at)), on_key=True, fix=_INDENT)
            return
        if len(value.keyed) > most:
            self.add(
                WRONG_SHAPE,
                at,
                _TOO_MANY.filled(place=place_of(at), count=len(value.keyed)),
                on_key=True,
                fix=_AT_MOST.filled(most=most),
            )
            return
        for name, (key, one) in value.keyed.items():
            way = (*at, name)
            if name in YAML_WORDS and not key.quoted:
                self.add(
                    YAML_WORD,
                    way,
                    _YAML_WORD.filled(name=name),
                    on_key=True,
                    why=_OTHER_TOOLS,
                    fix=_QUOTE_NAME.filled(name=name),
                )
            if not NAME.fullmatch(name):
                plain = plain_name(name)
                self.add(
                    WRONG_NAME,
                    way,
                    _NO_NAME.filled(name=quoted(name)),
                    on_key=True,
                    why=_SMALL_LETTERS,
                    fix=WRITE.filled(what=f"`{plain}`") if plain else _A_NAME,
                )
            yield name, one, way


def place_of(at: Route) -> Sentence:
    """How a message names a place: the step it is in and the key, or the flow."""
    if not at:
        return _THE_FLOW
    if len(at) > 2 and at[0] == "steps":
        key = next((part for part in reversed(at) if isinstance(part, str)), "")
        return _OF_STEP.filled(key=quoted(key), step=quoted(str(at[1])))
    return both(quoted(str(at[-1])))


_THE_FLOW = Sentence(fr="le scénario", en="the flow")
_OF_STEP = Sentence(fr="{key} de l'étape {step}", en="{key} of step {step}")
_VALUE = Sentence(fr="{place} : {message}", en="{place}: {message}")
_NOTHING = Sentence(fr="rien n'est écrit ici", en="nothing is written here")
_WITH_MEANING = Sentence(fr="`{key}:` ({about})", en="`{key}:` ({about})")
_WRITE_IT = Sentence(fr="écrivez {what}", en="write {what}")
_WRITE_OR_DELETE = Sentence(fr="écrivez {what}, ou supprimez la clé", en="write {what}, or delete the key")
_CURLY = Sentence(
    fr="{place} : les guillemets `{signs}` ne sont pas droits",
    en="{place}: the quotes `{signs}` are not straight",
)
_PART_OF_IT = Sentence(
    fr="seuls les guillemets droits entourent une valeur ; ailleurs, ceux-ci seraient lus comme des lettres",
    en="only straight quotes hold a value; elsewhere these would be read as letters of it",
)
_STRAIGHT = Sentence(
    fr='mettez des guillemets droits : "…", ou aucun', en='write straight quotes: "…", or none'
)
_ONE_VALUE = Sentence(fr="{place} attend une seule valeur", en="{place} takes one value")
_SAME_LINE = Sentence(fr="écrivez-la sur la même ligne", en="write it on the same line")
_KEYS = Sentence(fr="{place} attend des clés et leurs valeurs", en="{place} takes keys and values")
_A_KEY = Sentence(fr='écrivez `{{key: "{key}"}}`', en='write `{{key: "{key}"}}`')
_INDENT_KEYS = Sentence(fr="écrivez ses clés dessous, en retrait", en="indent its keys beneath it")
_NAMES = Sentence(
    fr="{place} attend des noms et ce qu'ils désignent", en="{place} takes names and what they mean"
)
_INDENT = Sentence(
    fr="écrivez dessous, en retrait, un nom par ligne", en="write beneath it, indented, one name a line"
)
_TOO_MANY = Sentence(fr="{place} contient {count} noms", en="{place} has {count} names")
_AT_MOST = Sentence(fr="gardez-en {most} au plus", en="keep {most} at most")
_NO_NAME = Sentence(fr="{name} ne peut pas être un nom", en="{name} cannot be a name")
_SMALL_LETTERS = Sentence(
    fr=(
        "un nom s'écrit en minuscules sans accents, avec des chiffres et _, et commence par une lettre ; "
        "on ne l'entend jamais"
    ),
    en="names are small letters without accents, digits and _, and begin with a letter; nobody hears them",
)
_YAML_WORD = Sentence(
    fr="le nom `{name}` n'a pas de guillemets, et d'autres outils y lisent autre chose qu'un nom",
    en="the name `{name}` has no quotes, and other tools read something else than a name there",
)
_OTHER_TOOLS = Sentence(
    fr="un éditeur ou un convertisseur qui réécrit le fichier peut en faire `true` ou `false`",
    en="an editor or a converter that writes the file anew may make `true` or `false` of it",
)
_QUOTE_NAME = Sentence(
    fr='écrivez "{name}" avec ses guillemets, ou choisissez un autre nom',
    en='write "{name}" with quotes, or choose another name',
)
_A_NAME = Sentence(fr="écrivez un nom comme `menu`", en="write a name such as `menu`")
