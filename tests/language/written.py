"""Flows as tests write them: a sound beginning, and what a test is about beneath it."""

from __future__ import annotations

import re

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

LETTERS = re.compile(r"<([0-9,]+) letters>")
TIMES = re.compile(r"<([0-9]+) times (.*?)>")
STEPS = re.compile(r"^( *)s1: <([0-9]+) steps that only speak>$", re.MULTILINE)


def wrong(body: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a flow that begins well."""
    return read_flow(HEAD + body, "desk").diagnostics


def codes(body: str) -> list[str]:
    """Only the codes of what is wrong."""
    return [diagnostic.code for diagnostic in wrong(body)]


def whole(body: str) -> str:
    """A whole flow: the sound beginning, but for the keys the body writes itself."""
    body = written_out(body)
    kept = [
        line for line in HEAD.splitlines() if not re.search(rf"^{line.split(':')[0]}:", body, re.MULTILINE)
    ]
    return "\n".join([*kept, body]) + "\n"


def written_out(text: str) -> str:
    """An example of a page with what is too long for a page, as `<3,001 letters>`."""
    text = LETTERS.sub(lambda found: "a" * int(found[1].replace(",", "")), text)
    text = TIMES.sub(lambda found: found[2] * int(found[1]), text)
    return STEPS.sub(lambda found: _steps(found[1], int(found[2])), text)


def _steps(indent: str, count: int) -> str:
    made = (f"{indent}s{n}: {{say: Hello., next: s{n + 1}}}" for n in range(1, count + 1))
    return "\n".join(made)
