"""One turn of one real call: open the seal, advance, remember, answer.

The seal decides where the caller is; the ledger decides whether a recording may start. The answer that
starts one is built only after the fact that allows it is committed (law 1).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from consent_store import Appended, Barred, Fact, Ledger, LedgerUnavailable, Overtaken, Party, Repeated
from ivr.actions import EraseRecordings, SendText
from ivr.alarms import Alarms
from ivr.calls.answer import Answer
from ivr.calls.behind import Behind
from ivr.calls.callbacks import LAST_STATUSES
from ivr.calls.conversation import Conversation, kept_facts, packed_for_replay, says_no
from ivr.calls.sampling import lot
from ivr.calls.trouble import failed_at, trouble
from ivr.calls.versions import version_id, version_loaded
from ivr.engine import (
    CallState,
    CannotHear,
    Turn,
    Waiting,
    advance,
    current,
    is_confidential,
    listed_phrases,
    opening,
    whisper,
)
from ivr.events import Event, MayRecord, Typed, unpack
from ivr.facts import CallGivenUp, ConsentMissing
from ivr.flow import Certificate, Flow
from ivr.hearing import understood
from ivr.library import Library
from ivr.phone.callback_url import callback_url
from ivr.phone.inbound import Moment, call_id, caller_number, event_of, parent_call_id, shown_caller
from ivr.phone.seal import Seal, TooLong, Unreadable
from ivr.phone.twiml import NOTHING, Addresses, document

COMMIT_SECONDS = 2.0
"""How long a caller waits for the ledger; Twilio hangs up after 15, and law 9 promises 3."""

COMMIT_SECONDS_ONCE_LOST = 0.3
"""The same, for a call that goes on unrecorded anyway."""

ENDS = frozenset({"transfer_ended", "message_taken"})
"""Facts that are true of a call that is over; of what the caller decided, only a no is."""

BARRED_BY = {
    "refused": MayRecord.WITHDRAWN,
    "withdrawn": MayRecord.WITHDRAWN,
    "stopped": MayRecord.WITHDRAWN,
}
"""What the ledger's refusal means to the engine; any other is evidence that it lacks."""

BY_LOT = frozenset({MayRecord.YES, MayRecord.SAMPLE})


class Calls:
    """Answers the telephone."""

    def __init__(
        self,
        *,
        library: Library,
        ledger: Ledger,
        seal: Seal,
        behind: Behind,
        alarms: Alarms,
        clock: Callable[[], datetime],
        sampling_key: bytes,
        public_url: str,
        fallback: str | None = None,
    ) -> None:
        self._library = library
        self._ledger = ledger
        self._seal = seal
        self._behind = behind
        self._alarms = alarms
        self._clock = clock
        self._sampling_key = sampling_key
        self._public_url = public_url
        self._fallback = fallback
        self._kept: set[str] = set()

    def incoming(self, flow_name: str, form: Mapping[str, str]) -> Answer:
        """The first answer to a call."""
        call = call_id(form)
        flow = self._library.flow(flow_name)
        if flow is None or call is None:
            self._alarms.raised("no_flow", call or "", f"flow {flow_name}")
            return self.apology(flow_name, form)
        conversation = Conversation(opening(flow), lot(self._sampling_key, call))
        return self._guarded(flow, form, lambda: self._take(call, flow, conversation, form))

    def turn(self, flow_name: str, sealed: str, form: Mapping[str, str]) -> Answer:
        """The answer to what the caller did."""
        call = call_id(form)
        try:
            if call is None:
                raise Unreadable(Unreadable.__doc__)
            conversation = self._opened(sealed, call)
        except Unreadable:
            self._alarms.raised("unreadable_seal", call or "")
            return self.apology(flow_name, form)
        version = conversation.settled.version
        flow = self._version(version)
        if flow is None:
            self._alarms.raised("no_flow", call, f"version {version[:12]} of {flow_name}")
            return self.apology(flow_name, form)
        if form.get("CallStatus") in LAST_STATUSES:
            return self._after_the_end(call, flow, conversation, form)
        return self._guarded(flow, form, lambda: self._take(call, flow, conversation, form))

    def whisper(self, flow_name: str, sealed: str, form: Mapping[str, str]) -> bytes:
        """What whoever answers a transfer hears before the caller; nothing when anything is wrong.

        It is asked for on their own line and takes no turn of the call. Whatever it answers, the two are
        joined when it is over (https://www.twilio.com/docs/voice/twiml/number#attributes-url).
        """
        call = parent_call_id(form)
        try:
            if call is None:
                raise Unreadable(Unreadable.__doc__)
            conversation = self._opened(sealed, call)
            flow = self._version(conversation.settled.version)
            if flow is None:
                self._alarms.raised("no_flow", call, f"a whisper of {flow_name}")
                return NOTHING
            state, _ = conversation.caught_up(flow)
            return document(whisper(flow, state), Addresses("", ""))
        except Unreadable:
            self._alarms.raised("unreadable_seal", call or "", "a whisper")
        except Exception as error:
            self._alarms.raised("turn_failed", call or "", failed_at(error))
        return NOTHING

    def apology(self, flow_name: str, form: Mapping[str, str]) -> Answer:
        """An apology and an unrecorded transfer to the flow's fallback number."""
        flow = self._library.flow(flow_name)
        return Answer(trouble(flow, self._fallback, shown_caller(form)))

    def _after_the_end(
        self, call: str, flow: Flow, conversation: Conversation, form: Mapping[str, str]
    ) -> Answer:
        """A caller who has hung up hears nothing and decides nothing; how the talk or message ended is kept.

        Twilio asks for more of a call that is over where a `<Record>` ran, and may after a `<Dial>`
        (https://www.twilio.com/docs/voice/twiml/record#action).
        """
        state, backlog = conversation.caught_up(flow)
        event = self._event(call, flow, conversation, state, form)
        try:
            told = kept_facts(advance(flow, state, event), event)
        except CannotHear:
            return Answer(NOTHING)
        kept = [fact for fact in told if fact.kind in ENDS or says_no(fact)]
        return self._keep_after_the_end(call, [*backlog, *kept])

    def _keep_after_the_end(self, call: str, facts: list[Fact]) -> Answer:
        """What is still kept of a call that is over, and the deletion that a no among it asks for."""
        erasing = self._erasing(call, facts)
        try:
            self._ledger.append(call, facts)
        except LedgerUnavailable:
            self._alarms.raised("ledger", call)
            return Answer(NOTHING, (self._behind.keep_later(call, facts),) if erasing else ())
        return Answer(NOTHING, erasing)

    def _erasing(self, call: str, facts: list[Fact]) -> tuple[Callable[[], None], ...]:
        """The deletion that a no among these facts asks for, however late the ledger heard of it."""
        return (self._behind.erase(call),) if any(says_no(fact) for fact in facts) else ()

    def _guarded(self, flow: Flow, form: Mapping[str, str], answer: Callable[[], Answer]) -> Answer:
        """Law 9: whatever goes wrong in here, the caller hears words and reaches a person."""
        try:
            return answer()
        except Exception as error:
            self._alarms.raised("turn_failed", call_id(form) or "", failed_at(error))
            return Answer(trouble(flow, self._fallback, shown_caller(form)))

    def _opened(self, sealed: str, call: str) -> Conversation:
        """The conversation of a call; raises `Unreadable`."""
        return Conversation.read(self._seal.open(sealed, call), lot(self._sampling_key, call))

    def _take(self, call: str, flow: Flow, conversation: Conversation, form: Mapping[str, str]) -> Answer:
        state, backlog = conversation.caught_up(flow)
        event = self._event(call, flow, conversation, state, form)
        while True:
            event, turn = self._advanced(flow, conversation, state, event)
            lost = event.may_record is MayRecord.LEDGER
            told = [*backlog, *kept_facts(turn, event)]
            try:
                outcome = self._ledger.take_turn(
                    call,
                    turn.state.turn,
                    told,
                    replay=self._replay(flow, state, event, call),
                    party=Party(caller_number(form)),
                    within=COMMIT_SECONDS_ONCE_LOST if lost else COMMIT_SECONDS,
                )
            except LedgerUnavailable:
                self._alarms.raised("ledger", call)
                return self._unsettled(call, flow, conversation, (state, backlog), event, form)
            match outcome:
                case Appended():
                    self._alarm_about(turn, flow, call)
                    following, jobs = conversation.after(turn.state), self._jobs(call, turn, form)
                    return self._answer(call, flow, turn, following, form, jobs)
                case Repeated(replay=replay):
                    first = self._again(call, flow, conversation, replay, form)
                    return replace(first, behind=self._erasing(call, told))
                case Overtaken():
                    return Answer(NOTHING, self._erasing(call, told))
                case Barred(reason="ended"):
                    return self._keep_after_the_end(call, [fact for fact in told if says_no(fact)])
                case Barred(reason=reason):
                    event = replace(event, may_record=BARRED_BY.get(reason, MayRecord.LEDGER))

    def _event(
        self, call: str, flow: Flow, conversation: Conversation, state: CallState, form: Mapping[str, str]
    ) -> Event:
        """What the caller did, at the time of the business the call began with, whichever flow it is in."""
        phrases = listed_phrases(flow, state)
        now = self._clock().astimezone(ZoneInfo(flow.business.timezone))
        moment = Moment(_to_the_millisecond(now), self._may_record(flow, conversation, state))
        accepted = state.waiting is Waiting.TEXT and self._behind.text_accepted(call, state.turn)
        return event_of(form, state.waiting, moment, lambda speech: understood(speech, phrases), accepted)

    def _advanced(
        self, flow: Flow, conversation: Conversation, state: CallState, event: Event
    ) -> tuple[Event, Turn]:
        """The turn by the share of the flow in which it ends, since that is where it may record."""
        turn = advance(flow, state, event)
        found = _by_lot(current(flow, turn.state), conversation.lot)
        if event.may_record not in BY_LOT or found is event.may_record:
            return event, turn
        event = replace(event, may_record=found)
        turn = advance(flow, state, event)
        if _by_lot(current(flow, turn.state), conversation.lot) is not found:
            # Recorded it would end in one flow, unrecorded in the other: so it is not.
            event = replace(event, may_record=MayRecord.SAMPLE)
            turn = advance(flow, state, event)
        return event, turn

    def _may_record(self, flow: Flow, conversation: Conversation, state: CallState) -> MayRecord:
        if state.barred is not MayRecord.YES:
            return state.barred
        if flow.certificate is None:
            return MayRecord.PROOF
        if not self._texts_are_kept(flow, flow.certificate):
            return MayRecord.LEDGER
        return _by_lot(current(flow, state), conversation.lot)

    def _texts_are_kept(self, flow: Flow, certificate: Certificate) -> bool:
        """Law 10: a version's texts and what was proved of it are kept before a call is recorded on it."""
        if flow.version in self._kept:
            return True
        try:
            texts = self._library.texts(flow.version)
            self._ledger.keep_version(flow.version, texts, self._clock())
            self._ledger.append(version_id(flow), [version_loaded(flow, certificate, self._clock())])
        except LedgerUnavailable:
            self._alarms.raised("ledger")
            return False
        self._kept.add(flow.version)
        return True

    def _version(self, version: str) -> Flow | None:
        """Law 10: a call finishes on the version it began on, whichever process takes its next turn."""
        known = self._library.version(version)
        if known is not None:
            return known
        try:
            texts = self._ledger.version(version)
        except LedgerUnavailable:
            return None
        return self._library.restore(version, texts) if texts is not None else None

    def _unsettled(
        self,
        call: str,
        flow: Flow,
        conversation: Conversation,
        caught_up: tuple[CallState, list[Fact]],
        event: Event,
        form: Mapping[str, str],
    ) -> Answer:
        """The same turn without its evidence: unrecorded to the call's end, the event rides in the seal."""
        state, backlog = caught_up
        event = replace(event, may_record=MayRecord.LEDGER)
        turn = advance(flow, state, event)
        following = replace(conversation, unsettled=(*conversation.unsettled, event))
        told = kept_facts(turn, event)
        jobs: tuple[Callable[[], None], ...] = ()
        if any(says_no(fact) for fact in told):
            jobs = (self._behind.keep_later(call, [*backlog, *told]),)
        return self._answer(call, flow, turn, following, form, jobs)

    def _again(
        self, call: str, flow: Flow, conversation: Conversation, replay: bytes, form: Mapping[str, str]
    ) -> Answer:
        """The answer that was given to this turn before, made again from what was heard then."""
        version, packed = self._seal.open(replay.decode(), call)
        first = self._version(version) or flow
        settled = opening(first) if conversation.settled.waiting is Waiting.CALL else conversation.settled
        conversation = replace(conversation, settled=settled)
        state, _ = conversation.caught_up(first)
        event = unpack(packed)
        if isinstance(event, Typed) and is_confidential(first, state):
            # They were not kept, and come again with the turn that is repeated.
            moment = Moment(event.at, event.may_record)
            event = event_of(form, state.waiting, moment, lambda _: "")
        turn = advance(first, state, event)
        return self._answer(call, first, turn, conversation.after(turn.state), form, ())

    def _replay(self, flow: Flow, state: CallState, event: Event, call: str) -> bytes:
        return self._seal.close([flow.version, packed_for_replay(flow, state, event)], call).encode()

    def _answer(
        self,
        call: str,
        flow: Flow,
        turn: Turn,
        following: Conversation,
        form: Mapping[str, str],
        jobs: tuple[Callable[[], None], ...],
    ) -> Answer:
        try:
            sealed = self._seal.close(following.content(), call)
        except TooLong:
            self._alarms.raised("evidence_lost", call)
            sealed = self._seal.close(following.after(turn.state).content(), call)
        addresses = Addresses(
            next=f"{self._public_url}/voice/{flow.name}/{sealed}",
            recording=callback_url(self._public_url, f"recording/{turn.state.turn}"),
            caller_id=shown_caller(form),
            whisper=f"{self._public_url}/whisper/{flow.name}/{sealed}",
            audio=f"{self._public_url}/audio",
        )
        return Answer(document(turn.actions, addresses), jobs)

    def _jobs(self, call: str, turn: Turn, form: Mapping[str, str]) -> tuple[Callable[[], None], ...]:
        jobs: list[Callable[[], None]] = []
        for action in turn.actions:
            match action:
                case SendText():
                    jobs.append(self._behind.text(call, turn.state.turn, action.words, form))
                case EraseRecordings():
                    jobs.append(self._behind.erase(call))
        return tuple(jobs)

    def _alarm_about(self, turn: Turn, flow: Flow, call: str) -> None:
        """Alarms name the flow the call was in, which is the one to mend."""
        for fact in turn.facts:
            match fact:
                case ConsentMissing(step=place):
                    self._alarms.raised("consent_missing", call, f"flow {_flow_of(place, flow)}")
                case CallGivenUp(step=place):
                    self._alarms.raised("given_up", call, f"flow {_flow_of(place, flow)}")


def _by_lot(flow: Flow, lot: int) -> MayRecord:
    """Whether a call that drew this lot is among those the flow records."""
    share = flow.recording.share if flow.recording else 100
    return MayRecord.YES if lot < share else MayRecord.SAMPLE


def _flow_of(place: str, flow: Flow) -> str:
    """The flow of a step as facts name it; `flow` is the one the call began in."""
    return place.rpartition("/")[0] or flow.name


def _to_the_millisecond(moment: datetime) -> datetime:
    """Times ride in seals to the millisecond: an event read back must equal the event that was."""
    return moment - timedelta(microseconds=moment.microsecond % 1000)
