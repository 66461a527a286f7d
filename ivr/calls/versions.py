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
    """The fact that this version is served, with what was proved of it and the owner's own view of the law."""
    overrides = flow.overrides
    own = {**overrides.jurisdictions, **overrides.purposes}
    told = VersionLoaded(flow.version, certificate.plain(), {name: one.reason for name, one in own.items()})
    return Fact(told.kind, told.kind, at, told.body())
