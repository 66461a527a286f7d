"""The models that values name: what `Model("Answer")` and `Named("Choice")` stand for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ivr.flow.answers import Answer
from ivr.flow.business import Business, Team
from ivr.flow.overrides import OwnJurisdiction, OwnPurpose
from ivr.flow.recording import Purpose, Recording
from ivr.flow.verbs.alternatives import Offer
from ivr.flow.verbs.ask import Choice
from ivr.flow.verbs.consent import More
from ivr.flow.verbs.when import Case

MODELS: Mapping[str, type[Any]] = MappingProxyType(
    {
        model.__name__: model
        for model in (
            Answer,
            Business,
            Case,
            Choice,
            More,
            Offer,
            OwnJurisdiction,
            OwnPurpose,
            Purpose,
            Recording,
            Team,
        )
    }
)
"""Every model that stands inside another, by its name."""
