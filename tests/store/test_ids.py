"""Stamps and ids."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import FakeClock
from winsboard.store.codec.causality import are_valid
from winsboard.store.ids import Ids, stamp_of_moment

MOST = 2**53


def test_ids_are_digits_that_rise_and_stay_below_what_json_keeps_exactly() -> None:
    ids = Ids(FakeClock())
    made = [ids.new_id() for _ in range(500)]
    assert all(id.isascii() and id.isdecimal() for id in made)
    numbers = [int(id) for id in made]
    assert numbers == sorted(set(numbers))
    assert numbers[-1] < MOST


def test_ids_of_many_machines_with_the_same_clock_differ() -> None:
    clock = FakeClock()
    made = [Ids(clock).new_id() for _ in range(20)]
    assert len(set(made)) == 20


def test_ids_go_on_rising_when_the_clock_goes_back() -> None:
    clock = FakeClock()
    ids = Ids(clock)
    first = int(ids.new_id())
    clock.set(clock.now() - timedelta(days=40))
    assert int(ids.new_id()) > first


@given(st.integers(0, MOST // 2))
def test_a_stamp_is_above_what_was_seen(seen: int) -> None:
    assert Ids(FakeClock()).stamp(seen) > seen


def test_a_clock_before_1970_still_gives_stamps() -> None:
    assert Ids(FakeClock(datetime(1960, 1, 1, tzinfo=UTC))).stamp() > 0
    assert stamp_of_moment(datetime(1960, 1, 1, tzinfo=UTC)) > 0


@pytest.mark.parametrize("year", [1900, 1969, 2107, 9998])
def test_a_wrong_clock_gives_numbers_that_are_sound_and_given_once(year: int) -> None:
    clock = FakeClock(datetime(year, 3, 1, tzinfo=UTC))
    made = [Ids(clock).stamp() for _ in range(2000)]
    assert len(set(made)) == len(made)
    last = max(*made, stamp_of_moment(clock.now()))
    for _ in range(2000):
        last = Ids(clock).stamp(last)
    assert are_valid({"_made": last})


@given(st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)), st.integers(1, 10**9))  # noqa: DTZ001
def test_stamps_of_moments_are_in_the_order_of_the_moments(at: datetime, later: int) -> None:
    one = at.replace(tzinfo=UTC)
    assert stamp_of_moment(one) < stamp_of_moment(one + timedelta(microseconds=later))
