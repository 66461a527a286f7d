"""`accord ledger`: what was kept of the calls, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

import click

from consent_store import Kept
from ivr.calls.told import answering_flow, told
from ivr.cli.language import Language, language_option
from ivr.cli.opened import ledger_here, settings_here
from ivr.library import Library
from ivr.render.typed import as_typed

NOTHING_YET = {
    "fr": "Aucun appel n'a encore été pris. Pour en entendre un : accord dial",
    "en": "No call has been taken yet. To hear one: accord dial",
}
UPGRADED: dict[Language, str] = {
    "fr": "Le registre a le schéma le plus récent.",
    "en": "The ledger is on the newest schema.",
}
DAY: dict[Language, str] = {"fr": "%d/%m/%Y", "en": "%Y-%m-%d"}
RULE = "─" * 72
"""Stands between two stories."""

NO_SUCH_CALL = {
    "fr": "Cet appel n'est pas dans le registre : {call}",
    "en": "This call is not in the ledger: {call}",
}


@click.group()
def ledger() -> None:
    """Read the ledger, and bring it to the newest schema."""


@ledger.command()
@click.option("--call", help="Tell the story of this call alone.")
@click.option(
    "--last",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="How many calls to tell, the newest first.",
)
@language_option
def show(call: str | None, last: int, lang: Language) -> None:
    """Tell the story of calls: what was said, what the caller did, what followed."""
    settings = settings_here()
    opened, library = ledger_here(settings), Library(settings.flows)
    try:
        if call is not None and not opened.knows(call):
            raise click.ClickException(NO_SUCH_CALL[lang].format(call=call))
        calls = [call] if call is not None else [summary.call for summary in opened.calls(last)]
        if not calls:
            click.echo(as_typed(NOTHING_YET[lang]))
        click.echo(
            f"\n{RULE}\n\n".join(_told(sid, opened.story(sid), library, lang) for sid in calls), nl=False
        )
    finally:
        opened.close()


@ledger.command()
@language_option
def upgrade(lang: Language) -> None:
    """Bring the database to the newest schema; safe to repeat, and while Accord runs."""
    settings = settings_here()
    ledger_here(settings).close()
    click.echo(UPGRADED[lang])


def _told(call: str, kept: Sequence[Kept], library: Library, lang: Language) -> str:
    """A story under its day, the title of the flow that answered, and the id of the call."""
    story, flow = told(kept, library, lang), answering_flow(kept, library)
    day = f"{story.lines[0].at:{DAY[lang]}}" if story.lines else ""
    head = "  ".join(filter(None, (day, flow.title if flow else "", call)))
    return f"{head}\n\n{story}\n"
