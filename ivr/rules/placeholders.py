"""What may stand between braces in a spoken text."""

from __future__ import annotations

import re

BRACED = re.compile(r"\{([^{}]*)\}")

OF_RECORDING = ("purposes", "keep", "withdraw.key")
OF_CONSENT = ("refuse.key", "accept.key")
OF_BUSINESS = ("business.name", "business.website", "business.address", "business.privacy_contact")
KNOWN = (*OF_RECORDING, *OF_CONSENT, *OF_BUSINESS)


def braced(text: str) -> list[str]:
    """The words between braces, in order, each once."""
    return list(dict.fromkeys(found[1] for found in BRACED.finditer(text)))
