"""When each branch of a step is taken, in words: for a callbook in full, for a picture in few."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ivr.bilingual import UNSAID, Sentence, both
from ivr.callbook.spoken import key_of
from ivr.callbook.week import hours_told
from ivr.flow import (
    Alternatives,
    Answer,
    Ask,
    Case,
    Collect,
    Consent,
    Flow,
    Goto,
    Hours,
    Mode,
    Offer,
    Retry,
    Step,
    StepName,
    Text,
    Transfer,
    Voicemail,
    When,
)
from ivr.flow.named import NamedEdge, named_edges


@dataclass(frozen=True)
class Branch:
    """One way on from a step."""

    edge: NamedEdge
    when: Sentence
    short: Sentence
    to: StepName
    """Where it leads; empty where the call ends."""
    said: str = ""
    """What is said to who takes it."""


def branches(flow: Flow, step: Step) -> tuple[Branch, ...]:
    """The ways on from a step, in the order of its fields."""
    return tuple(_branch(flow, step, edge) for edge in named_edges(step))


def _branch(flow: Flow, step: Step, edge: NamedEdge) -> Branch:
    first, _, inner = edge.name.partition(".")
    if first == "offers" and isinstance(step, Alternatives):
        offer = next(one for one in step.offers if one.name == inner)
        return _answered(flow, edge, offer.answer, offer)
    if first == "choices" and isinstance(step, Ask):
        return _answered(flow, edge, next(one for one in step.choices if one.name == inner).answer)
    if first == "when" and isinstance(step, When):
        case = next(one for one in step.cases if one.name == inner)
        return Branch(edge, _case(case), both(inner), edge.to)
    if first in ("silence", "unclear"):
        return _retried(step, edge, first)
    if isinstance(step, Consent):
        return _consented(flow, step, edge)
    when = WHEN.get((type(step), edge.name), ON_GOING)
    if isinstance(step, Hours) and edge.name == "open":
        when = OPEN.filled(hours=hours_told(step.week))
    if isinstance(step, Collect):
        when = _collected(flow, step)
    return Branch(edge, when, SHORT.get(edge.name, UNSAID), edge.to)


def _answered(flow: Flow, edge: NamedEdge, answer: Answer, offer: Offer | None = None) -> Branch:
    said = offer.say or "" if offer else ""
    return Branch(edge, by(flow, answer), _in_short(flow, answer), edge.to, said)


def by(flow: Flow, answer: Answer) -> Sentence:
    """How the caller says one thing."""
    spoken = answer.words if flow.speech else ()
    said = Sentence(
        fr=", ".join(f"« {words} »" for words in spoken), en=", ".join(f"“{words}”" for words in spoken)
    )
    if answer.key and spoken:
        return KEY_OR_WORDS.filled(key=key_of(answer, flow), words=said)
    return KEY.filled(key=key_of(answer, flow)) if answer.key else WORDS.filled(words=said)


def _in_short(flow: Flow, answer: Answer) -> Sentence:
    first = answer.words[:1] if flow.speech else ()
    return both(" · ".join([*([key_of(answer, flow)] if answer.key else []), *first]))


def _retried(step: Step, edge: NamedEdge, heard: str) -> Branch:
    retry: Retry = getattr(step, heard)
    offers = {offer.name: offer for offer in step.offers} if isinstance(step, Alternatives) else {}
    taken = offers.get(edge.to)
    when = AGAIN[heard][max(0, min(retry.again, 2))].filled(count=retry.again)
    if taken:
        when = AS_IF.filled(when=when, offer=taken.name)
    return Branch(
        edge, when, SHORT[heard], (taken.next or "") if taken else edge.to, (taken.say or "") if taken else ""
    )


def _consented(flow: Flow, step: Consent, edge: NamedEdge) -> Branch:
    match edge.name:
        case "refused":
            return Branch(edge, REFUSES.filled(by=by(flow, step.refuse)), _refusing(flow, step), edge.to)
        case "accepted" if step.accept:
            return Branch(edge, ACCEPTS.filled(by=by(flow, step.accept)), _yes(flow, step.accept), edge.to)
    if step.window is None:
        when = UNTIL_ANSWERED
    else:
        when = (DOES_NOT_OBJECT if step.mode is Mode.OBJECTION else STAYS).filled(seconds=step.window)
    return Branch(edge, when, SHORT["continued"], edge.to)


def _refusing(flow: Flow, step: Consent) -> Sentence:
    short = _in_short(flow, step.refuse)
    return Sentence(fr=f"refuse : {short.fr}", en=f"refuses: {short.en}")


def _yes(flow: Flow, accept: Answer) -> Sentence:
    short = _in_short(flow, accept)
    return Sentence(fr=f"accepte : {short.fr}", en=f"accepts: {short.en}")


def _collected(flow: Flow, step: Collect) -> Sentence:
    least, most = step.digits.least, step.digits.most
    count = both(str(most)) if least == most else FROM_TO.filled(least=least, most=most)
    checked = CHECKED.get(step.check or "", UNSAID)
    told = TYPES.filled(count=count, checked=checked)
    return CONFIRMED.filled(told=told, by=by(flow, step.confirm)) if step.read_back else told


def _case(case: Case) -> Sentence:
    parts: list[Sentence] = []
    if case.variable and case.equals is not None:
        parts.append(IS.filled(name=case.variable, value=case.equals))
    elif case.variable:
        parts.append(IS_KNOWN.filled(name=case.variable))
    if case.countries:
        parts.append(FROM_COUNTRY.filled(countries=", ".join(case.countries)))
    if case.hours is not None:
        parts.append(OPEN.filled(hours=hours_told(case.hours)))
    return Sentence(fr=" et ".join(one.fr for one in parts), en=" and ".join(one.en for one in parts))


ON_GOING = Sentence(fr="ensuite", en="then")
KEY = Sentence(fr="tape {key}", en="presses {key}")
WORDS = Sentence(fr="dit {words}", en="says {words}")
KEY_OR_WORDS = Sentence(fr="tape {key}, ou dit {words}", en="presses {key}, or says {words}")
REFUSES = Sentence(fr="{by} : refuse", en="{by}: refuses")
ACCEPTS = Sentence(fr="{by} : accepte", en="{by}: accepts")
STAYS = Sentence(
    fr="ne dit rien pendant {seconds} s après l'offre : continue",
    en="says nothing for {seconds} s after the offer: goes on",
)
DOES_NOT_OBJECT = Sentence(
    fr="ne dit rien pendant {seconds} s après l'offre : ne s'oppose pas",
    en="says nothing for {seconds} s after the offer: does not object",
)
UNTIL_ANSWERED = Sentence(
    fr="ne refuse pas : il le peut encore jusqu'à sa réponse suivante, qui vaudra continuer",
    en="does not refuse: they still can until their next answer, which will count as going on",
)
AGAIN: Mapping[str, Mapping[int, Sentence]] = {
    "silence": {
        0: Sentence(fr="ne répond pas", en="gives no answer"),
        1: Sentence(fr="ne répond pas, même redemandé une fois", en="gives no answer, even asked once more"),
        2: Sentence(
            fr="ne répond pas, même redemandé {count} fois",
            en="gives no answer, even asked {count} times more",
        ),
    },
    "unclear": {
        0: Sentence(fr="n'est pas compris", en="is not understood"),
        1: Sentence(
            fr="n'est pas compris, même redemandé une fois", en="is not understood, even asked once more"
        ),
        2: Sentence(
            fr="n'est pas compris, même redemandé {count} fois",
            en="is not understood, even asked {count} times more",
        ),
    },
}
AS_IF = Sentence(fr="{when} : comme « {offer} »", en="{when}: as “{offer}”")
OPEN = Sentence(fr="aux heures suivantes : {hours}", en="during these hours: {hours}")
TYPES = Sentence(fr="tape {count} chiffres{checked}", en="types {count} digits{checked}")
FROM_TO = Sentence(fr="{least} à {most}", en="{least} to {most}")
CHECKED: Mapping[str, Sentence] = {
    "luhn": Sentence(fr=", dont le dernier contrôle les autres", en=", the last of which checks the others"),
    "date": Sentence(fr=", qui sont une date", en=", which are a date"),
}
CONFIRMED = Sentence(
    fr="{told}, puis {by} quand on les relit", en="{told}, then {by} when they are read back"
)
IS = Sentence(fr="« {name} » est « {value} »", en="“{name}” is “{value}”")
IS_KNOWN = Sentence(fr="« {name} » est connu", en="“{name}” is known")
FROM_COUNTRY = Sentence(fr="le numéro est de : {countries}", en="the number is of: {countries}")

SHORT: Mapping[str, Sentence] = {
    "silence": Sentence(fr="silence", en="silence"),
    "unclear": Sentence(fr="pas compris", en="not understood"),
    "continued": Sentence(fr="continue", en="goes on"),
    "busy": Sentence(fr="occupé", en="busy"),
    "no_answer": Sentence(fr="sans réponse", en="no answer"),
    "failed": Sentence(fr="échec", en="failed"),
    "unrecorded": Sentence(fr="sans enregistrement", en="unrecorded"),
    "open": Sentence(fr="ouvert", en="open"),
    "closed": Sentence(fr="fermé", en="closed"),
    "holiday": Sentence(fr="jour férié", en="holiday"),
    "otherwise": Sentence(fr="sinon", en="otherwise"),
}
WHEN: Mapping[tuple[type[Any], str], Sentence] = {
    (Goto, "next"): Sentence(fr="quand ce scénario rend la main", en="when that flow comes back"),
    (Transfer, "next"): Sentence(fr="après la conversation", en="after the talk"),
    (Transfer, "busy"): Sentence(fr="la ligne est occupée", en="the line is busy"),
    (Transfer, "no_answer"): Sentence(fr="personne ne répond", en="nobody answers"),
    (Transfer, "failed"): Sentence(fr="le numéro est injoignable", en="the number cannot be reached"),
    (Voicemail, "next"): Sentence(fr="après le message", en="after the message"),
    (Voicemail, "unrecorded"): Sentence(
        fr="le message ne peut pas être gardé", en="the message may not be kept"
    ),
    (Text, "failed"): Sentence(fr="aucun message ne peut être envoyé", en="no message can be sent"),
    (Hours, "closed"): Sentence(fr="le reste du temps", en="at any other time"),
    (Hours, "holiday"): Sentence(
        fr="les jours fériés et de fermeture", en="on public holidays and on days the firm is closed"
    ),
    (When, "otherwise"): Sentence(fr="dans tous les autres cas", en="in every other case"),
}
