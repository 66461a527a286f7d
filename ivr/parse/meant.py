"""Which verb an author meant, where a step has none that is known."""

from __future__ import annotations

from ivr.diagnostics import Nearest
from ivr.flow import VERBS
from ivr.parse.shapes import shape
from ivr.source import Map, Text, Value

MOST_KEYS = 5
MOST_NEAR = 3

OPTIONS = frozenset(key for verb in VERBS.values() for key in shape(verb).slots) - VERBS.keys()
"""The keys of verbs that are no verbs themselves."""

FRENCH = {
    "accord": "consent",
    "attendre": "say",
    "chiffres": "collect",
    "choix": "ask",
    "consentement": "consent",
    "demander": "ask",
    "dire": "say",
    "enregistrer": "voicemail",
    "horaires": "hours",
    "jouer": "play",
    "menu": "ask",
    "message": "voicemail",
    "parler": "say",
    "question": "ask",
    "raccrocher": "hang_up",
    "repondeur": "voicemail",
    "répondeur": "voicemail",
    "saisir": "collect",
    "selon": "when",
    "si": "when",
    "sms": "text",
    "texte": "text",
    "texto": "text",
    "transfert": "transfer",
    "transferer": "transfer",
    "transférer": "transfer",
}
"""What people who think in French write first."""


def meant_verb(mapping: Map, verbs: Nearest) -> tuple[str | None, str | None]:
    """The word that is no verb, and the verb it is nearest to that takes such a value as is written there."""
    strange = [key for key in list(mapping.keyed)[:MOST_KEYS] if key not in OPTIONS]
    for key in strange:
        if key.casefold() in FRENCH:
            return key, FRENCH[key.casefold()]
        near = verbs.near(key, MOST_NEAR)
        if near:
            value = mapping.keyed[key][1]
            return key, next((verb for verb in near if _takes(verb, value)), near[0])
    return next(iter(strange), None), None


def _takes(verb: str, value: Value) -> bool:
    return (shape(VERBS[verb]).slots[verb].scalar is not None) == isinstance(value, Text)
