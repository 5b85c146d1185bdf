"""Changes in the data folder that come from elsewhere, however they get there."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import FakeClock
from tests.store.boards import (
    BED,
    BED_DONE,
    MONTH,
    WALK,
    add,
    change,
    files,
    library,
    month_file,
    open_store,
    remove,
    rewrite,
    tables,
)
from winsboard.domain.journal.query import Query
from winsboard.domain.model.documents import Document, Entry
from winsboard.store.errors import Unreadable
from winsboard.store.format import header, page_json
from winsboard.store.store import Store

REST = WALK._replace(id="2002", text="Rested")
NAMES = (
    "2026-11.sync-conflict-20261121-093000-ABCDEFG.json",
    "2026-11 (Laptop's conflicted copy 2026-11-21).json",
    "2026-11 (Kopie in Konflikt 2026-11-21 101500).json",
    "2026-11.json.orig",
    "2026-11.json~HEAD",
    "copy of november.json",
)


class Elsewhere:
    """Another machine with the same board as it was when copied."""

    def __init__(self, root: Path, here: Path, clock: FakeClock) -> None:
        self.root = root
        for path in (here / "data").rglob("*.json"):
            target = root / "data" / path.relative_to(here / "data")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
        self.store = open_store(root, clock)

    def month(self) -> bytes:
        return month_file(self.root).read_bytes()


@pytest.fixture
def elsewhere(store: Store, clock: FakeClock, tmp_path: Path) -> Elsewhere:
    add(store, clock, WALK)
    return Elsewhere(tmp_path / "elsewhere", tmp_path, clock)


def on(store: Store, page: str = MONTH) -> set[Document]:
    return set(store.page(page).values())


def texts(store: Store, page: str = MONTH) -> list[str]:
    return sorted(d.text for d in on(store, page) if isinstance(d, Entry))


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_beside_a_page_is_merged_whatever_it_is_called(
    store: Store, elsewhere: Elsewhere, clock: FakeClock, tmp_path: Path, name: str
) -> None:
    add(elsewhere.store, clock, REST)
    add(store, clock, BED_DONE)
    copy = month_file(tmp_path).with_name(name)
    copy.write_bytes(elsewhere.month())
    store.merge_incoming([])
    assert on(store) == {WALK, REST, BED_DONE}
    assert not copy.exists()
    (aside,) = (tmp_path / "state" / "merged").iterdir()
    assert aside.read_bytes() == elsewhere.month()
    assert aside.name.endswith(name)


def test_a_copy_is_merged_by_the_next_commit(
    store: Store, elsewhere: Elsewhere, clock: FakeClock, tmp_path: Path
) -> None:
    add(elsewhere.store, clock, REST)
    (tmp_path / "data" / "a copy.json").write_bytes(elsewhere.month())
    add(store, clock, BED)
    assert texts(store) == ["Rested", "Walked to the river"]
    assert MONTH in store.changed()


def test_a_board_that_is_open_notices_a_copy(
    store: Store, elsewhere: Elsewhere, clock: FakeClock, tmp_path: Path
) -> None:
    add(elsewhere.store, clock, REST)
    month_file(tmp_path).with_name(NAMES[0]).write_bytes(elsewhere.month())
    assert MONTH in store.changed()
    assert texts(store) == ["Rested", "Walked to the river"]
    assert store.changed() == frozenset()


def test_nothing_is_lost_when_a_page_is_simply_replaced(
    store: Store, elsewhere: Elsewhere, clock: FakeClock, tmp_path: Path
) -> None:
    add(elsewhere.store, clock, REST)
    add(store, clock, BED_DONE)
    month_file(tmp_path).write_bytes(elsewhere.month())
    add(open_store(tmp_path, clock), clock, BED)
    fresh = open_store(tmp_path, clock)
    fresh.merge_incoming([MONTH])
    assert on(fresh) == {WALK, REST, BED_DONE}


def test_a_replaced_page_is_noticed_while_the_board_is_open(
    store: Store, elsewhere: Elsewhere, clock: FakeClock, tmp_path: Path
) -> None:
    add(elsewhere.store, clock, REST)
    add(store, clock, BED_DONE)
    month_file(tmp_path).write_bytes(elsewhere.month())
    assert MONTH in store.changed()
    assert on(store) == {WALK, REST, BED_DONE}


def test_an_older_version_of_a_page_changes_nothing(
    store: Store, elsewhere: Elsewhere, clock: FakeClock, tmp_path: Path
) -> None:
    remove(store, clock, WALK)
    now = month_file(tmp_path).read_bytes()
    month_file(tmp_path).write_bytes(elsewhere.month())
    add(store, clock, BED_DONE)
    assert on(store) == {BED_DONE}
    assert month_file(tmp_path).read_bytes() != now


def test_words_written_on_two_machines_are_both_kept_by_both(
    store: Store, elsewhere: Elsewhere, clock: FakeClock, tmp_path: Path
) -> None:
    change(store, clock, WALK, WALK._replace(text="Walked home"))
    change(elsewhere.store, clock, WALK, WALK._replace(text="Walked far"))
    ours, theirs = month_file(tmp_path).read_bytes(), elsewhere.month()
    month_file(tmp_path).with_name("theirs.json").write_bytes(theirs)
    month_file(elsewhere.root).with_name("ours.json").write_bytes(ours)
    for one in (store, elsewhere.store):
        one.merge_incoming([])
        assert texts(one) == ["Walked far", "Walked home"]
    assert month_file(tmp_path).read_bytes() == elsewhere.month()


def test_a_value_edited_by_hand_is_an_edit_of_this_moment(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    found = tables(month_file(tmp_path))
    made = found["entries"][WALK.id]["_made"]
    found["entries"][WALK.id]["text"] = "Walked to the sea"
    found["entries"]["77"] = {"kind": "note", "day": "2026-11-21", "at": "2026-11-21T08:00:00Z"}
    clock.tick(60)
    rewrite(month_file(tmp_path), found)
    fresh = open_store(tmp_path, clock)
    fresh.merge_incoming([MONTH])
    kept = tables(month_file(tmp_path))["entries"]
    assert kept[WALK.id]["text"] == "Walked to the sea"
    assert kept[WALK.id]["_changed"]["text"] > made
    assert kept[WALK.id]["_earlier"] == [made]
    assert kept["77"]["_made"] > made


@pytest.mark.parametrize(
    "raw",
    [
        b"not a page",
        b'{"_meta": {"1": {"app": "winsboard", "page": "drafts", "schema": 1}}}',
        b'{"_meta": {"1": {"app": "other", "page": "2026-11", "schema": 1}}}',
        b'{"_meta": {"1": {"app": "winsboard", "page": "2026-11", "schema": 99}}}',
        b'{"_meta": {"1": {"app": "winsboard", "page": "2026-11", "schema": 1}},'
        b' "entries": {"5": {"kind": "win"}}}',
    ],
    ids=["no json", "another page", "another program", "newer", "a wrong document"],
)
def test_other_files_are_left_alone_and_looked_into_once(
    store: Store,
    clock: FakeClock,
    tmp_path: Path,
    raw: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(store, clock, WALK)
    other = tmp_path / "data" / "other.json"
    other.write_bytes(raw)
    before = month_file(tmp_path).read_bytes()
    store.merge_incoming([])
    assert (other.read_bytes(), month_file(tmp_path).read_bytes()) == (raw, before)
    assert not (tmp_path / "state" / "merged").exists()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", None)
        patch.setattr(json, "loads", None)
        store.merge_incoming([])
    other.write_bytes(page_json.serialize(MONTH, {"entries": {}}, {}, {}).raw)
    store.merge_incoming([])
    assert not other.exists()


def test_other_names_are_not_touched(store: Store, clock: FakeClock, tmp_path: Path) -> None:
    add(store, clock, WALK)
    raw = month_file(tmp_path).read_bytes()
    names = ["2026-11.json~", ".syncthing.2026-11.json.tmp", ".stversions.json", "november.txt"]
    for name in names:
        month_file(tmp_path).with_name(name).write_bytes(raw)
    store.merge_incoming([])
    assert files(tmp_path / "data") == {*names, f"{MONTH}.json"}


def git(folder: Path, *words: str) -> int:
    command = ["git", "-c", "user.name=x", "-c", "user.email=x@y", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


def test_both_sides_of_a_conflict_of_git_are_merged(
    store: Store, elsewhere: Elsewhere, clock: FakeClock, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    git(folder, "init", "-q", "-b", "here")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "both")
    git(folder, "checkout", "-qb", "there")
    add(elsewhere.store, clock, REST)
    change(elsewhere.store, clock, WALK, WALK._replace(text="Walked far"))
    month_file(tmp_path).write_bytes(elsewhere.month())
    git(folder, "commit", "-qam", "there")
    git(folder, "checkout", "-q", "here")
    fresh = open_store(tmp_path, clock)
    change(fresh, clock, WALK, WALK._replace(text="Walked home"))
    add(fresh, clock, BED_DONE)
    git(folder, "commit", "-qam", "here")
    assert git(folder, "merge", "there") == 1
    raw = month_file(tmp_path).read_bytes()
    assert b"<<<<<<<" in raw
    last = open_store(tmp_path, clock)
    last.merge_incoming([MONTH])
    assert texts(last) == ["Rested", "Walked far", "Walked home"]
    assert BED_DONE in on(last)
    (aside,) = (tmp_path / "state" / "merged").iterdir()
    assert aside.read_bytes() == raw


def conflict(ours: bytes, theirs: bytes) -> bytes:
    """A page as version control leaves it when it cannot merge any of it."""
    return b"<<<<<<< here\n" + ours + b"=======\n" + theirs + b">>>>>>> there\n"


@pytest.fixture
def both_sides(store: Store, elsewhere: Elsewhere, clock: FakeClock, tmp_path: Path) -> bytes:
    """The month with a conflict in it."""
    add(elsewhere.store, clock, REST)
    add(store, clock, BED_DONE)
    raw = conflict(month_file(tmp_path).read_bytes(), elsewhere.month())
    month_file(tmp_path).write_bytes(raw)
    return raw


@pytest.mark.parametrize(
    "read",
    [
        lambda store, _: store.page(MONTH),
        lambda store, _: store.records(MONTH),
        lambda store, _: store.wins(),
        lambda store, clock: add(store, clock, BED),
    ],
    ids=["page", "history", "wins", "commit"],
)
def test_both_sides_become_one_wherever_the_page_is_read(
    both_sides: bytes, clock: FakeClock, tmp_path: Path, read: Callable[[Store, FakeClock], object]
) -> None:
    fresh = open_store(tmp_path, clock)
    read(fresh, clock)
    fresh.merge_incoming([MONTH])
    assert on(fresh) == {WALK, REST, BED_DONE}
    assert header.checksum_matches(month_file(tmp_path).read_bytes())
    (aside,) = (tmp_path / "state" / "merged").iterdir()
    assert aside.read_bytes() == both_sides
    assert not (tmp_path / "state" / "quarantine").exists()
    backups = (tmp_path / "state" / "backups").rglob(f"{MONTH}.json")
    assert not [path for path in backups if b"<<<<" in path.read_bytes()]


@pytest.mark.parametrize(
    "read",
    [
        lambda store: store.page(MONTH),
        lambda store: store.records(MONTH),
        lambda store: store.wins(),
        lambda store: store.tables(MONTH),
        lambda store: list(store.history_backwards(MONTH)),
        lambda store: store.every_page(),
        lambda store: store.lookup().days(MONTH),
        lambda store: store.merge_incoming([MONTH]),
    ],
    ids=["page", "history", "wins", "tables", "acts", "every page", "lookup", "look"],
)
def test_reading_a_page_once_makes_one_of_both_sides(
    both_sides: bytes, clock: FakeClock, tmp_path: Path, read: Callable[[Store], object]
) -> None:
    read(open_store(tmp_path, clock))
    assert header.checksum_matches(month_file(tmp_path).read_bytes())
    (aside,) = (tmp_path / "state" / "merged").iterdir()
    assert aside.read_bytes() == both_sides


def test_a_lookup_and_an_archive_have_both_sides_of_what_came_meanwhile(
    both_sides: bytes, clock: FakeClock, tmp_path: Path
) -> None:
    month_file(tmp_path).unlink()
    fresh = open_store(tmp_path, clock)
    lookup = fresh.lookup()
    month_file(tmp_path).write_bytes(both_sides)
    assert {e.text for e in lookup.entries(MONTH, Query())} == {WALK.text, REST.text}
    month_file(tmp_path).write_bytes(both_sides)
    fresh.archive(tmp_path / "all.zip")
    with ZipFile(tmp_path / "all.zip") as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(f"{MONTH}.json")]
        assert header.checksum_matches(archive.read(name))


def test_a_row_that_was_moved_by_hand_to_a_month_with_a_conflict_comes_there(
    store: Store, elsewhere: Elsewhere, clock: FakeClock, tmp_path: Path
) -> None:
    october = "2026-10"
    mine, theirs = (
        REST._replace(id=f"6{n}", text=text, day=REST.day.replace(month=10))
        for n, text in enumerate(["Slept", "Swam"])
    )
    add(store, clock, mine, REST)
    add(elsewhere.store, clock, theirs)
    path = month_file(tmp_path, october)
    there = month_file(tmp_path / "elsewhere", october)
    path.write_bytes(conflict(path.read_bytes(), there.read_bytes()))
    edited = tables(month_file(tmp_path))
    edited["entries"][REST.id]["day"] = "2026-10-05"
    row = edited["entries"][REST.id]
    by_hand = {name: row[name] for name in row if name[0] != "_"}
    edited["entries"]["77"] = {**by_hand, "day": "2026-10-06", "text": "By hand"}
    rewrite(month_file(tmp_path), edited)
    fresh = open_store(tmp_path, clock)
    assert texts(fresh) == [WALK.text]
    found = sorted(d.text for d in fresh.page(october).values() if isinstance(d, Entry))
    assert found == ["By hand", REST.text, "Slept", "Swam"]
    assert header.checksum_matches(path.read_bytes())


def test_both_sides_of_a_newer_winsboard_are_left_to_it(
    both_sides: bytes, clock: FakeClock, tmp_path: Path
) -> None:
    newer = both_sides.replace(b'"schema":1', b'"schema":9')
    month_file(tmp_path).write_bytes(newer)
    fresh = open_store(tmp_path, clock)
    fresh.merge_incoming([MONTH])
    with pytest.raises(Unreadable):
        fresh.page(MONTH)
    with pytest.raises(Unreadable):
        add(fresh, clock, REST)
    assert month_file(tmp_path).read_bytes() == newer
    assert not (tmp_path / "state" / "quarantine").exists()


@pytest.mark.parametrize("whose", ["ours", "theirs"])
def test_what_is_missing_was_removed_in_our_own_version_alone(
    store: Store, elsewhere: Elsewhere, clock: FakeClock, tmp_path: Path, whose: str
) -> None:
    add(elsewhere.store, clock, REST)
    add(store, clock, BED_DONE)
    page = month_file(tmp_path if whose == "ours" else elsewhere.root)
    found = tables(page)
    del found["entries"][WALK.id]
    rewrite(month_file(tmp_path), found)
    clock.tick(60)
    fresh = open_store(tmp_path, clock)
    fresh.merge_incoming([MONTH])
    assert on(fresh) == ({BED_DONE} if whose == "ours" else {WALK, REST, BED_DONE})


def test_a_damaged_page_of_another_machine_takes_nothing_from_ours(
    store: Store, elsewhere: Elsewhere, clock: FakeClock, tmp_path: Path
) -> None:
    change(store, clock, WALK, WALK._replace(text="Walked home"))
    add(elsewhere.store, clock, REST)
    change(elsewhere.store, clock, WALK, WALK._replace(text="Walked far"))
    month_file(tmp_path).write_bytes(elsewhere.month()[:-5])
    fresh = open_store(tmp_path, clock)
    assert texts(fresh) == ["Rested", "Walked far", "Walked home"]


def test_of_merged_copies_the_last_fifty_are_kept_whatever_the_clock_says(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    merged = tmp_path / "state" / "merged"

    def bring(name: str) -> None:
        clock.tick(60)
        (tmp_path / "data" / f"{name}.json").write_bytes(month_file(tmp_path).read_bytes())
        store.merge_incoming([])

    for number in range(55):
        bring(f"copy {number}")
    names = {path.name.partition("-")[2] for path in merged.iterdir()}
    assert names == {f"copy {number}.json" for number in range(5, 55)}
    for number, days in enumerate((91, -500, 40_000, -39_000)):
        clock.tick(days * 24 * 3600)
        bring(f"later {number}")
    names = {path.name.partition("-")[2] for path in merged.iterdir()}
    later = {f"later {number}.json" for number in range(4)}
    assert names == later | {f"copy {number}.json" for number in range(9, 55)}


@pytest.mark.usefixtures("one_act_kept")
@pytest.mark.parametrize("name", ["a copy.json", f"{MONTH}.json"], ids=["beside", "in its place"])
def test_a_history_that_was_kept_long_enough_does_not_come_back(
    store: Store, elsewhere: Elsewhere, clock: FakeClock, tmp_path: Path, name: str
) -> None:
    first = elsewhere.store.records(MONTH)[0].id
    clock.tick(91 * 24 * 3600)
    last_but_one = add(store, clock, BED_DONE)
    clock.tick(60)
    later = add(store, clock, BED_DONE._replace(id="20261120" + BED.id, day=date(2026, 11, 20)))
    kept = [last_but_one.id, later.id]
    assert [record.id for record in store.records(MONTH)] == kept
    month_file(tmp_path).with_name(name).write_bytes(elsewhere.month())
    store.merge_incoming([MONTH])
    assert [record.id for record in store.records(MONTH)] == kept
    assert first in elsewhere.month().decode()
    # The other machine prunes it as well and keeps what it did since.
    theirs = add(elsewhere.store, clock, REST)
    month_file(elsewhere.root).with_name("ours.json").write_bytes(month_file(tmp_path).read_bytes())
    elsewhere.store.merge_incoming([MONTH])
    assert {r.id for r in elsewhere.store.records(MONTH)} == {*kept, theirs.id}


def test_words_changed_elsewhere_stay_where_an_entry_was_before_it_moved(
    store: Store, elsewhere: Elsewhere, clock: FakeClock, tmp_path: Path
) -> None:
    moved = WALK._replace(day=date(2026, 10, 31))
    change(store, clock, WALK, moved)
    change(elsewhere.store, clock, WALK, WALK._replace(text="Walked far"))
    month_file(tmp_path).with_name("theirs.json").write_bytes(elsewhere.month())
    store.merge_incoming([])
    there, here = {moved}, {WALK._replace(text="Walked far")}
    assert (on(store, "2026-10"), on(store)) == (there, here)
    fresh = open_store(tmp_path, clock)
    assert (on(fresh, "2026-10"), on(fresh)) == (there, here)


def test_a_damaged_month_does_not_stand_in_the_way_of_one_its_entry_went_to(
    store: Store, elsewhere: Elsewhere, clock: FakeClock, tmp_path: Path
) -> None:
    moved = WALK._replace(day=date(2026, 10, 31))
    change(store, clock, WALK, moved)
    month_file(tmp_path).write_bytes(b"{")
    fresh = open_store(tmp_path, clock)
    others = [moved._replace(id=id, text=id) for id in ("2003", "2004")]
    for other in others:
        (tmp_path / "data" / "copy.json").write_bytes(month_file(tmp_path, "2026-10").read_bytes())
        add(fresh, clock, other)
    assert on(fresh, "2026-10") == {moved, *others}
    assert on(fresh) == set()
    (aside,) = (tmp_path / "state" / "quarantine").iterdir()
    assert aside.read_bytes() == b"{"


def test_a_page_that_was_taken_away_comes_back_with_the_next_look(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    month_file(tmp_path).unlink()
    assert MONTH in store.changed()
    assert on(store) == {WALK}


def test_a_copy_that_can_not_be_taken_in_now_stays(
    store: Store,
    elsewhere: Elsewhere,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(elsewhere.store, clock, REST)
    copy = library(tmp_path).with_name("copy.json")
    copy.write_bytes(elsewhere.month())
    before = month_file(tmp_path).read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", lambda fd: (_ for _ in ()).throw(OSError(28, "full")))
        store.merge_incoming([])
    assert (copy.exists(), month_file(tmp_path).read_bytes()) == (True, before)
    store.merge_incoming([])
    assert texts(store) == ["Rested", "Walked to the river"]


def test_the_machines_own_version_is_private(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    copy = tmp_path / "state" / "copies" / f"{MONTH}.json"
    assert copy.read_bytes() == month_file(tmp_path).read_bytes()
    assert (copy.stat().st_mode & 0o777, copy.parent.stat().st_mode & 0o777) == (0o600, 0o700)
