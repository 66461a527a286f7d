"""One real call, turn by turn: joins library, telephone, engine and ledger. The only room that does."""

from ivr.calls.answer import Answer
from ivr.calls.callbacks import Callbacks
from ivr.calls.calls import Calls

__all__ = ["Answer", "Callbacks", "Calls"]
