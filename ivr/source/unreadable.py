"""Why a text cannot be read on: the kinds of trouble, and the one exception of this room."""

from __future__ import annotations

from ivr.bilingual import UNSAID, Sentence
from ivr.diagnostics import Kind, Place

NOT_YAML = Kind("S101", "not-yaml")
NOT_UTF8 = Kind("S102", "not-utf8")
TAB = Kind("S103", "tab-indentation")
UNQUOTED = Kind("S104", "unquoted-sign")
SHARED = Kind("S105", "anchor-or-tag")
DUPLICATE = Kind("S106", "duplicate-key")
SEVERAL = Kind("S107", "several-documents")
DEEP = Kind("S108", "nested-too-deep")
TOO_LARGE = Kind("S110", "text-too-large")
EMPTY = Kind("S111", "empty-flow")
NOT_A_MAPPING = Kind("S112", "not-a-mapping")
CONTROL = Kind("S113", "control-character")

SPLIT = Sentence(
    fr="répartissez le script entre plusieurs scénarios", en="split the script into several flows"
)
QUOTE = Sentence(fr="mettez le texte entre guillemets droits", en="put quotes around the text")
BEGIN = Sentence(
    fr="commencez par `accord: 1` ; docs/premier-scenario.md montre comment",
    en="begin with `accord: 1`; docs/first-flow.md shows how",
)


class Unreadable(Exception):
    """The text cannot be read on from here."""

    def __init__(
        self, kind: Kind, place: Place, message: Sentence, *, why: Sentence = UNSAID, fix: Sentence = UNSAID
    ) -> None:
        super().__init__(message.en)
        self.kind, self.place, self.message, self.why, self.fix = kind, place, message, why, fix
