"""`# allow CODE: reason`: what an author allows in one place, and says why.

Only kindness to callers can be allowed; what consent rests on cannot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ivr.bilingual import Sentence
from ivr.diagnostics import Diagnostic, Kind, Nearest, Place, quoted
from ivr.parse.drafts import Draft
from ivr.rules import RULES, Rule
from ivr.source import comments

WITHOUT_REASON = Kind(
    "S109",
    "reason-missing",
    about=Sentence(
        fr="Quelque chose est permis par `# allow`, sans dire pourquoi.",
        en="Something is allowed by `# allow`, without saying why.",
    ),
)
UNKNOWN = Kind(
    "S123",
    "allowance-unknown",
    about=Sentence(
        fr="`# allow` nomme un code qui n'existe pas.",
        en="`# allow` names a code that does not exist.",
    ),
)
REFUSED = Kind(
    "S124",
    "allowance-refused",
    about=Sentence(
        fr="`# allow` nomme une règle qui ne peut pas être permise.",
        en="`# allow` names a rule that cannot be allowed.",
    ),
)
UNUSED = Kind(
    "S125",
    "allowance-unused",
    "warning",
    about=Sentence(
        fr="`# allow` permet quelque chose qui ne se trouve pas là.",
        en="`# allow` allows something that is not there.",
    ),
)

ALLOW = re.compile(r"#\s*allow\b\s*([A-Za-z0-9-]*)\s*(:?)\s*(.*)")
BY_NAME = {name: rule for rule in RULES for name in (rule.kind.code, rule.kind.rule)}


@dataclass(frozen=True)
class Allowance:
    """A code, and the line on which it is allowed."""

    rule: Rule
    line: int
    place: Place


def allowed(diagnostics: list[Diagnostic], made: Draft) -> list[Diagnostic]:
    """What is left when the author's allowances are taken into account, with what is wrong with those."""
    if "# allow" not in made.text and "#allow" not in made.text:
        return diagnostics
    said: list[Diagnostic] = []
    allowances = []
    for comment in comments(made.text):
        written = ALLOW.fullmatch(comment.text)
        if written:
            place = Place(comment.line, comment.column, comment.line, comment.column + len(comment.text))
            rule, reason = BY_NAME.get(written[1]), written[3].strip() if written[2] else ""
            wrong = _wrong(written[1], rule, reason, place, made)
            if wrong:
                said.append(wrong)
            elif rule:
                allowances.append(Allowance(rule, comment.concerns, place))
    left, used = [], set()
    for one in diagnostics:
        by = next((able for able in allowances if _allows(able, one, made)), None)
        if by is None:
            left.append(one)
        used.add(by)
    unused = [able for able in allowances if able not in used and (made.whole or not able.rule.whole)]
    said += [
        made.places.diagnose(
            UNUSED, (), _UNUSED.filled(rule=able.rule.kind.code), span=able.place, fix=_DELETE
        )
        for able in unused
    ]
    return [*left, *said]


def _wrong(code: str, rule: Rule | None, reason: str, place: Place, made: Draft) -> Diagnostic | None:
    diagnose = made.places.diagnose
    if rule is None:
        permitted = [one.kind.code for one in RULES if one.allowed]
        names = [*permitted, *(one.kind.rule for one in RULES if one.allowed)]
        fix = Nearest(names).fix(code, _ONE_OF.filled(codes=", ".join(permitted)))
        return diagnose(UNKNOWN, (), _UNKNOWN.filled(code=quoted(code)), span=place, fix=fix)
    if not rule.allowed:
        told = _REFUSED.filled(code=rule.kind.code, rule=rule.kind.rule)
        return diagnose(REFUSED, (), told, span=place, why=_PROTECTS, fix=_MEND)
    if not reason:
        told = _REASON.filled(code=rule.kind.code)
        return diagnose(
            WITHOUT_REASON, (), told, span=place, why=_READERS, fix=_SAY_WHY.filled(code=rule.kind.code)
        )
    return None


def _allows(able: Allowance, one: Diagnostic, made: Draft) -> bool:
    return one.code == able.rule.kind.code and one.span.line == able.line and one.file == made.places.file


_UNUSED = Sentence(
    fr="rien n'est permis ici : {rule} ne s'y trouve pas", en="nothing is allowed here: there is no {rule}"
)
_DELETE = Sentence(fr="supprimez ce commentaire", en="delete this comment")
_UNKNOWN = Sentence(fr="{code} n'est le code d'aucune règle", en="{code} is the code of no rule")
_ONE_OF = Sentence(fr="on peut permettre {codes}", en="what can be allowed: {codes}")
_REFUSED = Sentence(fr="{code} ({rule}) ne peut pas être permis", en="{code} ({rule}) cannot be allowed")
_PROTECTS = Sentence(
    fr="cette règle protège l'appelant, ou l'appel lui-même",
    en="this rule protects the caller, or the call itself",
)
_MEND = Sentence(fr="corrigez ce qu'elle signale", en="mend what it finds")
_REASON = Sentence(fr="{code} est permis ici sans raison", en="{code} is allowed here without a reason")
_READERS = Sentence(
    fr="qui relit le scénario doit savoir pourquoi", en="whoever reads the flow must know why"
)
_SAY_WHY = Sentence(fr="écrivez `# allow {code}: la raison`", en="write `# allow {code}: the reason`")
