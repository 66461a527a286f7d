"""The tags that name a language, a country, a time zone, or the dialect a flow is written in."""

from __future__ import annotations

import functools
import re
import zoneinfo

from ivr.bilingual import Sentence
from ivr.diagnostics import Nearest, quoted
from ivr.parse.scalars import WRITE, WRITE_AS, Wrong

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def language(text: str) -> str:
    """The tag of one language (BCP 47)."""
    if not LANGUAGE.fullmatch(text):
        raise Wrong(
            Sentence(
                fr="{text} n'est pas le code d'une langue", en="{text} is not the tag of a language"
            ).filled(text=quoted(text)),
            Sentence(fr="écrivez-le comme `fr-FR` ou `en-GB`", en="write it as `fr-FR` or `en-GB`"),
        )
    return text


def country(text: str) -> str:
    """The two letters of a country."""
    if not re.fullmatch("[A-Z]{2}", text):
        raise Wrong(
            Sentence(fr="{text} n'est pas un pays", en="{text} is not a country").filled(text=quoted(text)),
            Sentence(fr="écrivez ses deux lettres : `FR`", en="write its two letters: `FR`"),
        )
    return text


def timezone(text: str) -> str:
    """The name of a time zone."""
    if text not in _timezones():
        raise Wrong(
            Sentence(fr="{text} n'est pas un fuseau horaire", en="{text} is not a time zone").filled(
                text=quoted(text)
            ),
            Nearest(_timezones()).fix(text, WRITE_AS.filled(what="`Europe/Paris`")),
        )
    return text


def dialect(text: str) -> int:
    """The dialect of the language; there is one."""
    if text != "1":
        raise Wrong(
            Sentence(
                fr="{text} n'est pas une version connue de ce langage",
                en="{text} is not a dialect that is spoken here",
            ).filled(text=quoted(text)),
            WRITE.filled(what="`accord: 1`"),
        )
    return 1


@functools.cache
def _timezones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())
