"""Numbers are closed and found with keys of their own, and secrets can be replaced."""

from __future__ import annotations

import pytest

from consent_store import Keyring
from consent_store.keyring import Unopened

OLD, NEW = "the secret of last year, long enough", "the secret of this year, long enough"
NUMBER = "+33639980001"


@pytest.mark.parametrize("secrets", [[], [""], [OLD, ""]])
def test_no_secret_and_an_empty_one_are_refused(secrets: list[str]) -> None:
    with pytest.raises(ValueError, match="secret"):
        Keyring(secrets)


def test_each_purpose_and_each_secret_has_a_key_of_its_own() -> None:
    keys = Keyring([NEW, OLD])
    seal, sampling = keys.derived("seal"), keys.derived("sampling")
    assert [len(key) for key in seal] == [64, 64]
    assert len({*seal, *sampling}) == 4
    assert seal == [*Keyring([NEW]).derived("seal"), *Keyring([OLD]).derived("seal")]


def test_neither_secret_nor_key_is_shown() -> None:
    keys = Keyring([NEW, OLD])
    shown = f"{keys!r} {keys} {keys.blind(NUMBER)!r} {keys._numbers!r}"
    assert not any(said in shown for said in (NEW, OLD, NUMBER, keys.blind(NUMBER)[0].index))


def test_a_number_is_opened_for_its_call_and_for_no_other() -> None:
    keys = Keyring([NEW])
    sealed = keys.seal(NUMBER, "CA1")
    assert keys.open(sealed, "CA1") == NUMBER
    with pytest.raises(Unopened):
        keys.open(sealed, "CA2")


def test_the_same_number_never_looks_the_same_when_sealed() -> None:
    keys = Keyring([NEW])
    assert keys.seal(NUMBER, "CA1") != keys.seal(NUMBER, "CA1")


def test_after_a_new_secret_old_numbers_are_still_opened_and_found() -> None:
    before, after = Keyring([OLD]), Keyring([NEW, OLD])
    assert after.open(before.seal(NUMBER, "CA1"), "CA1") == NUMBER
    assert before.blind(NUMBER)[0] in after.blind(NUMBER)
    assert after.blind(NUMBER)[0] == Keyring([NEW]).blind(NUMBER)[0]
    assert after.blind(NUMBER)[0].key != before.blind(NUMBER)[0].key


@pytest.mark.parametrize("sealed", [b"", b"short", bytes(40)])
def test_what_was_never_sealed_is_not_opened(sealed: bytes) -> None:
    with pytest.raises(Unopened):
        Keyring([NEW, OLD]).open(sealed, "CA1")


def test_without_its_secret_a_number_is_not_opened() -> None:
    with pytest.raises(Unopened):
        Keyring([NEW]).open(Keyring([OLD]).seal(NUMBER, "CA1"), "CA1")
