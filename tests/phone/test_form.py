"""A webhook's form as its bytes say it."""

from __future__ import annotations

from urllib.parse import urlencode

from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from ivr.phone.form import FORM, read_form

NAMED = st.lists(st.tuples(st.text(min_size=1, max_size=12), st.text(max_size=20)), max_size=12)


@given(NAMED)
def test_what_was_sent_is_what_is_read(sent: list[tuple[str, str]]) -> None:
    form, expected = read_form(urlencode(sent).encode(), FORM), MultiDict(sent)
    assert list(form) == list(expected)
    assert {name: form.getlist(name) for name in form} == {name: expected.getlist(name) for name in expected}
    assert dict(form) == expected.to_dict()


def test_a_name_that_did_not_come_has_no_value() -> None:
    assert read_form(b"Digits=9", FORM).getlist("SpeechResult") == []


def test_an_empty_value_is_a_value() -> None:
    assert read_form(b"Digits=&CallSid", FORM) == {"Digits": "", "CallSid": ""}


def test_a_plus_is_a_space_and_a_plus_sign_comes_as_a_code() -> None:
    assert read_form(b"From=%2B33199000123&SpeechResult=je+refuse", FORM) == {
        "From": "+33199000123",
        "SpeechResult": "je refuse",
    }


def test_a_body_of_another_kind_is_no_form() -> None:
    assert read_form(b'{"Digits": "9"}', "application/json") == {}
    assert read_form(b"Digits=9", "") == {}


def test_the_kind_may_say_its_letters() -> None:
    assert read_form(b"Digits=9", "Application/X-WWW-Form-Urlencoded; charset=UTF-8") == {"Digits": "9"}


def test_bytes_that_are_no_letters_spoil_nothing_else() -> None:
    form = read_form(b"Digits=9&SpeechResult=%ff%fe&\xff=1", FORM)
    assert form["Digits"] == "9"
    assert form["SpeechResult"] == "\ufffd\ufffd"
