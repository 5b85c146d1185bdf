"""How a commit changes the documents that are on disk now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
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
    commit,
    moment,
    month_file,
    open_store,
    remove,
    rewrite,
    tables,
)
from winsboard.domain.model.documents import LIBRARY, Entry, Habit, Mark, Part, month_of
from winsboard.domain.model.edits import Change, Title, inverse
from winsboard.store.store import Store

OCTOBER = date(2026, 10, 31)


@pytest.fixture
def other(tmp_path: Path, clock: FakeClock) -> Store:
    """A second process with the same board."""
    return open_store(tmp_path, clock)


def test_a_commit_gives_the_pages_it_touched_as_they_are_on_disk(
    store: Store, other: Store, clock: FakeClock
) -> None:
    add(other, clock, WALK)
    edit = moment(store, clock).edit(Title("mark.done"), Change(None, BED_DONE), Change(None, BED))
    pages = store.commit(edit)
    assert set(pages) == {MONTH, "library"}
    assert set(pages[MONTH].values()) == {WALK, BED_DONE}
    assert set(pages["library"].values()) == {BED}


def test_an_edit_without_changes_writes_nothing(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    assert store.commit(moment(store, clock).edit(Title("mark.done"))) == {}
    assert not (tmp_path / "data").exists()


def test_two_edits_that_drew_the_same_id_are_both_written(
    store: Store, other: Store, clock: FakeClock, tmp_path: Path
) -> None:
    first = moment(store, clock).edit(Title("entry.win", WALK.text), Change(None, WALK))
    store.commit(first)
    clock.tick(1)
    rest = WALK._replace(id="7002", text="Sat down for a while")
    second = moment(other, clock).edit(Title("entry.win", rest.text), Change(None, rest))
    other.commit(second._replace(id=first.id))
    other.commit(first)
    again = open_store(tmp_path, clock)
    assert {d.text for d in again.page(MONTH).values() if isinstance(d, Entry)} == {
        WALK.text,
        rest.text,
    }
    assert [record.title.to for record in again.records(MONTH)] == [WALK.text, rest.text]
    assert len({record.id for record in again.records(MONTH)}) == 2


def test_two_processes_change_two_fields_of_one_document(
    store: Store, other: Store, clock: FakeClock
) -> None:
    add(store, clock, BED)
    change(other, clock, BED, BED._replace(label="Make my bed"))
    change(store, clock, BED, BED._replace(position=9.0))
    (habit,) = store.page("library").values()
    assert habit == BED._replace(label="Make my bed", position=9.0)


def test_the_later_of_two_changes_of_one_field_stays(
    store: Store, other: Store, clock: FakeClock
) -> None:
    add(store, clock, BED_DONE)
    change(other, clock, BED_DONE, BED_DONE._replace(state="rest"))
    change(store, clock, BED_DONE, BED_DONE._replace(state="some"))
    (mark,) = other.page(MONTH).values()
    assert mark == BED_DONE._replace(state="some")


def test_a_field_can_go_back_to_its_default(store: Store, clock: FakeClock, tmp_path: Path) -> None:
    add(store, clock, WALK)
    change(store, clock, WALK, WALK._replace(area=""))
    assert set(open_store(tmp_path, clock).page(MONTH).values()) == {WALK._replace(area="")}
    assert "area" not in tables(month_file(tmp_path))["entries"][WALK.id]


def test_the_same_cell_ticked_in_two_processes_keeps_the_number_of_the_first(
    store: Store, other: Store, clock: FakeClock
) -> None:
    add(other, clock, BED_DONE._replace(value=8.0))
    add(store, clock, BED_DONE)
    assert set(store.page(MONTH).values()) == {BED_DONE._replace(value=8.0)}


@pytest.mark.parametrize(
    ("before", "theirs", "ours"),
    [
        (WALK, WALK._replace(text="theirs"), WALK._replace(text="ours")),
        (
            WALK._replace(kind="reflection", text="", parts=(Part("p", "a"),)),
            WALK._replace(kind="reflection", text="", parts=(Part("p", "theirs"),)),
            WALK._replace(kind="reflection", text="", parts=(Part("p", "ours"),)),
        ),
    ],
    ids=["text", "parts"],
)
def test_both_texts_are_kept_when_two_wrote_at_the_same_time(
    store: Store,
    other: Store,
    clock: FakeClock,
    tmp_path: Path,
    before: Entry,
    theirs: Entry,
    ours: Entry,
) -> None:
    add(store, clock, before)
    change(other, clock, before, theirs)
    edit = change(store, clock, before, ours)
    kept = {d.id: d for d in store.page(MONTH).values()}
    assert kept.pop(WALK.id) == ours
    ((id, sibling),) = kept.items()
    assert sibling == theirs._replace(id=id)
    assert tables(month_file(tmp_path))["entries"][id]["version_of"] == WALK.id
    store.commit(inverse(store.restore(store.records(MONTH)[-1]), id="1", at=clock.now()))
    assert set(store.page(MONTH).values()) == {theirs}
    assert edit.id != id


def test_the_other_version_is_the_same_document_wherever_it_is_made(
    store: Store, other: Store, clock: FakeClock, tmp_path: Path
) -> None:
    ids = set()
    for folder in ("one", "two"):
        mine = open_store(tmp_path / folder, clock)
        add(mine, clock, WALK)
        change(mine, clock, WALK, WALK._replace(text="theirs"))
        change(mine, clock, WALK, WALK._replace(text="ours"))
        ids.add(frozenset(tables(month_file(tmp_path / folder))["entries"]))
    assert len(ids) == 1


def test_no_other_version_where_only_one_wrote(
    store: Store, other: Store, clock: FakeClock
) -> None:
    add(store, clock, WALK)
    change(other, clock, WALK, WALK._replace(text="theirs"))
    change(store, clock, WALK, WALK._replace(area="home"))
    assert set(store.page(MONTH).values()) == {WALK._replace(text="theirs", area="home")}


def test_words_for_an_entry_removed_elsewhere_are_not_lost(
    store: Store, other: Store, clock: FakeClock
) -> None:
    add(store, clock, WALK)
    remove(other, clock, WALK)
    change(store, clock, WALK, WALK._replace(text="still here"))
    assert set(store.page(MONTH).values()) == {WALK._replace(text="still here")}


def test_a_removal_leaves_a_tombstone_without_the_words(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    change(store, clock, WALK, WALK._replace(area="home"))
    seen = tables(month_file(tmp_path))["entries"][WALK.id]
    remove(store, clock, WALK._replace(area="home"))
    grave = tables(month_file(tmp_path))["removed"][WALK.id]
    assert set(grave) == {"table", "_made", "_before", "_earlier", "_gone"}
    assert (grave["_made"], grave["_before"]) == (seen["_made"], [seen["_changed"]["area"]])
    assert grave["_earlier"] == [seen["_made"]]
    assert grave["_gone"] > max(seen["_changed"].values())


def test_what_comes_back_has_no_tombstone_and_newer_stamps(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    removal = remove(store, clock, WALK)
    grave = tables(month_file(tmp_path))["removed"][WALK.id]
    store.commit(inverse(removal, id=store.ids.new_id(), at=clock.now()))
    found = tables(month_file(tmp_path))
    assert "removed" not in found
    assert found["entries"][WALK.id]["_made"] > grave["_gone"]
    assert found["entries"][WALK.id]["_earlier"] == grave["_earlier"]


def test_a_removal_takes_only_what_was_seen(store: Store, other: Store, clock: FakeClock) -> None:
    add(store, clock, WALK, BED_DONE)
    change(other, clock, WALK, WALK._replace(text="theirs"))
    change(other, clock, BED_DONE, BED_DONE._replace(state="some"))
    remove(store, clock, WALK)
    remove(store, clock, BED_DONE)
    assert set(store.page(MONTH).values()) == {
        WALK._replace(text="theirs"),
        BED_DONE._replace(state="some"),
    }


def test_a_new_stamp_is_above_every_stamp_its_writer_saw(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    found = tables(month_file(tmp_path))
    far = found["entries"][WALK.id]["_made"] + (1 << 45)
    found["entries"][WALK.id]["_changed"] = {"area": far}
    rewrite(month_file(tmp_path), found)
    change(store, clock, WALK, WALK._replace(text="later by a clock that is right"))
    entry = tables(month_file(tmp_path))["entries"][WALK.id]
    assert entry["_changed"]["text"] > far
    assert entry["_changed"]["area"] == far
    assert entry["_earlier"] == [entry["_made"]]


def test_an_edit_is_not_carried_out_twice(store: Store, clock: FakeClock) -> None:
    edit = add(store, clock, BED_DONE)
    change(store, clock, BED_DONE, BED_DONE._replace(state="rest"))
    store.commit(edit)
    assert set(store.page(MONTH).values()) == {BED_DONE._replace(state="rest")}
    assert len(store.records(MONTH)) == 2


def test_an_entry_can_move_to_another_month_and_back(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    moved = WALK._replace(day=OCTOBER, area="home")
    edit = change(store, clock, WALK, moved)
    assert dict(store.page(MONTH)) == {}
    assert set(store.page("2026-10").values()) == {moved}
    store.commit(inverse(store.restore(store.records(MONTH)[-1]), id="7", at=clock.now()))
    fresh = open_store(tmp_path, clock)
    assert set(fresh.page(MONTH).values()) == {WALK}
    assert dict(fresh.page("2026-10")) == {}
    assert edit.id in {record.id for record in fresh.records("2026-10")}


def cut_short_move(store: Store, clock: FakeClock, tmp_path: Path) -> Entry:
    """The state after a kill between writing the two pages."""
    add(store, clock, WALK)
    old = month_file(tmp_path).read_bytes()
    moved = WALK._replace(day=OCTOBER)
    change(store, clock, WALK, moved)
    month_file(tmp_path).write_bytes(old)
    return moved


def test_a_reader_of_both_months_drops_the_double_of_a_move_that_was_cut_short(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    moved = cut_short_move(store, clock, tmp_path)
    new_first = open_store(tmp_path, clock)
    assert set(new_first.page("2026-10").values()) == {moved}
    assert dict(new_first.page(MONTH)) == {}
    old_first = open_store(tmp_path, clock)
    assert set(old_first.page(MONTH).values()) == {WALK}
    assert set(old_first.page("2026-10").values()) == {moved}
    assert MONTH in old_first.changed()
    assert dict(old_first.page(MONTH)) == {}
    assert old_first.changed() == frozenset()


def test_the_double_of_a_move_ends_with_the_next_change_of_the_entry(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    moved = cut_short_move(store, clock, tmp_path)
    fresh = open_store(tmp_path, clock)
    remove(fresh, clock, moved)
    assert "entries" not in tables(month_file(tmp_path))
    assert dict(open_store(tmp_path, clock).page("2026-10")) == {}


def test_one_edit_over_several_months_is_in_the_history_of_each(
    store: Store, clock: FakeClock
) -> None:
    marks = [Mark(f"202{n}0101{BED.id}", BED.id, date(2020 + n, 1, 1), "done") for n in range(1, 4)]
    edit = add(store, clock, *marks)
    assert store.months() == ("2021-01", "2022-01", "2023-01")
    records = [store.records(month) for month in store.months()]
    assert [[record.id for record in found] for found in records] == [[edit.id]] * 3
    assert set(store.restore(records[1][0]).changes) == set(edit.changes)


def test_changed_tells_the_pages_another_process_wrote(
    store: Store, other: Store, clock: FakeClock
) -> None:
    add(store, clock, BED, WALK)
    assert store.changed() == frozenset()
    add(other, clock, BED_DONE)
    assert store.changed() == {MONTH}
    assert set(store.page(MONTH).values()) == {WALK, BED_DONE}
    assert store.changed() == frozenset()
    add(other, clock, WALK._replace(id="2009", day=OCTOBER))
    assert store.changed() == {"2026-10"}
    store.release([MONTH])
    change(other, clock, WALK, WALK._replace(text="unseen"))
    assert store.changed() == frozenset()


@pytest.mark.parametrize("look", [Store.records, Store.tables])
def test_a_change_that_was_read_for_another_reason_is_told_of_all_the_same(
    store: Store, other: Store, clock: FakeClock, look: Callable[[Store, str], object]
) -> None:
    add(store, clock, BED, WALK)
    add(other, clock, BED_DONE)
    look(store, MONTH)
    assert store.changed() == {MONTH}
    store.page(MONTH)
    assert store.changed() == frozenset()


def test_a_habit_changed_elsewhere_is_told_of_when_a_month_was_written_meanwhile(
    store: Store, other: Store, clock: FakeClock
) -> None:
    add(store, clock, BED)
    change(other, clock, BED, BED._replace(label="Make my bed"))
    clock.tick(24 * 3600)
    add(store, clock, WALK)
    assert store.changed() == {LIBRARY}


def test_a_page_read_before_it_had_a_file_changes_when_it_gets_one(
    store: Store, other: Store, clock: FakeClock
) -> None:
    assert dict(store.page(MONTH)) == {}
    add(other, clock, WALK)
    assert store.changed() == {MONTH}


def test_a_file_that_was_replaced_twice_is_not_taken_for_the_first(
    store: Store, other: Store, clock: FakeClock
) -> None:
    add(store, clock, BED_DONE)
    for state in ("some", "rest", "some", "rest") * 5:
        (before,) = other.page(MONTH).values()
        assert isinstance(before, Mark)
        change(other, clock, before, before._replace(state="done"))
        change(other, clock, before._replace(state="done"), before._replace(state=state))
        (seen,) = store.page(MONTH).values()
        assert isinstance(seen, Mark)
        assert seen.state == state


def test_several_habits_change_in_one_act(store: Store, clock: FakeClock) -> None:
    others = [Habit(id=str(n), label=f"h{n}", position=float(n)) for n in range(2000, 2003)]
    add(store, clock, *others)
    commit(store, clock, *(Change(h, h._replace(position=h.position + 1)) for h in others))
    positions = [d.position for d in store.page("library").values() if isinstance(d, Habit)]
    assert sorted(positions) == [2001.0, 2002.0, 2003.0]


def test_many_years_of_pages_hold_few_files_open(store: Store, other: Store) -> None:
    days = [date(year, month, 1) for year in range(2010, 2020) for month in range(1, 13)]
    store.import_documents(
        WALK._replace(id=str(n), day=day) for n, day in enumerate(days, start=3000)
    )
    before = len(list(Path("/proc/self/fd").iterdir()))
    assert all(len(other.page(month_of(day))) == 1 for day in days)
    assert len(list(Path("/proc/self/fd").iterdir())) - before < 40
    assert other.changed() == frozenset()
