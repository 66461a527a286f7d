"""The handset signs as Twilio signs: by Twilio's own library, and by our own check of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Request

from ivr.handset import Handset, into, signature
from ivr.phone.signature import Signatures, requested_url
from tests.handset.application import TOKEN

HOST = "https://calls.example.com"
WORDS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=12)
FORMS = st.lists(st.tuples(WORDS, WORDS), max_size=6)
PATHS = st.text(alphabet="abcÉ/%7B.~-_:;,=", max_size=12).map(lambda path: "/" + path)


def test_twilios_published_example_is_met() -> None:
    # https://www.twilio.com/docs/usage/webhooks/webhooks-security
    form = {
        "CallSid": "CA1234567890ABCDE",
        "Digits": "1234",
        "From": "+14158675309",
        "To": "+18005551212",
        "Caller": "+14158675309",
    }
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    assert signature("12345", url, form.items()) == "RSOYDt4T1cUTdK1PDd93/VVr8B8="


@settings(max_examples=100)
@given(path=PATHS, form=FORMS, token=st.text(min_size=1, max_size=12))
def test_twilios_own_library_makes_the_same_signature(
    path: str, form: list[tuple[str, str]], token: str
) -> None:
    theirs = RequestValidator(token).compute_signature(HOST + path, MultiDict(form))
    assert signature(token, HOST + path, form) == theirs


@pytest.mark.parametrize(
    "path",
    [
        "/voice/accueil",
        "/voice/été",
        "/a%7Bb%7D/c",
        "/?u=https%3A%2F%2Fexample.com%2F",
        "/a?b=é&c=",
        "/a#b",
        "/%C3%A9+%20",
    ],
)
@pytest.mark.parametrize("method", ["POST", "GET"])
@pytest.mark.parametrize("host", [HOST, "http://127.0.0.1:8000", "https://calls.example.com:8443"])
def test_our_own_check_accepts_it_at_odd_addresses(host: str, method: str, path: str) -> None:
    checked: list[bool] = []

    def check(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        request = Request(environ)
        url = requested_url(host, environ)
        checked.append(Signatures([TOKEN]).accept(url, request.form, request.headers))
        start_response("200 OK", [("Content-Type", "text/xml")])
        return [b"<Response/>"]

    extra = {"StirVerstat": "", "Ünïcode": "d'accord & ça"}
    Handset(host + path, token=TOKEN, voice_method=method, http=into(check), extra=extra).call()
    assert checked == [True]


def test_another_secret_makes_another_signature() -> None:
    assert signature("a", HOST, {"CallSid": "CA1"}.items()) != signature(
        "b", HOST, {"CallSid": "CA1"}.items()
    )


def test_a_fragment_is_never_signed() -> None:
    # Connection overrides ride in it: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
    assert signature(TOKEN, f"{HOST}/voice#rc=2") == signature(TOKEN, f"{HOST}/voice")
