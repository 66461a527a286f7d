"""Everything that is checked of a folder: its flows, their rehearsals, and what these walk through."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ivr.bilingual import Sentence
from ivr.check.coverage import Coverage, Walked, coverage
from ivr.check.running import Result, run
from ivr.check.watched import watched
from ivr.diagnostics import Diagnostic, Nearest, in_order
from ivr.parse import FlowText, Reading
from ivr.parse.rehearsals import Rehearsals, kinds, read_rehearsals
from ivr.parse.rehearsals.mistakes import SEE
from ivr.source import SourceMap

ENDING = ".test.yaml"


@dataclass(frozen=True)
class CheckedFlow:
    """A flow with its rehearsals; they are not played while the flow has errors."""

    name: str
    file: str
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with the text of the flow, and with that of its rehearsals."""
    results: tuple[Result, ...] = ()
    coverage: Coverage | None = None
    """None where the flow has errors."""

    @property
    def failures(self) -> tuple[Result, ...]:
        """The rehearsals that went another way."""
        return tuple(result for result in self.results if not result.passed)


@dataclass(frozen=True)
class Checked:
    """What was found, flow by flow."""

    flows: tuple[CheckedFlow, ...]
    strays: tuple[Diagnostic, ...] = ()
    """What is wrong besides: rehearsals that no flow is beside, files not served, what is said for all."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The texts that were read, by the files they are shown as."""

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the texts."""
        return in_order([*self.strays, *(one for flow in self.flows for one in flow.diagnostics)])

    @property
    def results(self) -> tuple[Result, ...]:
        """Every rehearsal that was played."""
        return tuple(result for flow in self.flows for result in flow.results)

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not self.diagnostics and all(result.passed for result in self.results)


def check(
    readings: Mapping[str, Reading],
    texts: Mapping[str, str],
    rehearsals: Mapping[str, FlowText],
    only: Collection[str] | None = None,
) -> Checked:
    """Checks flows that were read, or `only` some of them, each with the rehearsals beside it; never raises.

    A rehearsal may walk through several flows; what it walks through counts in all of them.
    """
    wanted = [name for name in readings if only is None or name in only]
    walked = Walked()
    played = {name: _played(readings[name], rehearsals.get(name), walked) for name in wanted}
    flows = tuple(
        CheckedFlow(
            name,
            readings[name].places.file,
            (*readings[name].diagnostics, *(written.diagnostics if written else ())),
            results,
            _covered(readings[name], walked),
        )
        for name, (written, results) in played.items()
    )
    strays = tuple(
        _stray(told, name, readings)
        for name, told in rehearsals.items()
        if name not in readings and (only is None or name in only)
    )
    return Checked(flows, strays, {**texts, **{one.file: _letters(one.text) for one in rehearsals.values()}})


def _played(
    reading: Reading, told: FlowText | None, walked: Walked
) -> tuple[Rehearsals | None, tuple[Result, ...]]:
    if told is None:
        return None, ()
    written = read_rehearsals(told.text, reading.flow, told.file)
    if reading.flow is None:
        return written, ()
    flow, taken = watched(reading.flow)
    results = run(written, flow)
    walked.add((result.played for result in results), taken)
    return written, results


def _covered(reading: Reading, walked: Walked) -> Coverage | None:
    return coverage(reading.flow, walked, reading.places) if reading.flow else None


def _stray(told: FlowText, name: str, flows: Mapping[str, Reading]) -> Diagnostic:
    near = Nearest(flows)(name)
    fix = _RENAME.filled(near=f"{near}{ENDING}") if near else _NAME_IT.filled(name=f"{name}.yaml")
    message = _NO_FLOW.filled(name=f"{name}.yaml")
    return SourceMap(told.file).diagnose(kinds.NO_FLOW, (), message, fix=fix, see=SEE)


def _letters(text: str | bytes) -> str:
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else text


_NO_FLOW = Sentence(
    fr="il n'y a pas de scénario `{name}` à côté de ces répétitions",
    en="there is no flow `{name}` beside these rehearsals",
)
_RENAME = Sentence(fr="appelez ce fichier `{near}`", en="call this file `{near}`")
_NAME_IT = Sentence(
    fr="donnez à ce fichier le nom d'un scénario, ou écrivez `{name}`",
    en="give this file the name of a flow, or write `{name}`",
)
