"""What Twilio says is wrong, under its own numbers: an error ends the document, a warning does not.

https://www.twilio.com/docs/api/errors
"""

from __future__ import annotations

from dataclasses import dataclass

PAGES = "https://www.twilio.com/docs/api/errors/"

HTTP_FAILED = 11200
NO_CONNECTION = 11205
TOO_MANY_REDIRECTS = 11215
TOO_LARGE = 11750
NOT_XML = 12100
NOT_TWIML = 12200
WRONG_TYPE = 12300
CALLER_ID = 13214
NOTHING_TO_SAY = 13520


@dataclass(frozen=True)
class Trouble:
    """One of Twilio's errors or warnings."""

    code: int
    words: str

    @property
    def page(self) -> str:
        """Where Twilio explains it."""
        return f"{PAGES}{self.code}"

    def __str__(self) -> str:
        return f"{self.code}: {self.words} ({self.page})"


class BadAnswer(Exception):
    """Twilio cannot go on with what it was answered."""

    def __init__(self, code: int, words: str) -> None:
        self.trouble = Trouble(code, words)
        super().__init__(str(self.trouble))


class CannotFollow(Exception):
    """The handset's own limit: Twilio would follow this, the handset does not know how to."""
