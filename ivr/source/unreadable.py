"""Why a text cannot be read on: the kinds of trouble, and the one exception of this room."""

from __future__ import annotations

from ivr.diagnostics import Kind, Place

NOT_YAML = Kind("S101", "not-yaml")
NOT_UTF8 = Kind("S102", "not-utf8")
TAB = Kind("S103", "tab-indentation")
UNQUOTED = Kind("S104", "unquoted-sign")
SHARED = Kind("S105", "anchor-or-tag")
SEVERAL = Kind("S107", "several-documents")
DEEP = Kind("S108", "nested-too-deep")
TOO_LARGE = Kind("S110", "text-too-large")
EMPTY = Kind("S111", "empty-flow")
NOT_A_MAPPING = Kind("S112", "not-a-mapping")
CONTROL = Kind("S113", "control-character")


class Unreadable(Exception):
    """The text cannot be read on from here."""

    def __init__(self, kind: Kind, place: Place, message: str, *, why: str = "", fix: str = "") -> None:
        super().__init__(message)
        self.kind, self.place, self.message, self.why, self.fix = kind, place, message, why, fix
