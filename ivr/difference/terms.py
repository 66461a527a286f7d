"""What is otherwise at one stop, and in what stands above the steps: words, keys, times, reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ivr.bilingual import Sentence, both
from ivr.difference.change import Change
from ivr.flow import (
    Alternatives,
    Answer,
    Collect,
    Consent,
    Dates,
    Flow,
    Hours,
    Recording,
    Step,
    Transfer,
    Voicemail,
    values,
    within,
)

SAYS = Sentence(
    fr="à `{step}`, {what} dit maintenant « {new} » au lieu de « {old} »",
    en="at `{step}`, {what} now says “{new}” instead of “{old}”",
)
WHAT = {
    "notice": Sentence(fr="l'avis", en="the notice"),
    "offer": Sentence(fr="l'offre", en="the offer"),
    "more": Sentence(fr="l'avis complet", en="the long notice"),
}
THE_TEXT = Sentence(fr="le texte", en="the text")
RECORDED = Sentence(
    fr="à `{step}`, on enregistre maintenant ceux qui ont accepté",
    en="at `{step}`, those who agreed are recorded now",
)
UNRECORDED = Sentence(fr="à `{step}`, on n'enregistre plus", en="at `{step}`, nobody is recorded any more")
MODE = Sentence(
    fr="à `{step}`, l'accord est maintenant `{new}` au lieu de `{old}`",
    en="at `{step}`, consent is now `{new}` instead of `{old}`",
)
WINDOW = Sentence(
    fr="à `{step}`, on a {new} au lieu de {old} pour refuser",
    en="at `{step}`, callers have {new} instead of {old} to refuse",
)
UNTIL_ANSWERED = Sentence(fr="jusqu'à la réponse suivante", en="until the next answer")
SECONDS = Sentence(fr="{count} s", en="{count} s")
ANSWER = Sentence(
    fr="à `{step}`, on {what} par {new} au lieu de {old}",
    en="at `{step}`, callers {what} by {new}, not by {old}",
)
ANSWERS = {
    "refuse": Sentence(fr="refuse", en="refuse"),
    "accept": Sentence(fr="accepte", en="agree"),
}
WITHDRAW = Sentence(
    fr="on revient sur son accord par {new} au lieu de {old}",
    en="consent is taken back by {new} instead of {old}",
)
NOTHING = Sentence(fr="rien", en="nothing")
NUMBER = Sentence(
    fr="à `{step}`, un autre numéro ou une autre équipe sonne", en="at `{step}`, another number or team rings"
)
PURPOSE_ADDED = Sentence(
    fr="une raison d'enregistrer de plus : `{name}`", en="one more reason to record: `{name}`"
)
PURPOSE_GONE = Sentence(
    fr="une raison d'enregistrer de moins : `{name}`", en="one reason to record less: `{name}`"
)
KEPT = Sentence(
    fr="pour `{name}`, on garde {new} au lieu de {old}",
    en="for `{name}`, recordings are kept {new} instead of {old}",
)
REASON = Sentence(fr="la raison `{name}` se dit autrement", en="the reason `{name}` is said otherwise")
DATES = Sentence(
    fr="la raison `{name}` est ouverte d'autres jours", en="the reason `{name}` is open on other days"
)
SHARE = Sentence(
    fr="la part des appels enregistrés passe de {old} % à {new} %",
    en="the share of calls recorded goes from {old}% to {new}%",
)
TEAMS = Sentence(
    fr="ce ne sont plus les mêmes équipes que l'on informe", en="other teams are told of the recording"
)
LEGAL = Sentence(fr="le texte de loi invoqué n'est plus le même", en="another legal text is relied on")


ABOVE = {
    "name": Sentence(fr="le nom de l'entreprise", en="the name of the firm"),
    "website": Sentence(fr="le site", en="the website"),
    "address": Sentence(fr="l'adresse", en="the address"),
    "privacy_contact": Sentence(
        fr="à qui écrire au sujet de ses données", en="whom to write to about one's data"
    ),
    "timezone": Sentence(fr="le fuseau horaire", en="the time zone"),
    "fallback": Sentence(fr="le numéro de secours", en="the fallback number"),
}
BUSINESS = Sentence(fr="{what} : {new} au lieu de {old}", en="{what}: {new} instead of {old}")
VOICE = Sentence(
    fr="on entend la voix {new} au lieu de {old}", en="callers hear the voice {new} instead of {old}"
)
CLOSED_DAYS = Sentence(
    fr="ce ne sont plus les mêmes jours fériés ou de fermeture", en="other days count as holidays or closures"
)
NECESSITY = Sentence(
    fr="la nécessité d'enregistrer est dite autrement", en="why recording is needed is said otherwise"
)
SENSITIVE = Sentence(
    fr="à `{step}`, les chiffres tapés sont maintenant gardés comme les autres",
    en="at `{step}`, the digits typed are kept like any others now",
)
NOT_KEPT = Sentence(
    fr="à `{step}`, les chiffres tapés ne sont plus gardés",
    en="at `{step}`, the digits typed are no longer kept",
)
OTHERWISE = Sentence(
    fr="à `{step}`, {what} n'est plus le même", en="at `{step}`, {what} is no longer the same"
)
FIELDS = {
    "digits": Sentence(fr="le nombre de chiffres demandés", en="the number of digits asked for"),
    "wait": Sentence(fr="le temps pour répondre", en="the time to answer"),
    "longest": Sentence(fr="la durée d'un message", en="how long a message may be"),
    "rings": Sentence(fr="le temps de sonnerie", en="how long it rings"),
    "whisper": Sentence(fr="ce qu'entend qui décroche", en="what whoever answers hears"),
}
PATIENCE = Sentence(
    fr="à `{step}`, on redemande plus ou moins souvent",
    en="at `{step}`, callers are asked again more or less often",
)


def texts_of(step: Step) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The texts of a step that a caller hears, with the keys that lead to them."""
    return tuple((found.way, found.value) for found in within(step, (values.Spoken,)))


def of_step(old: Step, new: Step, name: str) -> Iterator[Change]:
    """What one stop does otherwise, its ways out left aside."""
    weighs = isinstance(new, Consent | Voicemail)
    before, after = dict(texts_of(old)), dict(texts_of(new))
    for way in (way for way in before if way in after):
        if before[way] != after[way]:
            what = WHAT.get(way[0], THE_TEXT) if way else THE_TEXT
            yield Change(SAYS.filled(step=name, what=what, old=before[way], new=after[way]), weighs, name)
    if isinstance(old, Transfer) and isinstance(new, Transfer):
        if old.record != new.record:
            yield Change((RECORDED if new.record else UNRECORDED).filled(step=name), True, name)
        if (old.number, old.team) != (new.number, new.team):
            yield Change(NUMBER.filled(step=name), new.record, name)
    if isinstance(old, Consent) and isinstance(new, Consent):
        yield from _of_consent(old, new, name)
    if isinstance(old, Collect) and isinstance(new, Collect) and old.sensitive != new.sensitive:
        yield Change((NOT_KEPT if new.sensitive else SENSITIVE).filled(step=name), True, name)
    for field, what in FIELDS.items():
        if getattr(old, field, None) != getattr(new, field, None):
            yield Change(
                OTHERWISE.filled(step=name, what=what), isinstance(new, Alternatives | Voicemail), name
            )
    patience = [
        [one.again for key in ("silence", "unclear") if (one := getattr(step, key, None))]
        for step in (old, new)
    ]
    if patience[0] != patience[1]:
        yield Change(PATIENCE.filled(step=name), isinstance(new, Consent | Alternatives), name)


def of_recording(old: Flow, new: Flow) -> Iterator[Change]:
    """What is otherwise in what the law asks before any call is recorded; all of it weighs."""
    for said in _terms(old.recording, new.recording):
        yield Change(said, True)


def of_the_whole(old: Flow, new: Flow) -> Iterator[Change]:
    """What is otherwise in the whole flow: who answers, in which voice, and which days count as closed."""
    for key, what in ABOVE.items():
        before, after = (getattr(flow.business, key) or "" for flow in (old, new))
        if before != after:
            said = BUSINESS.filled(what=what, old=before or NOTHING, new=after or NOTHING)
            yield Change(said, key == "privacy_contact")
    if old.voice != new.voice:
        yield Change(VOICE.filled(old=old.voice, new=new.voice))
    if _closed_days(old) != _closed_days(new):
        yield Change(CLOSED_DAYS)


def _of_consent(old: Consent, new: Consent, name: str) -> Iterator[Change]:
    if old.mode is not new.mode:
        yield Change(MODE.filled(step=name, old=old.mode.value, new=new.mode.value), True, name)
    if old.window != new.window:
        yield Change(WINDOW.filled(step=name, old=_window(old), new=_window(new)), True, name)
    for key, what in ANSWERS.items():
        before, after = getattr(old, key), getattr(new, key)
        if before and after and before != after:
            said = ANSWER.filled(step=name, what=what, old=_answer(before), new=_answer(after))
            yield Change(said, True, name)


def _terms(old: Recording | None, new: Recording | None) -> Iterator[Sentence]:
    before = {one.name: one for one in (old.purposes if old else ())}
    after = {one.name: one for one in (new.purposes if new else ())}
    yield from (PURPOSE_GONE.filled(name=name) for name in before if name not in after)
    yield from (PURPOSE_ADDED.filled(name=name) for name in after if name not in before)
    for name in (name for name in before if name in after):
        one, other = before[name], after[name]
        if one.keep != other.keep:
            yield KEPT.filled(name=name, old=str(one.keep), new=str(other.keep))
        if one.spoken != other.spoken:
            yield REASON.filled(name=name)
        if (one.opens, one.until) != (other.opens, other.until):
            yield DATES.filled(name=name)
    if old is None or new is None:
        return
    if old.share != new.share:
        yield SHARE.filled(old=old.share, new=new.share)
    if set(old.teams) != set(new.teams):
        yield TEAMS
    if old.legal_text != new.legal_text:
        yield LEGAL
    if old.necessity != new.necessity:
        yield NECESSITY
    if old.withdraw != new.withdraw:
        yield WITHDRAW.filled(old=_answer(old.withdraw), new=_answer(new.withdraw))


def _closed_days(flow: Flow) -> set[tuple[str, tuple[Dates, ...]]]:
    """The holidays and closures that steps of the flow know."""
    steps = (step for one in (flow, *flow.others.values()) for step in one.steps.values())
    return {
        (step.holidays.of if step.holidays else "", step.closures)
        for step in steps
        if isinstance(step, Hours)
    }


def _window(step: Consent) -> Sentence:
    return UNTIL_ANSWERED if step.window is None else SECONDS.filled(count=step.window)


def _answer(answer: Answer | None) -> Sentence:
    if answer is None:
        return NOTHING
    parts: list[Any] = [f"`{answer.key}`"] if answer.key else []
    parts += [f"« {phrase} »" for phrase in answer.words]
    return both(", ".join(parts))
