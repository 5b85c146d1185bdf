"""Writing many documents at once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.store.boards import BED, DAY, WALK, add, month_file, open_store, tables
from winsboard.domain.model.documents import Mark, mark_id, month_of
from winsboard.store.errors import CannotSave
from winsboard.store.store import Store
from winsboard.words import format_phrase

DAYS = [DAY - timedelta(days=n) for n in range(100)]
MARKS = [Mark(mark_id(BED.id, day), BED.id, day, "done") for day in DAYS]


def test_documents_are_poured_on_their_pages_without_history(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    store.import_documents([BED, WALK, *MARKS])
    fresh = open_store(tmp_path, clock)
    assert fresh.months() == tuple(sorted({month_of(day) for day in DAYS}))
    pages = ["library", *fresh.months()]
    assert {d for page in pages for d in fresh.page(page).values()} == {BED, WALK, *MARKS}
    assert all(fresh.records(page) == () for page in pages)
    assert sum(fresh.wins().values()) == 101
    assert all(fields["_made"] for fields in tables(month_file(tmp_path))["marks"].values())


def test_a_poured_board_goes_on_like_any_other(store: Store, clock: FakeClock) -> None:
    store.import_documents([BED, *MARKS])
    add(store, clock, WALK)
    assert sum(store.wins().values()) == 101


@pytest.mark.parametrize("already", ["library.json", "notes.txt", ".stfolder"])
def test_a_folder_that_has_files_is_refused(store: Store, tmp_path: Path, already: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / already).write_text("kept")
    with pytest.raises(CannotSave) as refused:
        store.import_documents([BED])
    assert str(tmp_path / "data") in format_phrase(
        f"store.{refused.value.reason}", **refused.value.values
    )
    assert [path.name for path in (tmp_path / "data").iterdir()] == [already]


def test_an_empty_folder_is_filled(store: Store, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    store.import_documents([BED])
    assert set(store.page("library").values()) == {BED}
