"""The totals of boards that an older winsboard wrote, or writes between two versions."""

from __future__ import annotations

import json
import shutil
import zlib
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.golden.board import UNCOUNTED
from tests.store.boards import open_store
from winsboard.domain.model.wins import Counts, counts_of
from winsboard.store.format import header, page_json
from winsboard.store.store import Store

OCTOBER, NOVEMBER = "2026-10", "2026-11"
EXPECTED = {OCTOBER: Counts(7, 5), NOVEMBER: Counts(6, 1)}
"""Counted by hand in the sample."""


@pytest.fixture
def old(tmp_path: Path, clock: FakeClock) -> Store:
    """A store on a copy of a board that was written by the version before."""
    shutil.copytree(UNCOUNTED, tmp_path / "data")
    for path in (tmp_path / "data").rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return open_store(tmp_path, clock)


def page(tmp_path: Path, month: str) -> Path:
    return tmp_path / "data" / "months" / f"{month}.json"


def as_the_old_version_writes(raw: bytes) -> bytes:
    """A page as the version before writes it: wins by its own rule, unknown fields as they were."""
    tables = json.loads(raw)
    meta = tables["_meta"]["1"]
    rest = raw[raw.index(b"\n}") + 2 :]
    wins = rest.count(b'"kind":"win"') + rest.count(b'"state":"done"')
    meta |= {"size": len(rest), "wins": wins}
    sum = zlib.crc32(f"{meta['page']} {meta['schema']} {wins}".encode())
    meta["sum"] = f"{zlib.crc32(rest, sum):08x}"
    line = json.dumps(meta, sort_keys=True, separators=(",", ":"))
    return f'{{\n"_meta":{{\n"1":{line}\n}}'.encode() + rest


def test_a_board_of_the_version_before_is_counted_anew(old: Store, tmp_path: Path) -> None:
    headers = [page(tmp_path, month).read_bytes()[:200] for month in (OCTOBER, NOVEMBER)]
    assert b'"wins":4}' in headers[0]
    assert b'"wins":0}' in headers[1]
    assert dict(old.counts()) == EXPECTED
    assert {month: counts_of(old.page(month).values()) for month in EXPECTED} == EXPECTED


def test_what_the_version_before_writes_into_a_new_page_is_counted_anew(
    old: Store, tmp_path: Path, clock: FakeClock
) -> None:
    tables = old.tables(OCTOBER)
    new = page_json.serialize(OCTOBER, tables, {}, {}).raw
    assert header.recorded_counts(new[:512], len(new)) == EXPECTED[OCTOBER]
    again = as_the_old_version_writes(new)
    assert header.checksum_matches(again)
    assert b'"others":5' in again
    assert header.recorded_counts(again[:512], len(again)) is None
    page(tmp_path, OCTOBER).write_bytes(again)
    assert dict(open_store(tmp_path, clock).counts()) == EXPECTED


def test_the_version_before_reads_a_new_page(old: Store) -> None:
    new = page_json.serialize(OCTOBER, old.tables(OCTOBER), {}, {}).raw
    # What it looks at: the size, the sum over page, schema and wins, and wins as a number.
    meta = json.loads(new)["_meta"]["1"]
    rest = new[new.index(b"\n}") + 2 :]
    start = zlib.crc32(f"{meta['page']} {meta['schema']} {meta['wins']}".encode())
    assert (meta["size"], meta["sum"]) == (len(rest), f"{zlib.crc32(rest, start):08x}")
    assert (meta["app"], meta["schema"], type(meta["wins"])) == ("winsboard", 1, int)
    assert len(new) - len(rest) < 512


@pytest.mark.parametrize("field", ["wins", "others"])
def test_a_wrong_number_in_the_header_is_not_believed(old: Store, field: str) -> None:
    raw = page_json.serialize(OCTOBER, old.tables(OCTOBER), {}, {}).raw
    number = getattr(EXPECTED[OCTOBER], field)
    wrong = raw.replace(f'"{field}":{number}'.encode(), f'"{field}":{number + 1}'.encode(), 1)
    assert len(wrong) == len(raw)
    assert header.recorded_counts(wrong[:512], len(wrong)) is None
