"""What is being typed and not yet kept, safe from a crash."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from winsboard.clock import Clock
from winsboard.store.errors import unreadable
from winsboard.store.form import Fields
from winsboard.store.ids import Ids
from winsboard.store.lock import Lock
from winsboard.store.mending import Mender
from winsboard.store.news import News
from winsboard.store.page_file import PageTable
from winsboard.store.shelf import Shelf
from winsboard.store.staged import sweep
from winsboard.store.transaction import Transaction

DRAFTS: Final = "drafts"


class Drafts:
    """The drafts of a board, in the state folder of this computer.

    A draft has a key, the place where it is typed, and texts by field name. Every method raises
    Unreadable; those that write also CannotSave and Busy.
    """

    def __init__(self, state: Path, clock: Clock, news: News | None = None) -> None:
        self._shelf = Shelf(state)
        self._lock = Lock(state / "lock")
        told = news or News()
        self._mender = Mender(self._shelf.path, state, self._lock, clock, told)
        self._shelf.mender = self._mender
        self._ids = Ids(clock)

    def keys(self) -> tuple[str, ...]:
        """The keys of all drafts, the oldest first."""
        rows = self._rows()
        return tuple(rows[id]["key"] for id in sorted(rows, key=int))

    def rebuild(self) -> None:
        """Set a damaged file aside and keep what can be read of it, though there is no copy."""
        self._mender.without_copy = True
        try:
            self.keys()
        finally:
            self._mender.without_copy = False

    def get(self, key: str) -> dict[str, str] | None:
        """The texts of a draft; none if there is no such draft."""
        found = _find(self._rows(), key)
        return None if found is None else dict(found[1]["texts"])

    def put(self, key: str, fields: Mapping[str, str]) -> None:
        """Keep a draft; it is durable when this returns."""

        def keep(sheet: PageTable) -> None:
            found = _find(sheet.rows(), key)
            texts = {name: text.encode(errors="replace").decode() for name, text in fields.items()}
            if found is None or found[1]["texts"] != texts:
                last = max(map(int, sheet.rows()), default=0)
                id = found[0] if found else str(self._ids.stamp(last))
                sheet.put(id, {"key": key, "texts": texts})

        self._change(keep)

    def drop(self, key: str) -> None:
        """Let go of a draft, if there is one."""

        def remove(sheet: PageTable) -> None:
            found = _find(sheet.rows(), key)
            if found is not None:
                sheet.drop(found[0])

        self._change(remove)

    def _rows(self) -> Mapping[str, Fields]:
        return self._checked(self._shelf.snapshot(DRAFTS).tables.get(DRAFTS, {}))

    def _change(self, act: Callable[[PageTable], None]) -> None:
        with self._lock.held():
            sweep(self._shelf.folder)
            work = Transaction(self._shelf)
            sheet = work.file(DRAFTS).sheet(DRAFTS)
            self._checked(sheet.rows())
            act(sheet)
            work.save()

    def _checked(self, rows: Mapping[str, Fields]) -> Mapping[str, Fields]:
        if not all(map(is_draft, rows.values())):
            raise unreadable(self._shelf.path(DRAFTS), "not_ours")
        return rows


def is_draft(fields: Fields) -> bool:
    """Whether a document has the shape of a draft."""
    texts = fields.get("texts")
    return (
        isinstance(fields.get("key"), str)
        and isinstance(texts, dict)
        and all(isinstance(text, str) for text in texts.values())
    )


def _find(rows: Mapping[str, Fields], key: str) -> tuple[str, Fields] | None:
    return next(((id, fields) for id, fields in rows.items() if fields["key"] == key), None)
