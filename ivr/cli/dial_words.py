"""What `accord dial` says around a call, in French and in English."""

from __future__ import annotations

from ivr.cli.language import Language

SAID: dict[Language, dict[str, str]] = {
    "fr": {
        "not_an_address": "URL n'est pas une adresse http ou https, comme http://127.0.0.1:8000",
        "flow_twice": "URL nomme déjà ce qui répond : enlevez --flow",
        "bad_keys": "--keys attend des réponses séparées par des virgules, comme 9,-,1",
        "sampled_here": "--sampled ne vaut que pour l'Accord de cette machine : enlevez URL ou --sampled",
        "sampled_never": "aucun appel de `{flow}` n'est tiré au sort ainsi : sa part est de {share} %",
        "other_flows": (
            "l'Accord qui tourne à {address} sert les scénarios de {there}, et non ceux de {here}.\n"
            "Arrêtez-le (Ctrl-C), lancez-le avec le même ACCORD_FLOWS, ou appelez-le tel quel : "
            "accord dial {address}"
        ),
        "nobody": "personne ne répond à {address} : lancez accord serve, ou vérifiez l'adresse",
        "refused": (
            "{address} a refusé la signature (403).\n"
            "Mettez dans TWILIO_AUTH_TOKEN le même secret qu'en face, et appelez l'adresse de son PUBLIC_URL."
        ),
        "not_found": "{address} ne prend pas d'appels (404) : vérifiez l'adresse et le nom du scénario",
        "stopped": "le combiné ne peut pas suivre cet appel plus loin : {why}",
        "calling": "Vous appelez : {title}",
        "recorded": "● Enregistré {when} : {what}",
        "span": "de {0} à {1}",
        "DialVerb": "la conversation",
        "RecordVerb": "le message",
        "StartCallRecordingTwiML": "l'appel",
        "not_recorded": "○ Rien n'a été enregistré.",
        "why_elsewhere": "Pourquoi : le registre le sait, là où cet Accord répond (accord ledger show).",
        "why_unknown": "Pourquoi : le registre de cette machine ne connaît pas cet appel.",
        "hint_sampled": "Pour appeler comme ceux qui sont tirés au sort : --sampled yes",
        "story": "Le récit complet : accord ledger show --call {call}",
    },
    "en": {
        "not_an_address": "URL is not an http or https address, like http://127.0.0.1:8000",
        "flow_twice": "URL already names what answers: leave out --flow",
        "bad_keys": "--keys takes answers separated by commas, like 9,-,1",
        "sampled_here": "--sampled is for the Accord of this machine: leave out URL or --sampled",
        "sampled_never": "no call of `{flow}` is drawn like that: its share is {share} %",
        "other_flows": (
            "the Accord that runs at {address} serves the flows of {there}, not those of {here}.\n"
            "Stop it (Ctrl-C), start it with the same ACCORD_FLOWS, or call it as it is: "
            "accord dial {address}"
        ),
        "nobody": "nothing answers at {address}: run accord serve, or check the address",
        "refused": (
            "{address} refused the signature (403).\n"
            "Give TWILIO_AUTH_TOKEN the same secret as over there, and call the address in its PUBLIC_URL."
        ),
        "not_found": "{address} takes no calls (404): check the address and the name of the flow",
        "stopped": "the handset cannot follow this call any further: {why}",
        "calling": "You call: {title}",
        "recorded": "● Recorded {when}: {what}",
        "span": "from {0} to {1}",
        "DialVerb": "the talk",
        "RecordVerb": "the message",
        "StartCallRecordingTwiML": "the call",
        "not_recorded": "○ Nothing was recorded.",
        "why_elsewhere": "Why: the ledger knows, where that Accord answers (accord ledger show).",
        "why_unknown": "Why: the ledger of this machine does not know this call.",
        "hint_sampled": "To call as one of those drawn: --sampled yes",
        "story": "The whole story: accord ledger show --call {call}",
    },
}
