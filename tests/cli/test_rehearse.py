"""`accord rehearse` plays a call on the engine alone and prints what one can read aloud."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import accord

BAD = Path(__file__).parents[1] / "language" / "bad" / "unknown_steps.yaml"
OPEN = ("--at", "2026-12-01T10:00")


def test_a_scripted_call_is_read_aloud_to_its_end() -> None:
    ran = accord("rehearse", "accueil", "--keys", "-,9,1,1", *OPEN, "--lang", "fr")
    assert ran.code == 0
    assert ran.out.startswith("Accueil du garage Martin\n  l'appelant      appelle\n")
    assert "L'appelant a refusé l'enregistrement, par une touche." in ran.out
    assert ran.out.endswith("\nRien n'a été enregistré.\n")


def test_who_stays_on_the_line_is_recorded_and_it_says_so() -> None:
    ran = accord("rehearse", "accueil", "--keys", "-,-,1,!", *OPEN, "--lang", "en")
    assert "recording       starts when the call is answered" in ran.out
    assert ran.out.endswith("\nA part of this call would be recorded.\n")


@pytest.mark.parametrize(
    ("lang", "told"), [("fr", "serait enregistrée, puis effacée."), ("en", "would be recorded, then erased.")]
)
def test_what_the_caller_takes_back_is_told_as_erased(lang: str, told: str) -> None:
    ran = accord("rehearse", "accueil", "--keys", "-,-,1,*,1", *OPEN, "--lang", lang)
    assert ran.out.endswith(f"{told}\n")


def test_the_outside_can_forbid_recording() -> None:
    ran = accord("rehearse", "accueil", "--keys", "-,-,1", *OPEN, "--may-record", "sample", "--lang", "en")
    assert ran.out.endswith("\nNothing was recorded.\n")


def test_words_and_what_happens_at_a_transfer_can_be_scripted() -> None:
    moves = "-,je refuse,1,1,busy,-,1,12#"
    ran = accord("rehearse", "accueil", "--moves", moves, *OPEN, "--lang", "en")
    assert "says “je refuse”" in ran.out
    assert "waits: the line is busy" in ran.out
    assert "leaves a message of 12 s" in ran.out


def test_words_follow_the_keys() -> None:
    ran = accord("rehearse", "accueil", "--keys", "-", "--say", "je refuse", *OPEN, "--lang", "en")
    assert "The caller refused the recording, aloud." in ran.out


def test_without_a_terminal_and_a_script_the_caller_is_silent() -> None:
    ran = accord("rehearse", "front-desk", *OPEN, "--lang", "en")
    assert ran.code == 0
    assert "presses" not in ran.out
    assert ran.out.endswith("\nNothing was recorded.\n")


def test_at_a_terminal_the_person_is_the_caller() -> None:
    ran = accord("rehearse", "accueil", *OPEN, "--lang", "en", typed="\n9\n1\n3\n")
    assert ran.code == 0
    assert "Type a key or words" in ran.out
    assert "caller          presses 9" in ran.out
    assert "huit heures" in ran.out
    assert ran.out.count("we hang up") == 1


@pytest.mark.parametrize("typed", ["\n!\n", "\n"])
def test_an_exclamation_mark_or_the_end_of_the_input_hangs_up(typed: str) -> None:
    ran = accord("rehearse", "accueil", *OPEN, "--lang", "en", typed=typed)
    assert ran.code == 0
    assert "caller          hangs up" in ran.out
    assert ran.out.endswith("\nNothing was recorded.\n")


def test_a_call_while_nothing_is_asked_of_a_talking_person_goes_on_with_enter() -> None:
    ran = accord("rehearse", "accueil", *OPEN, "--lang", "en", typed="\n\n1\n\n\n")
    assert "Enter: someone answers and they talk" in ran.out
    assert "talks with the person" in ran.out


def test_a_hidden_number_is_served() -> None:
    ran = accord("rehearse", "accueil", "--hidden", "--keys", "-,9,2", *OPEN, "--lang", "en")
    assert ran.code == 0
    assert "Je vous redis l'adresse" in ran.out


def test_a_file_is_rehearsed_like_a_name(tmp_path: Path) -> None:
    flow = tmp_path / "short.yaml"
    flow.write_text((Path(__file__).parents[1] / "language" / "ok" / "one_step.yaml").read_text())
    assert accord("rehearse", str(flow)).code == 0


def test_a_flow_with_errors_shows_them_and_is_not_played() -> None:
    ran = accord("rehearse", str(BAD), "--lang", "en")
    assert ran.code == 1
    assert "error[W201]" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("name", "remedy"), [("acueil", "did you mean `accueil`?"), ("nowhere", "there are accueil, front-desk")]
)
def test_a_flow_that_is_not_there_is_misuse_with_a_remedy(name: str, remedy: str) -> None:
    ran = accord("rehearse", name, "--lang", "en")
    assert ran.code == 2
    assert remedy in ran.err


def test_an_empty_folder_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORD_FLOWS", str(tmp_path))
    ran = accord("rehearse", "accueil", "--lang", "en")
    assert ran.code == 2
    assert "holds none" in ran.err


@pytest.mark.parametrize(
    "wrong",
    [
        ("--keys", "je refuse"),
        ("--keys", "1,a"),
        ("--moves", "9", "--keys", "9"),
        ("--moves", "9", "--say", "no"),
    ],
)
def test_a_script_that_makes_no_sense_is_misuse(wrong: tuple[str, ...]) -> None:
    assert accord("rehearse", "accueil", *wrong).code == 2
    french = accord("rehearse", "accueil", *wrong, "--lang", "fr").err
    assert "enlevez --keys" in french or "séparées par des virgules" in french


def test_rehearsing_needs_no_settings_and_keeps_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://calls.example.com")
    monkeypatch.setenv("ACCORD_VAR", str(tmp_path / "var"))
    assert accord("rehearse", "accueil", "--keys", "-").code == 0
    assert not (tmp_path / "var").exists()
