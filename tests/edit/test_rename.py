"""A step or an offer is called something else wherever it is meant, and nowhere else."""

from __future__ import annotations

import pytest

from ivr.edit import EditRefused, apply, rename_offer, rename_step
from ivr.flow import MODELS, VERBS, Flow
from ivr.flow.values import Again, Edge
from ivr.flow.written import written_fields

EVERYWHERE = """\
accord: 1
title: menu
start: menu                  # menu
recording:
  purposes:
    menu: {keep: 6 months, spoken: menu}
steps:
  "menu":
    ask: menu, {menu}
    choices:
      menu: {key: "1", words: [menu], next: menu}
      other: {key: "2", words: menu, next: "menu"}
    silence: menu
    unclear: {again: 1, then: 'menu'}
  hours:
    hours: {mon-fri: 09:00-12:30}
    open: menu
    closed: menu
    holiday: menu
  cases:
    when:
      menu: {variable: menu, is: menu, next: menu}
    otherwise: menu
  consents:
    consent: explicit
    notice: menu
    refuse: {key: "2", words: [menu]}
    accepted: menu
    refused: menu
    silence: {again: 0, then: menu}
    unclear: menu
    continued:
      menu
  ways:
    alternatives: menu
    offers:
      menu: {key: "1", say: menu, next: menu}
      home: {key: "2", next: menu}
    silence: menu
    unclear: {then: menu}
  calls:
    transfer: "+33199000123"
    busy: menu
    no_answer: menu
    failed: menu
    next: menu
  digits:
    collect: menu
    into: menu
    digits: 4
    read_back: menu
    silence: menu
    next: menu
  elsewhere: {goto: menu, next: menu}
  sound: {play: menu.mp3, text: menu, next: menu}
  letters: {text: menu, next: menu, failed: menu}
  box: {voicemail: menu, purpose: menu, unrecorded: menu}
  remember: {set: {menu: menu}, next: menu}
  pause: {pause_recording: yes, next: menu}
  unfinished: {next: menu, note: menu}
"""

RENAMED = """\
accord: 1
title: menu
start: desk                  # menu
recording:
  purposes:
    menu: {keep: 6 months, spoken: menu}
steps:
  "desk":
    ask: menu, {menu}
    choices:
      menu: {key: "1", words: [menu], next: desk}
      other: {key: "2", words: menu, next: "desk"}
    silence: desk
    unclear: {again: 1, then: 'desk'}
  hours:
    hours: {mon-fri: 09:00-12:30}
    open: desk
    closed: desk
    holiday: desk
  cases:
    when:
      menu: {variable: menu, is: menu, next: desk}
    otherwise: desk
  consents:
    consent: explicit
    notice: menu
    refuse: {key: "2", words: [menu]}
    accepted: desk
    refused: desk
    silence: {again: 0, then: desk}
    unclear: desk
    continued:
      desk
  ways:
    alternatives: menu
    offers:
      menu: {key: "1", say: menu, next: desk}
      home: {key: "2", next: desk}
    silence: menu
    unclear: {then: menu}
  calls:
    transfer: "+33199000123"
    busy: desk
    no_answer: desk
    failed: desk
    next: desk
  digits:
    collect: menu
    into: menu
    digits: 4
    read_back: menu
    silence: desk
    next: desk
  elsewhere: {goto: menu, next: desk}
  sound: {play: menu.mp3, text: menu, next: desk}
  letters: {text: menu, next: desk, failed: desk}
  box: {voicemail: menu, purpose: menu, unrecorded: desk}
  remember: {set: {menu: menu}, next: desk}
  pause: {pause_recording: yes, next: desk}
  unfinished: {next: desk, note: menu}
"""


def test_every_edge_follows_its_step_and_no_text_word_or_other_name_does() -> None:
    assert apply(EVERYWHERE, rename_step(EVERYWHERE, "menu", "desk")) == RENAMED


def test_every_key_of_the_language_that_leads_to_a_step_stands_in_that_flow() -> None:
    for model in (Flow, *VERBS.values(), *MODELS.values()):
        for key, (_, known) in written_fields(model).items():
            if isinstance(known.value, Edge | Again):
                assert f"{key}:" in EVERYWHERE


def test_an_offer_is_renamed_with_what_leads_to_it_in_its_own_step() -> None:
    after = apply(EVERYWHERE, rename_offer(EVERYWHERE, "ways", "menu", "office"))
    assert after == EVERYWHERE.replace('      menu: {key: "1", say', '      office: {key: "1", say').replace(
        "    silence: menu\n    unclear: {then: menu}", "    silence: office\n    unclear: {then: office}"
    )


def test_a_name_that_is_kept_takes_no_edit() -> None:
    assert rename_step(EVERYWHERE, "menu", "menu") == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "why", "fix"),
    [
        ("desk", "bar", 7, "there is no `desk` here", ""),
        ("menu", "hours", 15, "the name `hours` is already taken", "choose another name"),
        ("menu", "Été", 8, "`Été` cannot be a name", "write `ete`"),
        ("menu", "9", 8, "`9` cannot be a name", "names are small letters"),
        ("menu", "", 8, "`` cannot be a name", "names are small letters"),
    ],
)
def test_a_name_that_cannot_be_is_refused(old: str, new: str, line: int, why: str, fix: str) -> None:
    with pytest.raises(EditRefused) as refused:
        rename_step(EVERYWHERE, old, new)
    assert (refused.value.place.line, refused.value.why.en) == (line, why)
    assert refused.value.fix.en.startswith(fix)


CAPTURING = """\
steps:
  desk: {hang_up: Bye.}
  ways:
    alternatives: Press 1.
    offers:
      website: {key: "1", say: On line.}
    silence: desk
"""


def test_a_step_may_not_take_the_name_of_an_offer_that_silence_would_then_mean() -> None:
    with pytest.raises(EditRefused, match="would lead to the offer") as refused:
        rename_step(CAPTURING, "desk", "website")
    assert refused.value.place.line == 7


def test_an_offer_may_not_take_the_name_of_a_step_that_silence_leads_to() -> None:
    with pytest.raises(EditRefused, match="would lead to the offer") as refused:
        rename_offer(CAPTURING, "ways", "website", "desk")
    assert refused.value.place.line == 7


def test_a_step_that_stands_twice_is_not_renamed() -> None:
    with pytest.raises(EditRefused, match="the key `a` stands twice"):
        rename_step("start: a\nsteps:\n  a: {hang_up: A}\n  a: {hang_up: B}\n", "a", "b")
