"""The text of a flow as values that know their place: every scalar stays as it was written.

The only reader of YAML; it makes no numbers, dates or booleans, follows no alias, and never raises.
"""

from ivr.source.comments import Comment, comments
from ivr.source.letters import BREAKS
from ivr.source.places import SourceMap
from ivr.source.reading import Source, read_source
from ivr.source.values import List, Map, Text, Value

__all__ = [
    "BREAKS",
    "Comment",
    "List",
    "Map",
    "Source",
    "SourceMap",
    "Text",
    "Value",
    "comments",
    "read_source",
]
