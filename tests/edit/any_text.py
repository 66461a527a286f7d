"""Random documents: what they say, how they are written, and on which lines each value stands."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from hypothesis import strategies as st

from ivr.diagnostics import Route
from ivr.edit import Tree
from ivr.edit.tree import under, with_value

PLAIN = ["menu", "Bonjour, ça va ?", "5 s", "no", "on", "+33199000123", "12:30", "a:b", "l'été", "x#y", "~"]
IN_BRACES = ["menu", "5 s", "no", "+33199000123", "12:30", "l'été", "x#y"]
NAMES = ["say", "next", "menu", "été", "on", "no", "a b", "key", "9", "then"]
LETTERS = " aé'\"\\:#,{}[]*&!|>%@`-?=~0+\n\t\r\x85\u2028\u00a0\U0001f642"
LINES = ["Bonjour,", "tapez 1 : merci", "# pas un commentaire", "- ni une liste", "", "fin."]

texts = st.one_of(
    st.sampled_from(
        [*PLAIN, "", "*", "#", " ", "no # no", "a: b", "one\ntwo", "one\n\ntwo\n", " one\ntwo", "\n"]
    ),
    st.text(LETTERS, max_size=12),
)
"""New values: what an author may type into a form."""


@dataclass
class Written:
    """A document being written."""

    draw: Any
    lines: list[str] = field(default_factory=list)
    spans: dict[Route, tuple[int, int]] = field(default_factory=dict)
    """The first and the last line of each key with its value."""
    maps: list[Route] = field(default_factory=list)
    texts: list[Route] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    deep: bool = True
    """Whether a comment may stand deeper than its neighbours without becoming part of a text."""
    unfinished: tuple[Route, int] | None = None
    """A text that ends with a line break, and how many lines there are with it."""
    numbers: Any = field(default_factory=count)

    def pick(self, *options: Any) -> Any:
        return self.draw(st.sampled_from(options))

    def chance(self) -> bool:
        return bool(self.draw(st.booleans()))

    def comment(self) -> str:
        said = f"# {next(self.numbers)}: [c] 'é"
        self.comments.append(said)
        return said

    def tail(self) -> str:
        """What may stand at the end of a line."""
        return "  " + self.comment() if self.pick(0, 0, 1) else self.pick("", " ")


@dataclass(frozen=True)
class AnyText:
    """A document."""

    text: str
    tree: Tree
    newline: str
    spans: dict[Route, tuple[int, int]]
    maps: tuple[Route, ...]
    texts: tuple[Route, ...]
    comments: tuple[str, ...]


@st.composite
def documents(draw: Any) -> AnyText:
    """A document of up to three floors, in any way of writing that flows know."""
    out = Written(draw)
    newline = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    between(out, 0)
    tree = block_map(out, (), 0, 0)
    between(out, 0)
    end = newline if draw(st.booleans()) else ""
    if not end and out.unfinished and out.unfinished[1] == len(out.lines):
        tree = with_value(tree, out.unfinished[0], str(under(tree, *out.unfinished[0])).removesuffix("\n"))
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    text = mark + newline.join(out.lines) + end
    return AnyText(text, tree, newline, out.spans, tuple(out.maps), tuple(out.texts), tuple(out.comments))


def between(out: Written, indent: int) -> None:
    """Blank lines and comments between two keys."""
    for _ in range(out.pick(0, 0, 0, 1, 2)):
        if out.chance():
            out.lines.append(out.pick("", "", "  ") if out.deep else "")
        else:
            deeper = out.pick(0, 0, 3) if out.deep else 0
            out.lines.append(" " * (indent + deeper) + out.comment())


def block_map(out: Written, at: Route, indent: int, depth: int) -> Tree:
    """Keys one to a line."""
    out.maps.append(at)
    items: list[tuple[str, Tree]] = []
    for name in out.draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True)):
        if items:
            between(out, indent)
        first = len(out.lines)
        out.deep = True
        value = pair(out, (*at, name), name, indent, depth)
        out.spans[(*at, name)] = (first, len(out.lines) - 1)
        items.append((name, value))
    return tuple(items)


def pair(out: Written, at: Route, name: str, indent: int, depth: int) -> Tree:
    """A key and its value."""
    key = " " * indent + out.pick(name, json.dumps(name, ensure_ascii=False)) + out.pick(":", ":", " :")
    kinds = ["text", "text", "lines", "empty", "braces", "dashes"] + (["map"] * 3 if depth < 2 else [])
    kind = out.pick(*kinds)
    if kind == "map":
        out.lines.append(key + out.tail())
        inner = indent + out.pick(1, 2, 2, 4)
        between(out, inner)
        return block_map(out, at, inner, depth + 1)
    if kind == "dashes":
        out.lines.append(key + out.tail())
        inner = indent + out.pick(0, 2)
        values: list[Tree] = []
        for index in range(out.pick(1, 2)):
            out.texts.append((*at, index))
            first = len(out.lines)
            values.append(scalar(out, " " * inner + "-", inner))
            out.spans[(*at, index)] = (first, len(out.lines) - 1)
        return values
    if kind == "braces":
        return braces(out, at, key, indent)
    out.texts.append(at)
    if kind == "empty":
        out.lines.append(key + out.tail())
        return ""
    if kind == "lines":
        return paragraph(out, at, key, indent)
    if out.pick(0, 0, 0, 1):
        out.lines.append(key + out.tail())
        return scalar(out, " " * (indent + 2), indent)
    return scalar(out, key, indent)


def scalar(out: Written, before: str, indent: int) -> str:
    """A text on one line, or on several in quotes or bare."""
    value = out.pick(*PLAIN)
    deeper = " " * (indent + out.pick(1, 2, 5))
    style = out.pick("plain", "plain", "single", "double", "plain lines", "double lines")
    gap = "" if before.strip() == "" else out.pick(" ", "  ")
    if style == "plain":
        out.lines.append(before + gap + value + out.tail())
    elif style == "single":
        value += "# : {"
        out.lines.append(before + gap + "'" + value.replace("'", "''") + "'" + out.tail())
    elif style == "double":
        value += '\\"\t\n*'
        out.lines.append(before + gap + json.dumps(value, ensure_ascii=False) + out.tail())
    else:
        quote = '"' if style == "double lines" else ""
        out.lines += [before + gap + quote + value, deeper + "suite" + quote + out.tail()]
        value += " suite"
    return value


def paragraph(out: Written, at: Route, key: str, indent: int) -> str:
    """A text behind `|` or `>`."""
    lines = out.draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=4))
    if not lines[0] or not lines[-1]:
        lines = ["Bonjour,", *lines, "fin."]
    style, chomp = out.pick("|", ">"), out.pick("", "-")
    inner = " " * (indent + out.pick(1, 2, 4))
    out.lines.append(f"{key} {style}{chomp}" + out.tail())
    out.lines += [inner + line if line else "" for line in lines]
    out.deep = False
    out.unfinished = None if chomp else (at, len(out.lines))
    value = "\n".join(lines) if style == "|" else folded(lines)
    return value if chomp else value + "\n"


def folded(lines: list[str]) -> str:
    """What is read behind `>`: a line break is a space, blank lines are line breaks."""
    value, blank = lines[0], 0
    for line in lines[1:]:
        if not line:
            blank += 1
            continue
        value += ("\n" * blank if blank else " ") + line
        blank = 0
    return value


def braces(out: Written, at: Route, key: str, indent: int) -> Tree:
    """Keys, or a list, on one line or one to a line between braces."""
    names = out.draw(st.lists(st.sampled_from(NAMES[:4]), max_size=3, unique=True))
    values = [out.pick(*IN_BRACES) for _ in names]
    shown = [out.pick(value, json.dumps(value, ensure_ascii=False)) for value in values]
    if out.chance():
        out.texts += [(*at, index) for index in range(len(values))]
        out.lines.append(f"{key} [{', '.join(shown)}]" + out.tail())
        return list(values)
    out.maps.append(at)
    out.texts += [(*at, name) for name in names]
    pairs = [f"{name}: {value}" for name, value in zip(names, shown, strict=True)]
    comma = out.pick("", ",") if pairs else ""
    if out.chance():
        out.lines.append(f"{key} {{" + out.pick(", ", " , ", ",").join(pairs) + comma + "}" + out.tail())
    else:
        out.lines.append(f"{key} {{" + out.tail())
        for index, (name, one) in enumerate(zip(names, pairs, strict=True)):
            last = index == len(pairs) - 1
            out.spans[(*at, name)] = (len(out.lines), len(out.lines))
            out.lines.append(" " * (indent + 3) + one + (comma if last else ",") + out.tail())
        out.lines.append(" " * (indent + 1) + "}" + out.tail())
    return tuple(zip(names, values, strict=True))
