"""What came into the data folder from elsewhere, merged with what this machine had.

A synchroniser may put a copy beside a page, put another machine's page in its place, or leave both
sides in it. The machine keeps the bytes it last wrote or took in (`copies`), so that in each case
both versions are at hand, and nothing is lost whatever the synchroniser decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from winsboard.store import form
from winsboard.store.adopt import adopted
from winsboard.store.copies import Copies
from winsboard.store.errors import Unreadable
from winsboard.store.files import Signature, read_whole
from winsboard.store.form import Kept, Tables, WrongShape
from winsboard.store.ids import Ids
from winsboard.store.merge import is_same, merged
from winsboard.store.moves import finish
from winsboard.store.page_file import Snapshot
from winsboard.store.shelf import Shelf
from winsboard.store.sides import sides_of
from winsboard.store.strays import Strays, Version, is_sound, version_of
from winsboard.store.transaction import Transaction


class Came(NamedTuple):
    """A page before and after something was merged into it."""

    before: Kept
    after: Kept


Arrived: TypeAlias = dict[str, Came]
"""What was merged, by page."""


class Arrivals:
    """The versions that wait to be merged, and the machine's own ones.

    Whoever calls a method that merges holds the lock.
    """

    def __init__(self, shelf: Shelf, state: Path, ids: Ids) -> None:
        self.strays = Strays(shelf.folder, shelf.months_folder, state)
        self._shelf = shelf
        self.ids = ids
        self.copies = Copies(state)
        self._ours: dict[str, Snapshot] = {}
        self._left: dict[str, Signature | None] = {}

    def keep(self, page: str) -> None:
        """Remember a page as this machine has just written it or taken it in."""
        snapshot = self._shelf.snapshot(page)
        if snapshot.signature is not None and not snapshot.is_newer:
            self.copies.keep(page, snapshot.raw)
            self._ours[page] = snapshot

    def have_come(self, names: Iterable[str]) -> bool:
        """Whether there is something to merge, in these pages or beside any; takes no lock."""
        return bool(self.strays.found()) or any(map(self.is_foreign, names))

    def is_foreign(self, page: str) -> bool:
        """Whether a page is another one than this machine has left there."""
        try:
            snapshot = self._shelf.snapshot(page)
        except Unreadable:
            return self._left.get(page) != self._shelf.signature(page)
        if snapshot is self._ours.get(page) or snapshot.is_newer:
            return False
        copy = self.copies.read(page)
        if copy is None or copy == snapshot.raw:
            self._ours[page] = snapshot
            return False
        return self._left.get(page, Signature(0, 0, 0, 0)) != snapshot.signature

    def take_in(self, names: Iterable[str]) -> Arrived:
        """Merge what came, into these pages and those of which there are copies.

        Raises StoreError; then nothing has changed.
        """
        return self.merge(names, self.strays.versions())

    def merge(self, names: Iterable[str], versions: Sequence[Version]) -> Arrived:
        """Merge versions into their pages, and into these pages what took their place.

        Copies in the data folder are put aside when they are merged. Raises StoreError.
        """
        arrived: Arrived = {}
        waiting = {*names, *(version.page for version in versions)}
        while waiting:
            work = Transaction(self._shelf)
            came = {page: self._merged(work, page, versions) for page in sorted(waiting)}
            done = {page: found for page, found in came.items() if found is not None}
            waiting = self._finish_moves(work, done)
            written = {page: Came({}, {}) for page in work.save()}
            arrived |= {**written, **done}
            for page in arrived:
                self.keep(page)
            for version in versions:
                self.strays.settle(version.path, self.ids.stamp(), is_merged=version.page in done)
            versions = ()
        return arrived

    def _merged(self, work: Transaction, page: str, versions: Sequence[Version]) -> Came | None:
        """Merge into one page; none if it is one that has to be left as it is."""
        others = [version.tables for version in versions if version.page == page]
        if not others and not self.is_foreign(page):
            return None
        found = self._found(page)
        if found is None:
            self._left[page] = self._shelf.signature(page)
            return None
        theirs, sides = found
        before = self._with_ours(page, theirs)
        after = before
        for version in (*sides, *others):
            after = merged(after, version)
        if not is_same(theirs, after):
            work.file(page).storage.write(after)
        return Came(before, after)

    def _found(self, page: str) -> tuple[Kept, list[Tables]] | None:
        """What stands in a page, and the sides of it that version control could not merge."""
        try:
            snapshot = self._shelf.snapshot(page)
        except Unreadable:
            return self._sides(page)
        if snapshot.is_newer or not is_sound(page, snapshot.tables):
            return None
        return snapshot.tables, []

    def _sides(self, page: str) -> tuple[Kept, list[Tables]] | None:
        path = self._shelf.path(page)
        try:
            found = read_whole(path)
        except OSError:
            return None
        if found is None:
            return None
        handle, signature, raw = found
        sides = [version_of(side, path) for side in sides_of(raw)]
        tables = [side.tables for side in sides if side is not None and side.page == page]
        if not tables:
            return None
        self.strays.keep(path, raw, self.ids.stamp())
        self._shelf.keep(page, Snapshot(signature, {}, raw, handle))
        return {}, tables

    def _with_ours(self, page: str, theirs: Kept) -> Tables:
        """What stands in a page and what this machine had in it."""
        copy = self.copies.read(page)
        try:
            ours = form.read(page, copy) if copy else {}
        except WrongShape:
            ours = {}
        if form.schema_of(ours) > form.SCHEMA or not is_sound(page, ours):
            ours = {}
        raw = self._shelf.snapshot(page).raw
        return merged(theirs if form.is_untouched(raw) else adopted(theirs, ours, self.ids), ours)

    def _finish_moves(self, work: Transaction, done: Iterable[str]) -> set[str]:
        """The pages that have to be merged too, because an entry has moved from or to them."""
        ready = frozenset(done)
        waiting: set[str] = set()
        for page in ready:
            waiting |= finish(
                work, page, self.ids, lambda other: other not in ready and self.is_foreign(other)
            )
        return waiting
