"""What `accord lint --fix` does: mends in each file what is sure, and says what it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ivr.cli.language import Language
from ivr.diagnostics import Diagnostic
from ivr.edit import EditRefused, Mended, mend, save, text_in
from ivr.library import NO_FLOWS, OWNER, said_beside
from ivr.parse import read_common, read_flow, read_owner

COLON = {"fr": " :", "en": ":"}


def mended(files: Iterable[tuple[Path, str]], lang: Language) -> Iterator[str]:
    """Writes each file mended; yields a line for each mistake that is no more, with the name of its file.

    A file that cannot be read as text, or changed meanwhile, stays as it is: what is wrong with it is told
    by the linting that follows. Raises OSError where a file cannot be written.
    """
    for file, shown in files:
        try:
            before = text_in(file)
            after, done = _mended(file, before)
            if done:
                save(file, before, after)
        except EditRefused as refused:
            yield f"{shown}:{refused.place.line}:{refused.place.column}{COLON[lang]} {refused.why.told(lang)}"
            continue
        for one in done:
            yield f"{shown}:{one.place.line}{COLON[lang]} {one.done.told(lang)} [{one.code}]"


def _mended(file: Path, text: str) -> tuple[str, tuple[Mended, ...]]:
    if file.stem in NO_FLOWS:
        read = read_owner if file.stem == OWNER else read_common
        return mend(text, file.stem, lambda text, _: read(text).diagnostics)
    business, owner = (said_beside(file, name) for name in NO_FLOWS)

    def look(text: str, name: str) -> Sequence[Diagnostic]:
        return [one for one in read_flow(text, name, "", business, owner).diagnostics if not one.file]

    country = read_common(business.text).business.country if business else None
    return mend(text, file.stem, look, country)
