"""Flows as tests write them: a sound beginning, and what a test is about beneath it."""

from __future__ import annotations

from ivr.diagnostics import Diagnostic
from ivr.parse import read_flow

HEAD = (
    "accord: 1\n"
    "title: Harbour Dental\n"
    "speaks: en-GB\n"
    "voice: Polly.Amy-Neural\n"
    'business: {name: Harbour Dental, fallback: "+33199001234"}\n'
)
HEAD_LINES = HEAD.count("\n")

BYE = "start: bye\nsteps:\n  bye:\n    hang_up: Goodbye.\n"


def wrong(body: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a flow that begins well."""
    return read_flow(HEAD + body, "desk").diagnostics


def codes(body: str) -> list[str]:
    """Only the codes of what is wrong."""
    return [diagnostic.code for diagnostic in wrong(body)]
