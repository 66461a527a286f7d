"""What stands above the steps: the business, and what the law asks before any call is recorded."""

from __future__ import annotations

from ivr.flow import KNOWN_PURPOSES, Answer, Business, Purpose, Recording, Span
from ivr.parse.answers import whole_answer
from ivr.parse.fields import Fields, Findings
from ivr.parse.kinds import WRONG_VALUE
from ivr.parse.scalars import country, day, kept, number, percent, reason, timezone, words
from ivr.source import Value

NOBODY = Business("")


def business(fields: Fields) -> Business:
    """Who answers the telephone."""
    value = fields.take("business")
    if value is None:
        fields.missing("business", fix="add `business:` with `name:` and `fallback:`")
        return NOBODY
    own = fields.found.fields(value, ("business",))
    if own is None:
        return NOBODY
    made = Business(
        name=own.need("name", words, ""),
        website=own.may("website", words, None),
        address=own.may("address", words, None),
        privacy_contact=own.may("privacy_contact", words, None),
        country=own.may("country", country, None),
        timezone=own.may("timezone", timezone, "Europe/Paris"),
        fallback=own.need(
            "fallback",
            number,
            "",
            why="callers are passed to this number when something goes wrong",
            fix='add `fallback:` and a number: "+33199001234"',
        ),
    )
    own.close()
    return made


def recording(fields: Fields) -> Recording | None:
    """What may be recorded, and why; None where nothing is."""
    value = fields.take("recording")
    own = None if value is None else fields.found.fields(value, ("recording",))
    if own is None:
        return None
    purposes = own.take("purposes")
    if purposes is None:
        own.missing(
            "purposes",
            why="callers must be told why they are recorded",
            fix="add `purposes: {service_quality: {keep: 6 months}}`",
        )
    withdraw = own.take("withdraw")
    made = Recording(
        purposes=() if purposes is None else _purposes(purposes, fields.found),
        necessity=own.may("necessity", words, None),
        share=own.may("share", percent, 100),
        teams=own.texts("teams", words),
        withdraw=_withdraw(withdraw, fields.found),
        legal_text=own.may("legal_text", words, None),
    )
    own.close()
    return made


def _withdraw(value: Value | None, found: Findings) -> Answer | None:
    if value is None:
        return None
    return whole_answer(value, ("recording", "withdraw"), found, key_needed=False)


def _purposes(value: Value, found: Findings) -> tuple[Purpose, ...]:
    at = ("recording", "purposes")
    return tuple(_purpose(name, one, found) for name, one, _ in found.named(value, at))


def _purpose(name: str, value: Value, found: Findings) -> Purpose:
    at = ("recording", "purposes", name)
    own = found.fields(value, at)
    if own is None:
        return Purpose(name, Span(1, "days"))
    made = Purpose(
        name=name,
        keep=own.need(
            "keep",
            kept,
            Span(1, "days"),
            why="callers are told how long recordings are kept",
            fix="add `keep: 6 months`",
        ),
        opens=own.may("from", day, None),
        until=own.may("until", day, None),
        spoken=own.may("spoken", reason, None),
    )
    if name not in KNOWN_PURPOSES and "spoken" not in found.places.names(at):
        own.missing(
            "spoken",
            message=f"the purpose `{name}` has no words",
            why="a caller must hear the reason, and Accord has no words of its own for this one",
            fix="add `spoken:` and the reason as callers hear it",
        )
    own.close()
    if made.opens and made.until and made.until < made.opens:
        found.add(
            WRONG_VALUE,
            (*at, "until"),
            f"the purpose `{name}` ends before it begins",
            fix="write a day after the one of `from`",
        )
    return made
