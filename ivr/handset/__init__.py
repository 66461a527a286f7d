"""The other end of the line: a client that behaves towards us as Twilio does, and knows nothing else of us.

`Handset(voice_url, token=…).call(["-", "9", "!"])` plays a call; `.start()` gives a line to drive by hand.
"""

from ivr.handset.call import Call, EndedBy
from ivr.handset.caller import Caller, Script
from ivr.handset.course import EndlessCall
from ivr.handset.exchanges import Answer, Exchange, Request
from ivr.handset.handset import ANYBODY, FIRM, HIDDEN, Handset
from ivr.handset.heard import Done, Heard
from ivr.handset.line import Line
from ivr.handset.moves import (
    EndTalk,
    HangUp,
    LeaveMessage,
    Move,
    NotNow,
    PickUp,
    Press,
    Ring,
    Speak,
    StaySilent,
    Unreached,
)
from ivr.handset.recorded import Recorded
from ivr.handset.session import into, network
from ivr.handset.signature import signature
from ivr.handset.trouble import CannotFollow, Trouble
from ivr.handset.waits import Asking, Listening, Over, Ringing, Sending, Talking, Taping, Wait

__all__ = [
    "ANYBODY",
    "FIRM",
    "HIDDEN",
    "Answer",
    "Asking",
    "Call",
    "Caller",
    "CannotFollow",
    "Done",
    "EndTalk",
    "EndedBy",
    "EndlessCall",
    "Exchange",
    "Handset",
    "HangUp",
    "Heard",
    "LeaveMessage",
    "Line",
    "Listening",
    "Move",
    "NotNow",
    "Over",
    "PickUp",
    "Press",
    "Recorded",
    "Request",
    "Ring",
    "Ringing",
    "Script",
    "Sending",
    "Speak",
    "StaySilent",
    "Talking",
    "Taping",
    "Trouble",
    "Unreached",
    "Wait",
    "into",
    "network",
    "signature",
]
