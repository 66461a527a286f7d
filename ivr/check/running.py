"""Runs the rehearsals of a flow, and tells of each whether the call went as written."""

from __future__ import annotations

from dataclasses import dataclass

from ivr.bilingual import Language
from ivr.check.judging import Otherwise, diagnosed, otherwise
from ivr.check.playing import Played, play
from ivr.check.wording import HERE
from ivr.diagnostics import Diagnostic
from ivr.flow import Flow
from ivr.parse.rehearsals import Rehearsals, WrittenRehearsal
from ivr.rehearsal import exchange_lines, hang_up_lines


@dataclass(frozen=True)
class Result:
    """A rehearsal that was played, and in what it went otherwise, if in anything."""

    written: WrittenRehearsal
    played: Played
    line: int
    """Where the rehearsal begins in its file."""
    failure: Diagnostic | None = None
    moment: int | None = None
    """The moment after which it went otherwise; None where that was seen at the end."""

    @property
    def passed(self) -> bool:
        return self.failure is None

    def transcript(self, language: Language) -> str:
        """The call as it can be read aloud, up to the line where it went another way."""
        until = len(self.played.call.exchanges)
        if self.moment is not None:
            until = len(self.played.until(self.moment))
        call, lines = self.played.call, [self.played.call.flow.title]
        for number, exchange in enumerate(call.exchanges[:until]):
            before = call.exchanges[number - 1].turn if number else None
            lines += map(str, exchange_lines(before, exchange, language))
        if call.hung_up and until == len(call.exchanges):
            lines += map(str, hang_up_lines(call.turns[-1], language))
        if self.failure is not None:
            place = f"{self.failure.file}:{self.failure.span.line}"
            lines.append(f"> {HERE.told(language).format(place=place)}")
        return "\n".join(lines) + "\n"


def run(rehearsals: Rehearsals, flow: Flow) -> tuple[Result, ...]:
    """Every rehearsal, played in the order they are written."""
    return tuple(_result(written, rehearsals, flow) for written in rehearsals.rehearsals)


def _result(written: WrittenRehearsal, rehearsals: Rehearsals, flow: Flow) -> Result:
    played = play(written, flow)
    line = rehearsals.places.value(written.at).line
    found: Otherwise | None = otherwise(written, played)
    if found is None:
        return Result(written, played, line)
    return Result(written, played, line, diagnosed(found, rehearsals.places), found.moment)
