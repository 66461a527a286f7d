"""The reading room: from the texts of flows to `Flow`s, or to everything that is wrong with them."""

from ivr.parse.common import Common, read_common
from ivr.parse.drafts import Draft
from ivr.parse.owner import Owner, read_owner
from ivr.parse.reading import FlowText, Reading, joined, prepared, read_flow, read_flows, said_for_all

__all__ = [
    "Common",
    "Draft",
    "FlowText",
    "Owner",
    "Reading",
    "joined",
    "prepared",
    "read_common",
    "read_flow",
    "read_flows",
    "read_owner",
    "said_for_all",
]
