"""How a page says what may stand behind a key, and what stands there unless it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field
from typing import Any

from ivr.bilingual import UNSAID, Sentence, both
from ivr.flow import LONGEST_TEXT, Answer
from ivr.flow import values as kinds
from ivr.flow.written import Written
from ivr.rules.numbers import counted

OR_OFFER = Sentence(fr=" ou d'une proposition", en=" or of an offer")
NAME = Sentence(fr="le nom d'une étape", en="the name of a step")
ANSWER = Sentence(fr='une réponse : `{key: "1", words: [oui]}`', en='an answer: `{key: "1", words: ["yes"]}`')


def _seconds(kind: kinds.Seconds) -> Sentence:
    most = f"{kind.most // 60} min" if kind.most >= 120 else f"{kind.most} s"
    told = Sentence(fr="de {least} s à {most}", en="{least} s to {most}").filled(least=kind.least, most=most)
    if kind.word is None:
        return told
    return Sentence(fr="{told}, ou `{word}`", en="{told}, or `{word}`").filled(told=told, word=kind.word)


DESCRIBED: Mapping[type[Any], Callable[[Any], Sentence]] = {
    kinds.Spoken: lambda kind: (
        Sentence(fr="un texte", en="a text")
        if kind.longest == LONGEST_TEXT
        else Sentence(
            fr="un texte de {most} caractères au plus", en="a text of {most} characters at most"
        ).filled(most=counted(kind.longest))
    ),
    kinds.Words: lambda _: Sentence(fr="un texte", en="a text"),
    kinds.Phrase: lambda _: Sentence(fr="des mots, jamais une touche", en="words, never a key"),
    kinds.Reason: lambda _: Sentence(fr="un texte sans accolades", en="a text without braces"),
    kinds.Edge: lambda _: NAME,
    kinds.OtherFlow: lambda _: Sentence(
        fr="le nom d'un scénario, ou `back`", en="the name of a flow, or `back`"
    ),
    kinds.Seconds: _seconds,
    kinds.Whole: lambda kind: Sentence(fr="de {least} à {most}", en="{least} to {most}").filled(
        least=kind.least, most=kind.most
    ),
    kinds.Length: lambda kind: Sentence(
        fr="`6`, ou `4-8` ; {most} au plus", en="`6`, or `4-8`; {most} at most"
    ).filled(most=kind.most),
    kinds.Percent: lambda _: Sentence(fr="de `0%` à `100%`", en="`0%` to `100%`"),
    kinds.YesNo: lambda _: Sentence(fr="`yes` ou `no`", en="`yes` or `no`"),
    kinds.Key: lambda _: Sentence(
        fr='de `"0"` à `"9"`, `"*"` ou `"#"`, avec les guillemets',
        en='`"0"` to `"9"`, `"*"` or `"#"`, with the quotes',
    ),
    kinds.Number: lambda _: Sentence(
        fr='un numéro avec son pays : `"+33199001234"`', en='a number with its country: `"+33199001234"`'
    ),
    kinds.Destination: lambda _: Sentence(
        fr='`"+33199001234"`, ou `{team: …}`', en='`"+33199001234"`, or `{team: …}`'
    ),
    kinds.Audio: lambda _: Sentence(
        fr="un fichier `.mp3` ou `.wav`, ou une adresse https",
        en="a `.mp3` or `.wav` file, or an https address",
    ),
    kinds.Kept: lambda _: both("`6 months`, `30 days`"),
    kinds.Day: lambda _: both("`2026-12-01`"),
    kinds.Days: lambda _: Sentence(fr="une liste de dates", en="a list of dates"),
    kinds.WeeklyHours: lambda _: both("`mon-fri: 09:00-12:30, 14:00-18:00`"),
    kinds.Holidays: lambda _: both("`FR`, `FR-Alsace-Moselle`, `FR-La-Reunion`, `BE`"),
    kinds.LanguageTag: lambda _: both("`fr-FR`"),
    kinds.Country: lambda _: both("`FR`"),
    kinds.Timezone: lambda _: both("`Europe/Paris`"),
    kinds.Variable: lambda _: Sentence(fr="un nom", en="a name"),
    kinds.OneOf: lambda kind: both(", ".join(f"`{word}`" for word in kind.words)),
    kinds.ListOf: lambda kind: (
        Sentence(fr="une liste : {of}", en="a list: {of}").filled(of=described(kind.of))
        if not isinstance(kind.of, kinds.Words)
        else Sentence(fr="une liste : `[un, deux]`", en="a list: `[one, two]`")
    ),
    kinds.NamedTexts: lambda kind: Sentence(
        fr="{most} noms au plus, et pour chacun {longest} caractères au plus",
        en="{most} names at most, and for each of them {longest} characters at most",
    ).filled(most=kind.most, longest=kind.longest),
    kinds.Model: lambda kind: (
        ANSWER if kind.of == "Answer" else Sentence(fr="des clés", en="keys of its own")
    ),
    kinds.Named: lambda kind: Sentence(
        fr="des noms, {most} au plus, chacun avec ses clés", en="names, {most} at most, each with its keys"
    ).filled(most=counted(kind.most)),
    kinds.Again: lambda kind: Sentence(
        fr="`{{again: 1, then: …}}`, ou le nom d'une étape{offer}",
        en="`{{again: 1, then: …}}`, or the name of a step{offer}",
    ).filled(offer=OR_OFFER if kind.may_name_an_offer else UNSAID),
}


def described(kind: kinds.Value) -> Sentence:
    """What may stand there."""
    return DESCRIBED[type(kind)](kind)


def unless_said(field: Field[Any] | None, known: Written) -> Sentence:
    """What holds where the key is not written; nothing where it must be, or where nothing follows from it."""
    if known.needed:
        return UNSAID
    if known.as_in:
        return _AS_IN.filled(key=known.as_in)
    value = _default(field, known.value)
    return _UNLESS.filled(value=value) if value else UNSAID


def _default(field: Field[Any] | None, kind: kinds.Value) -> str:
    value = MISSING if field is None else field.default
    if value is MISSING or value is None or value == ():
        return ""
    match kind, value:
        case kinds.Seconds(), int():
            return f"{value // 60} min" if value >= 60 and value % 60 == 0 else f"{value} s"
        case kinds.YesNo(), bool():
            return "yes" if value else "no"
        case kinds.Percent(), int():
            return f"{value}%"
        case _, Answer(key=str(key)):
            return f'{{key: "{key}"}}'
    return str(value)


_AS_IN = Sentence(fr="comme `{key}` sinon", en="as `{key}` unless said")
_UNLESS = Sentence(fr="`{value}` sinon", en="`{value}` unless said")
