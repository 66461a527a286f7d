"""`dataclasses.replace`, ten times as fast: a turn replaces its state and what it allows several times.

Only for frozen classes whose fields are all given by whoever makes them, and which do nothing when made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["replace"]

One = TypeVar("One")

if TYPE_CHECKING:
    # So that names and types of fields are checked as they are for the other.
    from dataclasses import replace
else:

    def replace(one: One, /, **changes: Any) -> One:
        """The same thing but for these fields; raises `TypeError` for a field that it does not have."""
        made = object.__new__(type(one))
        fields = made.__dict__
        fields.update(one.__dict__)
        known = len(fields)
        fields.update(changes)
        if len(fields) != known:
            raise TypeError(f"{type(one).__name__} has no such field among {', '.join(changes)}")
        return made
