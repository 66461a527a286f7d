"""Texts that callers hear and that a `#` cuts: YAML takes what follows for a comment, and says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivr.bilingual import Sentence
from ivr.diagnostics import Diagnostic, Label, Place, Route, quoted
from ivr.parse.kinds import CUT_TEXT
from ivr.rules.script import Script
from ivr.source import BREAKS, Comment, Text, comments

SIGN = re.compile(r"\S[ \t]+#(?:\S|$)|\S[ \t]# ", re.MULTILINE)
"""Behind words: a sign with nothing or a letter behind it, or one that a single space parts from them."""
ALLOWS = re.compile(r"#\s*allow\b")
FINISHED = (".", "!", "?", ":", ";", "…", "»", ")")


def cut_texts(script: Script, text: str) -> Iterator[Diagnostic]:
    """Every text without quotes that ends where its author went on."""
    if not SIGN.search(text):
        return
    heard = _heard(script)
    lines = BREAKS.split(text)
    for comment in comments(text):
        if comment.behind is None or ALLOWS.match(comment.text):
            continue
        at = heard.get(comment.behind)
        before = lines[comment.line - 1][: comment.column - 1]
        if at is not None and _looks_cut(comment, before, script.places.get(at)):
            end = comment.column + len(comment.text)
            place = Place(comment.line, comment.column, comment.line, end)
            yield script.places.diagnose(
                CUT_TEXT,
                at,
                CUTS.filled(key=quoted(str(at[-1]))),
                span=place,
                here=NOT_HEARD,
                labels=() if comment.behind[0] != comment.line else (Label(script.places.value(at), HEARD),),
                why=WHY,
                fix=FIX,
            )


def _heard(script: Script) -> dict[tuple[int, int], Route]:
    """The routes to the texts that are heard, by the lines and columns at which they begin."""
    flow, places = script.flow, script.places
    routes: list[Route] = [told.at for told in script.told]
    routes += [("business", key) for key in places.names(("business",))]
    if flow.recording:
        routes += [("recording", "purposes", one.name, "spoken") for one in flow.recording.purposes]
    routes += [at for answers in script.answers.values() for one in answers for at, _ in one.phrases(places)]
    found = {}
    for at in routes:
        if isinstance(places.get(at), Text) and places.home(at) is places:
            place = places.value(at)
            found[(place.line, place.column)] = at
    return found


def _looks_cut(comment: Comment, before: str, value: object) -> bool:
    """A sign with no space behind it, or one that a single space parts from a sentence that does not end."""
    if comment.text == "#" or not comment.text[1:2].isspace():
        return True
    said = value.value if isinstance(value, Text) else ""
    return not before.endswith("  ") and not said.rstrip().endswith(FINISHED) and " " in said


CUTS = Sentence(
    fr="le texte de {key} s'arrête avant ce `#`, qui commence un commentaire",
    en="the text of {key} ends before this `#`, which begins a comment",
)
NOT_HEARD = Sentence(fr="personne n'entendra cela", en="nobody will hear this")
HEARD = Sentence(fr="ce que l'on entendra", en="what is heard")
WHY = Sentence(
    fr="l'appelant n'entendrait que le début de la phrase",
    en="the caller would hear only the beginning of the sentence",
)
FIX = Sentence(
    fr="mettez tout le texte entre guillemets droits ; un commentaire va sur la ligne d'avant",
    en="put quotes around the whole text; a comment goes on the line before",
)
