"""Everything that serves a call, built once from the settings: the one place where real things meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from consent_store import Keyring, Ledger, open_ledger
from ivr.alarms import Alarms
from ivr.calls import Callbacks, Calls
from ivr.calls.behind import Behind, Network
from ivr.calls.prompts import build_ahead
from ivr.calls.untold import Untold
from ivr.library import Library
from ivr.phone.seal import Seal
from ivr.phone.signature import Signatures
from ivr.settings import Settings


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class House:
    """What a running Accord consists of."""

    settings: Settings
    library: Library
    ledger: Ledger
    calls: Calls
    callbacks: Callbacks
    signatures: Signatures
    alarms: Alarms
    behind: Behind

    @classmethod
    def build(
        cls,
        settings: Settings,
        *,
        network: Network | None = None,
        clock: Callable[[], datetime] = now,
        ledger: Ledger | None = None,
    ) -> House:
        """The house as these settings want it."""
        keys = Keyring(settings.secrets)
        alarms = Alarms(clock)
        opened = ledger or open_ledger(settings.database_url, keys, clock=clock)
        library = Library(settings.flows)
        library.when_loaded(lambda flow: build_ahead(flow, clock()))
        behind = Behind(
            opened, network, alarms, clock, settings.text_sender, untold=Untold(settings.var / "untold")
        )
        calls = Calls(
            library=library,
            ledger=opened,
            seal=Seal(keys.derived("seal")),
            behind=behind,
            alarms=alarms,
            clock=clock,
            # The oldest: a draw that was made stays as it is while a secret is being replaced.
            sampling_key=keys.derived("sampling")[-1],
            public_url=settings.public_url,
            fallback=settings.fallback,
        )
        return cls(
            settings=settings,
            library=library,
            ledger=opened,
            calls=calls,
            callbacks=Callbacks(opened, behind, alarms, clock),
            signatures=Signatures(settings.auth_tokens, settings.shared_keys),
            alarms=alarms,
            behind=behind,
        )
