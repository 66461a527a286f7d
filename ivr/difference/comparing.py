"""Walks two versions of a flow side by side, the same answers in both, and tells where callers notice it.

Steps are known again by the way that leads to them: a step that was given another name is no change.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivr.bilingual import Sentence, both
from ivr.difference.change import Change
from ivr.difference.exits import Exit, exits, told
from ivr.difference.terms import of_recording, of_step, of_the_whole, texts_of
from ivr.difference.turns import Following, Hour, Spot, following, step_of, weeks
from ivr.flow import Alternatives, Consent, Flow, Hours, Step, Transfer, Voicemail
from ivr.proof.day_and_hour import day_and_hour
from ivr.proof.kinds_of_hour import kinds_of_hour

AT_SOME_HOURS = Sentence(fr="à certaines heures ({hour}), {said}", en="at some hours ({hour}), {said}")
ON_HOLIDAYS = Sentence(fr="les jours fériés ou de fermeture, {said}", en="on holidays and closures, {said}")
AT = Sentence(fr="à `{step}`, {way}", en="at `{step}`, {way}")
AT_THE_START = Sentence(fr="au début de l'appel", en="at the start of the call")
HEARD = Sentence(
    fr="{place} : on entend « {new} » au lieu de « {old} »",
    en="{place}: callers hear “{new}” instead of “{old}”",
)
HEARD_MORE = Sentence(fr="{place} : on entend en plus « {new} »", en="{place}: callers also hear “{new}”")
HEARD_LESS = Sentence(fr="{place} : on n'entend plus « {old} »", en="{place}: callers no longer hear “{old}”")
LEADS = Sentence(
    fr="{place} mène maintenant à {new} au lieu de {old}", en="{place} now leads to {new} instead of {old}"
)
ENDS = Sentence(fr="la fin de l'appel", en="the end of the call")
GONE = Sentence(fr="à `{step}`, {way} ne mène plus à rien", en="at `{step}`, {way} no longer leads anywhere")
ADDED = Sentence(fr="à `{step}`, {way} mène maintenant à {new}", en="at `{step}`, {way} now leads to {new}")
PAUSES = Sentence(
    fr="{place} : l'enregistrement n'est plus mis en pause ou repris au même moment",
    en="{place}: recording is no longer paused or resumed at the same moment",
)
WEIGHING_WAYS = ("refused", "accepted", "continued")
WEIGHING_STEPS = (Consent, Alternatives, Voicemail)
MOST_PAIRS = 50_000


def compare(old: Flow, new: Flow) -> tuple[Change, ...]:
    """Every change that a caller, or the law, notices; what weighs more comes first."""
    whole = (*of_recording(old, new), *of_the_whole(old, new))
    found: dict[Change, list[Hour]] = {change: [] for change in whole}
    hours = _hours(old, new)
    for hour in hours:
        for change in _walk(old, new, hour):
            found.setdefault(change, []).append(hour)
    said = [_at_hours(change, at, hours) for change, at in found.items()]
    return tuple(sorted(dict.fromkeys(said), key=lambda one: not one.weighs))


def _walk(old: Flow, new: Flow, hour: Hour) -> Iterator[Change]:
    begin = (Spot("", old.start), Spot("", new.start))
    met = {begin}
    waiting: list[tuple[tuple[Spot, Spot], Sentence, bool]] = [(begin, AT_THE_START, False)]
    compared: set[tuple[Spot, Spot]] = set()
    for (before, after), place, weighs in waiting:
        was, now = following(old, before, hour), following(new, after, hour)
        yield from _heard(was, now, place, weighs, after.step)
        if was.stop is None or now.stop is None or _is_another(old, new, was.stop, now.stop):
            if was.stop != now.stop or type(_step(old, was)) is not type(_step(new, now)):
                yield _leads(old, new, was, now, (place, weighs))
            continue
        stops = (was.stop, now.stop)
        if stops in compared or len(met) > MOST_PAIRS:
            continue
        compared.add(stops)
        one, other = step_of(old, was.stop), step_of(new, now.stop)
        assert one is not None
        assert other is not None
        yield from of_step(one, other, now.stop.step)
        before_ways, after_ways = exits(one, was.stop), exits(other, now.stop)
        yield from _ways(old, new, (other, now.stop.step), before_ways, after_ways)
        for way in (way for way in before_ways if way in after_ways):
            pair = (before_ways[way], after_ways[way])
            at = AT.filled(step=now.stop.step, way=told(way))
            matters = _weighs(other, way)
            if pair[0] is None or pair[1] is None:
                if pair[0] != pair[1]:
                    names = [both(f"`{spot.step}`") if spot else ENDS for spot in pair]
                    yield Change(LEADS.filled(place=at, old=names[0], new=names[1]), matters, now.stop.step)
            elif pair not in met:
                met.add((pair[0], pair[1]))
                waiting.append(((pair[0], pair[1]), at, matters))


def _step(flow: Flow, one: Following) -> Step | None:
    return step_of(flow, one.stop) if one.stop else None


def _ways(
    old: Flow,
    new: Flow,
    at: tuple[Step, str],
    before: dict[Exit, Spot | None],
    after: dict[Exit, Spot | None],
) -> Iterator[Change]:
    """The ways that are gone, and those that came."""
    step, name = at
    for way in (way for way in before if way not in after):
        yield Change(GONE.filled(step=name, way=told(way)), _weighs(step, way), name)
    for way in (way for way in after if way not in before):
        to = after[way]
        leads = both(f"`{to.step}`") if to else ENDS
        yield Change(ADDED.filled(step=name, way=told(way), new=leads), _weighs(step, way), name)


def _heard(was: Following, now: Following, place: Sentence, weighs: bool, step: str) -> Iterator[Change]:
    less = [words for words in was.heard if words not in now.heard]
    more = [words for words in now.heard if words not in was.heard]
    if less and more:
        yield Change(HEARD.filled(place=place, old=" ".join(less), new=" ".join(more)), weighs, step)
    elif less:
        yield Change(HEARD_LESS.filled(place=place, old=" ".join(less)), weighs, step)
    elif more:
        yield Change(HEARD_MORE.filled(place=place, new=" ".join(more)), weighs, step)
    if was.paused != now.paused:
        yield Change(PAUSES.filled(place=place), True, step)


def _leads(old: Flow, new: Flow, was: Following, now: Following, at: tuple[Sentence, bool]) -> Change:
    place, weighs = at
    names = [both(f"`{one.stop.step}`") if one.stop else ENDS for one in (was, now)]
    steps = [step_of(flow, one.stop) if one.stop else None for flow, one in ((old, was), (new, now))]
    heavy = weighs or any(
        isinstance(step, WEIGHING_STEPS) or getattr(step, "record", False) for step in steps
    )
    where = now.stop.step if now.stop else was.stop.step if was.stop else ""
    return Change(LEADS.filled(place=place, old=names[0], new=names[1]), heavy, where)


def _is_another(old: Flow, new: Flow, was: Spot, now: Spot) -> bool:
    """Whether a call comes to another step than before, and not to the same one under another name."""
    one, other = step_of(old, was), step_of(new, now)
    if type(one) is not type(other):
        return True
    if was.step == now.step or one is None or other is None:
        return False
    known = step_of(new, was) is not None or step_of(old, now) is not None
    return known and texts_of(one) != texts_of(other)


def _weighs(step: Step, way: Exit) -> bool:
    return (
        isinstance(step, WEIGHING_STEPS)
        or way[0] in WEIGHING_WAYS
        or (isinstance(step, Transfer) and step.record and way[0] == "talked")
    )


def _hours(old: Flow, new: Flow) -> tuple[Hour, ...]:
    """An hour of every kind that one of the two can tell apart, and a holiday where one knows any."""
    kinds = kinds_of_hour((*weeks(old), *weeks(new)))
    found = [Hour(minute) for minute in kinds.example]
    steps = [
        step for flow in (old, new) for one in (flow, *flow.others.values()) for step in one.steps.values()
    ]
    if any(isinstance(step, Hours) and (step.holidays or step.closures) for step in steps):
        found.append(Hour(kinds.example[0], holiday=True))
    return tuple(found)


def _at_hours(change: Change, at: list[Hour], every: tuple[Hour, ...]) -> Change:
    if not at or len(at) == len(every):
        return change
    if all(hour.holiday for hour in at):
        return Change(ON_HOLIDAYS.filled(said=change.said), change.weighs, change.step)
    named = day_and_hour(next(hour.minute for hour in at if not hour.holiday))
    return Change(AT_SOME_HOURS.filled(hour=named, said=change.said), change.weighs, change.step)
