"""Tells a call in plain words from what the ledger kept; it judges nothing that was not kept."""

from ivr.story.course import course
from ivr.story.sentence import Language, sentence
from ivr.story.telling import Line, Story, Told, story
from ivr.story.wording import LEDGER_KINDS, Course, Remark

__all__ = [
    "LEDGER_KINDS",
    "Course",
    "Language",
    "Line",
    "Remark",
    "Story",
    "Told",
    "course",
    "sentence",
    "story",
]
