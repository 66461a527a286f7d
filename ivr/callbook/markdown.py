"""A callbook as Markdown; the flow's own words never become marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivr.callbook.pieces import Book, Heading, Item, Items, Paragraph, Piece, Spoken, Table

SIGNS = re.compile(r"([\\`*\[\]<>|#~&]|(?<!\w)_|_(?!\w))")
BEGINS_A_LIST = re.compile(r"^(\d+)([.)])(\s)|^([-+])(\s)")
SPACES = re.compile(r"\s+")


def as_markdown(book: Book) -> str:
    """The whole callbook."""
    return "\n\n".join("\n".join(_lines(piece)) for piece in book.pieces) + "\n"


def _lines(piece: Piece) -> Iterator[str]:
    match piece:
        case Heading():
            anchor = f'<a id="{piece.anchor}"></a> ' if piece.anchor else ""
            mark = f" · **● {plain(piece.mark)}**" if piece.mark else ""
            yield f"{'#' * piece.level} {anchor}{plain(piece.words)}{mark}"
        case Paragraph():
            yield _begun(piece.words)
        case Spoken():
            yield f"> **{plain(piece.who)}**  "
            yield f"> {_begun(piece.words)}"
        case Items():
            yield from (_item(one) for one in piece.items)
        case Table():
            yield _row(piece.head)
            yield "|" + "---|" * len(piece.head)
            yield from (_row(row) for row in piece.rows)


def _item(item: Item) -> str:
    to = f"[{plain(item.to)}](#{item.anchor})" if item.anchor else plain(item.to)
    after = f" *(↺ {plain(item.after)})*" if item.after else ""
    return f"- {plain(item.words)} → {to}{after}"


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(map(plain, cells)) + " |"


def plain(text: str) -> str:
    """The text as Markdown shows it letter by letter."""
    return SIGNS.sub(r"\\\1", SPACES.sub(" ", text).strip())


def _begun(text: str) -> str:
    """The text at the beginning of a line, where a number or a dash would begin a list."""
    return BEGINS_A_LIST.sub(_no_list, plain(text))


def _no_list(found: re.Match[str]) -> str:
    number, sign, space, bullet, after = found.groups()
    return f"{number}\\{sign}{space}" if number else f"\\{bullet}{after}"
