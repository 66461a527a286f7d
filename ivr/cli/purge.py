"""`accord purge`: deletes at Twilio what is past the time spoken, and what was taken back."""

from __future__ import annotations

import re
import signal
import time

import click

from consent_store import Ledger, LedgerUnavailable
from consent_store import purge as purged
from ivr.calls.behind import Network
from ivr.calls.network import real_network
from ivr.calls.untold import Untold
from ivr.cli.language import Language, language_option
from ivr.cli.opened import ledger_of, settings_here
from ivr.cli.purge_words import told
from ivr.cli.trouble import NO_LEDGER
from ivr.web.house import now

FINDINGS = 1
INTERVAL = re.compile(r"([1-9]\d{0,4})(s|m|h)")
SECONDS = {"s": 1, "m": 60, "h": 3600}
WRITTEN_DOWN = {
    "fr": "Écrit maintenant : ce que {count} appelants avaient refusé quand le registre ne répondait pas.",
    "en": "Written down now what {count} callers had said no to while the ledger did not answer.",
}
EVERY = {
    "fr": "--every attend un nombre suivi de s, m ou h : 30m, 1h",
    "en": "--every takes a number and s, m or h: 30m, 1h",
}
STOPPED = {"fr": "Arrêté.", "en": "Stopped."}


@click.command()
@click.option("--dry-run", is_flag=True, help="Say what would be deleted; delete nothing.")
@click.option("--every", metavar="1h|30m", help="Go on until stopped, at this interval.")
@language_option
def purge(dry_run: bool, every: str | None, lang: Language) -> None:
    """Delete at Twilio the recordings whose time is over, and those that callers took back.

    Looks first for recordings that Twilio never told of.
    Ends with 1 when something could not be deleted, or looked for.
    """
    pause = _seconds(every, lang)
    settings = settings_here()
    opened, network = ledger_of(settings), real_network(settings)
    untold = Untold(settings.var / "untold")
    try:
        if pause is not None:
            _go_on(opened, network, untold, dry_run, pause, lang)
        elif _run(opened, network, untold, dry_run, lang):
            raise click.exceptions.Exit(FINDINGS)
    finally:
        opened.close()


def _seconds(every: str | None, lang: Language) -> int | None:
    """The interval in seconds; None for a single run."""
    if every is None:
        return None
    found = INTERVAL.fullmatch(every)
    if found is None:
        raise click.UsageError(EVERY[lang])
    return int(found[1]) * SECONDS[found[2]]


def _go_on(
    opened: Ledger, network: Network | None, untold: Untold, dry_run: bool, pause: int, lang: Language
) -> None:
    """One purge after the other until Ctrl-C or SIGTERM; it may be ended anywhere and loses nothing."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        while True:
            try:
                _run(opened, network, untold, dry_run, lang)
            except LedgerUnavailable:
                click.echo(NO_LEDGER[lang], err=True)
            time.sleep(pause)
    except KeyboardInterrupt:
        click.echo(STOPPED[lang])


def _run(opened: Ledger, network: Network | None, untold: Untold, dry_run: bool, lang: Language) -> bool:
    """One purge, told; whether something is still there that should not be."""
    opened.upgrade()
    if not dry_run and (written_down := list(untold.tell(opened))):
        click.echo(WRITTEN_DOWN[lang].format(count=len(written_down)))
    report = purged(opened, network, now(), dry_run=dry_run or network is None)
    for line in told(report, dry_run=dry_run, account=network is not None, lang=lang):
        click.echo(line)
    undone = report.failed or report.unasked or report.stopped
    return bool(undone or (report.due and network is None and not dry_run))
