"""What may stand between braces in a spoken text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ivr.flow import Collect, Flow, Set

BRACED = re.compile(r"\{([^{}]*)\}")

OF_RECORDING = ("purposes", "keep", "withdraw.key")
OF_CONSENT = ("refuse.key", "accept.key")
OF_BUSINESS = ("business.name", "business.website", "business.address", "business.privacy_contact")
OF_WHISPERS = ("recorded",)
KNOWN = (*OF_RECORDING, *OF_CONSENT, *OF_BUSINESS, *OF_WHISPERS)


def braced(text: str) -> list[str]:
    """The words between braces, in order, each once."""
    return list(dict.fromkeys(found[1] for found in BRACED.finditer(text))) if "{" in text else []


def remembered(flows: Iterable[Flow]) -> set[str]:
    """The names under which these flows let a call remember something."""
    found: set[str] = set()
    for flow in flows:
        for step in flow.steps.values():
            if isinstance(step, Set):
                found.update(name for name, _ in step.values)
            elif isinstance(step, Collect):
                found.add(step.into)
    return found
