"""The keys that a text tells callers to press: by their signs, and by their names in six languages."""

from __future__ import annotations

import pytest

from ivr.rules.told_keys import tells, told_keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Pour refuser, tapez 9.", "9"),
        ("Pour refuser, tapez neuf.", "9"),
        ("Pour accepter, appuyez sur la touche un.", "1"),
        ("To agree, press one.", "1"),
        ("Pour refuser, appuyez sur étoile.", "*"),
        ("To refuse, press the star key.", "*"),
        ("Tapez dièse pour refuser.", "#"),
        ("To refuse, press hash.", "#"),
        ("Pour accepter, tapez 1, ou 2 pour refuser.", "2"),
        ("Um abzulehnen, drücken Sie die Neun.", "9"),
        ("Zum Zustimmen wählen Sie die Taste 1 oder 2.", "2"),
        ("Drücken Sie Stern, um zu widerrufen.", "*"),
        ("Para rechazar, pulse nueve.", "9"),
        ("Para terminar, marque almohadilla.", "#"),
        ("Per rifiutare, prema il tasto nove.", "9"),
        ("Per terminare, digiti cancelletto.", "#"),
        ("Om te weigeren, toets negen.", "9"),
        ("Om te stoppen, druk op sterretje.", "*"),
    ],
)
def test_a_key_is_told_by_its_sign_or_by_its_name(text: str, key: str) -> None:
    assert tells(text, key)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Vous pouvez refuser à tout moment.", "9"),
        ("Un appel sur cinq est enregistré.", "1"),
        ("Tapez 19 pour refuser.", "9"),
        ("We are the stars of the street.", "*"),
    ],
)
def test_a_number_or_a_word_that_only_looks_like_a_key_is_none(text: str, key: str) -> None:
    assert not tells(text, key)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Press 1 for sales, press two or 3 for repairs, dial star for the rest.", ["1", "2", "3", "*"]),
        ("Pour un rendez-vous, tapez 1. Pour l'atelier, tapez 2.", ["1", "2"]),
        ("Tapez les 6 chiffres de votre dossier.", []),
        ("Pour refuser, tapez 9, ou 8.", ["9", "8"]),
        ("Tapez 6 chiffres.", []),
        ("Press one of the keys.", []),
        ("Pour refuser, tapez {refuse.key}.", []),
        ("La touche dièse termine le numéro.", ["#"]),
        ("Für Termine drücken Sie die 1, für die Werkstatt wählen Sie die 2.", ["1", "2"]),
        ("Drücken Sie 6 Ziffern.", []),
        ("Para citas, pulse 1; para el taller, marque el dos.", ["1", "2"]),
        ("Marque 6 cifras.", []),
        ("Prema uno dei tasti.", []),
        ("Per gli appuntamenti prema 1 o 2.", ["1", "2"]),
        ("Voor afspraken toets 1, voor de werkplaats kies twee.", ["1", "2"]),
    ],
)
def test_only_what_is_surely_a_key_is_held_against_a_menu(text: str, keys: list[str]) -> None:
    assert sorted(told_keys(text)) == sorted(keys)
