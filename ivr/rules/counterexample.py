"""The shortest call that shows a mistake, moment by moment, with the lines of the flows it goes through."""

from __future__ import annotations

from collections.abc import Sequence

from ivr.bilingual import UNSAID, Sentence
from ivr.diagnostics import Moment
from ivr.flow import Step, values, within
from ivr.proof import Did, Explored, Situation, Taken
from ivr.proof.day_and_hour import day_and_hour
from ivr.rules.script import Script

DONE = {
    Did.WENT_ON: UNSAID,
    Did.PRESSED: Sentence(fr="l'appelant répond `{by}`", en="the caller answers `{by}`"),
    Did.SILENT: Sentence(fr="l'appelant ne dit rien", en="the caller says nothing"),
    Did.UNCLEAR: Sentence(fr="l'appelant n'est pas compris", en="the caller is not understood"),
    Did.STAYED: Sentence(
        fr="l'appelant écoute jusqu'au bout et reste en ligne",
        en="the caller hears it out and stays on the line",
    ),
    Did.ABROAD: Sentence(
        fr="l'appelant reste en ligne, mais son pays demande un oui",
        en="the caller stays on the line, but their country asks for a yes",
    ),
    Did.CUT: Sentence(fr="l'appelant coupe l'avis", en="the caller cuts the notice short"),
    Did.REFUSED: Sentence(fr="l'appelant refuse, touche `{by}`", en="the caller refuses, key `{by}`"),
    Did.REFUSED_LATE: Sentence(
        fr="l'appelant refuse à présent, touche `{by}`", en="the caller refuses now, key `{by}`"
    ),
    Did.ACCEPTED: Sentence(fr="l'appelant accepte, touche `{by}`", en="the caller agrees, key `{by}`"),
    Did.AGREED_BEFORE: Sentence(fr="l'appelant a déjà accepté", en="the caller has agreed before"),
    Did.NOT_ASKED: Sentence(
        fr="on ne demande rien : aucune finalité n'est ouverte ce jour-là",
        en="nothing is asked: no purpose is open that day",
    ),
    Did.NO_MORE_ASKED: Sentence(
        fr="l'appelant a refusé : on ne lui demande plus rien",
        en="the caller has refused and is not asked again",
    ),
    Did.WITHDREW: Sentence(
        fr="l'appelant revient sur son accord, touche `{by}`", en="the caller takes consent back, key `{by}`"
    ),
    Did.STOPPED: Sentence(
        fr="l'enregistrement est arrêté d'ailleurs, par un agent ou une page",
        en="recording is stopped from elsewhere, by an agent or a page",
    ),
    Did.TYPED: Sentence(fr="l'appelant tape des chiffres", en="the caller types digits"),
    Did.TALKED: Sentence(fr="ils se parlent", en="they talk"),
    Did.KEPT: Sentence(fr="l'appelant garde l'enregistrement", en="the caller keeps the recording"),
    Did.ERASED: Sentence(
        fr="l'appelant fait effacer l'enregistrement", en="the caller has the recording erased"
    ),
    Did.BUSY: Sentence(fr="c'est occupé", en="the line is busy"),
    Did.NO_ANSWER: Sentence(fr="personne ne répond", en="nobody answers"),
    Did.FAILED: Sentence(fr="le numéro est injoignable", en="the number cannot be reached"),
    Did.LEFT: Sentence(fr="l'appelant laisse un message", en="the caller leaves a message"),
    Did.NOT_RECORDED: Sentence(fr="le message ne peut être gardé", en="the message may not be kept"),
    Did.TEXTED: Sentence(fr="le message est envoyé", en="the text is sent"),
    Did.NOT_TEXTED: Sentence(fr="le message ne peut être envoyé", en="no text can be sent"),
    Did.OPEN: Sentence(fr="c'est ouvert", en="it is open"),
    Did.CLOSED: Sentence(fr="c'est fermé", en="it is closed"),
    Did.HOLIDAY: Sentence(fr="c'est un jour férié ou de fermeture", en="it is a holiday or a closure"),
    Did.CASE: Sentence(fr="le cas `{by}` se vérifie", en="the case `{by}` holds"),
    Did.OTHERWISE: Sentence(fr="aucun cas ne se vérifie", en="no case holds"),
    Did.WENT_TO: Sentence(fr="l'appel passe à `{by}`", en="the call goes to `{by}`"),
    Did.CAME_BACK: Sentence(fr="l'appel revient", en="the call comes back"),
    Did.ENDED: Sentence(fr="l'appel prend fin", en="the call ends"),
}
BY_THE_HOUR = (Did.OPEN, Did.CLOSED, Did.CASE, Did.OTHERWISE)


def counterexample(
    script: Script, explored: Explored, last: Situation, ending: Sentence
) -> tuple[Moment, ...]:
    """The shortest call that comes into this situation; `ending` says what must not happen there."""
    return the_call(script, explored, explored.way_to(last), ending)


def the_call(
    script: Script, explored: Explored, way: Sequence[Taken], ending: Sentence
) -> tuple[Moment, ...]:
    """This call; where no step was taken it ends where it begins."""
    last = (way[-1].way.to if way else None) or explored.world.begin()
    told = [_moment(script, explored, taken, last) for taken in way]
    return (*told, _at(script, explored, last, ("steps", last.step), "", ending))


def _moment(script: Script, explored: Explored, taken: Taken, last: Situation) -> Moment:
    here, way = taken.here, taken.way
    done = DONE[way.did].filled(by=way.by)
    if way.did in BY_THE_HOUR and way.to is not None and way.to.hours != here.hours:
        hour = _example(explored, way.to.hours & last.hours or way.to.hours)
        done = Sentence(fr=f"{hour.fr}, {done.fr}", en=f"{hour.en}, {done.en}")
    return _at(script, explored, here, ("steps", here.step, *way.key), ".".join(way.key), done)


def _at(
    script: Script,
    explored: Explored,
    here: Situation,
    at: tuple[str, ...],
    edge: str,
    done: Sentence,
) -> Moment:
    flow = explored.world.named(here.place)
    places = script.folder.get(flow, script).places
    step = explored.world.step(here)
    return Moment(flow, here.step, edge, places.key(at), places.file, _heard(step) if step else "", done)


def _heard(step: Step) -> str:
    """What the caller hears there, in the author's own words."""
    texts = [found.value for found in within(step, (values.Spoken,)) if len(found.way) == 1]
    return " ".join(" ".join(texts).split())


def _example(explored: Explored, kinds: int) -> Sentence:
    """A day and an hour of one of these kinds."""
    bit = (kinds & -kinds).bit_length() - 1
    return day_and_hour(explored.world.hours.example[bit])
