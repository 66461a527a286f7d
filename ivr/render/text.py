"""Diagnostics as a terminal shows them, joined with the author's own lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ivr.bilingual import UNSAID, Language, Sentence
from ivr.diagnostics import Diagnostic, Label, Moment
from ivr.render.common import COLON, FIX, WHY, visible
from ivr.source import BREAKS

WIDEST = 110
"""Characters of an author's line that are shown."""

RED, YELLOW, BLUE, BOLD, PLAIN = "\x1b[31;1m", "\x1b[33;1m", "\x1b[34m", "\x1b[1m", "\x1b[0m"

LEVELS = {
    "error": Sentence(fr="erreur", en="error"),
    "warning": Sentence(fr="avertissement", en="warning"),
}
SEE = Sentence(fr="voir", en="see")
CALL = Sentence(fr="l'appel le plus court qui le montre", en="the shortest call that shows it")
HEARD = Sentence(fr="« {} »", en="“{}”")
LONGEST_HEARD = 60
"""Characters shown of what a caller hears in one moment of a call."""


def as_text(
    diagnostics: Iterable[Diagnostic],
    texts: Mapping[str, str],
    colour: bool = False,
    language: Language = "en",
) -> str:
    """Every diagnostic with the lines it is about, the reason and the remedy."""
    lines = {file: BREAKS.split(text) for file, text in texts.items()}
    return "\n\n".join("\n".join(_told(one, lines, _Paint(colour), language)) for one in diagnostics)


class _Paint:
    """Colours, where the terminal shows them."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, colour: str, text: str) -> str:
        return f"{colour}{text}{PLAIN}" if self._colour and text else text


def _told(
    one: Diagnostic, texts: Mapping[str, list[str]], paint: _Paint, language: Language
) -> Iterator[str]:
    loud, colon = RED if one.level == "error" else YELLOW, COLON.told(language)
    own = [label for label in one.labels if label.file in ("", one.file)]
    elsewhere = [label for label in one.labels if label.file not in ("", one.file)]
    if all(label.place != one.span for label in own):
        own.insert(0, Label(one.span, UNSAID))
    lines = texts.get(one.file, [])
    shown = sorted({label.place.line for label in own if label.place.line <= len(lines)})
    margin = " " * max(len(str(line)) for line in (*shown, *(label.place.line for label in elsewhere), 1))
    bar = paint(BLUE, margin + " |")
    level = LEVELS[one.level].told(language)
    yield paint(loud, f"{level}[{one.code}]") + paint(BOLD, f"{colon} {visible(one.message.told(language))}")
    yield f"{paint(BLUE, margin + '-->')} {one.file}:{one.span.line}:{one.span.column}"
    if shown:
        yield bar
        yield from _snippet(own, one, lines, shown, (margin, loud, paint, language))
    for label in elsewhere:
        there = texts.get(label.file, [])
        yield f"{paint(BLUE, margin + ':::')} {label.file}:{label.place.line}:{label.place.column}"
        if label.place.line <= len(there):
            yield bar
            yield from _snippet([label], one, there, [label.place.line], (margin, loud, paint, language))
    yield from _call(one, margin, paint, language)
    notes = [(name, text) for name, text in ((WHY, one.why), (FIX, one.fix), (SEE, one.see)) if text]
    if (shown or elsewhere) and notes:
        yield bar
    for name, text in notes:
        head = paint(BOLD, f"{name.told(language)}{colon}")
        yield f"{paint(BLUE, margin + ' =')} {head} {visible(text.told(language))}"


def _call(one: Diagnostic, margin: str, paint: _Paint, language: Language) -> Iterator[str]:
    """The call that shows it: the line and the step, what is heard there, and what leads on."""
    if not one.call:
        return
    bar = paint(BLUE, margin + " |")
    width = max(len(_where(moment, one)) for moment in one.call)
    yield bar
    yield f"{paint(BLUE, margin + ' =')} {paint(BOLD, CALL.told(language) + COLON.told(language))}"
    for moment in one.call:
        where = f"{_where(moment, one):<{width}}"
        heard = HEARD.told(language).format(_shortened(moment.heard)) if moment.heard else ""
        done = moment.done.told(language)
        last = moment is one.call[-1]
        said = [heard, paint(RED if one.level == "error" else YELLOW, done) if last else done]
        yield f"{bar}   {paint(BLUE, where)}  {'; '.join(filter(None, said)) or '↓'}".rstrip()


def _where(moment: Moment, one: Diagnostic) -> str:
    """The line of a moment and its step; with its file, where that is another."""
    line = f"{moment.place.line}" if moment.file == one.file else f"{moment.file}:{moment.place.line}"
    return f"{line} {moment.step}"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_HEARD else text[: LONGEST_HEARD - 1].rstrip() + "…"


def _snippet(
    labels: list[Label],
    one: Diagnostic,
    lines: list[str],
    shown: list[int],
    style: tuple[str, str, _Paint, Language],
) -> Iterator[str]:
    margin, loud, paint, language = style
    bar = paint(BLUE, margin + " |")
    before = None
    for number in shown:
        if before is not None and number > before + 1:
            yield paint(BLUE, "...")
        gutter = paint(BLUE, f"{number:>{len(margin)}} |")
        yield f"{gutter} {visible(lines[number - 1])[:WIDEST]}".rstrip()
        on_line = [label for label in labels if label.place.line == number]
        for label in sorted(on_line, key=lambda label: label.place, reverse=True):
            first = label.place == one.span and label.file in ("", one.file)
            marks = _marks(label, len(lines[number - 1]), "^" if first else "-")
            told = f"{marks} {label.words.told(language)}".rstrip()
            yield f"{bar} {paint(loud if first else BLUE, told)}"
        before = number


def _marks(label: Label, length: int, sign: str) -> str:
    place = label.place
    end = place.end_column if place.end_line == place.line else length + 1
    end = min(end, WIDEST + 1)
    return " " * (min(place.column, WIDEST) - 1) + sign * max(1, end - place.column)
