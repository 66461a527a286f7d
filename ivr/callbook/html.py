"""A callbook as one page of HTML that asks nothing of any other place, and prints well."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ivr.callbook.pieces import Book, Heading, Item, Items, Paragraph, Piece, Spoken, Table

STYLE = """\
:root { color-scheme: light dark; }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid; }
h3 { margin-top: 2rem; break-after: avoid; }
.records { font-size: .8rem; padding: .1rem .5rem; border: 2px solid #c1121f; border-radius: 1rem; }
blockquote { margin: .75rem 0; padding: .25rem 1rem; border-left: 4px solid; break-inside: avoid; }
blockquote p { margin: .25rem 0; }
.who { font-size: .85rem; opacity: .75; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .35rem .5rem; border: 1px solid; vertical-align: top; }
.loop { font-style: italic; opacity: .75; }
@media print { body { max-width: none; margin: 0; } a { color: inherit; text-decoration: none; } }
"""


def as_html(book: Book) -> str:
    """The whole callbook."""
    body = "\n".join(line for piece in book.pieces for line in _lines(piece))
    return (
        f'<!doctype html>\n<html lang="{escape(book.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(book.title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{body}\n</main>\n</body>\n</html>\n"
    )


def _lines(piece: Piece) -> Iterator[str]:
    match piece:
        case Heading():
            at = f' id="{escape(piece.anchor)}"' if piece.anchor else ""
            mark = f' <span class="records">● {escape(piece.mark)}</span>' if piece.mark else ""
            yield f"<h{piece.level}{at}>{escape(piece.words)}{mark}</h{piece.level}>"
        case Paragraph():
            yield f"<p>{escape(piece.words)}</p>"
        case Spoken():
            who, words = escape(piece.who), escape(piece.words)
            yield f'<blockquote><p class="who">{who}</p><p>{words}</p></blockquote>'
        case Items():
            yield "<ul>"
            yield from (_item(one) for one in piece.items)
            yield "</ul>"
        case Table():
            yield "<table>"
            yield _row(piece.head, "th")
            yield from (_row(row, "td") for row in piece.rows)
            yield "</table>"


def _item(item: Item) -> str:
    to = escape(item.to)
    if item.anchor:
        to = f'<a href="#{escape(item.anchor)}">{to}</a>'
    after = f' <span class="loop">↺ {escape(item.after)}</span>' if item.after else ""
    return f"<li>{escape(item.words)} → {to}{after}</li>"


def _row(cells: tuple[str, ...], kind: str) -> str:
    return "<tr>" + "".join(f"<{kind}>{escape(cell)}</{kind}>" for cell in cells) + "</tr>"
