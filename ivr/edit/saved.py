"""A flow's file read and written back whole: whoever reads it meanwhile finds the old text or the new one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from ivr.bilingual import Sentence
from ivr.edit.refused import EditRefused
from ivr.source import read_source
from ivr.source.places import START

CHANGED_MEANWHILE = Sentence(
    fr="le fichier a changé entre-temps, et cette version-là est gardée",
    en="the file has changed meanwhile, and that version is kept",
)
AGAIN = Sentence(fr="relancez la commande", en="run the command again")


def text_in(path: Path) -> str:
    """The letters of a file, its byte order mark and its line breaks as they are.

    Raises EditRefused where they are not UTF-8, and OSError.
    """
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        found = read_source(raw).diagnostics[0]
        raise EditRefused(found.span, found.message, found.fix) from None


def save(path: Path, before: str, after: str) -> None:
    """Writes a text over the one that was read: all of it or nothing, with the rights the file has.

    A link is followed, and stays one.
    Raises EditRefused where the file no longer holds the text that was read, and OSError.
    """
    file = path.resolve(strict=True)
    rights = file.stat()
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(after.encode("utf-8"))
            new.flush()
            os.fsync(new.fileno())
        _give_rights(name, rights)
        if file.read_bytes() != before.encode("utf-8"):
            raise EditRefused(START, CHANGED_MEANWHILE, AGAIN)
        os.replace(name, file)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)
        raise
    _settle(file.parent)


def _give_rights(name: str, rights: os.stat_result) -> None:
    os.chmod(name, rights.st_mode & 0o7777)
    if hasattr(os, "chown"):
        # Only an administrator may give files away; for anyone else the file was theirs already.
        with contextlib.suppress(PermissionError):
            os.chown(name, rights.st_uid, rights.st_gid)


def _settle(folder: Path) -> None:
    """Has the folder's new entry on the disk too, where the system can."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
