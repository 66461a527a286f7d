"""Commands look at the flows on a day on which the campaigns of the shipped ones are open."""

from __future__ import annotations

from datetime import date

import pytest


@pytest.fixture(autouse=True)
def _on_a_day_in_december(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ivr.cli.linted.today", lambda: date(2026, 12, 1))
