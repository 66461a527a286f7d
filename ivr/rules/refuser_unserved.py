"""At some hour those who refuse cannot reach anybody, while those who agree can.

Why: a refusal costs the caller nothing: the same people are reached, unrecorded, at every hour at which
others reach them.

Bad:
    recording:
      purposes: {service_quality: {keep: 6 months}}
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: implicit
        notice: This call may be recorded {purposes}, and kept {keep}.
        offer: To refuse, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: otherwise
        unclear: desk
      otherwise:
        alternatives: For our website, press 1.
        offers:
          website: {key: "1", say: garage-martin.example}
        silence: website
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Good:
    recording:
      purposes: {service_quality: {keep: 6 months}}
      necessity: Two calls a month are enough to teach the team.
      share: 20%
      withdraw: {key: "*"}
    start: notice
    steps:
      notice:
        consent: implicit
        notice: This call may be recorded {purposes}, and kept {keep}.
        offer: To refuse, press {refuse.key}.
        refuse: {key: "9"}
        continued: desk
        refused: otherwise
        unclear: otherwise
      otherwise:
        alternatives: To go on unrecorded, press 1.
        offers:
          unrecorded: {key: "1", next: desk}
        silence: unrecorded
      desk:
        transfer: "+33199001234"
        record: yes
        busy: bye
        no_answer: bye
      bye:
        hang_up: Goodbye.
Law: GDPR, article 7(4) and recital 42 (a choice is free where refusing does no harm):
https://eur-lex.europa.eu/eli/reg/2016/679/oj
Date: 2026-11

Titre: À certaines heures, qui refuse n'atteint personne, alors que qui accepte est mis en relation.

Pourquoi: refuser ne coûte rien : on atteint les mêmes personnes, sans enregistrement, aux heures où les
autres les atteignent.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from ivr.bilingual import Sentence
from ivr.diagnostics import quoted
from ivr.flow import Alternatives, Consent, Transfer
from ivr.proof import Explored, Situation, Standing
from ivr.rules.counterexample import counterexample
from ivr.rules.finding import Finding
from ivr.rules.recorders import arrivals
from ivr.rules.script import Script

CODE = "C316"
WHOLE = True
ACROSS = True
PROOF = True

MESSAGE = Sentence(
    fr="à certaines heures, qui refuse à {step} n'atteint aucune des personnes que qui accepte atteint",
    en="at some hour who refuses at {step} reaches none of the people whom who agrees reaches",
)
FIX = Sentence(
    fr="proposez `unrecorded` à ceux qui refusent, et menez-les à la même étape que les autres",
    en="offer `unrecorded` to those who refuse, and lead them to the same step as the others",
)
ENDING = Sentence(
    fr="d'ici, aucun chemin ne mène à l'une d'elles",
    en="from here no way leads to any of them",
)


Person = tuple[str, str]
"""Who answers: a number, or a team."""


def check(script: Script) -> Iterator[Finding]:
    """Every consent step whose refusers reach none of those whom callers who agree reach at that hour."""
    for explored, name, situations in arrivals(script, Consent):
        step = script.flow.steps[name]
        if not isinstance(step, Consent) or not explored.world.records:
            continue
        for situation in situations[:1]:
            unserved = _unserved(explored, situation)
            if unserved is not None:
                yield Finding(
                    ("steps", name, "refused"),
                    MESSAGE.filled(step=quoted(name)),
                    FIX,
                    call=counterexample(script, explored, unserved, ENDING),
                )


def _unserved(explored: Explored, asked: Situation) -> Situation | None:
    """The situation of a refuser from whom no person can be reached that who agreed there can reach."""
    after = [way.to for way in explored.ways(asked) if way.to is not None]
    refused = [one for one in after if one.standing is Standing.REFUSED and not one.must_end]
    if not _are_offered_something(explored, refused):
        return None
    granted = [one for one in after if one.standing is Standing.GRANTED]
    if not refused or not granted:
        return None
    for kind in range(explored.world.hours.every.bit_length()):
        hour = 1 << kind
        agreeing = _meets(explored, [one._replace(hours=hour) for one in granted], Standing.GRANTED)
        if not _meet_alike(agreeing, _meets(explored, [one._replace(hours=hour) for one in refused])):
            return refused[0]
    return None


def _meet_alike(agreeing: Iterator[Person], refusing: Iterator[Person]) -> bool:
    """Whether both come to the same person, or those who agree to nobody; looks no further than it must."""
    met: tuple[set[Person], set[Person]] = (set(), set())
    for pair in zip_longest(agreeing, refusing):
        for mine, person in zip(met, pair, strict=True):
            if person is not None:
                mine.add(person)
        if met[0] & met[1]:
            return True
    return not met[0]


def _are_offered_something(explored: Explored, refused: list[Situation]) -> bool:
    """Whether an alternative is offered at all; that none is, is another mistake."""
    met, waiting = set(refused), list(refused)
    for here in waiting:
        if isinstance(explored.world.step(here), Alternatives):
            return True
        for way in explored.ways(here):
            if way.to is not None and way.to not in met:
                met.add(way.to)
                waiting.append(way.to)
    return False


def _meets(explored: Explored, begin: list[Situation], stays: Standing | None = None) -> Iterator[Person]:
    """The numbers and teams that calls can come to from there at that hour, while their standing stays."""
    met, waiting, hour = set(begin), list(begin), begin[0].hours
    for here in waiting:
        step = explored.world.step(here)
        if isinstance(step, Transfer):
            yield step.number, step.team or ""
        for way in explored.ways(here):
            to = way.to
            if to is None or (stays is not None and to.standing is not stays):
                continue
            # No time passes here: what is asked is who is reached at one hour.
            to = to._replace(hours=hour) if to.hours & hour else None
            if to is not None and to not in met:
                met.add(to)
                waiting.append(to)
