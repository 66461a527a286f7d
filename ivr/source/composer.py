"""From letters to values, with the parser of YAML: no alias is followed, and nothing is made of a scalar."""

from __future__ import annotations

from typing import Any

import yaml

from ivr.bilingual import Sentence
from ivr.diagnostics import Place, quoted
from ivr.source.letters import BREAKS
from ivr.source.places import START
from ivr.source.trouble import CHECK, NOT_READ, worded
from ivr.source.unreadable import (
    BEGIN,
    DEEP,
    EMPTY,
    NOT_A_MAPPING,
    NOT_YAML,
    QUOTE,
    SEVERAL,
    SHARED,
    SPLIT,
    TOO_LARGE,
    UNQUOTED,
    Unreadable,
)
from ivr.source.values import List, Map, Text, Value

DEEPEST = 12
MOST_VALUES = 60_000
"""A flow of the most steps allowed holds fewer."""


class Composer:
    """Puts values together from the events of the parser; counts as it goes, so that nothing grows unseen."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = BREAKS.split(text)
        self._next = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text).get_event
        self._left = MOST_VALUES
        self.keys_repeat = False
        """Whether some mapping has a key twice."""

    def root(self) -> Map:
        try:
            return self._document()
        except yaml.MarkedYAMLError as trouble:
            raise worded(trouble, self._text, self._lines) from None
        except yaml.YAMLError:
            raise Unreadable(NOT_YAML, START, NOT_READ, fix=CHECK) from None

    def _document(self) -> Map:
        self._next()
        started = self._next()
        if isinstance(started, yaml.StreamEndEvent):
            raise Unreadable(EMPTY, START, _EMPTY, fix=BEGIN)
        if started.version or started.tags:
            raise Unreadable(UNQUOTED, self._place(started), _PERCENT, fix=QUOTE)
        first = self._next()
        root = self._value(first, 0)
        self._next()
        after = self._next()
        if isinstance(after, yaml.DocumentStartEvent):
            raise Unreadable(SEVERAL, self._place(after), _SECOND, why=_ONE_FLOW, fix=_ONE_DOCUMENT)
        if isinstance(root, Text) and not root.value and not root.quoted:
            raise Unreadable(EMPTY, START, _EMPTY, fix=BEGIN)
        if not isinstance(root, Map):
            raise Unreadable(NOT_A_MAPPING, self._place(first), _KEYS_AND_VALUES, fix=BEGIN)
        return root

    def _value(self, event: Any, depth: int) -> Value:
        self._left -= 1
        if self._left < 0:
            raise Unreadable(TOO_LARGE, self._place(event), _TOO_MANY, fix=SPLIT)
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
            raise self._sharing(event)
        if kind is yaml.ScalarEvent:
            start, end = event.start_mark, event.end_mark
            row, column = start.line, start.column
            if end.line == row:
                width = end.column - column or 1
                place = Place(row + 1, column + 1, row + 1, column + 1 + width)
            else:
                place = self._first_line(row, column)
            return Text(event.value, place, bool(event.style))
        if depth >= DEEPEST:
            raise Unreadable(DEEP, self._place(event), _DEEP, fix=_FOUR_LEVELS)
        start = event.start_mark
        place = Place(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
        if kind is yaml.MappingStartEvent:
            return self._mapping(place, depth + 1)
        values = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            values.append(self._value(event, depth + 1))
        return List(tuple(values), place)

    def _mapping(self, place: Place, depth: int) -> Map:
        items = []
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._value(event, depth)
            if type(key) is not Text:
                raise Unreadable(UNQUOTED, self._place(event), _KEY_EXPECTED, fix=_QUOTE_BRACES)
            if key.value == "<<" and not key.quoted:
                raise Unreadable(SHARED, key.place, _MERGE, fix=_WRITE_OUT)
            items.append((key, self._value(self._next(), depth)))
        made = Map(tuple(items), place)
        self.keys_repeat = self.keys_repeat or len(made.keyed) < len(items)
        return made

    def _sharing(self, event: Any) -> Unreadable:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            return Unreadable(
                SHARED,
                self._place(event),
                _SHARED.filled(sign=sign),
                why=_READ_WHERE_IT_STANDS,
                fix=_QUOTE_SIGN.filled(sign=sign),
            )
        return Unreadable(SHARED, self._place(event), _TAG.filled(tag=quoted(str(event.tag))), fix=_QUOTE_TAG)

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        if not isinstance(event, yaml.ScalarEvent):
            return Place(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
        if end.line != start.line:
            return self._first_line(start.line, start.column)
        return Place(start.line + 1, start.column + 1, end.line + 1, max(end.column, start.column + 1) + 1)

    def _first_line(self, row: int, column: int) -> Place:
        # The end of a scalar of several lines is marked after the line breaks behind it.
        width = len(self._lines[row].rstrip()) if row < len(self._lines) else 0
        return Place(row + 1, column + 1, row + 1, max(width, column + 1) + 1)


_EMPTY = Sentence(fr="le scénario est vide", en="the flow is empty")
_PERCENT = Sentence(fr="une ligne commence par `%`", en="a line begins with `%`")
_SECOND = Sentence(fr="un second document commence ici", en="a second document begins here")
_ONE_FLOW = Sentence(fr="un fichier contient un seul scénario", en="a file holds one flow")
_ONE_DOCUMENT = Sentence(
    fr="supprimez la ligne `---`, ou mettez la suite dans un fichier à elle",
    en="delete the line `---`, or move what follows to a file of its own",
)
_KEYS_AND_VALUES = Sentence(
    fr="un scénario s'écrit avec des clés et des valeurs", en="a flow is written as keys and values"
)
_TOO_MANY = Sentence(
    fr=f"le texte contient plus de {MOST_VALUES // 1000} 000 valeurs",
    en=f"the text holds more than {MOST_VALUES:,} values",
)
_DEEP = Sentence(
    fr=f"plus de {DEEPEST} valeurs sont emboîtées l'une dans l'autre",
    en=f"values stand more than {DEEPEST} deep inside one another",
)
_FOUR_LEVELS = Sentence(
    fr="quatre niveaux suffisent à une étape ; voir docs/langage.md",
    en="a step of a flow needs four levels; see docs/flow-reference.md",
)
_KEY_EXPECTED = Sentence(
    fr="une liste ou des clés se trouvent là où l'on attend une clé",
    en="a list or a mapping stands where a key belongs",
)
_QUOTE_BRACES = Sentence(
    fr="mettez entre guillemets droits un texte qui contient des accolades ou des crochets",
    en="put quotes around a text that has braces or brackets",
)
_MERGE = Sentence(fr="les clés `<<` ne sont pas lues", en="merge keys are not read")
_WRITE_OUT = Sentence(
    fr="écrivez les clés à l'endroit où elles servent", en="write the keys out where they belong"
)
_SHARED = Sentence(
    fr="ici, `{sign}` fait un renvoi à un autre endroit du fichier",
    en="`{sign}` begins an anchor or an alias here",
)
_READ_WHERE_IT_STANDS = Sentence(
    fr="ce que l'on entend doit pouvoir se lire à sa place",
    en="what a caller hears must be read where it stands",
)
_QUOTE_SIGN = Sentence(
    fr='mettez-le entre guillemets droits : "{sign}…", ou écrivez la valeur en entier',
    en='put quotes around it: "{sign}…", or write the value out',
)
_TAG = Sentence(fr="{tag} est lu comme une étiquette de YAML", en="{tag} is read as a tag")
_QUOTE_TAG = Sentence(
    fr="mettez entre guillemets droits un texte qui commence par `!`",
    en="put quotes around a text that begins with `!`",
)
