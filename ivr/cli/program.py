"""A command's help with examples that can be typed as they stand, however Accord was started."""

from __future__ import annotations

import copy

import click

from ivr.render.typed import PROGRAM, as_typed, program


def command_as_typed(command: click.Command) -> click.Command:
    """The command with a help whose examples can be typed as they stand."""
    if program() == PROGRAM:
        return command
    typed = copy.copy(command)
    typed.help = as_typed(command.help or "")
    if isinstance(typed, click.Group):
        typed.commands = {name: command_as_typed(inner) for name, inner in typed.commands.items()}
    return typed
