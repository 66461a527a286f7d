"""How steps, choices and purposes may be called: nobody hears these names."""

from __future__ import annotations

import re
import unicodedata

NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")


def plain_name(name: str) -> str | None:
    """The nearest name that is allowed; none where nothing is left."""
    bare = unicodedata.normalize("NFKD", name.casefold().replace("œ", "oe").replace("æ", "ae"))
    ascii_only = bare.encode("ascii", "ignore").decode()
    plain = re.sub(r"[^a-z0-9]+", "_", ascii_only).strip("_")[:64]
    return plain if NAME.fullmatch(plain) else None
