"""Any process takes the next turn, on the version the call began on; what cannot be read is an apology."""

from __future__ import annotations

import shutil
from pathlib import Path

from ivr.handset import Line
from ivr.settings import HERE
from ivr.web.house import House
from tests.calls.firm import Firm, firm

FALLBACK = b"+33199000123"


def started(here: Firm) -> Line:
    return here.handset().start(call_sid=here.sid(), started_at=here.clock(), holds_requests=True)


def test_a_call_finishes_on_the_version_it_began_on_even_in_another_process(
    tmp_path: Path, database: str
) -> None:
    flows = tmp_path / "flows"
    flows.mkdir()
    shutil.copy(HERE / "flows" / "accueil.yaml", flows)
    with firm(tmp_path, database_url=database, flows=flows) as one:
        one.ledger.upgrade()
        line = one.handset().start(call_sid=one.sid(), started_at=one.clock())
        line.stay_silent()
        text = (flows / "accueil.yaml").read_text(encoding="utf-8")
        (flows / "accueil.yaml").write_text(text.replace("Pour un rendez-vous", "Pour autre chose"))
        # Another worker of the same firm, which never saw the first text.
        fresh = House.build(one.house.settings, network=one.network, clock=one.clock)
        object.__setattr__(one.house, "calls", fresh.calls)
        line.stay_silent()
        one.examine(line.call)
        assert line.waiting.prompts[0].words.startswith("Pour un rendez-vous")  # type: ignore[union-attr]
        line.hang_up()
        fresh.ledger.close()


def test_a_seal_that_cannot_be_read_gets_an_apology_and_the_fallback_number(here: Firm) -> None:
    line = started(here)
    line.go_on()
    line.stay_silent()
    request = line.waiting.request  # type: ignore[union-attr]
    spoilt = type(request)(request.kind, request.method, request.url[:-6] + "AAAAAA", request.form)
    answer = line.again(spoilt).answer
    assert answer is not None
    assert answer.status == 200
    assert FALLBACK in answer.body
    assert b"record=" not in answer.body
    assert here.house.alarms.counts["unreadable_seal"] == 1


def test_the_seal_of_another_call_is_no_seal(here: Firm) -> None:
    line = started(here)
    line.go_on()
    line.stay_silent()
    request = line.waiting.request  # type: ignore[union-attr]
    form = tuple((name, "CA" + "e" * 32 if name == "CallSid" else value) for name, value in request.form)
    answer = line.again(type(request)(request.kind, request.method, request.url, form)).answer
    assert answer is not None
    assert FALLBACK in answer.body
    assert here.kinds("CA" + "e" * 32) == []


def test_a_flow_that_is_not_there_gets_an_apology_and_an_alarm(here: Firm) -> None:
    call = here.handset("nowhere").call([], call_sid="CA" + "d" * 32)
    assert call.words[0].startswith("Nous sommes désolés")
    assert here.house.alarms.counts["no_flow"] == 1
    assert not call.recorded


def test_a_forged_request_is_refused_and_nothing_is_written(here: Firm) -> None:
    from ivr.handset import Handset

    call = Handset(f"{here.url}/voice/accueil", token="another").call([], call_sid=here.sid())
    assert call.exchanges[0].answer is not None
    assert call.exchanges[0].answer.status == 403
    assert call.exchanges[0].answer.body == b""
    assert here.kinds(here.sid()) == []
