"""What the ledger is told of a version before anybody is recorded on it: its certificate, and whose law."""

from __future__ import annotations

from datetime import datetime

from consent_store import Fact
from ivr.facts import VersionLoaded
from ivr.flow import Certificate, Flow


def version_id(flow: Flow) -> str:
    """The name under which the ledger keeps the facts of a version, where those of calls have the call's."""
    return f"version.{flow.version[:32]}"


def version_loaded(flow: Flow, certificate: Certificate, at: datetime) -> Fact:
    """The fact that a version is served: what was proved of it, and what the owner says of the law."""
    overrides = flow.overrides
    reasons = {name: one.reason for name, one in overrides.jurisdictions.items()}
    reasons |= {name: one.reason for name, one in overrides.purposes.items()}
    told = VersionLoaded(flow.version, certificate.plain(), reasons)
    return Fact(told.kind, told.kind, at, told.body())
