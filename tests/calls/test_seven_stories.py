"""The stories a call can be, each told over HTTP by the handset and read back from the ledger."""

from __future__ import annotations

from ivr.handset import HangUp
from ivr.story import Course
from tests.calls.firm import Firm

EXPLICIT = "front-desk"


def test_who_hangs_up_in_the_notice_decided_nothing(here: Firm) -> None:
    call = here.call([HangUp(after=2)])
    assert not call.recorded
    assert here.course(call) is Course.HUNG_UP_IN_NOTICE
    assert "notice_completed" not in here.kinds(call)


def test_who_hangs_up_in_the_window_decided_nothing(here: Firm) -> None:
    call = here.call(["-", HangUp(after=7)])
    assert not call.recorded
    assert here.course(call) is Course.HUNG_UP_IN_WINDOW
    assert "notice_completed" in here.kinds(call)


def test_silence_to_an_explicit_question_is_no_answer(here: Firm) -> None:
    call = here.call(["-", "-", "-", "1", "talked"], flow=EXPLICIT)
    assert not call.recorded
    assert here.course(call) is Course.SILENT
    assert here.reasons(call) == ["silent"]


def test_an_answer_that_is_not_understood_is_never_a_yes(here: Firm) -> None:
    call = here.call(["-", "peut-être", "bof", "1", "talked"])
    assert not call.recorded
    assert here.course(call) is Course.UNCLEAR
    assert here.reasons(call) == ["unclear"]


def test_who_refuses_by_key_is_served_unrecorded(here: Firm) -> None:
    call = here.call(["9", "1", "1", "talked"])
    assert not call.recorded
    assert here.course(call) is Course.REFUSED_BY_KEY
    assert here.reasons(call) == ["refused"]


def test_who_says_je_refuse_is_served_unrecorded(here: Firm) -> None:
    call = here.call(["-", "Je refuse !", "1", "1", "talked"])
    assert not call.recorded
    assert here.course(call) is Course.REFUSED_BY_VOICE
    decision = next(kept for kept in here.story(call) if kept.kind == "decision")
    assert decision.body["said"] == "je refuse"


def test_who_stays_on_the_line_and_says_nothing_continued(here: Firm) -> None:
    call = here.call(["-", "-", "1", "talked", "2"])
    assert [recording.channels for recording in call.recordings] == [2]
    assert here.course(call) is Course.CONTINUED
    decision = next(kept for kept in here.story(call) if kept.kind == "decision")
    assert (decision.body["by"], decision.body["said"]) == ("staying_on_the_line", "")


def test_who_says_yes_accepted(here: Firm) -> None:
    call = here.call(["-", "1", "1", "talked", "2"], flow=EXPLICIT)
    assert call.recorded
    assert here.course(call) is Course.ACCEPTED_BY_KEY


def test_a_call_whose_end_we_were_never_told_is_its_own_story(here: Firm) -> None:
    call = here.call([HangUp(after=2)], status_url=None)
    assert here.course(call) is Course.UNDECIDED
    assert "The network never told us that this call was over." in here.told(call)


def test_a_call_outside_the_sample_passes_unrecorded(here: Firm) -> None:
    call = here.call(["-", "-", "1", "talked"], sampled=False)
    assert not call.recorded
    assert here.course(call) is Course.CONTINUED
    assert here.reasons(call) == ["sample"]


def test_the_record_of_a_notice_holds_the_words_that_were_heard(here: Firm) -> None:
    call = here.call(["-", "-", "1", "talked", "2"])
    notice = next(kept for kept in here.story(call) if kept.kind == "notice_started")
    offer = next(kept for kept in here.story(call) if kept.kind == "offer_made")
    assert notice.body["words"] == call.words[0]
    assert offer.body["words"] == call.words[1]
    assert notice.body["keep"] == {"service_quality": "6 months", "training": "6 months"}
    assert (notice.body["mode"], notice.body["refuse_key"]) == ("implicit", "9")
    assert (notice.body["voice"], notice.body["language"]) == ("Polly.Lea-Neural", "fr-FR")
    assert offer.body["window_seconds"] == 5
    live = here.house.library.flow("accueil")
    assert live is not None
    assert notice.body["version"] == live.version


def test_no_recording_starts_before_the_notice_and_its_window_are_over(here: Firm) -> None:
    call = here.call(["-", "-", "1", "talked", "2"])
    window_ends = next(done.at for done in call.done[1:2])
    assert call.recordings[0].began > window_ends
