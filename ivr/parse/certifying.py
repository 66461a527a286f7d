"""Certifies a flow: every call that comes in on it was held against the rules of the proof."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from ivr.flow.certificate import Certificate
from ivr.law import law_version
from ivr.rules import RULES, RULES_VERSION
from ivr.rules.script import Script

PROVED = tuple(rule for rule in RULES if rule.proof and rule.kind.level == "error")


def certified(script: Script, texts: Mapping[str, str]) -> Certificate | None:
    """The certificate of a flow without errors; None where it is led to, and is not sound by itself.

    What others lead to was proved as they lead to it, and that may be after a notice of theirs.
    """
    called = (script,) if script.is_entry else script.called()
    if not script.is_entry and any(True for one in called for rule in PROVED for _ in rule.find(one)):
        return None
    explored = called[0].explored
    if not explored.whole:
        return None
    return Certificate(
        script.flow.name,
        {name: hashlib.sha256(texts[name].encode()).hexdigest() for name in script.led_to},
        RULES_VERSION,
        law_version(),
        tuple(rule.kind.code for rule in PROVED),
        len(explored.reached),
        explored.edges,
        explored.world.hours.every.bit_length(),
    )
