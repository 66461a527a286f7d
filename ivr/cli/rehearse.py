"""`accord rehearse`: plays a call on the engine alone and prints what one can read aloud.

No telephone, no ledger, no network: nothing is kept of it but a rehearsal, if one is asked for.
"""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import click

from ivr.check.recorded import recorded
from ivr.cli.language import Language, language_option
from ivr.cli.one_flow import flow_file, one_flow
from ivr.cli.save_as import save_as
from ivr.engine import CallState, Turn, Waiting
from ivr.events import Caller, MayRecord, Outcome
from ivr.flow import KEYS, Flow
from ivr.rehearsal import (
    Exchange,
    Move,
    Rehearsal,
    exchange_lines,
    exchanged,
    hang_up_lines,
)
from ivr.rehearsal import rehearse as rehearsed
from ivr.rehearsal.exchanges import HANG_UP, OUTCOMES, SILENCE

NOT_WORDS = re.compile(rf"[{KEYS}]|[-!]|{'|'.join(OUTCOMES)}|\d+[*#]?")
COUNTRY = re.compile("([A-Z]{2})?")
WORDS_BEGIN = 18
"""The column of a transcript's words, where a line goes on that is wider than the terminal."""

ASKED = {
    "fr": {
        "intro": "Tapez une touche ou des mots ; Entrée pour ne rien dire, ! pour raccrocher.",
        "caller": "à vous",
        "talk": "Entrée : on décroche et l'on se parle · busy · no_answer · failed",
        "recorded_talk": "Entrée : on décroche et l'on se parle · * : stop · busy · no_answer · failed",
        "message": "la durée du message en secondes, et la touche qui le termine s'il y en a une : 12, 12#",
    },
    "en": {
        "intro": "Type a key or words; Enter to say nothing, ! to hang up.",
        "caller": "your turn",
        "talk": "Enter: someone answers and they talk · busy · no_answer · failed",
        "recorded_talk": "Enter: someone answers and they talk · *: stop · busy · no_answer · failed",
        "message": "how many seconds the message lasts, then the key that ends it if there is one: 12, 12#",
    },
}
ENDED = {
    "fr": {
        "no": "Rien n'a été enregistré.",
        "yes": "Une partie de cet appel serait enregistrée.",
        "erased": "Une partie de cet appel serait enregistrée, puis effacée.",
    },
    "en": {
        "no": "Nothing was recorded.",
        "yes": "A part of this call would be recorded.",
        "erased": "A part of this call would be recorded, then erased.",
    },
}
MISUSE = {
    "fr": {
        "twice": "--moves dit déjà tout : enlevez --keys et --say",
        "country": "--country attend les deux lettres d'un pays, comme FR",
        "words": "--keys attend des réponses comme 9,-,1,busy, séparées par des virgules, sans mots",
    },
    "en": {
        "twice": "--moves says everything: leave out --keys and --say",
        "country": "--country takes the two letters of a country, like FR",
        "words": "--keys takes answers like 9,-,1,busy, separated by commas, and no words",
    },
}


@click.command()
@click.argument("flow")
@click.option("--keys", help="What the caller presses, question by question: 9,-,1 (see below).")
@click.option(
    "--say", "says", multiple=True, metavar="WORDS", help="Words the caller says after that; may be repeated."
)
@click.option("--moves", help="Keys and words in any order: 9,je refuse,1.")
@click.option("--hidden", is_flag=True, help="The caller hides their number.")
@click.option(
    "--at",
    type=click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d"]),
    metavar="2026-12-01T10:00",
    help="When the call comes in, in the time of the business; now unless told.",
)
@click.option(
    "--may-record",
    type=click.Choice([reason.value for reason in MayRecord]),
    default=MayRecord.YES.value,
    show_default=True,
    help="Whether the outside lets the call be recorded, and if not, why.",
)
@click.option("--country", metavar="FR", default="", help="The country of the caller's number: two letters.")
@click.option(
    "--save-as",
    "saved_as",
    metavar="NAME",
    help="Write the call down as a rehearsal of that name, in FLOW.test.yaml beside the flow.",
)
@language_option
def rehearse(
    flow: str,
    keys: str | None,
    says: tuple[str, ...],
    moves: str | None,
    hidden: bool,
    at: datetime | None,
    may_record: str,
    country: str,
    saved_as: str | None,
    lang: Language,
) -> None:
    """Play a call of FLOW without a telephone; FLOW is a name in the folder of flows, or a file.

    At a terminal you are the caller. Elsewhere, and where nothing is scripted, the caller stays silent.

    \b
    --keys and --moves answer the questions in the order they are asked, each with one of:
      9          a key                -   silence                 !   hang up
      busy, no_answer, failed         at a transfer; else somebody answers
      *          at a recorded transfer: the caller stops the recording
      12, 12#    at a voicemail: the seconds it lasts, and the key that ends it

    \b
    Examples:
      accord rehearse accueil
      accord rehearse accueil --keys 9,1,1
      accord rehearse accueil --moves "je refuse,1,2,busy,1,12#" --lang fr
      accord rehearse accueil --keys 9,1,1 --save-as "Qui refuse est servi"

    Ends with 1, and says why, when the flow has errors.
    """
    script = _script(keys, says, moves, lang)
    if not COUNTRY.fullmatch(country):
        raise click.UsageError(MISUSE[lang]["country"])
    path = flow_file(flow, lang)
    read = one_flow(path, lang)
    zone = ZoneInfo(read.business.timezone)
    begins = at.replace(tzinfo=zone) if at else datetime.now(UTC).astimezone(zone).replace(microsecond=0)
    allowed, caller = MayRecord(may_record), Caller.HIDDEN if hidden else Caller.NUMBER
    if script is None and sys.stdin.isatty():
        played = _played_here(read, begins, allowed, caller, country, lang)
    else:
        played = rehearsed(read, script or [], at=begins, may_record=allowed, caller=caller, country=country)
        _show(played.transcript(lang).splitlines())
    click.echo(f"\n{ENDED[lang][recorded(played)]}")
    if saved_as is not None:
        save_as(saved_as, played, path, lang)


def _script(keys: str | None, says: tuple[str, ...], moves: str | None, lang: Language) -> list[Move] | None:
    """What the caller does, in order; None where nothing was scripted."""
    if moves is not None and (keys is not None or says):
        raise click.UsageError(MISUSE[lang]["twice"])
    if moves is not None:
        return _listed(moves)
    if keys is None and not says:
        return None
    pressed = _listed(keys or "")
    if not all(NOT_WORDS.fullmatch(move) for move in pressed):
        raise click.UsageError(MISUSE[lang]["words"])
    return [*pressed, *says]


def _listed(written: str) -> list[Move]:
    return [move.strip() for move in written.split(",") if move.strip()]


def _played_here(
    flow: Flow, at: datetime, may_record: MayRecord, caller: Caller, country: str, lang: Language
) -> Rehearsal:
    """The call as the person at the terminal plays it, shown as it goes."""
    click.echo(f"{ASKED[lang]['intro']}\n\n{flow.title}")
    played: list[Exchange] = []
    before: Turn | None = None
    moves = exchanged(
        flow,
        lambda state: _asked(state, lang),
        at=at,
        may_record=may_record,
        caller=caller,
        country=country,
    )
    for exchange in moves:
        _show(map(str, exchange_lines(before, exchange, lang)))
        before = exchange.turn
        played.append(exchange)
    hung_up = played[-1].turn.state.waiting is not Waiting.END
    if hung_up:
        _show(map(str, hang_up_lines(played[-1].turn, lang)))
    return Rehearsal(flow, tuple(played), hung_up)


def _asked(state: CallState, lang: Language) -> Move:
    """The next move, typed by the person; the end of their input hangs up."""
    own = ASKED[lang]
    hints = {Waiting.TALK: "talk", Waiting.RECORDED_TALK: "recorded_talk", Waiting.MESSAGE: "message"}
    if state.waiting in hints:
        click.echo(f"  ({own[hints[state.waiting]]})")
    try:
        typed = input(f"  {own['caller']:<14}> ").strip()
    except EOFError:
        click.echo()
        return HANG_UP
    if state.waiting in (Waiting.TALK, Waiting.RECORDED_TALK):
        return typed or Outcome.TALKED.value
    return typed or SILENCE


def _show(lines: Iterable[str]) -> None:
    """Lines as they are, or no wider than the terminal."""
    width = max(shutil.get_terminal_size().columns, 2 * WORDS_BEGIN) if sys.stdout.isatty() else 0
    for line in lines:
        click.echo(textwrap.fill(line, width, subsequent_indent=" " * WORDS_BEGIN) if width else line)
