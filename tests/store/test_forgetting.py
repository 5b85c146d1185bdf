"""How long the history is kept."""

from __future__ import annotations

import pytest

from tests.conftest import FakeClock
from tests.store.boards import BED_DONE, MONTH, WALK, add, change
from winsboard.domain.documents import Settings
from winsboard.store.forgetting import MOST_AT_ONCE
from winsboard.store.letting_go import ACTS_KEPT
from winsboard.store.store import Store

DAY = 24 * 3600


def ids(store: Store) -> list[str]:
    return [record.id for record in store.records(MONTH)]


@pytest.mark.usefixtures("one_act_kept")
def test_the_history_is_kept_for_ninety_days_and_thinned_when_a_page_is_written(
    store: Store, clock: FakeClock
) -> None:
    first = add(store, clock, WALK)
    clock.tick(60 * DAY)
    second = add(store, clock, BED_DONE)
    clock.tick(31 * DAY)
    third = change(store, clock, WALK, WALK._replace(text="new"))
    # A clock that is a month after the last act is not believed at once.
    assert ids(store) == [first.id, second.id, third.id]
    clock.tick(60)
    fourth = change(store, clock, WALK._replace(text="new"), WALK)
    assert ids(store) == [second.id, third.id, fourth.id]
    assert set(store.page(MONTH).values()) == {WALK, BED_DONE}


@pytest.mark.usefixtures("one_act_kept")
def test_how_long_can_be_chosen(store: Store, clock: FakeClock) -> None:
    add(store, clock, Settings(history_days=2))
    add(store, clock, WALK)
    clock.tick(2.5 * DAY)
    last = add(store, clock, BED_DONE)
    assert ids(store) == [last.id]


def test_the_last_acts_stay_however_old_and_what_came_in_weeks_goes_in_many_steps(
    store: Store, clock: FakeClock
) -> None:
    many = range(5000, 5000 + ACTS_KEPT + MOST_AT_ONCE + 10)
    made = [add(store, clock, WALK._replace(id=str(id))).id for id in many]
    clock.tick(400 * DAY)
    for n in range(3):
        made.append(add(store, clock, WALK._replace(id=str(9000 + n))).id)
        assert ids(store) == made[0 if n == 0 else MOST_AT_ONCE :]
    clock.tick(DAY)
    made.append(add(store, clock, WALK._replace(id="9999")).id)
    assert ids(store) == made[-ACTS_KEPT:]
