"""Pages that are damaged, gone or edited by somebody else, made whole when they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from winsboard.clock import Clock
from winsboard.domain.edits import Edit
from winsboard.store import form
from winsboard.store.copies import Copies
from winsboard.store.errors import DAMAGE, CannotSave, StoreError, Unreadable, unreadable
from winsboard.store.files import make_folder, read_whole
from winsboard.store.form import Tables, WrongShape
from winsboard.store.history import EDITS, kept
from winsboard.store.ids import Ids
from winsboard.store.lock import Lock
from winsboard.store.news import News
from winsboard.store.page_file import PageStorage, Snapshot, take_snapshot
from winsboard.store.quarantine import Quarantine

PATIENCE: Final = 3.0
"""Seconds a reader waits for other writers before it says that a page can not be read."""


class Mender(NamedTuple):
    """What reads a page, and puts it right first where that is needed.

    A damaged page is set aside and restored from the newest good copy and what can be read of it;
    an outside edit gets its place in the history. Both are done under the lock, and a disk that
    refuses leaves the file as it is.
    """

    path_of: Callable[[str], Path]
    copies: Copies
    older: Callable[[str], Iterator[bytes]]
    """Earlier versions of a page, the newest first, for when the copy is damaged too."""
    quarantine: Quarantine
    lock: Lock
    ids: Ids
    clock: Clock
    news: News

    def take(self, page: str) -> Snapshot:
        """The file of a page as it is now; raises Unreadable."""
        path = self.path_of(page)
        try:
            found = take_snapshot(path, page)
        except Unreadable as error:
            return self._restored(page, error)
        if found.signature is None:
            return self._brought_back(page) or found
        if form.is_untouched(found.raw):
            return found
        return self._looked_into(page, found)

    def _looked_into(self, page: str, found: Snapshot) -> Snapshot:
        """A page that winsboard did not write like this: damaged, or edited by somebody."""
        copy = self.copies.read(page)
        if copy is None or copy == found.raw:
            return found
        from winsboard.store.damage import is_sound_page, one_bit_apart

        path = self.path_of(page)
        if one_bit_apart(found.raw, copy):
            return self._restored(page, unreadable(path, "one_bit"))
        if found.is_newer:
            return found
        if not is_sound_page(page, found.tables):
            return self._restored(page, unreadable(path, "not_ours"))
        # What can not be written now is taken in another time.
        with suppress(StoreError), self.lock.held(PATIENCE):
            return self._taken_in(page, copy)
        return found

    def _taken_in(self, page: str, copy: bytes) -> Snapshot:
        from winsboard.store.outside import taken_in

        now = take_snapshot(self.path_of(page), page)
        if form.is_untouched(now.raw):
            return now
        try:
            ours = form.read(page, copy)
        except WrongShape:
            return now
        tables = taken_in(page, now.tables, ours, self.clock.now(), self.ids)
        return now if tables is None else self._write(page, now, tables)

    def _brought_back(self, page: str) -> Snapshot | None:
        """A page that has gone though nobody erased it."""
        if self.copies.read(page) is None:
            return None
        return self._restored(page, unreadable(self.path_of(page), "gone"))

    def _restored(self, page: str, error: Unreadable) -> Snapshot:
        if error.cause not in DAMAGE:
            raise error
        try:
            with self.lock.held(PATIENCE):
                return self._restore(page, error)
        except (OSError, CannotSave) as refused:
            raise error from refused

    def _restore(self, page: str, error: Unreadable) -> Snapshot:
        from winsboard.store.damage import told
        from winsboard.store.salvage import put_together

        path = self.path_of(page)
        with suppress(Unreadable):
            now = take_snapshot(path, page)
            if now.signature is not None and form.is_untouched(now.raw):
                # Somebody else was quicker.
                return now
        found = None if path.is_dir() else read_whole(path)
        raw = found[2] if found else None
        good = self._newest_good(page)
        if good is None:
            raise error
        saved = put_together(page, good, raw or b"")
        aside = self._set_aside(path, raw)
        title, sentence = told(path, error.cause, aside, saved)
        edit = Edit(self.ids.new_id(), self.clock.now(), title, ())
        rows = saved.tables.setdefault(EDITS, {})
        last = max((f["_made"] for f in rows.values() if type(f.get("_made")) is int), default=0)
        rows[edit.id] = kept(edit, (page,), [], self.ids.stamp(last))
        restored = self._write(page, Snapshot(), saved.tables)
        self.news.add(sentence)
        return restored

    def _newest_good(self, page: str) -> Tables | None:
        copy = self.copies.read(page)
        for raw in (*([copy] if copy else []), *self.older(page)):
            with suppress(WrongShape):
                tables = form.read(page, raw)
                if form.schema_of(tables) <= form.SCHEMA:
                    return tables
        return None

    def _set_aside(self, path: Path, raw: bytes | None) -> Path | None:
        if raw is not None:
            return self.quarantine.keep(path.name, raw, self.clock.now())
        return self.quarantine.move(path, self.clock.now()) if path.is_dir() else None

    def _write(self, page: str, before: Snapshot, tables: Tables) -> Snapshot:
        """Put tables in the place of a file, durably; raises CannotSave."""
        path = self.path_of(page)
        storage = PageStorage(path, page, before)
        storage.write(tables)
        make_folder(path.parent)
        storage.stage()
        snapshot = storage.publish()
        self.copies.keep(page, snapshot.raw)
        return snapshot


def mender_of(
    path_of: Callable[[str], Path],
    state: Path,
    lock: Lock,
    clock: Clock,
    news: News,
    older: Callable[[str], Iterator[bytes]] = lambda _: iter(()),
) -> Mender:
    """The mender of the pages of a board."""
    ids = Ids(clock)
    return Mender(path_of, Copies(state), older, Quarantine(state), lock, ids, clock, news)
