"""What came into the data folder from elsewhere, merged with what this machine had.

A synchroniser may put a copy beside a page, put another machine's page in its place, or leave both
sides in it. The machine keeps the bytes it last wrote or took in (`copies`), so that in each case
both versions are at hand, and nothing is lost whatever the synchroniser decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

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


class _Taken(NamedTuple):
    """A page that was merged, and the file as it was read for that."""

    came: Came
    snapshot: Snapshot


_NEVER: Final = Signature(0, 0, 0, 0)
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

    def keep(self, page: str, snapshot: Snapshot) -> None:
        """Remember a page as this machine has just written it or taken it in.

        It is not read again for that: another one may stand in its place already.
        """
        self.copies.keep(page, snapshot.raw)
        self._ours[page] = snapshot

    def forget(self, pages: Iterable[str]) -> None:
        """Let go of what is in memory of these pages."""
        for page in pages:
            self._ours.pop(page, None)

    def current(self, page: str) -> Snapshot:
        """A page as it was when it was last known to hold all that this machine has.

        What a synchroniser has put in its place since then is for the next look. Raises
        Unreadable.
        """
        ours = self._ours.get(page)
        return self._shelf.snapshot(page) if ours is None else ours

    def have_come(self, names: Iterable[str]) -> bool:
        """Whether there is something to merge, in these pages or beside any; takes no lock."""
        return bool(self.strays.found()) or any(map(self.is_foreign, names))

    def is_foreign(self, page: str) -> bool:
        """Whether a page is another one than this machine has left there."""
        try:
            snapshot = self._shelf.snapshot(page)
        except Unreadable:
            self.forget([page])
            return self._left.get(page, _NEVER) != self._shelf.signature(page)
        if snapshot is self._ours.get(page):
            return False
        self.forget([page])
        if snapshot.is_newer:
            return False
        copy = self.copies.read(page)
        if copy == snapshot.raw or (copy is None and snapshot.signature is None):
            self._ours[page] = snapshot
            return False
        return self._left.get(page, _NEVER) != snapshot.signature

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
            work = Transaction(self._shelf, self.current)
            done = {page: self._merged(work, page, versions) for page in sorted(waiting)}
            taken = {page: found for page, found in done.items() if found is not None}
            waiting = self._finish_moves(work, taken)
            written = work.save()
            for page, snapshot in {**{p: t.snapshot for p, t in taken.items()}, **written}.items():
                self.keep(page, snapshot)
            for version in versions:
                self.strays.settle(version.path, self.ids.stamp(), is_merged=version.page in taken)
            arrived |= {page: Came({}, {}) for page in written.keys() - taken.keys()}
            arrived |= {page: found.came for page, found in taken.items()}
            versions = ()
        return arrived

    def _merged(self, work: Transaction, page: str, versions: Sequence[Version]) -> _Taken | None:
        """Merge into one page; none if it is one that has to be left as it is."""
        others = [version.tables for version in versions if version.page == page]
        if not others and not self.is_foreign(page):
            return None
        found = self._found(page)
        if found is None:
            self._left[page] = self._shelf.signature(page)
            return None
        snapshot, sides = found
        after = before = self._with_ours(page, snapshot)
        for version in (*sides, *others):
            after = merged(after, version)
        file = work.open(page, snapshot)
        if not is_same(snapshot.tables, after):
            file.storage.write(after)
        return _Taken(Came(before, after), snapshot)

    def _found(self, page: str) -> tuple[Snapshot, list[Tables]] | None:
        """A page as it stands, and the sides of it that version control could not merge."""
        try:
            snapshot = self._shelf.snapshot(page)
        except Unreadable:
            return self._sides(page)
        if snapshot.is_newer or not is_sound(page, snapshot.tables):
            return None
        return snapshot, []

    def _sides(self, page: str) -> tuple[Snapshot, list[Tables]] | None:
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
        return Snapshot(signature, {}, raw, handle), tables

    def _with_ours(self, page: str, found: Snapshot) -> Tables:
        """What stands in a page and what this machine had in it."""
        copy = self.copies.read(page)
        try:
            ours = form.read(page, copy) if copy else {}
        except WrongShape:
            ours = {}
        if form.schema_of(ours) > form.SCHEMA or not is_sound(page, ours):
            ours = {}
        is_edited = not form.is_untouched(found.raw)
        theirs = adopted(found.tables, ours, self.ids) if is_edited else found.tables
        return merged(theirs, ours)

    def _finish_moves(self, work: Transaction, done: Iterable[str]) -> set[str]:
        """The pages that have to be merged too, because an entry has moved from or to them."""
        ready = frozenset(done)
        waiting: set[str] = set()
        for page in ready:
            waiting |= finish(
                work, page, self.ids, lambda other: other not in ready and self.is_foreign(other)
            )
        return waiting
