"""`accord dial`: places a call through real HTTP, as Twilio would, and says whether it was recorded."""

from __future__ import annotations

import shutil
import sys
from io import TextIOWrapper
from os import environ

import click

from ivr.cli.called import Called, call_drawn, somewhere
from ivr.cli.dial_words import SAID
from ivr.cli.language import Language, language_option
from ivr.cli.opened import settings_here
from ivr.cli.verdict import verdict
from ivr.handset import ANYBODY, HIDDEN, CannotFollow, EndlessCall, Exchange, Handset, Script
from ivr.handset.person import Person
from ivr.handset.terminal import Terminal, Watched

NARROWEST, WIDEST = 48, 100
"""Columns; longer lines are hard to read."""


@click.command()
@click.argument("url", required=False)
@click.option("--flow", help="The flow that answers; `accueil`, or the first there is.")
@click.option("--keys", help="What the caller presses, question by question: 9,-,1 (see below).")
@click.option("--say", "says", multiple=True, metavar="WORDS", help="Words the caller says; may be repeated.")
@click.option(
    "--hang-up-after", type=click.FloatRange(min=0), metavar="N", help="Hang up N seconds into the call."
)
@click.option(
    "--sampled",
    type=click.Choice(["yes", "no"]),
    help="Call as one of those drawn to be recorded, or of the others; on this machine only.",
)
@click.option("--hidden", is_flag=True, help="The caller hides their number.")
@language_option
def dial(
    url: str | None,
    flow: str | None,
    keys: str | None,
    says: tuple[str, ...],
    hang_up_after: float | None,
    sampled: str | None,
    hidden: bool,
    lang: Language,
) -> None:
    """Call Accord as a caller would, read what it says, press or type what you would do.

    Without URL this calls the Accord that runs on this machine, and starts one for this call alone where
    none runs. URL is the address of another (https://calls.example.com), or of one voice webhook.

    At a terminal you are the caller. With --keys, --say or --hang-up-after the call plays by itself; where
    nobody types and nothing is scripted, the caller stays silent. Time is the call's own: nothing waits.

    \b
    --keys answers the questions in the order they are asked, each with one of:
      9, 1234#   keys                 -   silence                 !   hang up
      busy, no_answer, failed         where the call is put through; else they talk for 20 s
      *, !                            in the talk: end it, and come back to the script; or hang up
      12, 12#                         in a voicemail: the seconds it lasts, the key that ends it

    --say comes after the keys: each of its WORDS waits for the next question that listens to voice;
    until then, and after the last answer, the caller stays silent.

    \b
    Examples:
      accord dial
      accord dial --keys 9,1,1
      accord dial --say "je refuse" --sampled yes --lang fr
      accord dial https://calls.example.com --flow accueil --keys -,-,2

    Ends with 1 when the flow has errors, 3 when nothing takes the call.
    """
    script = _script(keys, says, hang_up_after, lang)
    settings = settings_here()
    with somewhere(url, flow, settings, lang) as called:
        call_sid = call_drawn(sampled, called, settings, lang)
        terminal = _terminal(lang)
        caller = _caller(script, terminal)
        handset = Handset(
            called.voice_url,
            token=settings.auth_tokens[0],
            account=settings.account_sid,
            number=HIDDEN if hidden else ANYBODY,
            status_url=called.status_url,
            fallback_url=called.fallback_url,
        )
        click.echo(SAID[lang]["calling"].format(title=called.title, address=called.voice_url))
        if isinstance(caller, Person):
            terminal.say_how()
        else:
            click.echo()
        line = handset.start(
            call_sid=call_sid, hang_up_after=hang_up_after, holds_requests=True, listener=caller.hears
        )
        try:
            _expect_an_answer(line.go_on(), called, lang)
            call = line.run(caller)
        except (CannotFollow, EndlessCall) as stopped:
            raise click.ClickException(SAID[lang]["stopped"].format(why=stopped)) from None
        caller.over(call)
        click.echo()
        for told in verdict(call, called, settings, lang, drawn_at_random=sampled is None):
            terminal.tell(told)


def _script(
    keys: str | None, says: tuple[str, ...], hang_up_after: float | None, lang: Language
) -> Script | None:
    """What the caller does; None where nothing was scripted."""
    if keys is None and not says and hang_up_after is None:
        return None
    pressed = [key.strip() for key in keys.split(",")] if keys is not None else []
    if not all(pressed):
        raise click.UsageError(SAID[lang]["bad_keys"])
    return Script(pressed, says=says)


def _caller(script: Script | None, terminal: Terminal) -> Person | Watched:
    if script is None and sys.stdin.isatty():
        return Person(terminal, input)
    return Watched(script or Script(), terminal)


def _terminal(lang: Language) -> Terminal:
    if isinstance(sys.stdout, TextIOWrapper):
        # What a flow says may hold letters that the terminal lacks.
        sys.stdout.reconfigure(errors="replace")
    if not sys.stdout.isatty():
        return Terminal(sys.stdout, lang)
    columns = shutil.get_terminal_size().columns
    colours = not environ.get("NO_COLOR") and environ.get("TERM") != "dumb" and sys.platform != "win32"
    return Terminal(sys.stdout, lang, width=min(max(columns, NARROWEST), WIDEST), colours=colours)


def _expect_an_answer(first: Exchange, called: Called, lang: Language) -> None:
    """Stops with what to do where the other end takes no calls at all."""
    if first.answer is None:
        raise click.ClickException(SAID[lang]["nobody"].format(address=called.address))
    known = {403: "refused", 404: "not_found", 405: "not_found"}
    if first.answer.status in known:
        raise click.ClickException(SAID[lang][known[first.answer.status]].format(address=called.address))
