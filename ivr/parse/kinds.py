"""The kinds of mistakes found while values are given their types."""

from ivr.diagnostics import Kind

UNKNOWN_KEY = Kind("S114", "unknown-key")
MISSING_KEY = Kind("S115", "missing-key")
WRONG_SHAPE = Kind("S116", "wrong-shape")
WRONG_VALUE = Kind("S117", "wrong-value")
WRONG_NAME = Kind("S118", "wrong-name")
NO_VERB = Kind("S119", "step-without-verb")
TWO_VERBS = Kind("S120", "step-with-two-verbs")
SILENCE = Kind("L401", "silence-without-answer")
UNCLEAR = Kind("L404", "unclear-without-answer")
TOO_MANY = Kind("T503", "too-many-steps")
YAML_WORD = Kind("S122", "yaml-word-as-name", "warning")
WITHOUT_EFFECT = Kind("S121", "key-without-effect", "warning")
