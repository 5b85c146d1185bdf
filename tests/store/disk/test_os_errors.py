"""Whatever system call fails, the store raises an its own error."""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.store.trials.refusals import refusing
from winsboard.domain.journal import entries
from winsboard.domain.journal.query import ANYTHING
from winsboard.notebook.notebook import Notebook
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.errors import StoreError
from winsboard.store.store import Store

CALLS = ("stat", "lstat", "readlink", "scandir", "listdir", "open", "mkdir", "access")
READS: dict[str, Callable[[Store], object]] = {
    "page": lambda store: store.page("2026-11"),
    "months": lambda store: store.months(),
    "written": lambda store: store.months_written(),
    "changed": lambda store: store.changed(),
    "acts": lambda store: list(store.history_backwards("2026-11")),
    "acts here": lambda store: store.local_edits(),
    "records": lambda store: store.records("library"),
    "tables": lambda store: store.tables("2026-11"),
    "wins": lambda store: store.wins(),
    "every page": lambda store: store.every_page(),
    "hour": lambda store: store.snapshot_at("2026-11-21T09"),
    "take up": lambda store: store.recover_unsaved(),
    "left": lambda store: (store.unsaved.orphaned(), store.unsaved.unreadable()),
    "lookup": lambda store: store.lookup().entries("2026-11", ANYTHING),
    "files": lambda store: store.lookup().files(),
}


@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO, errno.ELOOP, errno.ESTALE])
@pytest.mark.parametrize("calls", [*((name,) for name in CALLS), CALLS], ids=str)
def test_no_call_lets_a_raw_error_out(
    tmp_path: Path, clock: FakeClock, calls: tuple[str, ...], code: int
) -> None:
    data, state = tmp_path / "data", tmp_path / "state"
    notebook = Notebook(Store(data, state, clock), clock)
    wish = entries.write("win", "soup", date(2026, 11, 21), notebook.edit_context())
    assert wish is not None
    notebook.commit(wish)
    warm = Store(data, state, clock)
    warm.page("2026-11")
    for folders in ((data,), (data / "months",), (state,), (data, state)):
        with refusing(folders, calls, code):
            for store in (warm, Store(data, state, clock)):
                for read in READS.values():
                    with suppress(StoreError):
                        read(store)
                with suppress(StoreError):
                    store.commit(wish)
            drafts = Drafts(state, clock)
            with suppress(StoreError):
                drafts.keys()
            with suppress(StoreError):
                drafts.save("win", {"text": "soup"})
