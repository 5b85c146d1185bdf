"""The contents of page files."""

from __future__ import annotations

import json
import os
from datetime import timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from tinydb import TinyDB

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
    lose_copies,
    month_file,
    open_store,
    remove,
    rewrite,
    tables,
)
from tests.store.strategies import documents
from tests.thorough import examples
from winsboard.domain.model.documents import Document, Entry, Part, Settings, page_of
from winsboard.domain.model.edits import inverse
from winsboard.store.codec import documents as codec
from winsboard.store.errors import Newer
from winsboard.store.format import page_json
from winsboard.store.page_io import parser
from winsboard.store.store import Store


@given(documents)
@settings(max_examples=examples(150), deadline=None)
def test_every_document_comes_back_as_it_was_kept(document: Document) -> None:
    page, table = page_of(document), codec.TABLE_OF[type(document)]
    kept: page_json.MutableTables = {
        table: {document.id: {**codec.fields_of(document), "_made": 1}}
    }
    read = parser.parse(page, page_json.serialize(page, kept, {}, {}).raw)
    assert codec.decode_document(page, table, document.id, read[table][document.id]) == document


@given(documents)
@settings(max_examples=examples(20), deadline=None)
def test_a_document_comes_back_from_disk_in_another_process(document: Document) -> None:
    clock = FakeClock()
    with TemporaryDirectory() as folder:
        add(open_store(Path(folder), clock), clock, document)
        page = open_store(Path(folder), clock).page(page_of(document))
    assert page == {(type(document), document.id): document}


def test_what_has_its_default_value_is_left_out() -> None:
    assert codec.fields_of(Settings()) == {}
    assert set(codec.fields_of(WALK)) == {"day", "at", "kind", "text", "area"}


def test_stock_tinydb_opens_every_file(store: Store, clock: FakeClock, tmp_path: Path) -> None:
    add(store, clock, BED)
    add(store, clock, BED_DONE, WALK)
    remove(store, clock, WALK)
    for path, expected in (
        (library(tmp_path), {"_meta", "habits", "edits"}),
        (month_file(tmp_path), {"_meta", "marks", "edits", "removed"}),
    ):
        with TinyDB(path) as database:
            assert database.tables() == expected
            for name in expected:
                assert all(isinstance(row.doc_id, int) for row in database.table(name).all())
    with TinyDB(library(tmp_path)) as database:
        (habit,) = database.table("habits").all()
        assert (habit.doc_id, habit["label"]) == (1001, "Make the bed")


def test_a_file_says_what_it_is(store: Store, clock: FakeClock, tmp_path: Path) -> None:
    add(store, clock, WALK)
    meta = tables(month_file(tmp_path))["_meta"]["1"]
    assert (meta["app"], meta["page"], meta["schema"]) == ("winsboard", MONTH, 1)


def test_equal_contents_give_equal_bytes(store: Store, clock: FakeClock, tmp_path: Path) -> None:
    add(store, clock, BED_DONE)
    add(store, clock, WALK._replace(text="ü – “said no”\nand again"))
    path = month_file(tmp_path)
    written = path.read_bytes()
    found = tables(path)
    shuffled: page_json.Tables = {
        table: dict(sorted(found[table].items(), reverse=True)) for table in reversed(found)
    }
    assert page_json.serialize(MONTH, shuffled, {}, {}).raw == written


def test_each_document_has_a_line_of_its_own(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK._replace(text="one\ntwo"), BED_DONE)
    before = month_file(tmp_path).read_bytes().split(b"\n")
    change(store, clock, BED_DONE, BED_DONE._replace(state="some"))
    after = month_file(tmp_path).read_bytes().split(b"\n")
    gone = {line.rstrip(b",") for line in before} - {line.rstrip(b",") for line in after}
    assert {line.split(b":")[0] for line in gone} == {b'"1"', f'"{BED_DONE.id}"'.encode()}


def test_an_unchanged_document_is_written_as_it_was_read(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK, BED_DONE)
    other = open_store(tmp_path, clock)
    for state in ("some", "done", "rest"):
        (mark,) = [d for d in other.page(MONTH).values() if d.id == BED_DONE.id]
        assert mark == BED_DONE
        change(other, clock, BED_DONE, BED_DONE._replace(state="some"))
        change(other, clock, BED_DONE._replace(state="some"), BED_DONE)
        found: page_json.Tables = tables(month_file(tmp_path))
        assert page_json.serialize(MONTH, found, {}, {}).raw == month_file(tmp_path).read_bytes(), (
            state
        )


def test_a_file_written_by_a_hand_becomes_canonical_with_the_next_change(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK, BED_DONE)
    found = tables(month_file(tmp_path))
    found["entries"][WALK.id]["text"] = "by hand"
    rewrite(month_file(tmp_path), found)
    change(store, clock, BED_DONE, BED_DONE._replace(state="rest"))
    raw = month_file(tmp_path).read_bytes()
    canonical: page_json.Tables = tables(month_file(tmp_path))
    assert page_json.serialize(MONTH, canonical, {}, {}).raw == raw
    (entry,) = [d for d in store.page(MONTH).values() if d.id == WALK.id]
    assert entry == WALK._replace(text="by hand")


def test_folders_and_files_are_for_their_owner_alone(tmp_path: Path, clock: FakeClock) -> None:
    before = os.umask(0)
    try:
        root = tmp_path / "a" / "b"
        add(open_store(root, clock), clock, BED, WALK)
    finally:
        os.umask(before)
    made = [root.parent, *root.parent.rglob("*")]
    assert {path.stat().st_mode & 0o777 for path in made if path.is_dir()} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in made if path.is_file()} == {0o600}
    assert files(root / "data") == {"library.json", f"{MONTH}.json"}


def test_a_store_touches_nothing_before_the_first_commit(tmp_path: Path, clock: FakeClock) -> None:
    store = open_store(tmp_path, clock)
    before = set(tmp_path.rglob("*"))
    assert (dict(store.page(MONTH)), store.months(), dict(store.wins())) == ({}, (), {})
    assert (store.changed(), store.records(MONTH)) == (frozenset(), ())
    assert set(tmp_path.rglob("*")) == before


def test_what_a_newer_winsboard_added_is_kept_through_a_write(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    found = tables(month_file(tmp_path))
    found["entries"][WALK.id]["weather"] = 4
    found["entries"]["2002"] = {"kind": "dream", "day": "2026-11-21", "_made": 7}
    found["readings"] = {"3001": {"value": 12.5, "_made": 8}}
    rewrite(month_file(tmp_path), found)
    assert set(store.page(MONTH).values()) == {WALK}
    change(store, clock, WALK, WALK._replace(text="Walked to the sea"))
    after = tables(month_file(tmp_path))
    assert after["entries"][WALK.id]["weather"] == 4
    assert after["entries"]["2002"]["kind"] == "dream"
    assert after["readings"] == found["readings"]


def test_what_a_newer_winsboard_added_comes_back_with_an_undone_removal(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    found = tables(month_file(tmp_path))
    found["entries"][WALK.id]["weather"] = 4
    rewrite(month_file(tmp_path), found)
    removal = remove(store, clock, WALK)
    assert "entries" not in tables(month_file(tmp_path))
    store.commit(inverse(removal, id=store.ids.new_id(), at=clock.now()))
    assert tables(month_file(tmp_path))["entries"][WALK.id]["weather"] == 4


def test_a_file_of_a_newer_schema_is_read_and_not_written(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    found = tables(month_file(tmp_path))
    found["_meta"]["1"]["schema"] = 2
    rewrite(month_file(tmp_path), found)
    before = month_file(tmp_path).read_bytes()
    assert set(store.page(MONTH).values()) == {WALK}
    with pytest.raises(Newer) as refused:
        change(store, clock, WALK, WALK._replace(text="other"))
    assert refused.value.values == {"path": month_file(tmp_path)}
    assert month_file(tmp_path).read_bytes() == before
    add(store, clock, BED)


def meta_only(**differences: object) -> bytes:
    meta = {"app": "winsboard", "page": MONTH, "schema": 1, **differences}
    return json.dumps({"_meta": {"1": meta}}).encode()


DAMAGES = {
    "empty": b"",
    "blank": b" \n",
    "null": b"null",
    "a list": b"[]",
    "no meta": b"{}",
    "another program": meta_only(app="other"),
    "another page": meta_only(page="2026-10"),
    "schema a text": meta_only(schema="1"),
    "schema zero": meta_only(schema=0),
    "table a list": meta_only()[:-1] + b', "marks": []}',
    "id a word": meta_only()[:-1] + b', "marks": {"bed": {}}}',
    "document a text": meta_only()[:-1] + b', "marks": {"1": "done"}}',
    "zeros": b"\0" * 300,
    "a web page": b"<!doctype html><title>Sign in</title>",
    "not utf-8": b'{"_meta": "\xff\xfe"}',
}


@pytest.mark.parametrize("raw", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_file_that_makes_no_sense_is_never_written_over(
    store: Store, clock: FakeClock, tmp_path: Path, raw: bytes
) -> None:
    month_file(tmp_path).parent.mkdir(parents=True)
    month_file(tmp_path).write_bytes(raw)
    add(store, clock, WALK)
    assert set(store.page(MONTH).values()) == {WALK}
    [told] = store.notices.pop_all()
    if b"winsboard" in raw:
        [aside] = (tmp_path / "state" / "quarantine").iterdir()
        assert aside.read_bytes() == raw
        assert str(aside) in told
    else:
        # It may be the file of another program.
        assert month_file(tmp_path).read_bytes() == raw
        assert str(month_file(tmp_path)) in told
        assert set(open_store(tmp_path, clock).page(MONTH).values()) == {WALK}


@pytest.mark.parametrize("keep", [1, 60, 200, 0.5, 0.99])
def test_a_file_cut_short_is_not_taken_for_a_smaller_one(
    store: Store, clock: FakeClock, tmp_path: Path, keep: float
) -> None:
    add(store, clock, WALK, BED_DONE)
    raw = month_file(tmp_path).read_bytes()
    cut = raw[: int(keep if keep >= 1 else keep * len(raw))]
    month_file(tmp_path).write_bytes(cut)
    lose_copies(tmp_path)
    again = open_store(tmp_path, clock)
    assert set(again.page(MONTH).values()) <= {WALK, BED_DONE}
    [told] = again.notices.pop_all()
    assert "could not be read" in told
    [aside] = (tmp_path / "state" / "quarantine").iterdir()
    assert aside.read_bytes() == cut


@pytest.mark.parametrize(
    ("field", "value"), [("day", "21 November"), ("at", "this morning"), ("kind", None)]
)
def test_a_document_without_what_it_needs_is_left_out_alone_and_named_by_its_line(
    store: Store, clock: FakeClock, tmp_path: Path, field: str, value: object
) -> None:
    add(store, clock, WALK, BED_DONE)
    found = tables(month_file(tmp_path))
    found["entries"][WALK.id][field] = value
    month_file(tmp_path).write_text(json.dumps(found, indent=1))
    lose_copies(tmp_path)
    again = open_store(tmp_path, clock)
    assert set(again.page(MONTH).values()) == {BED_DONE}
    [told] = again.notices.pop_all()
    lines = month_file(tmp_path).read_text().split("\n")
    [number] = [n for n, line in enumerate(lines, 1) if line == f'  "{WALK.id}": {{']
    assert f"cannot be shown: {number}." in told
    more = WALK._replace(id="2002", text="after it")
    add(again, clock, more)
    assert set(open_store(tmp_path, clock).page(MONTH).values()) == {BED_DONE, more}
    assert tables(month_file(tmp_path))["entries"][WALK.id][field] == value


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("text", 5, "5"),
        ("text", "half \ud83d of it", "half \ufffd of it"),
        ("text", "red \x1b[31m \x9b2J \u202e\u2066alert", "red [31m 2J alert"),
        ("text", "two\r\nlines\u2028", "two\nlines\n"),
        ("text", ["not", "a", "text"], ""),
        ("tags", "morning", ()),
        ("tags", ["morning", {}, "tea\ntime"], ("morning", "tea time")),
        ("parts", [{"answer": "yes"}, 5, {"prompt": "why?", "answer": "so"}],
         (Part("", "yes"), Part("why?", "so"))),
        ("mood", 9, 5),
        ("mood", 2.0, 2),
        ("mood", True, None),
        ("mood", "good", None),
        ("energy", -(10**400), 1),
        ("starred", 1, False),
        ("at", "0001-01-01T08:12:00+14:00", WALK.at.replace(tzinfo=timezone(timedelta(hours=14)))),
    ],
)  # fmt: skip
def test_a_field_that_makes_no_sense_is_read_as_what_is_nearest_to_it(
    store: Store, clock: FakeClock, tmp_path: Path, field: str, value: object, read: Any
) -> None:
    add(store, clock, WALK, BED_DONE)
    found = tables(month_file(tmp_path))
    found["entries"][WALK.id][field] = value
    rewrite(month_file(tmp_path), found)
    lose_copies(tmp_path)
    assert set(open_store(tmp_path, clock).page(MONTH).values()) == {
        BED_DONE,
        WALK._replace(**{field: read}),
    }


def test_a_time_without_its_offset_is_of_this_place(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    found = tables(month_file(tmp_path))
    found["entries"][WALK.id]["at"] = "2026-11-21T08:30:00"
    rewrite(month_file(tmp_path), found)
    [read] = open_store(tmp_path, clock).page(MONTH).values()
    assert isinstance(read, Entry)
    assert read.at == WALK.at.replace(minute=30, tzinfo=None).astimezone()
    assert tables(month_file(tmp_path))["entries"][WALK.id]["at"] == read.at.isoformat()


def test_a_document_of_another_month_goes_to_the_page_of_its_day(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK, BED_DONE)
    found = tables(month_file(tmp_path))
    found["entries"][WALK.id]["day"] = "2026-10-21"
    found["entries"]["77"] = {"day": "2026-10-02", "at": "2026-10-02T08:00:00Z", "kind": "note"}
    rewrite(month_file(tmp_path), found)
    again = open_store(tmp_path, clock)
    assert set(again.page(MONTH).values()) == {BED_DONE}
    there = [e for e in again.page("2026-10").values() if isinstance(e, Entry)]
    assert sorted((e.day.day, e.kind, e.text) for e in there) == [
        (2, "note", ""),
        (21, WALK.kind, WALK.text),
    ]


def test_a_lone_surrogate_is_kept_as_a_question_mark(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK._replace(tags=("a\udcff",), text="b\ud800"))
    (entry,) = open_store(tmp_path, clock).page(MONTH).values()
    assert entry == WALK._replace(tags=("a?",), text="b?")
