"""The law data read from the files of this package, once, when it is first asked for."""

from __future__ import annotations

import hashlib
import importlib.resources
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ivr.law.known_law import Bounds, Exemption, Jurisdiction
from ivr.law.known_purpose import KnownPurpose
from ivr.law.page_of_law import UNVERIFIED, LawUnreadable, Page
from ivr.source import Value

JURISDICTIONS, PURPOSES = "jurisdictions", "purposes"
DEFAULT = "default"
LANGUAGES = ("fr", "en", "de", "es", "it", "nl")
NOTICE = (
    "controller",
    "contact",
    "purposes",
    "legal_basis",
    "recipients",
    "retention",
    "rights",
    "refusal",
    "alternatives",
    "complaint",
)
"""What a law may ask a notice to say."""

EASED = ("everything_needs_legal_text", "window", "notice", "retention")
"""What may be `unverified`: then the file `default` holds, or the purpose's own times."""

CODE = re.compile(r"[A-Z]{2}(-[A-Za-z-]+)?|default")


@cache
def purposes() -> Mapping[str, KnownPurpose]:
    """Every purpose Accord knows, by its name; raises `LawUnreadable`."""
    return MappingProxyType({name: read_purpose(name, text) for name, text in _files(PURPOSES).items()})


@cache
def jurisdictions() -> Mapping[str, Jurisdiction]:
    """Every jurisdiction, by its code; raises `LawUnreadable`."""
    texts = _files(JURISDICTIONS)
    strict = read_jurisdiction(DEFAULT, texts[DEFAULT], None)
    return MappingProxyType({code: read_jurisdiction(code, text, strict) for code, text in texts.items()})


@cache
def law_version() -> str:
    """The hash of the law data: part of a flow's version, since callers hear what stands there."""
    digest = hashlib.sha256()
    for folder in (JURISDICTIONS, PURPOSES):
        for name, text in _files(folder).items():
            digest.update(f"{folder}/{name}:{len(text)}\0".encode() + text)
    return digest.hexdigest()


def read_purpose(name: str, text: bytes) -> KnownPurpose:
    """The purpose of a file; raises `LawUnreadable`."""
    page = Page.read(text, f"{PURPOSES}/{name}.yaml")
    spoken = page.beneath(page.value("spoken"))
    words = {language: spoken.text(language) for language in LANGUAGES}
    spoken.close()
    keep = page.beneath(page.value("keep"))
    usual, least, most = (keep.span(keep.value(key)) for key in ("usual", "least", "most"))
    if usual is None:
        raise LawUnreadable(page.file, keep.keys.place.line, "`usual` must be a length of time")
    unverified = {f"keep.{key}" for key in ("least", "most") if keep.text(key) == UNVERIFIED}
    keep.close()
    by_law = page.optional("by_law")
    dpv = page.text("dpv")
    made = KnownPurpose(
        name=name,
        title=page.sentence(page.value("name")),
        spoken=MappingProxyType(words),
        dpv=dpv,
        usual=usual,
        bounds=Bounds(least, most),
        by_law=page.bounds(by_law) if by_law else Bounds(least, most),
        needs_dates=page.yes("needs_dates"),
        only_with_legal_text=page.yes("only_with_legal_text"),
        checked=page.checked(),
        unverified=frozenset(unverified | ({"dpv"} if dpv == UNVERIFIED else set())),
    )
    page.close()
    return made


def read_jurisdiction(code: str, text: bytes, strict: Jurisdiction | None) -> Jurisdiction:
    """The jurisdiction of a file; `strict` holds where it is unverified. Raises `LawUnreadable`."""
    page = Page.read(text, f"{JURISDICTIONS}/{code}.yaml")
    if not CODE.fullmatch(code):
        raise LawUnreadable(page.file, 1, "a file is named after a country, as `FR.yaml` or `CA-QC.yaml`")
    modes = tuple(page.mode(one) for one in page.each("modes"))
    if not modes:
        raise LawUnreadable(page.file, page.keys.place.line, "`modes` names no way of consenting")
    own = page.unless_unverified("retention", lambda value: _retention(page, value))
    window = page.unless_unverified("window", lambda value: _seconds(page, value))
    text_needed = page.unless_unverified(EASED[0], lambda _: page.yes(EASED[0]))
    notice = page.unless_unverified("notice", lambda _: tuple(_notice(page)))
    read = dict(zip(EASED, (text_needed, window, notice, own), strict=True))
    if strict is None and (window is None or text_needed is None or notice is None):
        raise LawUnreadable(page.file, 1, "what holds everywhere else cannot be unverified itself")
    made = Jurisdiction(
        code=code,
        name=page.sentence(page.value("name")),
        modes=modes,
        why=page.sentence(page.value("why")),
        checked=page.checked(),
        window=window or (strict.window if strict else 0),
        everything_needs_legal_text=text_needed is not False,
        retention=MappingProxyType({**{name: one.bounds for name, one in purposes().items()}, **(own or {})}),
        unverified=frozenset(key for key, value in read.items() if value is None),
        own_retention=frozenset(own or ()),
        notice=notice or (strict.notice if strict else ()),
        exemptions=tuple(_exemption(page, one) for one in page.each("exceptions")),
        of=page.of(found) if (found := page.optional("of")) else "",
        regions=tuple(page.of(one) for one in page.each("regions")),
        also=tuple(page.of(one) for one in page.each("also")),
    )
    page.close()
    return made


def _retention(page: Page, value: Value) -> dict[str, Bounds]:
    beneath = page.beneath(value)
    for name in beneath.keys.keyed:
        if name not in purposes():
            page.wrong(beneath.keys.keyed[name][0], f"`{name}` is no purpose Accord knows")
    return {name: page.bounds(one) for name, (_, one) in beneath.keys.keyed.items()}


def _seconds(page: Page, value: Value) -> int:
    found = re.fullmatch(r"([1-9][0-9]?) s", page.of(value))
    if not found:
        page.wrong(value, "a window is written as `5 s`")
    return int(found[1])


def _notice(page: Page) -> list[str]:
    said = page.each("notice")
    for one in said:
        if page.of(one) not in NOTICE:
            page.wrong(one, f"a notice says one of {', '.join(NOTICE)}")
    return [page.of(one) for one in said]


def _exemption(page: Page, value: Value) -> Exemption:
    beneath = page.beneath(value)
    made = Exemption(beneath.mode(beneath.value("mode")), page.sentence(beneath.value("condition")))
    beneath.close()
    return made


def _files(folder: str) -> dict[str, bytes]:
    there = importlib.resources.files(__package__) / folder
    found = (file for file in there.iterdir() if file.name.endswith(".yaml"))
    return {
        file.name.removesuffix(".yaml"): file.read_bytes() for file in sorted(found, key=lambda one: one.name)
    }
