"""Diagnostics as SARIF 2.1.0, with the call that shows each as a code flow.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ivr.bilingual import Language
from ivr.diagnostics import Diagnostic, Moment, Place

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(diagnostics: Iterable[Diagnostic], language: Language = "en") -> str:
    """One run: the rules that found something, and everything they found."""
    found = tuple(diagnostics)
    rules = {one.code: one for one in found}
    run = {
        "tool": {
            "driver": {
                "name": "Accord",
                "rules": [_rule(one, language) for _, one in sorted(rules.items())],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, sorted(rules), language) for one in found],
    }
    text = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(text, ensure_ascii=False, indent=2)


def _rule(one: Diagnostic, language: Language) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": one.code, "name": one.rule}
    if why := one.why.told(language):
        rule["shortDescription"] = {"text": why}
    return rule


def _result(one: Diagnostic, rules: list[str], language: Language) -> dict[str, Any]:
    message = one.message.told(language)
    if fix := one.fix.told(language):
        message += f"\n{fix}"
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": rules.index(one.code),
        "level": one.level,
        "message": {"text": message},
        "locations": [{"physicalLocation": _located(one.file, one.span)}],
    }
    if one.labels:
        result["relatedLocations"] = [
            {
                "physicalLocation": _located(label.file or one.file, label.place),
                "message": {"text": label.words.told(language)},
            }
            for label in one.labels
        ]
    if one.call:
        locations = [_moment(moment, language) for moment in one.call]
        result["codeFlows"] = [{"threadFlows": [{"locations": locations}]}]
    return result


def _moment(moment: Moment, language: Language) -> dict[str, Any]:
    heard = f"“{moment.heard}” " if moment.heard else ""
    return {
        "location": {
            "physicalLocation": _located(moment.file, moment.place),
            "logicalLocations": [{"name": moment.step, "fullyQualifiedName": f"{moment.flow}/{moment.step}"}],
            "message": {"text": f"{heard}{moment.done.told(language)}".strip() or moment.step},
        },
        "state": {"edge": {"text": moment.edge}},
    }


def _located(file: str, place: Place) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": file.replace("\\", "/")},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }
