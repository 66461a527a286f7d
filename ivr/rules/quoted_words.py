"""The words a text puts between quotation marks: those it tells callers to say."""

from __future__ import annotations

import re

_QUOTED = re.compile('«\\s*([^«»]+?)\\s*»|“([^“”]+)”|"([^"]+)"')


def quoted_words(text: str) -> tuple[str, ...]:
    """Each of them, in order, without what ends a sentence."""
    found = (next(filter(None, match.groups())) for match in _QUOTED.finditer(text))
    return tuple(words.strip().rstrip(".,;!?").replace("’", "'") for words in found)
