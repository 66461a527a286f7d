"""The last lines of `accord dial`: whether the call was recorded and when, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consent_store import Kept, LedgerUnavailable
from ivr.calls.told import told
from ivr.cli.called import Called
from ivr.cli.dial_words import SAID
from ivr.cli.language import Language
from ivr.cli.opened import ledger_of
from ivr.handset import Call
from ivr.library import Library
from ivr.render.typed import as_typed
from ivr.settings import Settings

NOT_DRAWN = "sample"


def verdict(
    call: Call, called: Called, settings: Settings, lang: Language, *, drawn_at_random: bool
) -> Iterator[str]:
    """What was seen on the line first, then what the ledger says of it."""
    own = SAID[lang]
    yield from _seen(call, lang)
    if called.flow is None:
        yield as_typed(own["why_elsewhere"])
        return
    kept = _kept(call.call_sid, settings)
    if not kept:
        yield own["why_unknown"]
        return
    story = told(kept, Library(settings.flows), lang)
    yield from (story.verdict, *story.remarks)
    yield ""
    if drawn_at_random and any(fact.body.get("reason") == NOT_DRAWN for fact in kept):
        yield own["hint_sampled"]
    yield as_typed(own["story"].format(call=call.call_sid))


def _seen(call: Call, lang: Language) -> Iterator[str]:
    own = SAID[lang]
    for recording in call.recordings:
        if recording.status == "absent":
            continue
        ended = call.clock.seconds if recording.ended is None else recording.ended
        when = own["span"].format(_time(recording.began), _time(ended))
        yield own["recorded"].format(when=when, what=own[recording.source])
    if not call.recorded:
        yield own["not_recorded"]


def _kept(call_sid: str, settings: Settings) -> Sequence[Kept]:
    ledger = ledger_of(settings)
    try:
        return ledger.story(call_sid)
    except LedgerUnavailable:
        return ()
    finally:
        ledger.close()


def _time(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
