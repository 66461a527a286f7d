"""What the house asks of its files: each check returns the offenders, as `where: what`."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

LINES = 400
DOCSTRING_LINES = 3
BYTES = 200_000

AVOIDED = {"node", "block", "handler", "manager", "service", "util", "utils", "helper", "helpers"}
AVOIDED |= {"base", "misc", "data", "info", "process"}

# Spelled apart, so that this file does not name what it looks for.
MACHINE = ["../" + "shared/", "/" + "work/", "/" + "root/", "/" + "home/", "/" + "Users/", "C:" + "\\Users"]
REGISTRIES = ["pypi" + ".org", "files.python" + "hosted", "registry.npm" + "js", "registry.yarn" + "pkg"]
MAKING = [
    "sub" + "agent",
    "Co-Auth" + "ored-By",
    "language " + "model",
    "this ses" + "sion",
    "chat" + "gpt",
    "anthro" + "pic",
]
MAY_SKIP = "tests/conftest.py"
"""The fixture there skips what is compared with Twilio's own schemas, on a machine that lacks them."""

TRACES = re.compile(
    # Within an address a folder of the same name is another.
    rf"(?<!\w)({'|'.join(map(re.escape, MACHINE))})|{'|'.join(map(re.escape, [*REGISTRIES, *MAKING]))}",
    re.IGNORECASE,
)

SQL = re.compile(
    r"\b(SELECT\b.*\bFROM|INSERT\s+INTO|UPDATE\b.*\bSET|DELETE\s+FROM|(CREATE|DROP|ALTER)\s+TABLE|PRAGMA)\b",
    re.IGNORECASE | re.DOTALL,
)


def files(here: Path) -> list[Path]:
    """What is, or is about to be, kept by git; without git, everything that is not made by tools."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=here,
            capture_output=True,
            check=True,
        ).stdout.decode()
        found = [here / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        ignored = (here / ".gitignore").read_text(encoding="utf-8").split()
        made = {".git", *(line.strip("/") for line in ignored)}
        found = [path for path in here.rglob("*") if not made.intersection(path.relative_to(here).parts)]
    return sorted(path for path in found if path.is_file())


def text_of(path: Path) -> str | None:
    """The text of a file; None when it is no text."""
    content = path.read_bytes()
    return None if b"\0" in content else content.decode("utf-8")


def too_long(name: str, text: str) -> Iterator[str]:
    """A file of more lines than someone reads at once."""
    if len(text.splitlines()) > LINES:
        yield f"{name}: {len(text.splitlines())} lines"


def wrongly_introduced(name: str, text: str) -> Iterator[str]:
    """A module that does not say what it is in three lines; the page of a rule may be long."""
    said = ast.get_docstring(ast.parse(text))
    if not said:
        yield f"{name}: no docstring"
    elif (
        not name.startswith("ivr/rules/")
        and len([line for line in said.splitlines() if line]) > DOCSTRING_LINES
    ):
        yield f"{name}: docstring longer than {DOCSTRING_LINES} lines"


def wrongly_named(name: str, text: str) -> Iterator[str]:
    """A module or a class named with a word that says nothing."""
    names = [*Path(name).with_suffix("").parts]
    names += [part.name for part in ast.walk(ast.parse(text)) if isinstance(part, ast.ClassDef)]
    for given in names:
        words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", given)
        yield from (f"{name}: {given}" for word in words if word.lower() in AVOIDED)


def traces(name: str, text: str) -> Iterator[str]:
    """A path of one machine, a registry's host, or a word about how the work was made."""
    for number, line in enumerate(text.splitlines(), 1):
        if TRACES.search(line):
            yield f"{name}:{number}: {line.strip()[:80]}"


def badly_ended(name: str, text: str) -> Iterator[str]:
    """A text that does not end with its newline."""
    if text and not text.endswith("\n"):
        yield f"{name}: no newline at the end"


def printing(name: str, text: str) -> Iterator[str]:
    """A `print` where nobody looks at a terminal."""
    for part in ast.walk(ast.parse(text)):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "print":
            yield f"{name}:{part.lineno}: print"


def skipping(name: str, text: str) -> Iterator[str]:
    """A test that may not run, or may fail unseen."""
    ways = {"skipif", "xfail", "importorskip"} | ({"skip"} if name != MAY_SKIP else set())
    for part in ast.walk(ast.parse(text)):
        if isinstance(part, ast.Attribute) and part.attr in ways:
            yield f"{name}:{part.lineno}: {part.attr}"


def composed_sql(name: str, text: str) -> Iterator[str]:
    """SQL put together from pieces of text, where a parameter belongs."""
    for part in ast.walk(ast.parse(text)):
        if _composed(part) and SQL.search(_constant_text(part)):
            yield f"{name}:{getattr(part, 'lineno', 0)}: SQL put together from text"


def _composed(part: ast.AST) -> bool:
    if isinstance(part, ast.JoinedStr):
        return any(isinstance(piece, ast.FormattedValue) for piece in part.values)
    if isinstance(part, ast.BinOp):
        return isinstance(part.op, ast.Mod | ast.Add)
    return isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr == "format"


def _constant_text(part: ast.AST) -> str:
    constants = (piece.value for piece in ast.walk(part) if isinstance(piece, ast.Constant))
    return " ".join(value for value in constants if isinstance(value, str))
