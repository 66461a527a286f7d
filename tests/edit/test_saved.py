"""A flow's file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ivr.edit import EditRefused, save, text_in
from ivr.edit import saved as saving

BEFORE = "\ufeffsay: Été\r\nnext: a"
AFTER = "\ufeffsay: Hiver\r\nnext: a"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "accueil.yaml"
    path.write_bytes(BEFORE.encode())
    return path


def test_a_file_is_read_and_written_to_the_byte(file: Path) -> None:
    assert text_in(file) == BEFORE
    save(file, BEFORE, AFTER)
    assert file.read_bytes() == AFTER.encode()
    assert os.listdir(file.parent) == ["accueil.yaml"]


def test_the_rights_of_the_file_stay(file: Path) -> None:
    file.chmod(0o640)
    save(file, BEFORE, AFTER)
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(file: Path) -> None:
    link = file.parent / "linked" / "flow.yaml"
    link.parent.mkdir()
    link.symlink_to(file)
    save(link, BEFORE, AFTER)
    assert link.is_symlink()
    assert file.read_bytes() == AFTER.encode()
    assert os.listdir(link.parent) == ["flow.yaml"]


def test_a_file_that_changed_meanwhile_is_kept(file: Path) -> None:
    file.write_bytes(b"say: someone else was here\n")
    with pytest.raises(EditRefused, match="has changed meanwhile"):
        save(file, BEFORE, AFTER)
    assert file.read_bytes() == b"say: someone else was here\n"
    assert os.listdir(file.parent) == ["accueil.yaml"]


def test_a_disk_that_fails_leaves_the_old_text_and_nothing_beside_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save(file, BEFORE, AFTER)
    assert file.read_bytes() == BEFORE.encode()
    assert os.listdir(file.parent) == ["accueil.yaml"]


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        save(tmp_path / "none.yaml", "", "say: Hello")
    assert os.listdir(tmp_path) == []


def test_bytes_that_are_not_utf_8_are_refused_where_they_stand(file: Path) -> None:
    file.write_bytes(b"say: Hello\nnext: caf\xe9\n")
    with pytest.raises(EditRefused, match="is not UTF-8") as refused:
        text_in(file)
    assert (refused.value.place.line, refused.value.place.column) == (2, 10)
