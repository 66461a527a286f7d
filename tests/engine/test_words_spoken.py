"""What Accord says by itself, and what stands for a placeholder."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.engine.phrases import SPOKEN, phrases, speaks
from ivr.engine.words import (
    filled,
    spoken_keep,
    spoken_key,
    spoken_purposes,
    spoken_span,
)
from ivr.facts import NoticeStarted
from ivr.flow import Answer, Purpose, Span
from tests.engine.scene import IMPLICIT, MESSAGE, QUALITY, TRAINING, call, switchboard

FLOW = switchboard()


@pytest.mark.parametrize("language", SPOKEN)
def test_a_language_has_all_that_accord_must_say_and_says_nothing_as_another_does(language: str) -> None:
    own, others = SPOKEN[language], [one for name, one in SPOKEN.items() if name != language]
    assert set(own.spans) == {"days", "weeks", "months", "years"}
    assert len(own.numbers) == len(set(own.numbers)) == 11
    assert set(own.signs) == {"*", "#"}
    assert all("1" in own.star_question and "2" in own.star_question for own in SPOKEN.values())
    for name in ("withdrawn", "not_recorded", "star_question", "kept", "sending", "trouble", "goodbye"):
        assert getattr(own, name).endswith((".", "!")), name
        assert getattr(own, name) not in [getattr(one, name) for one in others], name


def test_reasons_are_joined_as_a_person_says_them() -> None:
    assert spoken_purposes((QUALITY, TRAINING, MESSAGE), "fr-FR") == (
        "pour améliorer la qualité de notre accueil, pour former nos équipes "
        "et pour pouvoir répondre à votre message"
    )
    assert spoken_purposes((), "fr-FR") == ""


def test_a_purpose_is_spoken_in_the_author_s_own_words() -> None:
    assert (
        spoken_purposes((replace(QUALITY, spoken="pour mieux vous servir"),), "fr-FR")
        == "pour mieux vous servir"
    )


def test_one_length_of_time_is_said_once_and_several_each_with_its_reason() -> None:
    assert spoken_keep((QUALITY, TRAINING), "fr-FR") == "six mois"
    assert spoken_keep((QUALITY, MESSAGE), "en-GB") == (
        "six months pour améliorer la qualité de notre accueil "
        "and 30 days pour pouvoir répondre à votre message"
    )


@pytest.mark.parametrize(
    ("span", "language", "words"),
    [
        (Span(1, "weeks"), "fr-FR", "une semaine"),
        (Span(1, "years"), "fr-FR", "un an"),
        (Span(30, "days"), "fr-FR", "30 jours"),
        (Span(1, "months"), "en-GB", "one month"),
        (Span(6, "months"), "de-DE", "sechs Monate"),
        (Span(1, "months"), "de-AT", "einen Monat"),
        (Span(1, "weeks"), "de-DE", "eine Woche"),
        (Span(1, "years"), "de-DE", "ein Jahr"),
        (Span(6, "months"), "es-ES", "seis meses"),
        (Span(1, "years"), "es-MX", "un año"),
        (Span(1, "weeks"), "it-IT", "una settimana"),
        (Span(6, "months"), "it-IT", "sei mesi"),
        (Span(5, "years"), "nl-NL", "vijf jaar"),
        (Span(30, "days"), "nl-BE", "30 dagen"),
        (Span(1, "days"), "nl-NL", "één dag"),
    ],
)
def test_lengths_of_time_are_said_in_words(span: Span, language: str, words: str) -> None:
    assert spoken_span(span, language) == words


@pytest.mark.parametrize(
    ("key", "language", "words"),
    [
        ("*", "fr-FR", "étoile"),
        ("#", "fr-FR", "dièse"),
        ("*", "en-GB", "star"),
        ("*", "de-CH", "Stern"),
        ("#", "es-ES", "almohadilla"),
        ("#", "it-IT", "cancelletto"),
        ("*", "nl-NL", "sterretje"),
        ("9", "fr-FR", "9"),
        (None, "fr-FR", ""),
    ],
)
def test_keys_are_said_so_that_a_voice_reads_them(key: str | None, language: str, words: str) -> None:
    assert spoken_key(Answer(key), language) == words


def test_a_language_without_words_of_its_own_is_spoken_to_in_english() -> None:
    assert phrases("pt-PT") is SPOKEN["en"]
    assert phrases("FR") is SPOKEN["fr"]
    assert [speaks(one) for one in ("nl-BE", "pt-PT", "DE")] == [True, False, True]


def test_a_placeholder_nobody_knows_says_nothing() -> None:
    assert filled("{secret}{business.moon} {business.name}", FLOW) == " Garage Martin"


def test_whether_a_call_is_recorded_is_said_in_words_and_nowhere_but_in_a_whisper() -> None:
    english = replace(FLOW, speaks="en-GB")
    assert filled("Il {recorded}.", FLOW, recorded=True) == "Il est enregistré."
    assert filled("It {recorded}.", english, recorded=False) == "It is not recorded."
    assert filled("Il{recorded}.", FLOW) == "Il."


@given(st.text(), st.text())
def test_any_text_is_spoken_and_remembered_as_it_is(before: str, reason: str) -> None:
    purpose = Purpose("own", Span(1, "days"), spoken=reason or "pour rire")
    notice = replace(IMPLICIT, notice=before.replace("{", "") + " {purposes}")
    flow = switchboard(notice=notice)
    assert flow.recording is not None
    told = call(replace(flow, recording=replace(flow.recording, purposes=(purpose,))), "-", "-", "1")
    assert told.of(NoticeStarted)[0].words == f"{before.replace('{', '')} {reason or 'pour rire'}"
    assert told.recorded
