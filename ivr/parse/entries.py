"""One mapping being read: the keys that are written, the fields they fill, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ivr.bilingual import UNSAID, Sentence
from ivr.diagnostics import Kind, Route
from ivr.flow.values import Again
from ivr.parse.findings import Findings, place_of
from ivr.parse.kinds import MISSING_KEY, SILENCE, UNCLEAR, UNKNOWN_KEY
from ivr.parse.shapes import Shape, Slot
from ivr.source import Text, Value

SlotValue = Callable[[Slot, Value, Route, Findings], Any]


@dataclass(frozen=True)
class Lacking:
    """A key that is not written, and what is said of it unless it was only misspelt."""

    key: str
    kind: Kind
    message: Sentence
    why: Sentence
    fix: Sentence


@dataclass
class Entry:
    """What was found in a mapping so far."""

    shape: Shape
    keys: Mapping[str, tuple[Text, Value]]
    at: Route
    found: Findings
    name: str
    made: dict[str, Any] = field(default_factory=dict)
    """The fields of the model; those of models whose keys stand beside the others have theirs in `owned`."""
    owned: dict[str, dict[str, Any]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    lacking: list[Lacking] = field(default_factory=list)

    def fill(self, slot_value: SlotValue) -> None:
        """Reads every key that is written, then sees to those that are not."""
        shape, at, found = self.shape, self.at, self.found
        way = None
        decisive = shape.slots.get(shape.decides) if shape.decides in self.keys else None
        if decisive:
            before = len(found.diagnostics)
            value = self.keys[shape.decides][1]
            self.made[decisive.field] = slot_value(decisive, value, (*at, shape.decides), found)
            way = str(self.made[decisive.field]) if len(found.diagnostics) == before else None
        for key, (_, value) in self.keys.items():
            slot = shape.slots.get(key)
            if slot is None:
                self.unknown.append(key)
            elif slot.known.only_for and way not in slot.known.only_for:
                if way is not None:
                    self._not_here(key, way)
            elif slot is not decisive:
                target = self.owned.setdefault(slot.owner, {}) if slot.owner else self.made
                target[slot.field] = slot_value(slot, value, (*at, key), found)
        given = found.given.get(shape.model)
        for slot in shape.absent:
            if slot.key in self.keys or (slot.known.only_for and way not in slot.known.only_for):
                continue
            if not (given and slot.field in given):
                self._absent(slot)
        if given:
            self.made = {**given, **self.made}

    def miss(self, key: str, message: Sentence, *, fix: Sentence, why: Sentence = UNSAID) -> None:
        """Notes that a key is missing."""
        self.lacking.append(Lacking(key, MISSING_KEY, message, why, fix))

    def built(self) -> Any:
        """The model, with something harmless where a field was missing."""
        for name, model in self.shape.owned.items():
            self.made[name] = model(**self.owned.get(name, {}))
        if self.shape.named:
            self.made["name"] = self.name
        return self.shape.model(**self.made)

    def _absent(self, slot: Slot) -> None:
        known = slot.known
        if known.as_in and not known.needed:
            other = self.shape.slots[known.as_in]
            self.made[slot.field] = self.made.get(other.field, other.filler)
            return
        self.made[slot.field] = slot.filler
        kind, message = MISSING_KEY, _HAS_NO.filled(place=place_of(self.at), key=slot.key)
        if isinstance(known.value, Again):
            kind, template = (SILENCE, _SILENCE) if slot.key == "silence" else (UNCLEAR, _UNCLEAR)
            message = template.filled(place=place_of(self.at))
        fix = known.fix or _WITH_MEANING.filled(key=slot.key, about=known.about)
        self.lacking.append(Lacking(slot.key, kind, message, known.why, _ADD.filled(what=fix)))

    def _not_here(self, key: str, way: str) -> None:
        self.found.add(
            UNKNOWN_KEY,
            (*self.at, key),
            _NOT_HERE.filled(way=way, key=key),
            on_key=True,
            why=_GOING_ON if way == "explicit" else _NOBODY_ASKED,
            fix=_CHANGE_WAY,
        )


_HAS_NO = Sentence(fr="{place} n'a pas de `{key}`", en="{place} has no `{key}`")
_WITH_MEANING = Sentence(fr="`{key}:` ({about})", en="`{key}:` ({about})")
_ADD = Sentence(fr="ajoutez {what}", en="add {what}")
_SILENCE = Sentence(fr="{place} ne dit pas que faire d'un silence", en="{place} has no answer to silence")
_UNCLEAR = Sentence(
    fr="{place} ne dit pas que faire d'une réponse que l'on n'a pas comprise",
    en="{place} has no answer to what is not understood",
)
_NOT_HERE = Sentence(
    fr="un consentement `{way}` n'a pas de `{key}`", en="consent that is {way} has no `{key}`"
)
_GOING_ON = Sentence(fr="rester en ligne n'est pas dire oui", en="going on is no yes")
_NOBODY_ASKED = Sentence(fr="ici, on ne demande à personne de dire oui", en="nobody is asked to say yes here")
_CHANGE_WAY = Sentence(
    fr="supprimez cette clé, ou changez la façon de consentir",
    en="delete it, or change the way of consenting",
)
