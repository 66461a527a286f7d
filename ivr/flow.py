"""What a flow is: one frozen dataclass for each kind of step, and what stands above the steps.

Only shapes live here; nothing in this room reads a file, a clock or the network.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

StepName = str

LARGEST_FLOW_STEPS = 2_000
LONGEST_TEXT = 3_000
"""Characters of one spoken text; Polly reads no more (https://www.twilio.com/docs/api/errors/13521)."""

KEYS = "0123456789*#"
MESSAGE = "message"
"""The purpose of a voicemail: a message the caller leaves, kept so that it can be answered."""

KNOWN_PURPOSES = (
    "service_quality",
    "training",
    "complaint_evidence",
    "customer_journey",
    "service_improvement",
    MESSAGE,
)
"""The purposes whose reasons Accord can say by itself; any other states its own `spoken`."""

SpanUnit = Literal["days", "weeks", "months", "years"]


@dataclass(frozen=True)
class Span:
    """A length of calendar time for which something is kept."""

    count: int
    unit: SpanUnit

    def after(self, start: datetime) -> datetime:
        """The moment this much later; the last day of a shorter month stands for a day it lacks."""
        if self.unit in ("days", "weeks"):
            return start + timedelta(days=self.count * (7 if self.unit == "weeks" else 1))
        months = start.month - 1 + self.count * (12 if self.unit == "years" else 1)
        year, month = start.year + months // 12, months % 12 + 1
        return start.replace(year=year, month=month, day=min(start.day, calendar.monthrange(year, month)[1]))

    def __str__(self) -> str:
        return f"{self.count} {self.unit if self.count != 1 else self.unit[:-1]}"


@dataclass(frozen=True)
class Answer:
    """A way to say one thing: a key of the telephone, listed phrases, or both."""

    key: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Retry:
    """What happens when we heard nothing we can use: ask `again` so many times, then go on to `then`."""

    then: StepName
    again: int = 1


@dataclass(frozen=True)
class Business:
    """Who answers the telephone, as the notice and the alternatives name it."""

    name: str
    website: str | None = None
    address: str | None = None
    privacy_contact: str | None = None
    country: str | None = None
    timezone: str = "Europe/Paris"
    fallback: str | None = None


@dataclass(frozen=True)
class Purpose:
    """A reason to record, and how long what was recorded for it is kept."""

    name: str
    keep: Span
    opens: date | None = None
    until: date | None = None
    spoken: str | None = None

    def open_on(self, day: date) -> bool:
        """Whether recording for this purpose is open that day; the first and the last day count."""
        return (self.opens is None or self.opens <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Recording:
    """What the law asks before any call is recorded."""

    purposes: tuple[Purpose, ...]
    necessity: str | None = None
    share: int = 100
    """Percent of the calls; decided before recording, never after."""
    teams: tuple[str, ...] = ()
    withdraw: Answer | None = None
    legal_text: str | None = None

    @property
    def asked_by_default(self) -> tuple[str, ...]:
        """The purposes a notice tells unless it names its own: all but `message`, if there are others."""
        names = tuple(purpose.name for purpose in self.purposes)
        return tuple(name for name in names if name != MESSAGE) or names

    def open_on(self, day: date) -> tuple[Purpose, ...]:
        """The purposes open that day, in the order they were written."""
        return tuple(purpose for purpose in self.purposes if purpose.open_on(day))


class Mode(StrEnum):
    """How a caller's consent is expressed; how it is *called* in law is the ledger's business."""

    IMPLICIT = "implicit"
    EXPLICIT = "explicit"
    OBJECTION = "objection"
    LEGAL_OBLIGATION = "legal_obligation"


@dataclass(frozen=True)
class Say:
    """Speaks, then goes on."""

    text: str
    next: StepName


@dataclass(frozen=True)
class Consent:
    """Tells the caller why the call may be recorded and lets them refuse; it starts no recording itself."""

    mode: Mode
    notice: str
    offer: str
    refuse: Answer
    refused: StepName
    unclear: Retry
    window: int = 5
    """Seconds the caller has to refuse once the offer has been spoken."""
    continued: StepName | None = None
    accept: Answer | None = None
    accepted: StepName | None = None
    silence: Retry | None = None
    purposes: tuple[str, ...] = ()
    """The purposes asked for; empty means those of `Recording.asked_by_default`."""


@dataclass(frozen=True)
class Offer:
    """One alternative to being recorded: words, a step to go on with, or both; words alone end the call."""

    name: str
    answer: Answer
    say: str | None = None
    next: StepName | None = None


@dataclass(frozen=True)
class Alternatives:
    """Offers those who refuse another way to be served."""

    text: str
    offers: tuple[Offer, ...]
    silence: Retry
    unclear: Retry
    """`then` names an offer of this step, or a step."""
    wait: int = 5


@dataclass(frozen=True)
class Choice:
    """One answer of a menu and where it leads."""

    name: str
    answer: Answer
    next: StepName


@dataclass(frozen=True)
class Ask:
    """Asks the caller to choose."""

    text: str
    choices: tuple[Choice, ...]
    silence: Retry
    unclear: Retry
    wait: int = 5


@dataclass(frozen=True)
class Transfer:
    """Connects the caller to a person; with `record`, those who agreed are recorded and nobody else."""

    number: str
    busy: StepName
    no_answer: StepName
    failed: StepName
    record: bool = False
    rings: int = 20
    """Seconds the other telephone rings."""
    next: StepName | None = None
    """After the talk; without it the call ends."""


@dataclass(frozen=True)
class Voicemail:
    """Takes a message from a caller who agreed to leave one."""

    text: str
    unrecorded: StepName
    """Where a caller goes whose message may not be kept."""
    purpose: str = MESSAGE
    longest: int = 120
    """Seconds."""
    next: StepName | None = None


@dataclass(frozen=True)
class Text:
    """Sends the caller a text message, once the telephone has been answered."""

    text: str
    next: StepName
    failed: StepName


@dataclass(frozen=True)
class HangUp:
    """Ends the call, with a last word if there is one."""

    text: str | None = None


Step = Say | Consent | Alternatives | Ask | Transfer | Voicemail | Text | HangUp

VERBS: Mapping[str, type[Step]] = MappingProxyType(
    {
        "say": Say,
        "consent": Consent,
        "alternatives": Alternatives,
        "ask": Ask,
        "transfer": Transfer,
        "voicemail": Voicemail,
        "text": Text,
        "hang_up": HangUp,
    }
)
"""Each kind key of the language and the step it makes."""


@dataclass(frozen=True)
class Flow:
    """A whole script, as proved and served."""

    name: str
    title: str
    speaks: str
    voice: str
    business: Business
    start: StepName
    steps: Mapping[StepName, Step] = field(hash=False)
    recording: Recording | None = None
    speech: bool = False
    version: str = ""

    def versioned(self, version: str) -> Flow:
        """The same flow under the hash of its text and of the rules it was proved with."""
        return replace(self, version=version)


def edges(step: Step) -> tuple[StepName, ...]:
    """The steps a step can lead to, in the order its author wrote them, each once."""
    match step:
        case Say():
            found: list[StepName | None] = [step.next]
        case Consent():
            retries = [step.unclear] + ([step.silence] if step.silence else [])
            found = [step.continued, step.accepted, step.refused, *(retry.then for retry in retries)]
        case Alternatives():
            offers = {offer.name for offer in step.offers}
            found = [offer.next for offer in step.offers]
            found += [retry.then for retry in (step.silence, step.unclear) if retry.then not in offers]
        case Ask():
            found = [*(choice.next for choice in step.choices), step.silence.then, step.unclear.then]
        case Transfer():
            found = [step.next, step.busy, step.no_answer, step.failed]
        case Voicemail():
            found = [step.next, step.unrecorded]
        case Text():
            found = [step.next, step.failed]
        case HangUp():
            found = []
    return tuple(dict.fromkeys(name for name in found if name is not None))
