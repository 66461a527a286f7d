"""What click says of help and misuse is French where the command line is."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from ivr.cli.spoken import HEADINGS, IN_HELP, OF_MISUSE, in_french
from tests.cli.commands import accord

ITS_CODE = "".join(file.read_text("utf-8") for file in sorted(Path(click.__file__).parent.glob("*.py")))


@pytest.fixture(autouse=True)
def french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")


@pytest.mark.parametrize("words", [*HEADINGS, *IN_HELP, *OF_MISUSE])
def test_each_of_these_words_is_one_that_click_says(words: str) -> None:
    assert f'"{words}"' in ITS_CODE


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rehearse",), "Erreur : Il manque l'argument 'FLOW'.\n"),
        (("lint", "--nonsense"), "Erreur : L'option '--nonsense' n'existe pas.\n"),
        (("lint", "--no.such"), "Erreur : L'option '--no.such' n'existe pas.\n"),
        (
            ("lint", "--formt", "x"),
            "Erreur : L'option '--formt' n'existe pas. Vouliez-vous dire '--format' ?\n",
        ),
        (("nonsense",), "Erreur : La commande 'nonsense' n'existe pas.\n"),
        (
            ("callbook", "x", "--format", "pdf"),
            "Valeur refusée pour '--format' : 'pdf' n'est pas l'un de ceux-ci : 'markdown', 'html'.\n",
        ),
        (("serve", "--port", "99999"), "99999 est hors de ces bornes : 0<=x<=65535.\n"),
        (
            ("serve", "--port", "x"),
            "Erreur : Valeur refusée pour '--port' : 'x' n'est pas un nombre entier.\n",
        ),
        (("schema", "a", "b"), "Erreur : Ces arguments sont de trop : a b\n"),
        (("step", "rename"), "Erreur : Il manque l'argument 'OLD'.\n"),
        (("rehearse", "x", "--keys"), "Erreur : L'option '--keys' attend une valeur.\n"),
        (
            ("lint", "nowhere.yaml"),
            "Erreur : Valeur refusée pour '[PATHS]...' : 'nowhere.yaml' n'existe pas.\n",
        ),
    ],
)
def test_misuse_is_told_in_french(arguments: tuple[str, ...], said: str) -> None:
    ran = accord(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(said)
    assert not ran.err.startswith("Usage")


def test_how_a_command_is_called_is_headed_in_french() -> None:
    told = accord("rehearse").err
    assert told.startswith("Utilisation : accord rehearse [OPTIONS] FLOW\nL'aide : accord rehearse --help\n")


def test_help_is_headed_in_french() -> None:
    for command in (("--help",), ("step", "--help"), ("step", "set", "--help"), ("lint", "-h")):
        told = accord(*command).out
        assert told.startswith("Utilisation : accord ")
        assert "\nOptions :\n" in told
        assert "Affiche cette aide." in told
    assert "\nCommandes :\n" in accord("--help").out
    assert "[sans cela : text]" in accord("lint", "--help").out


def test_the_language_asked_for_counts_before_that_of_the_environment() -> None:
    assert accord("rehearse", "--lang", "en").err.startswith("Usage: ")
    assert accord("rehearse", "--lang=en").err.endswith("Error: Missing argument 'FLOW'.\n")
    assert accord("rehearse", "--lang", "nonsense").err.startswith("Utilisation : ")


def test_no_help_stays_french_for_the_next_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    accord("lint", "--help")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert accord("lint", "--help").out.startswith("Usage: accord lint")


def test_words_that_are_not_clicks_stay_as_they_are() -> None:
    assert in_french("Le scénario `x` ne peut pas être servi.") == "Le scénario `x` ne peut pas être servi."
