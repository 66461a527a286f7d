"""The ways out of a stop, named so that the same way is known again in another version of the flow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ivr.bilingual import Sentence, both
from ivr.difference.turns import Spot
from ivr.flow import Alternatives, Answer, Ask, Collect, Consent, Retry, Step, Text, Transfer, Voicemail, When

Exit = tuple[str, str]
"""What kind of way it is, and the key or the words that take it."""

SAID = {
    "key": Sentence(fr="la touche {by}", en="key {by}"),
    "words": Sentence(fr="les mots « {by} »", en="the words “{by}”"),
    "silence": Sentence(fr="le silence", en="silence"),
    "unclear": Sentence(fr="une réponse incomprise", en="an answer that is not understood"),
    "refused": Sentence(fr="un refus", en="a refusal"),
    "continued": Sentence(fr="rester en ligne", en="staying on the line"),
    "accepted": Sentence(fr="un accord", en="a yes"),
    "digits": Sentence(fr="les chiffres tapés", en="the digits typed"),
    "busy": Sentence(fr="une ligne occupée", en="a busy line"),
    "no_answer": Sentence(fr="l'absence de réponse", en="no answer"),
    "failed": Sentence(fr="un numéro injoignable", en="a number that cannot be reached"),
    "talked": Sentence(fr="la fin de la conversation", en="the end of the talk"),
    "left": Sentence(fr="un message laissé", en="a message left"),
    "unrecorded": Sentence(fr="un message qui ne peut être gardé", en="a message that may not be kept"),
    "sent": Sentence(fr="un texte envoyé", en="a text sent"),
    "not_sent": Sentence(fr="un texte qui ne part pas", en="a text that cannot be sent"),
    "case": Sentence(fr="le cas `{by}`", en="the case `{by}`"),
    "otherwise": Sentence(fr="tout autre cas", en="any other case"),
}


def told(way: Exit) -> Sentence:
    """The way in words."""
    kind, by = way
    return SAID[kind].filled(by=both(by))


def exits(step: Step, spot: Spot) -> dict[Exit, Spot | None]:
    """Where each way out of this stop leads; None where the call ends."""
    found: dict[Exit, Spot | None] = {}

    def lead(kind: str, by: str, to: str | None) -> None:
        found[kind, by] = replace(spot, step=to) if to else None

    def answered(answer: Answer, to: str | None) -> None:
        if answer.key:
            lead("key", answer.key, to)
        else:
            lead("words", ", ".join(answer.words), to)

    def given_up(silence: Retry, unclear: Retry, offers: dict[str, str | None]) -> None:
        lead("silence", "", offers.get(silence.then, silence.then))
        lead("unclear", "", offers.get(unclear.then, unclear.then))

    match step:
        case Consent():
            _of_consent(step, lead)
        case Ask():
            for choice in step.choices:
                answered(choice.answer, choice.next)
            given_up(step.silence, step.unclear, {})
        case Alternatives():
            for offer in step.offers:
                answered(offer.answer, offer.next)
            given_up(step.silence, step.unclear, {offer.name: offer.next for offer in step.offers})
        case Collect():
            lead("digits", "", step.next)
            given_up(step.silence, step.unclear, {})
        case When():
            for case in step.cases:
                lead("case", case.name, case.next)
            lead("otherwise", "", step.otherwise)
        case _:
            _of_others(step, lead)
    return found


Lead = Callable[[str, str, str | None], None]


def _of_consent(step: Consent, lead: Lead) -> None:
    lead("refused", "", step.refused)
    lead("unclear", "", step.unclear.then)
    if step.accepted:
        lead("accepted", "", step.accepted)
        lead("silence", "", (step.silence or step.unclear).then)
    if step.continued:
        lead("continued", "", step.continued)


def _of_others(step: Step, lead: Lead) -> None:
    match step:
        case Transfer():
            for kind, to in (("busy", step.busy), ("no_answer", step.no_answer), ("failed", step.failed)):
                lead(kind, "", to)
            lead("talked", "", step.next)
        case Voicemail():
            lead("left", "", step.next)
            lead("unrecorded", "", step.unrecorded)
        case Text():
            lead("sent", "", step.next)
            lead("not_sent", "", step.failed)
