"""Before the first call comes, everything that it can be told is ready."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from ivr.calls.prompts import prompts
from ivr.phone.twiml import fragment
from ivr.settings import Settings
from ivr.web.house import House

MORNING = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)


def test_a_house_that_is_built_has_built_the_prompts_of_its_flows(tmp_path: Path) -> None:
    settings = Settings.from_environment({"ACCORD_VAR": str(tmp_path)}, bound_to="127.0.0.1")
    fragment.cache_clear()
    house = House.build(settings, clock=lambda: MORNING)
    flows = [entry.live for entry in house.library.entries().values() if entry.live]
    assert flows != []
    built = fragment.cache_info().misses
    for flow in flows:
        for prompt in prompts(flow, MORNING.astimezone(ZoneInfo(flow.business.timezone))):
            fragment(prompt)
    assert fragment.cache_info().misses == built > 0
