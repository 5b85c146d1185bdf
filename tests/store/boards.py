"""Boards on disk for tests, and helpers to change them."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from winsboard.clock import Clock
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Document, Entry, Habit, Mark, mark_id
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.store import Store

if TYPE_CHECKING:
    # Processes that tests start and kill have no need of pytest.
    import pytest

DAY = date(2026, 11, 21)
MONTH = "2026-11"
AT = datetime(2026, 11, 21, 8, 12, tzinfo=UTC)
BED = Habit(id="1001", label="Make the bed", area="morning", position=1.0, began_on=DAY)
WALK = Entry(id="2001", day=DAY, at=AT, kind="win", text="Walked to the river", area="body")
BED_DONE = Mark(id=mark_id(BED.id, DAY), habit=BED.id, day=DAY, state="done")


def open_store(root: Path, clock: Clock, envelope: Envelope | None = None) -> Store:
    """Open the store in `root/data` and `root/state` like another process."""
    return Store(root / "data", root / "state", clock, envelope=envelope)


def library(root: Path) -> Path:
    return root / "data" / "library.json"


def month_file(root: Path, month: str = MONTH) -> Path:
    return root / "data" / "months" / f"{month}.json"


def lose_copies(root: Path) -> None:
    """Delete everything a machine that has never seen this board would not have."""
    shutil.rmtree(root / "state" / "copies")


def refuse_to_open(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """From now on, opening a file or anything in a folder fails with a permission error."""
    real = os.open

    def refuse(wanted: Any, flags: int, *args: Any, **kwargs: Any) -> int:
        if Path(wanted).is_relative_to(path):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return real(wanted, flags, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)


def make_unreadable(path: Path) -> None:
    """Make a page unreadable and remove its copy: it becomes a link to itself."""
    path.unlink()
    copies = next(folder for folder in path.parents if (folder / "state").is_dir()) / "state/copies"
    (copies / path.name).unlink()
    path.symlink_to(path)


def tables(path: Path) -> dict[str, dict[str, Any]]:
    """The tables of a file as stored."""
    found: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def rewrite(path: Path, changed: Mapping[str, object]) -> None:
    """Change a file like a person with an editor."""
    path.write_text(json.dumps(changed, indent=1), encoding="utf-8")


def moment(store: Store, clock: Clock) -> EditContext:
    return EditContext(now=clock.now(), today=clock.now().date(), new_id=store.ids.new_id)


def add(store: Store, clock: Clock, *documents: Document) -> Edit:
    """Commit the creation of documents."""
    return commit(store, clock, *(Change(None, document) for document in documents))


def change(store: Store, clock: Clock, before: Document, after: Document) -> Edit:
    """Commit the change of a document."""
    return commit(store, clock, Change(before, after))


def remove(store: Store, clock: Clock, document: Document) -> Edit:
    """Commit the removal of a document."""
    return commit(store, clock, Change(document, None))


def commit(store: Store, clock: Clock, *changes: Change) -> Edit:
    edit = moment(store, clock).edit(Title("entry.changed", "x"), *changes)
    store.commit(edit)
    return edit


def files(folder: Path) -> set[str]:
    """The names of all files in a folder and its subfolders."""
    return {path.name for path in folder.rglob("*") if path.is_file()}
