"""Counting wins without decoding documents."""

from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FakeClock
from tests.store import strategies
from tests.store.boards import (
    BED_DONE,
    MONTH,
    WALK,
    add,
    change,
    month_file,
    open_store,
    refuse_to_open,
    remove,
    rewrite,
    tables,
)
from tests.store.disk.test_atomic import Breaking
from tests.thorough import examples
from winsboard.domain.model.documents import MARK_STATES, Entry, Mark, mark_id
from winsboard.domain.progress.summary import wins_in
from winsboard.store.codec import documents as codec
from winsboard.store.format import header, page_json
from winsboard.store.queries.win_counts import HEAD
from winsboard.store.store import Store

NOTE = WALK._replace(id="2002", kind="note", text='he said "kind":"win" and "state":"done"')


def test_wins_are_written_wins_and_marks_done_or_some(store: Store, clock: FakeClock) -> None:
    days = [date(2026, 10, n) for n in (1, 2, 3)]
    marks = [
        Mark(mark_id("1001", day), "1001", day, state)
        for day, state in zip(days, MARK_STATES, strict=True)
    ]
    add(store, clock, WALK, NOTE, BED_DONE, *marks)
    assert dict(store.wins()) == {"2026-10": 2, MONTH: 2}


def test_what_was_taken_back_does_not_count(store: Store, clock: FakeClock) -> None:
    add(store, clock, WALK, BED_DONE)
    remove(store, clock, WALK)
    change(store, clock, BED_DONE, BED_DONE._replace(state="rest"))
    assert dict(store.wins()) == {MONTH: 0}


def test_the_count_follows_what_other_processes_write(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    assert store.wins()[MONTH] == 1
    add(open_store(tmp_path, clock), clock, BED_DONE)
    assert store.wins()[MONTH] == 2


def test_a_file_edited_by_hand_is_counted_from_its_documents(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK, NOTE)
    found = tables(month_file(tmp_path))
    found["entries"]["2003"] = {**found["entries"][WALK.id]}
    found["_meta"]["1"]["wins"] = 77
    rewrite(month_file(tmp_path), found)
    assert dict(open_store(tmp_path, clock).wins()) == {MONTH: 2}


def test_a_month_that_can_not_be_read_is_left_out(
    store: Store, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, clock, WALK)
    month_file(tmp_path, "2026-10").write_bytes(month_file(tmp_path).read_bytes())
    refuse_to_open(monkeypatch, month_file(tmp_path, "2026-10"))
    assert dict(store.wins()) == {MONTH: 1}


def test_other_files_in_the_folder_do_not_count(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    raw = month_file(tmp_path).read_bytes()
    for name in ("2026-11.sync-conflict-20261121-AAAAAAA.json", "2026-11.json.bak", "notes.json"):
        (month_file(tmp_path).parent / name).write_bytes(raw)
    assert dict(store.wins()) == {MONTH: 1}
    assert store.months() == (MONTH,)


def test_counting_again_opens_no_file_that_is_the_same(
    store: Store, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, clock, WALK)
    assert store.wins()[MONTH] == 1
    monkeypatch.setattr(os, "open", Breaking(os.open, 1, errno.EIO, stays=True))
    assert dict(store.wins()) == {MONTH: 1}
    (month_file(tmp_path).parent / "2026-10.json").symlink_to("nowhere")
    assert dict(store.wins()) == {MONTH: 1}


@given(st.lists(st.one_of(strategies.marks, strategies.entries), max_size=12))
@settings(max_examples=examples(60), deadline=None)
def test_the_noted_count_is_the_true_one(documents: list[Mark | Entry]) -> None:
    unique = {document.id: document for document in documents}
    kept: page_json.MutableTables = {}
    for document in unique.values():
        table = kept.setdefault(codec.TABLE_OF[type(document)], {})
        table[document.id] = codec.fields_of(document)
    raw = page_json.serialize(MONTH, kept, {}, {}).raw
    wins = sum(map(wins_in, unique.values()))
    others = sum(isinstance(d, Entry) and not wins_in(d) for d in unique.values())
    assert header.recorded_counts(raw[:HEAD], len(raw)) == page_json.counted(raw) == (wins, others)
    assert header.recorded_counts(raw[:HEAD], len(raw) + 1) is None
