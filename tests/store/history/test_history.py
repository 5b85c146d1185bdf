"""The history stored on the pages, and edits reconstructed from it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.store.boards import (
    BED,
    BED_DONE,
    MONTH,
    WALK,
    add,
    change,
    lose_copies,
    moment,
    month_file,
    open_store,
    remove,
    rewrite,
    tables,
)
from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import Habit, Rhythm
from winsboard.domain.model.edits import Change, Edit, Title, inverse
from winsboard.store.codec.records import Record
from winsboard.store.store import Store


def last(store: Store, page: str = MONTH) -> Record:
    return store.records(page)[-1]


def test_a_record_says_what_was_done_when_and_in_which_words(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    edit = Edit("77", clock.now(), Title("entry.win", "Walked"), (Change(None, WALK),), said="c9")
    store.commit(edit)
    (record,) = open_store(tmp_path, clock).records(MONTH)
    assert (record.id, record.at, record.title) == ("77", clock.now(), edit.title)
    assert (record.undoes, record.said, record.pages) == ("", "c9", (MONTH,))


def test_records_are_in_the_order_they_were_made_even_when_the_clock_goes_back(
    store: Store, clock: FakeClock
) -> None:
    made = [add(store, clock, WALK._replace(id=str(3000 + n))).id for n in range(3)]
    clock.set(clock.now() - timedelta(days=400))
    made.append(add(store, clock, WALK._replace(id="3009")).id)
    assert [record.id for record in store.records(MONTH)] == made


@pytest.mark.parametrize(
    "changes",
    [
        (Change(None, WALK),),
        (Change(BED_DONE, None),),
        (Change(BED_DONE, BED_DONE._replace(state="some", value=3.5)),),
        (Change(BED_DONE, None), Change(None, WALK)),
        (Change(BED, BED._replace(rhythm=Rhythm("every", 3), area="", position=0.0)),),
        (Change(BED, None), Change(BED_DONE, BED_DONE._replace(state="rest"))),
    ],
)
def test_an_edit_is_restored_whole_from_disk(
    store: Store, clock: FakeClock, tmp_path: Path, changes: tuple[Change, ...]
) -> None:
    add(store, clock, BED_DONE, BED)
    edit = moment(store, clock).edit(Title("entry.changed", "x"), *changes)
    store.commit(edit)
    fresh = open_store(tmp_path, clock)
    (record,) = [r for page in (MONTH, "library") for r in fresh.records(page) if r.id == edit.id][
        :1
    ]
    restored = fresh.restore(record)
    assert set(restored.changes) == set(changes)
    assert restored._replace(changes=()) == edit._replace(changes=())


def test_an_edit_can_be_taken_back_from_disk(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, BED_DONE)
    remove(store, clock, BED_DONE)
    fresh = open_store(tmp_path, clock)
    fresh.commit(inverse(fresh.restore(last(fresh)), id="9", at=clock.now()))
    assert set(open_store(tmp_path, clock).page(MONTH).values()) == {BED_DONE}


def test_an_edit_whose_document_changed_since_is_not_restored(
    store: Store, clock: FakeClock
) -> None:
    add(store, clock, WALK)
    first = last(store)
    later = WALK._replace(text="later")
    change(store, clock, WALK, later)
    with pytest.raises(Refusal, match=r"undo\.changed"):
        store.restore(first)
    change(store, clock, later, WALK)
    assert store.restore(first).changes == (Change(None, WALK),)
    remove(store, clock, WALK)
    with pytest.raises(Refusal, match=r"undo\.changed"):
        store.restore(first)


def test_a_removal_is_not_restored_when_something_else_stands_there(
    store: Store, clock: FakeClock
) -> None:
    add(store, clock, BED_DONE)
    remove(store, clock, BED_DONE)
    removal = last(store)
    add(store, clock, BED_DONE._replace(state="some"))
    with pytest.raises(Refusal, match=r"undo\.changed"):
        store.restore(removal)


def test_an_edit_with_a_part_missing_is_not_restored(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    edit = moment(store, clock).edit(Title("x"), Change(None, WALK), Change(None, BED))
    store.commit(edit)
    found = tables(month_file(tmp_path))
    del found["edits"]
    rewrite(month_file(tmp_path), found)
    lose_copies(tmp_path)
    with pytest.raises(Refusal, match=r"undo\.changed"):
        store.restore(last(store, "library"))


def test_a_record_of_a_change_holds_only_the_old_values_of_what_changed(
    store: Store, clock: FakeClock
) -> None:
    add(store, clock, BED)
    change(store, clock, BED, BED._replace(label="Make my bed", cue="I get up"))
    (past,) = last(store, "library").changes
    assert past.was == {"label": "Make the bed", "cue": None}
    assert isinstance(store.restore(last(store, "library")).changes[0].before, Habit)
