"""Who answers the telephone, and the teams a call can be put through to."""

from __future__ import annotations

from ivr.bilingual import Sentence, both
from ivr.flow.values import Country, ListOf, Number, OneOf, Spoken, Timezone, Words
from ivr.flow.written import model, written

RINGS_AT_MOST = 10
"""Numbers of one `<Dial>` (https://www.twilio.com/docs/voice/twiml/number#simultaneous-dialing)."""


@model
class Business:
    """Who answers the telephone, as the notice and the alternatives name it."""

    name: str = written(Words(), en="the name callers hear", fr="le nom que l'on entend")
    website: str | None = written(
        Words(), default=None, en="what `{business.website}` says", fr="ce que dit `{business.website}`"
    )
    address: str | None = written(
        Words(), default=None, en="what `{business.address}` says", fr="ce que dit `{business.address}`"
    )
    privacy_contact: str | None = written(
        Words(),
        default=None,
        en="whom to write to about personal data, as `{business.privacy_contact}` says",
        fr="à qui écrire au sujet de ses données, comme le dit `{business.privacy_contact}`",
    )
    country: str | None = written(
        Country(), default=None, en="the country of the firm: `FR`", fr="le pays de l'entreprise : `FR`"
    )
    timezone: str = written(
        Timezone(),
        default="Europe/Paris",
        en="the time zone hours are written in",
        fr="le fuseau horaire des heures",
    )
    fallback: str | None = written(
        Number(),
        default=None,
        needed=True,
        en="the number callers are put through to when something goes wrong",
        fr="le numéro vers lequel passent les appelants quand quelque chose ne va pas",
        why=Sentence(
            fr="c'est vers ce numéro que passent les appelants quand quelque chose ne va pas",
            en="callers are passed to this number when something goes wrong",
        ),
        fix=both('`fallback: "+33199001234"`'),
    )


@model
class Team:
    """People who answer together."""

    numbers: tuple[str, ...] = written(
        ListOf(Number(), most=RINGS_AT_MOST),
        en="the numbers that ring, ten at most",
        fr="les numéros qui sonnent, dix au plus",
    )
    ring: str = written(
        OneOf(("in_order", "together")),
        default="in_order",
        en="whether they ring `in_order`, one after the other, or `together`",
        fr="s'ils sonnent l'un après l'autre (`in_order`) ou ensemble (`together`)",
    )
    whisper: str | None = written(
        Spoken(),
        default=None,
        en="what the person who answers hears before the caller; `{recorded}` says whether they are recorded",
        fr="ce qu'entend la personne qui décroche, avant l'appelant ; `{recorded}` dit si l'on enregistre",
    )
