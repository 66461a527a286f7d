"""What may stand behind a key of a flow, and its limits; reading and describing it is done elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_TEXT = 3_000
"""Characters of one spoken text; Polly reads no more (https://www.twilio.com/docs/api/errors/13521)."""

LONGEST_MESSAGE = 1_000
"""Characters of a text message."""


@dataclass(frozen=True)
class Spoken:
    """A text that is said aloud or sent; placeholders are filled in."""

    longest: int = LONGEST_TEXT


@dataclass(frozen=True)
class Words:
    """A text that is read by people, never spoken."""


@dataclass(frozen=True)
class Phrase(Words):
    """What a caller says to answer: words, never a key."""


@dataclass(frozen=True)
class Reason:
    """A reason to record, as it is spoken where a notice says `{purposes}`."""


@dataclass(frozen=True)
class Edge:
    """The name of a step of this flow."""


@dataclass(frozen=True)
class OtherFlow:
    """The name of another flow, or `back` for the one that led here."""


@dataclass(frozen=True)
class Seconds:
    """A length of time, as `5 s` or `2 min`."""

    least: int
    most: int
    word: str | None = None
    """A word that may stand here instead of a time."""


@dataclass(frozen=True)
class Whole:
    """A whole number."""

    least: int
    most: int


@dataclass(frozen=True)
class Length:
    """How many digits: `6`, or `4-8`."""

    most: int


@dataclass(frozen=True)
class Percent:
    """A share, as `20%`."""


@dataclass(frozen=True)
class YesNo:
    """`yes` or `no`."""


@dataclass(frozen=True)
class Key:
    """One key of the telephone."""


@dataclass(frozen=True)
class Number:
    """A telephone number with its country, as `"+33199001234"`."""


@dataclass(frozen=True)
class Destination:
    """A number, or `{team: workshop}`."""


@dataclass(frozen=True)
class Audio:
    """A file of `flows/audio/`, or an https address."""


@dataclass(frozen=True)
class Kept:
    """How long something is kept, as `6 months`."""


@dataclass(frozen=True)
class Day:
    """A date, as `2026-12-01`."""


@dataclass(frozen=True)
class Days:
    """A list of dates and of spans of dates, as `2026-12-28..2027-01-02`."""


@dataclass(frozen=True)
class WeeklyHours:
    """The hours of a week, as `mon-fri: 09:00-12:30, 14:00-18:00`."""


@dataclass(frozen=True)
class Holidays:
    """Whose public holidays count, as `FR` or `FR-Alsace-Moselle`."""


@dataclass(frozen=True)
class LanguageTag:
    """The tag of a language, as `fr-FR`."""


@dataclass(frozen=True)
class Country:
    """The two letters of a country."""


@dataclass(frozen=True)
class Timezone:
    """The name of a time zone, as `Europe/Paris`."""


@dataclass(frozen=True)
class Variable:
    """The name of something the call remembers."""


@dataclass(frozen=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class ListOf:
    """A list; one value alone is a list of one."""

    of: Value
    most: int = 100


@dataclass(frozen=True)
class NamedTexts:
    """Names the author made up, each with a text."""

    most: int
    longest: int
    """Characters of one text."""


@dataclass(frozen=True)
class Model:
    """Keys of their own: those of a model, by its name."""

    of: str


@dataclass(frozen=True)
class Named:
    """Names the author made up, each with the keys of a model."""

    of: str
    most: int = 100


@dataclass(frozen=True)
class Again:
    """How often to ask again and where to go then: `{again: 1, then: menu}`, or `menu` alone."""

    may_name_an_offer: bool = False


Value = (
    Spoken
    | Words
    | Phrase
    | Reason
    | Edge
    | OtherFlow
    | Seconds
    | Whole
    | Length
    | Percent
    | YesNo
    | Key
    | Number
    | Destination
    | Audio
    | Kept
    | Day
    | Days
    | WeeklyHours
    | Holidays
    | LanguageTag
    | Country
    | Timezone
    | Variable
    | OneOf
    | ListOf
    | NamedTexts
    | Model
    | Named
    | Again
)
