"""What the terminal says when Accord has started: what is served, how to hear it, where to look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ivr.cli.language import Language
from ivr.cli.shown import shown
from ivr.library import Entry
from ivr.render.typed import as_typed
from ivr.settings import Settings, first_run_token
from ivr.web.house import House
from ivr.web.newcomer import commands
from ivr.web.wording import WORDS


def welcome(house: House, language: Language) -> str:
    """What a newcomer reads; in production there is nothing to try and no page to open."""
    own, entries = WORDS[language], house.library.entries()
    lines = [f"{own.answers_at} {house.settings.public_url}", ""]
    lines += (
        _flows(entries, language)
        if entries
        else [f"  {own.no_flow.format(folder=shown(house.settings.flows))}"]
    )
    if house.settings.local:
        if tried := commands((entry.live for entry in entries.values() if entry.live), language):
            lines += ["", own.hear_in_another, *_columns(tried)]
        lines += ["", f"{own.first_page} {first_link(house.settings)}"]
    return "\n".join([*lines, own.stops])


def first_link(settings: Settings) -> str:
    """The link that opens the first page."""
    return f"{settings.public_url}/first/{first_run_token(settings)}"


def _flows(entries: dict[str, Entry], language: Language) -> Iterator[str]:
    own = WORDS[language]
    shown = []
    for name, entry in entries.items():
        spoilt = any(found.level == "error" for found in entry.diagnostics)
        state = own.not_served if entry.live is None else own.last_good if spoilt else own.served
        shown.append((name, f"{state}{' (' + as_typed('accord lint') + ')' if spoilt else ''}"))
    return _columns(shown)


def _columns(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    rows = list(rows)
    width = max(len(left) for left, _ in rows)
    for left, right in rows:
        yield f"  {left:<{width}}   {right}"
