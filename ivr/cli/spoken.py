"""What click itself says in help and about misuse, in French too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import click

HEADINGS: Mapping[str, str] = {
    "Usage:": "Utilisation :",
    "Options": "Options",
    "Commands": "Commandes",
    "Positional arguments": "Arguments",
}
IN_HELP: Mapping[str, str] = {
    "Show this message and exit.": "Affiche cette aide.",
    "Show the version and exit.": "Affiche la version.",
    "default: {default}": "sans cela : {default}",
}
OF_MISUSE: Mapping[str, str] = {
    "Error: {message}": "Erreur : {message}",
    "Try '{command} {option}' for help.": "L'aide : {command} {option}",
    "Invalid value for {param_hint}: {message}": "Valeur refusée pour {param_hint} : {message}",
    "Invalid value: {message}": "Valeur refusée : {message}",
    "Missing argument": "Il manque l'argument",
    "Missing option": "Il manque l'option",
    "Missing command.": "Il manque une commande.",
    "No such option {name!r}.": "L'option {name} n'existe pas.",
    "No such command {name!r}.": "La commande {name} n'existe pas.",
    "Did you mean {possibility}?": "Vouliez-vous dire {possibility} ?",
    "(Did you mean one of: {possibilities}?)": "(Vouliez-vous dire l'un de ceux-ci : {possibilities} ?)",
    "Got unexpected extra argument ({args})": "Cet argument est de trop : {args}",
    "Got unexpected extra arguments ({args})": "Ces arguments sont de trop : {args}",
    "Option {name!r} requires an argument.": "L'option {name} attend une valeur.",
    "Option {name!r} does not take a value.": "L'option {name} ne prend pas de valeur.",
    "{value!r} is not one of {choices}.": "{value} n'est pas l'un de ceux-ci : {choices}.",
    "{value!r} does not match the formats {formats}.": "{value} n'a aucune de ces formes : {formats}.",
    "{value!r} is not a valid {number_type}.": "{value} n'est pas un nombre entier.",
    "{value} is not in the range {range}.": "{value} est hors de ces bornes : {range}.",
    "{name} {filename!r} does not exist.": "{filename} n'existe pas.",
    "{name} {filename!r} is a file.": "{filename} est un fichier, non un dossier.",
    "{name} {filename!r} is a directory.": "{filename} est un dossier, non un fichier.",
    "{name} {filename!r} is not readable.": "{filename} ne peut pas être lu.",
    "{name} {filename!r} is not writable.": "{filename} ne peut pas être écrit.",
}
"""Click's own words, as they stand in its code, and ours."""

FRENCH = "fr"
BLANK = re.compile(r"\\\{(\w+)(!r)?\\\}")
QUOTED = r"""'[^']*'|"[^"]*\""""
KIND = r"\w[\w ]*?"


def spoken(command: click.Command) -> click.Command:
    """The command, and those in it, with a help headed in the language the command line is read in."""
    command.context_class = Spoken
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        spoken(inner)
    return command


class Spoken(click.Context):
    """The context of a command, whose help is headed in the language the command line was read in."""

    def make_formatter(self) -> click.HelpFormatter:
        """The formatter of that language."""
        if self.obj == FRENCH:
            self.formatter_class = InFrench
        return super().make_formatter()


class InFrench(click.HelpFormatter):
    """Writes help with French headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How the command is called."""
        super().write_usage(prog, args, f"{HEADINGS['Usage:']} " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """The heading of a section, with the space French has before a colon."""
        self.write(f"{'':>{self.current_indent}}{HEADINGS.get(heading, heading)} :\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options and commands, each with what it does."""
        told = [(name, in_french(words, IN_HELP)) for name, words in rows]
        super().write_dl(told, col_max, col_spacing)


def in_french(words: str, known: Mapping[str, str] = OF_MISUSE) -> str:
    """The words with those of click's that are known in French."""
    for english, french in known.items():
        words = re.sub(_pattern(english, french), french.replace("{", r"\g<").replace("}", ">"), words)
    return words


def _pattern(english: str, french: str) -> str:
    """What such words look like once they are filled in."""

    def filled(blank: re.Match[str]) -> str:
        said = QUOTED if blank[2] else ".+?" if f"{{{blank[1]}}}" in french else KIND
        return f"(?P<{blank[1]}>{said})"

    return BLANK.sub(filled, re.escape(english))
