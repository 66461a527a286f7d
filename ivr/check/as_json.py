"""What was checked, for programs: one object of plain values, every sentence in both languages."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from ivr.check.checked import Checked, CheckedFlow
from ivr.check.coverage import Coverage
from ivr.check.running import Result
from ivr.diagnostics import Diagnostic
from ivr.render import as_json as diagnostics_as_json


def as_json(checked: Checked, *, with_coverage: bool = False) -> str:
    """`clean`, what is wrong with the texts, and each flow with its rehearsals and its coverage."""
    told = {
        "clean": checked.clean,
        "diagnostics": _diagnostics(checked.diagnostics),
        "flows": [_flow(flow, with_coverage) for flow in checked.flows],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _flow(flow: CheckedFlow, with_coverage: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": flow.name,
        "file": flow.file,
        "played": flow.coverage is not None,
        "rehearsals": [_result(result) for result in flow.results],
    }
    if with_coverage:
        told["coverage"] = _coverage(flow.coverage) if flow.coverage else None
    return told


def _result(result: Result) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": result.written.name,
        "line": result.line,
        "passed": result.passed,
    }
    if result.failure is not None:
        told["failure"] = _diagnostics((result.failure,))[0]
        told["transcript"] = {"fr": result.transcript("fr"), "en": result.transcript("en")}
    return told


def _coverage(found: Coverage) -> dict[str, Any]:
    sums = {"steps": found.steps, "edges": found.edges, "consent": found.consent}
    return {
        **{name: {"walked": walked, "there": there} for name, (walked, there) in sums.items()},
        "uncovered": [
            {
                "what": one.what,
                "step": one.step,
                "name": one.name,
                "file": one.file,
                "line": one.line,
                "told": asdict(one.told),
            }
            for one in found.uncovered
        ],
    }


def _diagnostics(found: tuple[Diagnostic, ...]) -> list[Any]:
    told = json.loads(diagnostics_as_json(found))
    assert isinstance(told, list)
    return told
