"""`accord docs`: writes the pages that are made from the code, or checks that they are fresh."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from ivr.cli.language import Language, from_environment
from ivr.reference import codes_page, jurisdictions_page, reference_page
from ivr.render.typed import by_its_own_name
from ivr.rules import RULES
from ivr.rules.page import page
from ivr.settings import HERE

STALE = 1
PAGES = HERE / "docs"
COMMANDS, OF_RULES, OF_RULES_IN_FRENCH = PAGES / "cli.md", PAGES / "rules", PAGES / "regles"
EXAMPLES = HERE / "flows" / "examples"
FRESH: dict[Language, str] = {
    "fr": "toutes les pages produites sont à jour",
    "en": "every generated page is fresh",
}
WIDTH = 100


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; end with 1 when a page is stale.")
@click.pass_context
def docs(context: click.Context, check: bool) -> None:
    """Write the pages made from the code: the commands, the language, the law and the rules."""
    wanted = pages(context.find_root())
    stale = [
        path for path, text in wanted.items() if not path.is_file() or path.read_bytes() != text.encode()
    ]
    there = [path for folder in (OF_RULES, OF_RULES_IN_FRENCH) for path in folder.glob("*.md")]
    gone = [path for path in there if path not in wanted]
    for path in [] if check else stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(wanted[path].encode())
    for path in [] if check else gone:
        path.unlink()
    for path in [*stale, *gone]:
        done = "stale" if check else "removed" if path in gone else "written"
        click.echo(f"{done}: {path.relative_to(HERE).as_posix()}")
    if not stale + gone:
        click.echo(FRESH[from_environment()])
    elif check:
        click.echo("run: python3 run.py docs")
        raise click.exceptions.Exit(STALE)


def pages(root: click.Context) -> dict[Path, str]:
    """Every generated page and what it must say."""
    examples = {
        path.stem: path.read_text(encoding="utf-8")
        for path in EXAMPLES.glob("*.yaml")
        if not path.name.endswith(".test.yaml")
    }
    return {
        COMMANDS: commands_page(root),
        PAGES / "flow-reference.md": reference_page("en", examples),
        PAGES / "langage.md": reference_page("fr", examples),
        PAGES / "jurisdictions.md": jurisdictions_page("en"),
        PAGES / "pays.md": jurisdictions_page("fr"),
        OF_RULES / "README.md": codes_page("en"),
        OF_RULES_IN_FRENCH / "README.md": codes_page("fr"),
        **{OF_RULES / f"{rule.kind.rule}.md": page(rule, "en") for rule in RULES},
        **{OF_RULES_IN_FRENCH / f"{rule.kind.rule}.md": page(rule, "fr") for rule in RULES},
    }


def commands_page(root: click.Context) -> str:
    """Each command with its help, as the terminal prints it."""
    lines = [
        "# Commands",
        "",
        "Made by `accord docs` from the commands themselves.",
        "`python3 run.py COMMAND` runs `accord COMMAND` in Accord's environment.",
        " ".join((root.command.help or "").split("\n\n")[-1].split()),
        "",
    ]
    with by_its_own_name():
        commands = list(_commands(root.command, ()))
    for path, command in commands:
        name = " ".join(("accord", *path))
        context = click.Context(
            command,
            info_name=name,
            max_content_width=WIDTH,
            terminal_width=WIDTH,
            help_option_names=root.help_option_names,
        )
        lines += [f"## {name}", "", "```text", command.get_help(context), "```", ""]
    return "\n".join(lines).rstrip() + "\n"


def _commands(
    command: click.Command, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if path:
        yield path, command
    if isinstance(command, click.Group):
        here = click.Context(command)
        for name in sorted(command.list_commands(here)):
            if inner := command.get_command(here, name):
                yield from _commands(inner, (*path, name))
