"""What a scalar means: each reader takes the text as written and gives its value, or says what is wrong."""

from __future__ import annotations

import functools
import re
import unicodedata
import zoneinfo
from collections.abc import Callable
from datetime import date

from ivr.diagnostics import quoted
from ivr.flow import KEYS, Span, SpanUnit

NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
E164 = re.compile(r"\+[1-9][0-9]{6,14}")
DURATION = re.compile(r"([0-9]{1,4}) ?(s|min)")
KEPT = re.compile(r"([1-9][0-9]{0,3}) (day|week|month|year)s?")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
UNITS: dict[str, SpanUnit] = {"day": "days", "week": "weeks", "month": "months", "year": "years"}


class Wrong(Exception):
    """A text that does not mean what its key asks for."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message, self.fix = message, fix


def words(text: str) -> str:
    """A text that may not be empty."""
    if not text.strip():
        raise Wrong("nothing is written here", "write the text, or delete the key")
    return text


def spoken(text: str) -> str:
    """A text as it is to be spoken, without the line break a block ends with."""
    return text.strip()


def reason(text: str) -> str:
    """A reason to record, as it is spoken where a notice says `{purposes}`."""
    if "{" in text or "}" in text:
        raise Wrong("a reason has no placeholders", "write the words themselves, without braces")
    return words(text).strip()


def step_name(text: str) -> str:
    """The name of a step, an offer or a choice, where one is named."""
    return words(text)


def plain_name(name: str) -> str | None:
    """The nearest name that is allowed; none where nothing is left."""
    bare = unicodedata.normalize("NFKD", name.casefold().replace("œ", "oe").replace("æ", "ae"))
    ascii_only = bare.encode("ascii", "ignore").decode()
    plain = re.sub(r"[^a-z0-9]+", "_", ascii_only).strip("_")[:64]
    return plain if NAME.fullmatch(plain) else None


def yes_or_no(text: str) -> bool:
    """`yes` or `no`."""
    if text not in ("yes", "no"):
        raise Wrong(f"{quoted(text)} is neither yes nor no", "write `yes` or `no`")
    return text == "yes"


def key(text: str) -> str:
    """One key of the telephone."""
    if len(text) != 1 or text not in KEYS:
        fix = (
            'write one of 0 to 9, "*" or "#"; the last two need quotes'
            if not text
            else "write one of 0 to 9, * or #"
        )
        raise Wrong(
            f"{quoted(text)} is not a key of the telephone" if text else "no key is written here", fix
        )
    return text


def number(text: str) -> str:
    """A telephone number with its country (E.164)."""
    if E164.fullmatch(text):
        return text
    bare = re.sub(r"[ .()\-]", "", text)
    if E164.fullmatch(bare):
        raise Wrong(
            "the number has spaces or signs in it", "write the digits together, with quotes around them"
        )
    if re.fullmatch(r"0[1-9][0-9]{8}", bare):
        raise Wrong("the number has no country", f'in France, write "+33{bare[1:]}"')
    raise Wrong(
        f"{quoted(text)} is not a telephone number", 'write + and the country: "+33199001234", without spaces'
    )


def whole(least: int, most: int) -> Callable[[str], int]:
    """A whole number between two others."""

    def read(text: str) -> int:
        if not re.fullmatch("[0-9]{1,6}", text) or not least <= int(text) <= most:
            raise Wrong(f"{quoted(text)} is not a number from {least} to {most}", f"write {least} to {most}")
        return int(text)

    return read


def seconds(least: int, most: int) -> Callable[[str], int]:
    """A time in seconds or minutes, between two numbers of seconds."""

    def read(text: str) -> int:
        found = DURATION.fullmatch(text)
        if not found:
            raise Wrong(f"{quoted(text)} is not a time", "write a number and its unit: `5 s`, `2 min`")
        length = int(found[1]) * (60 if found[2] == "min" else 1)
        if not least <= length <= most:
            raise Wrong(f"{quoted(text)} is out of reach here", f"write {least} s to {most} s")
        return length

    return read


def kept(text: str) -> Span:
    """How long something is kept."""
    found = KEPT.fullmatch(text)
    if not found:
        raise Wrong(
            f"{quoted(text)} is not a length of time", "write it as `6 months`: days, weeks, months or years"
        )
    return Span(int(found[1]), UNITS[found[2]])


def day(text: str) -> date:
    """A date."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Wrong(f"{quoted(text)} is not a date", "write year, month and day: `2026-12-01`")


def percent(text: str) -> int:
    """A share of the calls."""
    if not re.fullmatch("[0-9]{1,3} ?%", text) or int(text.rstrip(" %")) > 100:
        raise Wrong(f"{quoted(text)} is not a share of the calls", "write `20%`: 0% to 100%")
    return int(text.rstrip(" %"))


def language(text: str) -> str:
    """The tag of one language (BCP 47)."""
    if not LANGUAGE.fullmatch(text):
        raise Wrong(f"{quoted(text)} is not the tag of a language", "write it as `fr-FR` or `en-GB`")
    return text


def country(text: str) -> str:
    """The two letters of a country."""
    if not re.fullmatch("[A-Z]{2}", text):
        raise Wrong(f"{quoted(text)} is not a country", "write its two letters: `FR`")
    return text


def timezone(text: str) -> str:
    """The name of a time zone."""
    if text not in _timezones():
        raise Wrong(f"{quoted(text)} is not a time zone", "write it as `Europe/Paris`")
    return text


def dialect(text: str) -> int:
    """The dialect of the language; there is one."""
    if text != "1":
        raise Wrong(f"{quoted(text)} is not a dialect that is spoken here", "write `accord: 1`")
    return 1


@functools.cache
def _timezones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())
