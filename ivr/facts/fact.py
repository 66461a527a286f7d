"""What every fact has: the word the ledger keeps it under, and plain values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class Fact:
    """Something that happened in a call."""

    kind: ClassVar[str] = "fact"

    def __init_subclass__(cls) -> None:
        cls.kind = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def body(self) -> dict[str, Any]:
        """The fact as plain values that JSON can carry."""
        return dict(vars(self))
