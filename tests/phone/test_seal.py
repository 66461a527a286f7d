"""A seal comes back as it went, for its own call and with our key, or it is unreadable and nothing else."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr.engine import CallState, Waiting
from ivr.engine.state import Permission, Standing
from ivr.events import Caller, Event, MayRecord, Pressed, Spoke, StayedSilent, pack, unpack
from ivr.law import purposes as known_purposes
from ivr.phone.seal import LARGEST_OPENED, LONGEST, Seal, TooLong, Unreadable, _segment
from tests.engine.scene import MORNING
from tests.engine.test_between_turns import events

OLD, NEW, FOREIGN = (bytes([number]) * 64 for number in range(3))
CALL, OTHER = "CA" + "0" * 32, "CA" + "1" * 32
SEAL = Seal([OLD])

names = st.text(max_size=30)
permissions = st.builds(
    Permission, st.sampled_from(Standing), st.lists(names, max_size=4).map(tuple), st.booleans(), names
).map(lambda held: replace(held, told_in=("",) * len(held.purposes)))
states = st.builds(
    CallState,
    names,
    names,
    names,
    st.sampled_from(Waiting),
    st.integers(0, 200),
    st.integers(0, 9),
    st.integers(0, 9),
    permissions,
    st.sampled_from(MayRecord),
    st.booleans(),
    st.booleans(),
    st.sampled_from(Caller),
    st.booleans(),
    names,
    st.lists(names, max_size=4).map(tuple),
)


@given(states, st.lists(events, max_size=4))
def test_a_call_comes_back_as_it_went(state: CallState, unsettled: list[Event]) -> None:
    segment = SEAL.close([state.to_list(), [pack(event) for event in unsettled]], CALL)
    settled, packed = SEAL.open(segment, CALL)
    assert CallState.from_list(settled) == state
    assert [unpack(event) for event in packed] == unsettled
    assert SEAL.close([settled, packed], CALL) == segment


@given(states)
def test_a_seal_is_a_segment_of_a_path_and_shows_nothing_of_what_it_holds(state: CallState) -> None:
    segment = SEAL.close(state.to_list(), CALL)
    assert segment.isascii()
    assert segment.replace("-", "").replace("_", "").isalnum()
    assert zlib.compress(json.dumps(state.to_list()).encode())[:2] not in segment.encode()


@given(states)
def test_a_seal_is_good_for_its_own_call_alone(state: CallState) -> None:
    segment = SEAL.close(state.to_list(), CALL)
    for call in (OTHER, "", CALL + " ", CALL.lower(), "\ud800"):
        with pytest.raises(Unreadable):
            SEAL.open(segment, call)


def test_the_same_content_seals_to_the_same_bytes_and_any_other_to_others() -> None:
    state = CallState("accueil", "a" * 64, "menu")
    assert SEAL.close(state.to_list(), CALL) == Seal([OLD]).close(state.to_list(), CALL)
    assert SEAL.close(state.to_list(), CALL) != SEAL.close(state.to_list(), OTHER)
    assert SEAL.close(state.to_list(), CALL) != SEAL.close(state.moved("avis").to_list(), CALL)


def test_a_key_is_replaced_while_calls_are_under_way() -> None:
    before = SEAL.close(["before"], CALL)
    rotated = Seal([NEW, OLD])
    assert rotated.open(before, CALL) == ["before"]
    after = rotated.close(["after"], CALL)
    assert Seal([NEW]).open(after, CALL) == ["after"]
    with pytest.raises(Unreadable):
        Seal([NEW]).open(before, CALL)
    with pytest.raises(Unreadable):
        Seal([FOREIGN]).open(after, CALL)


@given(states, st.integers(0), st.characters())
def test_one_letter_changed_makes_it_unreadable(state: CallState, place: int, letter: str) -> None:
    segment = SEAL.close(state.to_list(), CALL)
    place %= len(segment)
    changed = segment[:place] + letter + segment[place + 1 :]
    if changed != segment:
        with pytest.raises(Unreadable):
            SEAL.open(changed, CALL)


def test_every_other_letter_at_every_place_makes_it_unreadable() -> None:
    segment = SEAL.close([1], CALL)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=."
    for place, was in enumerate(segment):
        for letter in letters.replace(was, ""):
            with pytest.raises(Unreadable):
                SEAL.open(segment[:place] + letter + segment[place + 1 :], CALL)


@given(states, st.integers(0), st.text(max_size=3))
def test_a_seal_cut_or_lengthened_is_unreadable(state: CallState, cut: int, more: str) -> None:
    segment = SEAL.close(state.to_list(), CALL)
    for changed in {
        segment[: cut % len(segment)],
        segment[1 + cut % len(segment) :],
        segment + "=",
        segment + more,
    }:
        if changed != segment:
            with pytest.raises(Unreadable):
                SEAL.open(changed, CALL)


@given(st.text(max_size=200))
def test_whatever_stands_in_the_path_is_unreadable_at_worst(segment: str) -> None:
    with pytest.raises(Unreadable):
        SEAL.open(segment, CALL)


def under_our_key(content: bytes) -> str:
    return _segment(AESSIV(OLD).encrypt(content, [CALL.encode()]))


@pytest.mark.parametrize(
    "content",
    [
        b"not zlib",
        zlib.compress(b"{"),
        zlib.compress(b"[1]")[:-3],
        zlib.compress(b"[]" + b" " * LARGEST_OPENED),
        zlib.compress(b"[" * 60_000),
        zlib.compress(b"[" + b"9" * 5_000 + b"]"),
        zlib.compress(b"\xff\xfe["),
        zlib.compress(b""),
    ],
    ids=["no zlib", "no json", "cut", "bomb", "deep", "long number", "no utf-8", "nothing"],
)
def test_even_under_our_own_key_what_is_no_content_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable):
        SEAL.open(under_our_key(content), CALL)


def test_a_megabyte_in_the_path_is_not_even_decrypted() -> None:
    with pytest.raises(Unreadable):
        SEAL.open("A" * 1_000_000, CALL)


@given(st.recursive(st.one_of(st.none(), st.booleans(), st.integers(), st.text()), st.lists, max_leaves=8))
@settings(max_examples=60)
def test_any_plain_content_comes_back(content: Any) -> None:
    assert SEAL.open(SEAL.close(content, CALL), CALL) == content


def hard_to_squeeze(length: int) -> str:
    """Letters and digits that no packing shortens much, the same at every run."""
    return _segment(AESSIV(FOREIGN).encrypt(bytes(length), [b""]))[:length]


def test_more_than_two_thousand_characters_are_too_long() -> None:
    lengths = [len(SEAL.close(hard_to_squeeze(length), CALL)) for length in range(1_300, 1_900, 100)]
    assert lengths == sorted(lengths)
    assert lengths[-1] <= LONGEST
    for too_long in (hard_to_squeeze(2_000), "a" * LARGEST_OPENED):
        with pytest.raises(TooLong):
            SEAL.close(too_long, CALL)


def test_the_longest_call_we_can_think_of_fits() -> None:
    own = tuple(hard_to_squeeze(41)[start:] + "_own" for start in range(4))
    purposes = (*list(known_purposes())[:6], *own)
    longest = CallState(
        flow=hard_to_squeeze(64),
        version=AESSIV(NEW).encrypt(bytes(16), [b""]).hex(),
        step=hard_to_squeeze(65)[1:],
        waiting=Waiting.RECORDED_TALK,
        turn=150,
        silences=9,
        unclears=9,
        permission=Permission(Standing.GRANTED, purposes, refused_once=True, why_not="customer_journey"),
        barred=MayRecord.CAMPAIGN,
        recorded=True,
        must_end=True,
        caller=Caller.HIDDEN,
        can_text=True,
        notice_sha256=AESSIV(OLD).encrypt(bytes(16), [b""]).hex(),
        asked=purposes,
    )
    may = MayRecord.LEDGER
    while_the_ledger_is_down: list[Event] = []
    for turn in range(10):
        at = MORNING.replace(minute=turn, second=7 * turn % 60, microsecond=137_000 * turn % 1_000_000)
        while_the_ledger_is_down += [
            StayedSilent(at, may),
            Pressed(at, may, "9"),
            Spoke(at, may, f"pas d'enregistrement {turn}"),
        ]
    content = [longest.to_list(), [pack(event) for event in while_the_ledger_is_down]]
    assert len(SEAL.close(content, CALL)) <= LONGEST
    assert SEAL.open(SEAL.close(content, CALL), CALL) == content
