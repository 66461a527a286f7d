"""A remedy is made where it is sure, and only there."""

from __future__ import annotations

import textwrap

import pytest

from ivr.edit import apply, fix, mend
from ivr.parse import read_flow

FLOW = """\
accord: 1
title: Test
speaks: en-GB
voice: Polly.Amy-Neural
business:
  name: Harbour Dental
  country: FR
  timezone: Europe/Paris
  fallback: "+33199000140"
recording:
  purposes:
    service_quality: {keep: 6 months}
  necessity: Two calls a month are enough.
  share: 20%
  withdraw: {key: "*"}
start: notice
steps:
  notice:
    consent: implicit
    notice: This call may be recorded {purposes}, and kept for {keep}.
    offer: To refuse, press {refuse.key}.
    refuse: {key: "9"}
    window: 5 s
    continued: welcome
    refused: welcome
    unclear: {again: 1, then: welcome}
  welcome:
    ask: For sales, press 1.
    choices:
      sales: {key: "1", next: desk}
    silence: goodbye
  desk:
    transfer: "+33199000141"
    record: yes
    busy: goodbye
    no_answer: goodbye
  goodbye:
    hang_up: Goodbye.
"""

SURE = {
    "a key misspelt": ("    busy: goodbye", "    bsuy: goodbye"),
    "a key at the top": ("title: Test", "titel: Test"),
    "a key of the business": ("  country: FR", "  contry: FR"),
    "a key between braces": ('{key: "1", next: desk}', '{key: "1", nxt: desk}'),
    "a key with a hyphen": ("    no_answer: goodbye", "    no-answer: goodbye"),
    "a key of a retry": ("{again: 1, then: welcome}", "{agian: 1, then: welcome}"),
    "a verb": ("    hang_up: Goodbye.", "    hangup: Goodbye."),
    "a verb and a key beside it": (
        '    transfer: "+33199000141"\n    record: yes',
        '    transfr: "+33199000141"\n    recrod: yes',
    ),
    "the name of a step": ("next: desk}", "next: dsek}"),
    "the name of a step in other letters": ("    silence: goodbye", "    silence: Goodbye"),
    "the first step": ("start: notice", "start: notise"),
    "a step where silence leads": ("    silence: goodbye", "    silence: godbye"),
    "a number with spaces": ('"+33199000141"', "+33 1 99 00 01 41"),
    "a number with dots in quotes": ('"+33199000141"', "'+33.1.99.00.01.41'"),
    "a number of the country": ('"+33199000140"', "01 99 00 01 40"),
    "a number with a zero in brackets": ('"+33199000141"', "+33 (0)1 99 00 01 41"),
    "a yes in another language": ("record: yes", "record: oui"),
    "a yes of other programs": ("record: yes", "record: true"),
    "a share without its sign": ("share: 20%", "share: 20"),
    "a country in small letters": ("country: FR", "country: fr"),
    "a time zone in small letters": ("Europe/Paris", "europe/paris"),
    "a language with an underscore": ("speaks: en-GB", "speaks: en_gb"),
    "a time in words": ("window: 5 s", "window: 5 seconds"),
    "a length of time in French": ("keep: 6 months", "keep: 6 mois"),
    "a way of consenting": ("consent: implicit", "consent: implicite"),
    "a star": ('  withdraw: {key: "*"}', "  withdraw: {key: *}"),
    "a hash between braces": ('{key: "9"}', "{key: #}"),
    "tabs": ("  goodbye:\n    hang_up", "\tgoodbye:\n\t\thang_up"),
    "a placeholder that begins a text": ("hang_up: Goodbye.", "hang_up: {business.name} says goodbye."),
    "a placeholder that is the text": ("hang_up: Goodbye.", "hang_up: {business.name}"),
    "a colon in a text": ("hang_up: Goodbye.", "hang_up: Remember: goodbye."),
    "a step written twice": ("  goodbye:\n", "  goodbye:\n    hang_up: Goodbye.\n  goodbye:\n"),
    "a key written twice": ("    busy: goodbye\n", "    busy: goodbye\n    busy: goodbye\n"),
}


@pytest.mark.parametrize("case", SURE)
def test_what_is_surely_meant_is_written(case: str) -> None:
    right, wrong = SURE[case]
    assert right in FLOW
    broken = FLOW.replace(right, wrong, 1)
    assert read_flow(broken, "flow").diagnostics
    after, mended = mend(broken, "flow")
    assert read_flow(after, "flow").diagnostics == ()
    assert mended
    assert all(one.done.fr and one.done.en for one in mended)


@pytest.mark.parametrize(
    ("case", "line"),
    [
        ("a number with spaces", '    transfer: "+33199000141"'),
        ("a number with dots in quotes", "    transfer: '+33199000141'"),
        ("a number of the country", '  fallback: "+33199000140"'),
        ("a star", '  withdraw: {key: "*"}'),
        ("a hash between braces", '    refuse: {key: "#"}'),
        ("a placeholder that begins a text", '    hang_up: "{business.name} says goodbye."'),
        ("a colon in a text", '    hang_up: "Remember: goodbye."'),
        ("a verb and a key beside it", "    record: yes"),
    ],
)
def test_only_the_line_that_was_wrong_is_another(case: str, line: str) -> None:
    right, wrong = SURE[case]
    broken = FLOW.replace(right, wrong, 1)
    after = mend(broken, "flow")[0].splitlines()
    before = broken.splitlines()
    assert line in after
    assert len(after) == len(before)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == wrong.count("\n") + 1


def test_a_name_with_accents_is_written_as_names_are_wherever_it_is_meant() -> None:
    broken = FLOW.replace("goodbye", "Clôture").replace("sales:", "Vente d'été:")
    after, mended = mend(broken, "flow")
    assert after == FLOW.replace("goodbye", "cloture").replace("sales:", "vente_d_ete:")
    assert [one.code for one in mended] == ["S118", "S118"]


UNSURE = {
    "two names are near": ("next: desk}", "next: desc}", "  desk:", "  dess: {hang_up: A.}\n  desk:"),
    "a name that differs by a number": ("next: desk}", "next: desk2}"),
    "a part of one letter": ("next: desk}", "next: menu_b}", "  desk:", "  menu_a: {hang_up: A.}\n  desk:"),
    "a key that is there already": ("    busy: goodbye", "    busy: goodbye\n    bussy: desk"),
    "a key that this way of consenting has not": ("continued: welcome", "accepted: welcome"),
    "two values for one key": ("    busy: goodbye", "    busy: goodbye\n    busy: desk"),
    "a number without country elsewhere": (
        "  country: FR",
        "  country: BE",
        '"+33199000141"',
        "01 99 00 01 41",
    ),
    "a number too short": ('"+33199000141"', "01 99 00 01"),
    "a time without a unit": ("window: 5 s", "window: 5"),
    "a share of one": ("share: 20%", "share: 0.2"),
    "a key written twice with a comment": (
        "    busy: goodbye\n",
        "    busy: goodbye\n    busy: goodbye # why\n",
    ),
    "an anchor": ("hang_up: Goodbye.", "hang_up: &bye Goodbye."),
    "a text that goes on": ("hang_up: Goodbye.", "hang_up: Remember: goodbye,\n      and thanks."),
    "a text that may have a comment": ("hang_up: Goodbye.", "hang_up: Remember: press # now."),
    "a mapping without braces": ('refuse: {key: "9"}', 'refuse: key: "9"'),
    "tabs of unknown width": (
        "  goodbye:\n    hang_up: Goodbye.",
        "  goodbye:\n    hang_up: |\n      Good\n\t\tbye.",
    ),
    "quotes that never close": ("hang_up: Goodbye.", 'hang_up: "Goodbye.'),
    "a name that would be taken": ("  goodbye:\n", "  Desk: {hang_up: A.}\n  goodbye:\n"),
}


@pytest.mark.parametrize("case", UNSURE)
def test_what_is_not_sure_is_left_to_its_author(case: str) -> None:
    changes = UNSURE[case]
    broken = FLOW
    for right, wrong in zip(changes[::2], changes[1::2], strict=True):
        assert right in broken
        broken = broken.replace(right, wrong, 1)
    assert read_flow(broken, "flow").diagnostics
    assert mend(broken, "flow") == (broken, ())


def test_the_country_of_the_firm_may_stand_elsewhere() -> None:
    broken = FLOW.replace("  country: FR\n", "").replace('"+33199000141"', "01 99 00 01 41")
    assert mend(broken, "flow") == (broken, ())
    assert mend(broken, "flow", country="FR")[0] == FLOW.replace("  country: FR\n", "")
    assert mend(broken, "flow", country="BE") == (broken, ())


def test_a_team_misspelt_is_the_one_that_is_there() -> None:
    text = FLOW.replace("start:", 'teams:\n  workshop: {numbers: ["+33199000142"]}\nstart:').replace(
        'transfer: "+33199000141"', "transfer: {team: workshop}"
    )
    text = text.replace("  share: 20%\n", "  share: 20%\n  teams: [workshop]\n")
    assert read_flow(text, "flow").diagnostics == ()
    after, mended = mend(text.replace("{team: workshop}", "{team: worksop}"), "flow")
    assert after == text
    assert [one.code for one in mended] == ["W208"]


def test_a_key_left_bare_before_a_hash_gets_its_quotes() -> None:
    text = FLOW.replace('refuse: {key: "9"}', "refuse:\n      key: #")
    assert 'key: "#"\n' in mend(text, "flow")[0]
    kept = FLOW.replace('refuse: {key: "9"}', "refuse:\n      key: # to be decided")
    assert mend(kept, "flow") == (kept, ())


def test_a_remedy_is_found_for_one_mistake_at_a_time() -> None:
    broken = FLOW.replace("title:", "titel:").replace("next: desk", "next: dsek")
    for one in read_flow(broken, "flow").diagnostics:
        if one.code == "S114":
            found = fix(broken, one)
            assert found is not None
            assert apply(broken, found.edits) == broken.replace("titel:", "title:")
            assert found.done.en == "`titel` becomes `title`"
            assert found.done.fr == "`titel` devient `title`"


def test_tabs_go_where_nothing_else_can_be_read_yet() -> None:
    broken = textwrap.dedent("""\
        accord: 1
        steps:
        \tbye:
        \t\thang_up: Remember: bye.
        start: bye
        """)
    after, mended = mend(broken, "flow")
    assert after == broken.replace("\t", "  ").replace("Remember: bye.", '"Remember: bye."')
    assert [one.code for one in mended] == ["S103", "S104"]
