"""An answer as a document: what its type makes of it.

https://www.twilio.com/docs/voice/twiml#twilio-voice-request-content-types
"""

from __future__ import annotations

from ivr.handset.document import Document, read_document
from ivr.handset.exchanges import Answer
from ivr.handset.trouble import WRONG_TYPE, BadAnswer
from ivr.handset.verbs import Play, Say

TWIML = frozenset({"text/xml", "application/xml", "text/html"})
READ_ALOUD = "text/plain"


def document_of(answer: Answer) -> Document:
    """What this answer asks of the telephone; raises `BadAnswer`."""
    kind = answer.content_type.split(";")[0].strip().lower()
    if kind in TWIML:
        return read_document(answer.body)
    if kind.startswith("audio/"):
        return Document((Play(answer.url),))
    if kind == READ_ALOUD:
        try:
            return read_document(answer.body)
        except BadAnswer:
            return Document((Say(answer.body.decode("utf-8", "replace").strip()),))
    raise BadAnswer(WRONG_TYPE, f"the answer is of type `{kind}`, which is not TwiML")
