"""What a telephone number must be set to, so that its calls reach a flow; nothing here asks Twilio.

https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, fields
from urllib.parse import quote, urlsplit

from ivr.phone.callback_url import callback_url

CANNOT_BE_SEEN_FROM_OUTSIDE = ("localhost", "local", "internal", "test", "example", "invalid")
"""Last labels of names that no public resolver answers for (https://www.rfc-editor.org/rfc/rfc6761)."""


@dataclass(frozen=True)
class NumberSettings:
    """What a number does with a call; empty where nothing is set. `sid` names the number at Twilio."""

    voice_url: str = ""
    voice_method: str = ""
    status_callback: str = ""
    status_callback_method: str = ""
    voice_fallback_url: str = ""
    voice_fallback_method: str = ""
    voice_application_sid: str = ""
    trunk_sid: str = ""
    sid: str = ""


@dataclass(frozen=True)
class Sentence:
    """One sentence in the two languages of the command line."""

    fr: str
    en: str


@dataclass(frozen=True)
class Difference:
    """One setting that is not what it should be, and why that matters."""

    field: str
    now: str
    wanted: str
    why: Sentence


WHY = {
    "voice_url": Sentence(
        "C'est là que Twilio demande quoi dire : sans cette adresse, le scénario n'est jamais entendu.",
        "This is where Twilio asks what to say: without this address the flow is never heard.",
    ),
    "voice_method": Sentence(
        "Accord ne répond aux appels qu'en POST, où rien de l'appelant n'entre dans une adresse.",
        "Accord answers calls to POST alone, which puts nothing about the caller into an address.",
    ),
    "status_callback": Sentence(
        "Sans lui, un appelant qui raccroche pendant l'avis n'est jamais connu comme tel.",
        "Without it, a caller who hangs up during the notice is never known to have done so.",
    ),
    "status_callback_method": Sentence(
        "La fin d'un appel n'est apprise qu'en POST.",
        "The end of a call is learned by POST alone.",
    ),
    "voice_fallback_url": Sentence(
        "Quand Accord ne répond pas, c'est elle qui évite à l'appelant une ligne morte.",
        "When Accord does not answer, it is what keeps the caller from a dead line.",
    ),
    "voice_fallback_method": Sentence(
        "L'adresse de secours doit être demandée comme elle sait répondre, sinon la ligne meurt.",
        "The fallback must be asked in the way it can answer, or the line goes dead.",
    ),
    "voice_application_sid": Sentence(
        "Une application TwiML passe avant les adresses du numéro : l'appel n'arriverait pas ici.",
        "A TwiML application goes before the number's own addresses: the call would not come here.",
    ),
    "trunk_sid": Sentence(
        "Une liaison SIP prend l'appel avant toute adresse : il n'arriverait pas ici.",
        "A SIP trunk takes the call before any address does: it would not come here.",
    ),
}

NO_ADDRESS = Sentence(
    "PUBLIC_URL n'est pas une adresse comme https://appels.example.com.",
    "PUBLIC_URL is not an address like https://calls.example.com.",
)
OUT_OF_REACH = Sentence(
    "PUBLIC_URL n'existe que sur cette machine ou son réseau : Twilio ne peut pas l'atteindre.",
    "PUBLIC_URL exists on this machine or its network alone: Twilio cannot reach it.",
)
UNPROTECTED = Sentence(
    "PUBLIC_URL n'est pas en https : ce que font les appelants voyagerait à découvert.",
    "PUBLIC_URL is not https: what callers do would travel in the open.",
)


def wanted(public_url: str, flow_name: str, fallback_url: str | None = None) -> NumberSettings:
    """The settings that bring a number's calls to this flow.

    A fallback hosted elsewhere is asked by GET, the one method that every host of a static document
    answers; Accord's own by POST, like all its webhooks.
    """
    public, flow = public_url.rstrip("/"), quote(flow_name, safe="")
    return NumberSettings(
        voice_url=f"{public}/voice/{flow}",
        voice_method="POST",
        status_callback=callback_url(public, "status"),
        status_callback_method="POST",
        voice_fallback_url=fallback_url or f"{public}/fallback/{flow}",
        voice_fallback_method="GET" if fallback_url else "POST",
    )


def differences(now: NumberSettings, wanted: NumberSettings) -> list[Difference]:
    """What must change on a number, in the order of its settings; nothing where all is as it should be."""
    return [
        Difference(field.name, found, right, WHY[field.name])
        for field in fields(NumberSettings)
        if field.name in WHY and (found := getattr(now, field.name)) != (right := getattr(wanted, field.name))
    ]


def warning(public_url: str) -> Sentence | None:
    """Why Twilio could not, or should not, call this address; None where it can."""
    try:
        parts = urlsplit(public_url)
        host = parts.hostname
    except ValueError:
        return NO_ADDRESS
    if parts.scheme not in ("http", "https") or not host:
        return NO_ADDRESS
    if not _seen_from_outside(host):
        return OUT_OF_REACH
    return None if parts.scheme == "https" else UNPROTECTED


def _seen_from_outside(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        labels = host.rstrip(".").split(".")
        return len(labels) > 1 and labels[-1] not in CANNOT_BE_SEEN_FROM_OUTSIDE
