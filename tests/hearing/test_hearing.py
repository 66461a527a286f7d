"""What was said equals a listed phrase in its words, or is not understood."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.hearing import normalised, understood

REFUSALS = ("je refuse", "pas d'enregistrement", "arrêtez l'enregistrement")


@pytest.mark.parametrize(
    ("speech", "phrase"),
    [
        ("Je refuse.", "je refuse"),
        ("  JE   REFUSE !", "je refuse"),
        ("pas d’enregistrement", "pas d'enregistrement"),
        ("Pas d ' enregistrement…", "pas d'enregistrement"),
        ("Arretez l'enregistrement", "arrêtez l'enregistrement"),
        (unicodedata.normalize("NFD", "Arrêtez, l'enregistrement"), "arrêtez l'enregistrement"),
    ],
)
def test_a_listed_phrase_is_understood_however_it_was_written_down(speech: str, phrase: str) -> None:
    assert understood(speech, REFUSALS) == phrase


@pytest.mark.parametrize(
    "speech",
    [
        "je ne refuse pas",
        "je refuse pas",
        "non je ne refuse pas",
        "je refuse de raccrocher",
        "refuse",
        "jerefuse",
        "je refusais",
        "",
        "…!",
    ],
)
def test_words_that_are_no_listed_phrase_are_not_understood(speech: str) -> None:
    assert understood(speech, REFUSALS) == ""


def test_ligatures_are_two_letters() -> None:
    assert understood("Un coeur et caetera", ("un cœur et cætera",)) == "un cœur et cætera"
    assert understood("UN CŒUR", ("un coeur",)) == "un coeur"


def test_a_phrase_of_punctuation_alone_is_never_heard() -> None:
    assert understood("?!", ("...", "*")) == ""


def test_the_first_of_two_phrases_that_sound_alike_is_the_one() -> None:
    assert understood("cote", ("côte", "côté")) == "côte"


@given(st.text())
def test_bare_words_stay_as_they_are(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@given(st.text(), st.lists(st.text()))
def test_only_a_listed_phrase_is_ever_understood(speech: str, phrases: list[str]) -> None:
    found = understood(speech, phrases)
    assert found == "" or (found in phrases and normalised(found) == normalised(speech))


@given(st.sampled_from(REFUSALS), st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", min_size=1))
def test_a_word_more_is_another_phrase(phrase: str, more: str) -> None:
    expected = "" if more.strip() else phrase
    assert understood(f"{phrase} {more}", REFUSALS) == expected


@given(st.sampled_from(REFUSALS), st.sampled_from(" .,;:!?…«»\t"), st.booleans())
def test_case_and_punctuation_never_change_what_was_said(phrase: str, mark: str, loud: bool) -> None:
    assert understood(mark + (phrase.upper() if loud else phrase) + mark, REFUSALS) == phrase
