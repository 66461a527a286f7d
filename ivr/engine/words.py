"""The words Accord says by itself, and what its placeholders stand for, in French and in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ivr.flow import Answer, Flow, Purpose, Span

Language = str

PLACEHOLDER = re.compile(r"\{([a-z0-9_.]+)\}")
NO_VALUES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Phrases:
    """Everything Accord says without a flow having written it, in one language."""

    reasons: dict[str, str]
    joined_by: str
    spans: dict[str, tuple[str, str]]
    numbers: tuple[str, ...]
    for_reason: str
    withdrawn: str
    not_recorded: str
    star_question: str
    kept: str
    sending: str
    trouble: str
    goodbye: str
    recorded: str
    unrecorded: str


FRENCH = Phrases(
    reasons={
        "service_quality": "pour améliorer la qualité de notre accueil",
        "training": "pour former nos équipes",
        "complaint_evidence": "pour garder une preuve en cas de réclamation",
        "customer_journey": "pour suivre le parcours de nos clients",
        "service_improvement": "pour améliorer nos services",
        "message": "pour pouvoir répondre à votre message",
    },
    joined_by="et",
    spans={
        "days": ("jour", "jours"),
        "weeks": ("semaine", "semaines"),
        "months": ("mois", "mois"),
        "years": ("an", "ans"),
    },
    numbers=("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    for_reason="{keep} {reason}",
    withdrawn="C'est noté. Cet appel n'est plus enregistré, et ce qui l'a été sera effacé.",
    not_recorded="C'est noté. Cet appel n'est pas enregistré.",
    star_question=(
        "Vous êtes de nouveau avec nous. "
        "Pour effacer l'enregistrement et continuer sans être enregistré, tapez 1. "
        "Pour le conserver, tapez 2."
    ),
    kept="C'est noté. L'enregistrement est conservé.",
    sending="Nous vous envoyons un message.",
    trouble="Nous sommes désolés, un incident nous empêche de continuer. Cet appel n'est pas enregistré.",
    goodbye="Merci de votre appel. Au revoir.",
    recorded="est enregistré",
    unrecorded="n'est pas enregistré",
)

ENGLISH = Phrases(
    reasons={
        "service_quality": "to improve the quality of our service",
        "training": "to train our teams",
        "complaint_evidence": "to keep evidence in case of a complaint",
        "customer_journey": "to follow how our customers are served",
        "service_improvement": "to improve our services",
        "message": "so that we can answer your message",
    },
    joined_by="and",
    spans={
        "days": ("day", "days"),
        "weeks": ("week", "weeks"),
        "months": ("month", "months"),
        "years": ("year", "years"),
    },
    numbers=("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    for_reason="{keep} {reason}",
    withdrawn="Noted. This call is no longer recorded, and what was recorded will be erased.",
    not_recorded="Noted. This call is not recorded.",
    star_question=(
        "You are back with us. "
        "To erase the recording and go on without being recorded, press 1. "
        "To keep it, press 2."
    ),
    kept="Noted. The recording is kept.",
    sending="We are sending you a message.",
    trouble="We are sorry, something prevents us from going on. This call is not recorded.",
    goodbye="Thank you for calling. Goodbye.",
    recorded="is recorded",
    unrecorded="is not recorded",
)


def phrases(language: Language) -> Phrases:
    """What Accord says by itself in that language; English where it has no words of its own."""
    return FRENCH if language.lower().split("-")[0] == "fr" else ENGLISH


def speaks(language: Language) -> bool:
    """Whether Accord has words of its own in that language."""
    return language.lower().split("-")[0] in ("fr", "en")


def filled(
    text: str,
    flow: Flow,
    purposes: Iterable[Purpose] = (),
    *,
    refuse: Answer | None = None,
    accept: Answer | None = None,
    recorded: bool | None = None,
    values: Mapping[str, str] = NO_VALUES,
) -> str:
    """The text as it is spoken, every placeholder replaced by what it stands for, or by nothing."""
    if "{" not in text:
        return text
    own = phrases(flow.speaks)
    open_purposes = tuple(purposes)
    withdraw = flow.recording.withdraw if flow.recording else None
    meanings = {
        "purposes": spoken_purposes(open_purposes, flow.speaks),
        "keep": spoken_keep(open_purposes, flow.speaks),
        "refuse.key": spoken_key(refuse, flow.speaks),
        "accept.key": spoken_key(accept, flow.speaks),
        "withdraw.key": spoken_key(withdraw, flow.speaks),
        "business.name": flow.business.name,
        "business.website": flow.business.website or "",
        "business.address": flow.business.address or "",
        "business.privacy_contact": flow.business.privacy_contact or "",
        "recorded": "" if recorded is None else own.recorded if recorded else own.unrecorded,
    }
    return PLACEHOLDER.sub(lambda found: meanings.get(found[1], values.get(found[1], "")), text)


def spoken_reason(purpose: Purpose, language: Language) -> str:
    """Why we record, in the flow's words or else in ours."""
    return purpose.spoken or phrases(language).reasons.get(purpose.name, purpose.name)


def spoken_purposes(purposes: tuple[Purpose, ...], language: Language) -> str:
    """The reasons, joined as a person would say them."""
    own = phrases(language)
    return _joined([spoken_reason(purpose, language) for purpose in purposes], own.joined_by)


def spoken_keep(purposes: tuple[Purpose, ...], language: Language) -> str:
    """How long recordings are kept; where purposes differ, each with its reason."""
    own = phrases(language)
    spans = {purpose.keep for purpose in purposes}
    if len(spans) <= 1:
        return "".join(spoken_span(span, language) for span in spans)
    each = [
        own.for_reason.format(
            keep=spoken_span(purpose.keep, language), reason=spoken_reason(purpose, language)
        )
        for purpose in purposes
    ]
    return _joined(each, own.joined_by)


def spoken_span(span: Span, language: Language) -> str:
    """A length of time in words."""
    own = phrases(language)
    one, many = own.spans[span.unit]
    if own is FRENCH and span.unit == "weeks" and span.count == 1:
        return f"une {one}"
    number = own.numbers[span.count] if span.count < len(own.numbers) else str(span.count)
    return f"{number} {one if span.count == 1 else many}"


def spoken_key(answer: Answer | None, language: Language) -> str:
    """A key as it is read aloud: a lone `*` or `#` would be swallowed by the voice."""
    key = answer.key if answer and answer.key else ""
    names = {"*": ("étoile", "star"), "#": ("dièse", "hash")}
    if key in names:
        return names[key][0 if phrases(language) is FRENCH else 1]
    return key


def _joined(parts: list[str], last: str) -> str:
    if len(parts) <= 1:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
