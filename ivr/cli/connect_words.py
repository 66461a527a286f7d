"""What `accord connect` says, in French and in English; no number is ever said back."""

from __future__ import annotations

from ivr.cli.language import Language

SAID: dict[Language, dict[str, str]] = {
    "fr": {
        "not_a_number": "NUMBER n'est pas un numéro avec son pays, comme +33199000123",
        "not_an_address": "--fallback-url n'est pas une adresse https que Twilio peut atteindre",
        "no_account": (
            "aucun compte Twilio n'est indiqué.\n"
            "Mettez TWILIO_ACCOUNT_SID et TWILIO_AUTH_TOKEN (Twilio Console, page d'accueil du compte) dans "
            "l'environnement ; docs/twilio.md montre chaque pas."
        ),
        "set_public_url": "Mettez dans PUBLIC_URL l'adresse à laquelle Accord répond sur Internet.",
        "not_ours": "ce compte Twilio n'a pas ce numéro : vérifiez le numéro et TWILIO_ACCOUNT_SID",
        "as_it_should_be": "Le numéro est réglé comme il faut : rien à changer.",
        "now": "maintenant",
        "wanted": "il faut",
        "nothing": "(rien)",
        "fallback_lost": (
            "La réponse de secours actuelle se trouve ailleurs. "
            "Pour la garder, donnez son adresse : --fallback-url\n"
        ),
        "differs": "Le numéro n'est pas réglé comme il faut. Sans --check, la commande le règle.",
        "ask": "Régler le numéro ainsi ? [o/N]",
        "unchanged": "Rien n'a été changé.",
        "set": "C'est fait : Twilio a relu ces réglages. Appelez le numéro pour l'entendre.",
        "fallback_here": (
            "Si Accord ne répond pas, il ne peut pas non plus s'excuser : hébergez ailleurs ce qu'imprime "
            "accord fallback, puis relancez avec --fallback-url (docs/twilio.md)."
        ),
        "not_kept": "Twilio a pris les réglages, mais n'a pas gardé ceux-là : regardez le numéro chez Twilio",
    },
    "en": {
        "not_a_number": "NUMBER is not a number with its country, like +33199000123",
        "not_an_address": "--fallback-url is not an https address that Twilio can reach",
        "no_account": (
            "no Twilio account is named.\n"
            "Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN (Twilio Console, the account's first page) in the "
            "environment; docs/twilio.md shows each step."
        ),
        "set_public_url": "Set PUBLIC_URL to the address at which Accord answers on the Internet.",
        "not_ours": "this Twilio account does not have that number: check the number and TWILIO_ACCOUNT_SID",
        "as_it_should_be": "The number is set as it should be: nothing to change.",
        "now": "now",
        "wanted": "should be",
        "nothing": "(nothing)",
        "fallback_lost": (
            "The present fallback is hosted elsewhere. To keep it, give its address: --fallback-url\n"
        ),
        "differs": "The number is not set as it should be. Without --check the command sets it.",
        "ask": "Set the number so? [y/N]",
        "unchanged": "Nothing was changed.",
        "set": "Done: Twilio read these settings back. Call the number to hear it.",
        "fallback_here": (
            "When Accord does not answer, it cannot apologise either: host what accord fallback prints "
            "elsewhere, and run this again with --fallback-url (docs/twilio.md)."
        ),
        "not_kept": "Twilio took the settings, but did not keep these: look at the number at Twilio",
    },
}

FIELDS: dict[Language, dict[str, str]] = {
    "fr": {
        "voice_url": "Où Twilio demande quoi dire",
        "voice_method": "De quelle façon il le demande",
        "status_callback": "Où Twilio annonce la fin d'un appel",
        "status_callback_method": "De quelle façon il l'annonce",
        "voice_fallback_url": "La réponse de secours",
        "voice_fallback_method": "De quelle façon elle est demandée",
        "voice_application_sid": "Une application TwiML",
        "trunk_sid": "Une liaison SIP",
    },
    "en": {
        "voice_url": "Where Twilio asks what to say",
        "voice_method": "How it asks",
        "status_callback": "Where Twilio tells the end of a call",
        "status_callback_method": "How it tells it",
        "voice_fallback_url": "The fallback",
        "voice_fallback_method": "How the fallback is asked for",
        "voice_application_sid": "A TwiML application",
        "trunk_sid": "A SIP trunk",
    },
}

REASONS: dict[Language, dict[str, str]] = {
    "fr": {
        "credentials_refused": "Twilio refuse l'accès : vérifiez TWILIO_ACCOUNT_SID et TWILIO_AUTH_TOKEN",
        "too_many_requests": "Twilio reçoit trop de demandes de ce compte : réessayez dans quelques minutes",
        "twilio_failed": "Twilio a un incident : réessayez plus tard (https://status.twilio.com)",
        "no_answer": "Twilio ne répond pas : réessayez",
        "no_connection": "Twilio n'est pas joignable : vérifiez le réseau de cette machine",
        "unreadable_answer": "la réponse de Twilio est illisible : un proxy s'interpose-t-il ?",
    },
    "en": {
        "credentials_refused": "Twilio refuses access: check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN",
        "too_many_requests": "Twilio gets too many requests from this account: try again in a few minutes",
        "twilio_failed": "Twilio has trouble: try again later (https://status.twilio.com)",
        "no_answer": "Twilio does not answer: try again",
        "no_connection": "Twilio cannot be reached: check the network of this machine",
        "unreadable_answer": "Twilio's answer cannot be read: is a proxy in between?",
    },
}
OTHERWISE: dict[Language, str] = {
    "fr": "Twilio a refusé ({reason}) : https://www.twilio.com/docs/api/errors dit ce que veut dire ce code",
    "en": "Twilio refused ({reason}): https://www.twilio.com/docs/api/errors says what the code means",
}


def refused(reason: str, lang: Language) -> str:
    """Why Twilio did not do it, and what to do; `reason` is a code of `ivr.phone.rest`."""
    return REASONS[lang].get(reason) or OTHERWISE[lang].format(reason=reason)
