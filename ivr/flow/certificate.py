"""What was proved of a flow before anybody called: with which rules and data, and how much was explored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Certificate:
    """Says that no call that comes in on this flow is recorded but by the rules; without one none is."""

    flow: str
    texts: Mapping[str, str] = field(hash=False)
    """The hash of the text of each flow a call can be in, by its name."""
    rules: str
    """The hash of the rules."""
    law: str
    """The hash of the data on the law."""
    proved: tuple[str, ...]
    """The codes of the rules that every call was held against."""
    situations: int
    ways: int
    kinds_of_hour: int

    def plain(self) -> dict[str, Any]:
        """The certificate as JSON can carry it."""
        return {**asdict(self), "texts": dict(self.texts), "proved": list(self.proved)}
