"""What a flow is: one frozen dataclass for each kind of step, and what stands above the steps.

Only shapes live here; nothing in this room reads a file, a clock or the network.
"""

from ivr.flow.answers import KEYS, Answer, Retry, StepName
from ivr.flow.business import Business, Team
from ivr.flow.certificate import Certificate
from ivr.flow.flow import LARGEST_FLOW_STEPS, VERBS, Flow, Step, edges
from ivr.flow.models import MODELS
from ivr.flow.recording import MESSAGE, Purpose, Recording
from ivr.flow.span import Span, SpanUnit
from ivr.flow.values import LONGEST_MESSAGE, LONGEST_TEXT
from ivr.flow.verbs.alternatives import Alternatives, Offer
from ivr.flow.verbs.ask import Ask, Choice
from ivr.flow.verbs.collect import MOST_DIGITS, Collect, Digits
from ivr.flow.verbs.consent import Consent, Mode, More
from ivr.flow.verbs.goto import BACK, Goto
from ivr.flow.verbs.hang_up import HangUp
from ivr.flow.verbs.hours import Holidays, Hours
from ivr.flow.verbs.pause_recording import PauseRecording
from ivr.flow.verbs.play import Play
from ivr.flow.verbs.say import Say
from ivr.flow.verbs.set import LONGEST_VALUE, MOST_VARIABLES, Set
from ivr.flow.verbs.text import Text
from ivr.flow.verbs.transfer import Transfer
from ivr.flow.verbs.voicemail import Voicemail
from ivr.flow.verbs.when import Case, When
from ivr.flow.week import Dates, Opening, Week
from ivr.flow.within import Within, edges_within, within

__all__ = [
    "BACK",
    "KEYS",
    "LARGEST_FLOW_STEPS",
    "LONGEST_MESSAGE",
    "LONGEST_TEXT",
    "LONGEST_VALUE",
    "MESSAGE",
    "MODELS",
    "MOST_DIGITS",
    "MOST_VARIABLES",
    "VERBS",
    "Alternatives",
    "Answer",
    "Ask",
    "Business",
    "Case",
    "Certificate",
    "Choice",
    "Collect",
    "Consent",
    "Dates",
    "Digits",
    "Flow",
    "Goto",
    "HangUp",
    "Holidays",
    "Hours",
    "Mode",
    "More",
    "Offer",
    "Opening",
    "PauseRecording",
    "Play",
    "Purpose",
    "Recording",
    "Retry",
    "Say",
    "Set",
    "Span",
    "SpanUnit",
    "Step",
    "StepName",
    "Team",
    "Text",
    "Transfer",
    "Voicemail",
    "Week",
    "When",
    "Within",
    "edges",
    "edges_within",
    "within",
]
