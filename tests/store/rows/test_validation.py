"""Rows that do not fit their table are never written, and are moved where they are found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import FakeClock
from tests.store.boards import MONTH, WALK, add, month_file, open_store, tables
from winsboard.domain.model.documents import Entry
from winsboard.domain.model.edits import Title
from winsboard.domain.model.wins import Counts
from winsboard.store.archive.snapshots import from_bytes
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.erasure.erase import erase
from winsboard.store.errors import CannotSave
from winsboard.store.format import page_json
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import MutableTables, Tables
from winsboard.store.format.row_validity import fits_table
from winsboard.store.maintenance.checkup import Checkup
from winsboard.store.maintenance.repair import repair
from winsboard.store.notices import Notices
from winsboard.store.page_io.page_file import PageStorage
from winsboard.store.page_io.snapshot import take_snapshot
from winsboard.store.store import Store
from winsboard.store.sync import page_merge

GRAVE = {"table": "entries", "_made": 5, "_gone": 9, "day": "2026-11-20", "_changed": {"day": 7}}
REST = WALK._replace(id="2002", text="Rested")


@pytest.mark.parametrize("table", ["entries", "marks", "habits", "people", "unknown_to_us"])
def test_a_tombstone_among_documents_is_never_written(table: str) -> None:
    with pytest.raises(page_json.FormatError):
        page_json.serialize(MONTH, {table: {"1": GRAVE}}, {}, {})


@pytest.mark.parametrize(
    ("table", "fields"),
    [("entries", {"day": "2026-11-20"}), ("marks", {"habit": "1"}), ("removed", {"table": "x"})],
)
def test_nor_is_a_row_without_what_makes_it_one(table: str, fields: dict[str, str]) -> None:
    assert not fits_table(table, fields)
    with pytest.raises(page_json.FormatError):
        page_json.serialize(MONTH, {table: {"1": fields}}, {}, {})


def test_a_page_to_which_such_a_row_is_put_stays_as_it_is(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    path, envelope = month_file(tmp_path), Envelope(tmp_path / "data")
    raw = path.read_bytes()
    storage = PageStorage(path, MONTH, take_snapshot(path, MONTH, envelope), envelope)
    storage.write({**storage.read(), "entries": {"7": GRAVE}})
    with pytest.raises(CannotSave) as refused:
        storage.stage()
    assert refused.value.reason == "misfit"
    assert path.read_bytes() == raw


def damaged(root: Path) -> bytes:
    """A page as an older winsboard left it: a valid checksum, and an invalid row."""
    path = month_file(root)
    found = tables(path)
    found["entries"]["77"] = GRAVE
    lines = {
        name: ",\n".join(f'"{id}":{encoded(fields)}' for id, fields in sorted(rows.items()))
        for name, rows in sorted(found.items())
    }
    rest = "".join(f',\n"{name}":{{\n{rows}\n}}' for name, rows in lines.items() if name != "_meta")
    from winsboard.store.format import header

    raw = rest.encode() + b"\n}\n"
    meta = header.header_line(MONTH, {}, [raw], Counts(2, 0))
    return b'{\n"_meta":{\n"1":%s\n}' % encoded(dict(meta)).encode() + raw


def encoded(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize("has_copy", [True, False])
def test_a_page_that_such_a_row_has_closed_is_opened_again(
    store: Store, clock: FakeClock, tmp_path: Path, has_copy: bool
) -> None:
    add(store, clock, WALK, REST)
    raw = damaged(tmp_path)
    month_file(tmp_path).write_bytes(raw)
    copy = tmp_path / "state" / "copies" / f"{MONTH}.json"
    if has_copy:
        copy.write_bytes(raw)
    else:
        copy.unlink()
    fresh = open_store(tmp_path, clock)
    assert texts(fresh) == {WALK.text, REST.text}
    (told,) = fresh.notices.pop_all()
    assert "2026-11.json" in told
    found = tables(month_file(tmp_path))
    assert (set(found["entries"]), set(found["removed"])) == ({WALK.id, REST.id}, {"77"})
    add(fresh, clock, WALK._replace(id="2003", text="after"))
    again = open_store(tmp_path, clock)
    assert texts(again) == {WALK.text, REST.text, "after"}
    assert again.notices.pop_all() == ()


def test_a_look_at_every_file_finds_it_and_puts_it_right(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK, REST)
    month_file(tmp_path).write_bytes(damaged(tmp_path))
    checkup = Checkup(tmp_path / "data", tmp_path / "state", Envelope(tmp_path / "data"))
    (finding,) = [f for f in checkup.findings() if f.kind != "open"]
    assert finding.kind == "misplaced"
    assert repair(finding, checkup, clock, Notices())
    assert texts(open_store(tmp_path, clock)) == {WALK.text, REST.text}


def test_a_backup_with_such_a_row_can_be_gone_back_to(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK, REST)
    earlier = from_bytes({MONTH: damaged(tmp_path)}, Envelope(tmp_path / "data"))
    assert earlier.unread == ()
    assert {d for d in earlier.pages[MONTH].values() if isinstance(d, Entry)} == {WALK, REST}


def test_such_a_row_in_a_backup_does_not_keep_words_from_being_erased(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK, REST)
    backup = tmp_path / "state" / "backups" / "2026-11-21T0900" / f"{MONTH}.json"
    backup.parent.mkdir(parents=True, exist_ok=True)
    backup.write_bytes(damaged(tmp_path))

    def is_wanted(table: str, id: str, _: Fields) -> bool:
        return (table, id) == ("entries", REST.id)

    erase(tmp_path / "data", tmp_path / "state", clock, is_wanted, Envelope(tmp_path / "data"))
    assert b"Rested" not in backup.read_bytes()
    assert b"Walked" in backup.read_bytes()
    assert texts(open_store(tmp_path, clock)) == {WALK.text}


def test_a_copy_with_such_a_row_is_merged(store: Store, clock: FakeClock, tmp_path: Path) -> None:
    add(store, clock, WALK, REST)
    raw = damaged(tmp_path)
    other = open_store(tmp_path / "other", clock)
    (tmp_path / "copy.json").write_bytes(raw)
    other.merge(tmp_path / "copy.json", clock.now(), lambda _: Title("merged"))
    assert texts(other) == {WALK.text, REST.text}


def test_a_merge_that_could_not_be_read_again_leaves_both_and_says_so(
    store: Store, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, clock, WALK)
    other = open_store(tmp_path / "other", clock)
    add(other, clock, REST)
    copy = month_file(tmp_path).with_name("copy of november.json")
    copy.write_bytes(month_file(tmp_path / "other").read_bytes())
    before = month_file(tmp_path).read_bytes(), copy.read_bytes()

    def spoils(one: Tables, _: Tables) -> MutableTables:
        return {
            **page_json.mutable_copy(one),
            "entries": {WALK.id: {"_made": 1, "day": "2026-11-20"}},
        }

    with monkeypatch.context() as patch:
        patch.setattr(page_merge, "merge_pages", spoils)
        store.merge_incoming([MONTH])
    assert (month_file(tmp_path).read_bytes(), copy.read_bytes()) == before
    (told,) = store.notices.pop_all()
    assert "Both stay as they are" in told
    assert texts(open_store(tmp_path, clock)) == {WALK.text}


def texts(store: Store) -> set[str]:
    return {d.text for d in store.page(MONTH).values() if isinstance(d, Entry)}
