"""How long history is kept."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import FakeClock
from tests.store.boards import BED_DONE, MONTH, WALK, add, change
from tests.thorough import examples
from winsboard.domain.model.documents import Settings
from winsboard.store.codec.erasure_markers import ERASURE_MARKERS, HISTORY, LAST_EDITS_KEPT, marker
from winsboard.store.codec.records import EDITS
from winsboard.store.format.page_json import MutableTables
from winsboard.store.history.retention import MAX_PRUNED_AT_ONCE
from winsboard.store.merge.pages import merge_pages
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
    # A clock that is a month ahead of the last edit is not trusted at once.
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
    many = range(5000, 5000 + LAST_EDITS_KEPT + MAX_PRUNED_AT_ONCE + 10)
    made = [add(store, clock, WALK._replace(id=str(id))).id for id in many]
    clock.tick(400 * DAY)
    for n in range(3):
        made.append(add(store, clock, WALK._replace(id=str(9000 + n))).id)
        assert ids(store) == made[0 if n == 0 else MAX_PRUNED_AT_ONCE :]
    clock.tick(DAY)
    made.append(add(store, clock, WALK._replace(id="9999")).id)
    assert ids(store) == made[-LAST_EDITS_KEPT:]


stamps = st.sets(st.integers(1, 40), max_size=9)


def consistent(acts: set[int], floor: int) -> MutableTables:
    """A page whose history was pruned up to a stamp."""
    edits = {str(stamp): {"_made": stamp} for stamp in acts}
    return merge_pages({EDITS: edits, ERASURE_MARKERS: {HISTORY: marker(EDITS, floor)}}, {})


@pytest.mark.usefixtures("one_act_kept")
@given(versions=st.lists(st.tuples(stamps, st.integers(0, 40)), min_size=3, max_size=3))
@settings(
    max_examples=examples(60),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_is_let_go_is_merged_alike_in_every_order_and_the_last_acts_stay(
    versions: list[tuple[set[int], int]],
) -> None:
    one, two, three = (consistent(*version) for version in versions)
    assert merge_pages(one, one) == one
    assert merge_pages(one, two) == merge_pages(two, one)
    every = merge_pages(merge_pages(one, two), three)
    assert every == merge_pages(one, merge_pages(two, three))
    known = [stamp for acts, _ in versions for stamp in acts]
    assert not known or str(max(known)) in every[EDITS]
