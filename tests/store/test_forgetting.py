"""How long the history is kept."""

from __future__ import annotations

from tests.conftest import FakeClock
from tests.store.boards import BED_DONE, MONTH, WALK, add, change
from winsboard.domain.documents import Settings
from winsboard.store.store import Store

DAY = 24 * 3600


def test_the_history_is_kept_for_ninety_days_and_thinned_when_a_page_is_written(
    store: Store, clock: FakeClock
) -> None:
    first = add(store, clock, WALK)
    clock.tick(60 * DAY)
    second = add(store, clock, BED_DONE)
    clock.tick(31 * DAY)
    assert [record.id for record in store.records(MONTH)] == [first.id, second.id]
    third = change(store, clock, WALK, WALK._replace(text="new"))
    assert [record.id for record in store.records(MONTH)] == [second.id, third.id]
    assert set(store.page(MONTH).values()) == {WALK._replace(text="new"), BED_DONE}


def test_how_long_can_be_chosen(store: Store, clock: FakeClock) -> None:
    add(store, clock, Settings(history_days=7))
    add(store, clock, WALK)
    clock.tick(8 * DAY)
    last = add(store, clock, BED_DONE)
    assert [record.id for record in store.records(MONTH)] == [last.id]
