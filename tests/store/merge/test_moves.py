"""Entries that are moved to another month while other machines change them."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.conftest import FakeClock
from tests.store.boards import (
    MONTH,
    WALK,
    add,
    change,
    moment,
    month_file,
    open_store,
    remove,
    rewrite,
    tables,
)
from winsboard.domain.journal import metadata
from winsboard.domain.model.documents import Entry
from winsboard.domain.model.edits import Title, inverse
from winsboard.store.store import Store

OCTOBER, SEPTEMBER = date(2026, 10, 31), date(2026, 9, 3)
MONTHS = (MONTH, "2026-10", "2026-09")
Boards: TypeAlias = dict[str, Store]


def all_of(store: Store) -> list[Entry]:
    return [d for month in MONTHS for d in store.page(month).values() if isinstance(d, Entry)]


def texts(store: Store) -> list[str]:
    return sorted(entry.text for entry in all_of(store))


def move(store: Store, clock: FakeClock, entry: Entry, day: date) -> Entry:
    clock.tick(1)
    edit = metadata.move(entry, day, moment(store, clock), boundary=0)
    assert edit is not None
    store.commit(edit)
    return next(e for e in all_of(store) if e.id == edit.changes[0].document.id)


def reword(store: Store, clock: FakeClock, entry: Entry, text: str) -> Entry:
    clock.tick(1)
    after = entry._replace(text=text)
    change(store, clock, entry, after)
    return after


def only(store: Store) -> Entry:
    (entry,) = all_of(store)
    return entry


@pytest.fixture
def boards(tmp_path: Path, clock: FakeClock) -> Boards:
    """Three machines that start with the same entry."""
    add(open_store(tmp_path / "A", clock), clock, WALK)
    for name in "BC":
        copy = month_file(tmp_path / name)
        copy.parent.mkdir(parents=True)
        copy.write_bytes(month_file(tmp_path / "A").read_bytes())
    found = {name: open_store(tmp_path / name, clock) for name in "ABC"}
    assert [texts(store) for store in found.values()] == [[WALK.text]] * 3
    return found


def merge(store: Store, clock: FakeClock, *others: Path) -> None:
    for other in others:
        store.merge(other / "data", clock.now(), lambda _: Title("merged"))


def replace_files(there: Path, here: Path) -> None:
    """What a sync tool without conflict detection does."""
    for path in (there / "data").rglob("*.json"):
        target = here / "data" / path.relative_to(there / "data")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())


def leave_copies(there: Path, here: Path) -> None:
    """What a sync tool that keeps both versions does."""
    for path in (there / "data" / "months").glob("*.json"):
        month_file(here, f"{path.stem} copy of {there.name}").write_bytes(path.read_bytes())


def meet(how: str, boards: Boards, clock: FakeClock, root: Path, into: str, other: str) -> None:
    if how == "merge":
        merge(boards[into], clock, root / other)
    elif how == "copies":
        leave_copies(root / other, root / into)
    else:
        replace_files(root / other, root / into)
    boards[into].merge_incoming(MONTHS)


@pytest.mark.parametrize("how", ["merge", "copies", "replace"])
@pytest.mark.parametrize("order", ["words, then move", "move, then words"])
@pytest.mark.parametrize(("into", "other"), ["AB", "BA"])
def test_words_of_both_stay_however_two_machines_meet(
    boards: Boards, clock: FakeClock, tmp_path: Path, how: str, order: str, into: str, other: str
) -> None:
    if order == "words, then move":
        move(boards["A"], clock, reword(boards["A"], clock, WALK, "of A"), OCTOBER)
    else:
        reword(boards["A"], clock, move(boards["A"], clock, WALK, OCTOBER), "of A")
    reword(boards["B"], clock, WALK, "of B")
    meet(how, boards, clock, tmp_path, into, other)
    assert texts(boards[into]) == ["of A", "of B"]
    assert texts(open_store(tmp_path / into, clock)) == ["of A", "of B"]


def move_by_hand(root: Path, day: date, text: str) -> bytes:
    """Change the day in the file itself, like a person with an editor; returns the file."""
    path = month_file(root)
    found = tables(path)
    found["entries"][WALK.id] |= {"day": day.isoformat(), "text": text}
    rewrite(path, found)
    return path.read_bytes()


@pytest.mark.parametrize("how", ["merge", "copies", "replace"])
@pytest.mark.parametrize(("into", "other"), ["AB", "BA"])
def test_a_move_by_hand_keeps_the_words_of_another_machine_too(
    boards: Boards, clock: FakeClock, tmp_path: Path, how: str, into: str, other: str
) -> None:
    clock.tick(1)
    move_by_hand(tmp_path / "A", OCTOBER, "of A")
    (moved,) = all_of(boards["A"])
    assert (moved.text, moved.day, moved.was) == ("of A", OCTOBER, (WALK.id,))
    assert moved.id != WALK.id
    reword(boards["B"], clock, WALK, "of B")
    meet(how, boards, clock, tmp_path, into, other)
    assert texts(boards[into]) == ["of A", "of B"]
    assert texts(open_store(tmp_path / into, clock)) == ["of A", "of B"]


def test_a_move_by_hand_that_was_cut_short_moves_once(
    boards: Boards, clock: FakeClock, tmp_path: Path
) -> None:
    root = tmp_path / "A"
    copy = root / "state" / "copies" / f"{MONTH}.json"
    had = copy.read_bytes()
    edited = move_by_hand(root, OCTOBER, "of A")
    moved = all_of(boards["A"])
    assert len(moved) == 1
    month_file(root).write_bytes(edited)
    copy.write_bytes(had)
    assert all_of(open_store(root, clock)) == moved


@pytest.mark.parametrize("other", ["words", "star", "removal", "move", "undo"])
def test_three_machines_end_alike_in_every_order(
    boards: Boards, clock: FakeClock, tmp_path: Path, other: str
) -> None:
    move(boards["A"], clock, WALK, OCTOBER)
    reword(boards["B"], clock, WALK, "of B")
    third = boards["C"]
    if other == "words":
        reword(third, clock, WALK, "of C")
    elif other == "star":
        change(third, clock, WALK, WALK._replace(starred=True))
    elif other == "removal":
        remove(third, clock, WALK)
    else:
        reword(third, clock, move(third, clock, WALK, SEPTEMBER), "of C")
        if other == "undo":
            undo_last(third, clock, "2026-09")
            undo_last(third, clock, MONTH)
    ends = []
    for order in permutations("ABC"):
        root = tmp_path / "".join(order)
        store = open_store(root, clock)
        merge(store, clock, *(tmp_path / name for name in order))
        documents = sorted(all_of(store))
        merge(store, clock, *(tmp_path / name for name in order))
        assert sorted(all_of(store)) == documents
        ends.append(documents)
    assert ends == ends[:1] * len(ends)
    expected = {"of B", WALK.text} | ({"of C"} if other in ("words", "move") else set())
    assert {entry.text for entry in ends[0]} == expected


def undo_last(store: Store, clock: FakeClock, month: str) -> None:
    clock.tick(1)
    record = max(store.records(month), key=lambda record: record.stamp)
    edit = store.restore(record)
    store.commit(inverse(edit, id=store.ids.new_id(), at=clock.now()))


def test_a_move_is_taken_back_and_brought_back(
    boards: Boards, clock: FakeClock, tmp_path: Path
) -> None:
    store = boards["A"]
    moved = move(store, clock, WALK, OCTOBER)
    assert (moved.was, moved.text) == ((WALK.id,), WALK.text)
    undo_last(store, clock, "2026-10")
    assert all_of(store) == [WALK]
    undo_last(store, clock, MONTH)
    assert all_of(store) == [moved]
    assert all_of(open_store(tmp_path / "A", clock)) == [moved]


def test_what_another_process_changed_goes_along(
    boards: Boards, clock: FakeClock, tmp_path: Path
) -> None:
    change(open_store(tmp_path / "A", clock), clock, WALK, WALK._replace(starred=True, area="home"))
    moved = move(boards["A"], clock, WALK, OCTOBER)
    assert (moved.starred, moved.area) == (True, "home")
    assert all_of(boards["A"]) == [moved]


def test_words_another_process_wrote_stay_beside_a_move_with_other_words(
    boards: Boards, clock: FakeClock, tmp_path: Path
) -> None:
    other = open_store(tmp_path / "A", clock)
    reword(other, clock, WALK, "theirs")
    edit = metadata.move(WALK, OCTOBER, moment(boards["A"], clock), boundary=0)
    assert edit is not None
    made, gone = edit.changes
    assert isinstance(made.after, Entry)
    with_words = made._replace(after=made.after._replace(text="ours"))
    boards["A"].commit(edit._replace(changes=(with_words, gone)))
    assert texts(boards["A"]) == ["ours", "theirs"]
    merge(boards["A"], clock, tmp_path / "B", tmp_path / "A")
    assert texts(boards["A"]) == ["ours", "theirs"]


def test_fields_of_a_newer_winsboard_go_along_and_come_back(
    boards: Boards, clock: FakeClock, tmp_path: Path
) -> None:
    root = tmp_path / "A"
    found = tables(month_file(root))
    found["entries"][WALK.id]["weather"] = "rain"
    rewrite(month_file(root), found)
    store = open_store(root, clock)
    all_of(store)
    moved = move(store, clock, WALK, OCTOBER)
    assert row_of(root, "2026-10", moved.id)["weather"] == "rain"
    undo_last(store, clock, "2026-10")
    assert row_of(root, MONTH, WALK.id)["weather"] == "rain"


def row_of(root: Path, month: str, id: str) -> dict[str, Any]:
    found: dict[str, Any] = tables(month_file(root, month))["entries"][id]
    return found


def test_a_move_of_an_earlier_winsboard_merges_without_a_loss(
    boards: Boards, clock: FakeClock, tmp_path: Path
) -> None:
    """The same id in two months, and a tombstone that says the text was replaced."""
    root, store = tmp_path / "A", boards["A"]
    reword(store, clock, WALK, "of A")
    november = tables(month_file(root))
    row = november["entries"].pop(WALK.id)
    stamp = row["_changed"]["text"] + 1
    said = [row["_made"], row["_changed"]["text"]]
    grave = {"table": "entries", "_made": said[0], "_gone": stamp + 1, "_to": "2026-10"}
    november["removed"] = {WALK.id: {**grave, "_earlier": said}}
    del november["entries"]
    moved = {**row, "day": OCTOBER.isoformat(), "_from": MONTH}
    moved["_changed"] = {**row["_changed"], "day": stamp}
    october = {"_meta": {"1": {"app": "winsboard", "page": "2026-10", "schema": 1}}}
    for month, changed in (
        (MONTH, november),
        ("2026-10", {**october, "entries": {WALK.id: moved}}),
    ):
        rewrite(month_file(root, month), changed)
    reword(boards["B"], clock, WALK, "of B")
    ends = []
    for order in permutations("AB"):
        both = open_store(tmp_path / "".join(order), clock)
        merge(both, clock, *(tmp_path / name for name in order))
        assert texts(both) == ["of A", "of B"]
        assert texts(open_store(tmp_path / "".join(order), clock)) == ["of A", "of B"]
        ends.append(sorted(all_of(both)))
    assert ends[0] == ends[1]
