"""The command itself: what every command shares, and the list of them."""

from __future__ import annotations

import importlib
import io
import os
import sys

import click

from ivr.cli.language import asked_for, from_environment
from ivr.cli.program import command_as_typed
from ivr.cli.spoken import FRENCH, Spoken, in_french, spoken
from ivr.cli.trouble import CANNOT_START, NO_LEDGER
from ivr.render.typed import as_typed, program
from ivr.settings import SettingsError

MISUSE, FAILURE = 2, 3
"""Exit codes, beside 0 for clean and 1 for findings."""


COMMANDS = (
    *("serve", "dial", "rehearse", "lint", "explain", "schema", "init", "step"),
    *("check", "proof", "diff", "callbook", "graph"),
    *("ledger", "purge", "connect", "fallback", "docs"),
)
"""Each is `ivr.cli.<name>.<name>`, read only when it is called: nobody waits for what they do not use."""


class Commands(click.Group):
    """The commands of this house."""

    context_class = Spoken

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        found = getattr(importlib.import_module(f"ivr.cli.{cmd_name}"), cmd_name)
        assert isinstance(found, click.Command)
        return spoken(command_as_typed(found))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=None, version="0.1.0", prog_name="accord")
def accord() -> None:
    """Call scripts that ask before they record.

    Every command ends with 0 when all is well, 1 when it found something, 2 when it was misused and 3 when
    it could not do its work.
    """


def main(arguments: list[str] | None = None) -> None:
    """Runs a command and ends with its exit code: 0 clean, 1 findings, 2 misuse, 3 failure."""
    asked = asked_for(sys.argv[1:] if arguments is None else arguments)
    try:
        code = accord.main(arguments, prog_name=program(), standalone_mode=False, obj=asked)
        sys.stdout.flush()
    except click.Abort:
        sys.exit(FAILURE)
    except click.ClickException as wrong:
        told = io.StringIO()
        wrong.show(told)
        words = in_french(told.getvalue()) if asked == FRENCH else told.getvalue()
        click.echo(as_typed(words), nl=False, err=True)
        sys.exit(MISUSE if isinstance(wrong, click.UsageError) else FAILURE)
    except SettingsError as wrong:
        lang = from_environment()
        click.echo(CANNOT_START[lang].format(problems=wrong.told(lang)), err=True)
        sys.exit(FAILURE)
    except BrokenPipeError:
        # Whoever read along has gone. Python flushes once more at its end, and would complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILURE)
    except Exception as wrong:
        if not isinstance(wrong, importlib.import_module("consent_store").LedgerUnavailable):
            raise
        click.echo(NO_LEDGER[from_environment()], err=True)
        sys.exit(FAILURE)
    # Outside its standalone mode click returns the exit code a command asked for, and None for a good end.
    sys.exit(code if isinstance(code, int) else 0)
