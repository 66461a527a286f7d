"""The country of a number, as far as it can tell: of where it was given out, not of who is calling."""

from __future__ import annotations

import phonenumbers


def country_of(number: str) -> str:
    """The two letters of the country whose numbering a number belongs to; nothing where it belongs to none.

    An overseas territory has letters of its own: +590 is `GP`, not `FR`.
    """
    try:
        parsed = phonenumbers.parse(number)
        # A number that nobody was given yet is of the country that shares its first digits.
        found = phonenumbers.region_code_for_number(parsed) or phonenumbers.region_code_for_country_code(
            parsed.country_code or 0
        )
    except phonenumbers.NumberParseException:
        return ""
    return found if found and found.isalpha() else ""
