"""Repairing pages that are damaged, missing or edited by hand, when they are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from winsboard.clock import Clock
from winsboard.store.backup.last_good import LastGoodCopies
from winsboard.store.backup.rolling import RollingBackups
from winsboard.store.codec.causality import REMOVED
from winsboard.store.disk.lock import Lock
from winsboard.store.errors import DAMAGE, CannotSave, Conflict, StoreError, Unreadable, unreadable
from winsboard.store.format import header, page_json
from winsboard.store.format.json_text import parsed
from winsboard.store.format.page_json import FormatError, Tables
from winsboard.store.layout import Places, is_beside, leads_outside
from winsboard.store.notices import Notices
from winsboard.store.page_io import parser
from winsboard.store.page_io.snapshot import Snapshot, take_snapshot
from winsboard.store.system.files import FileVersion, read_whole

if TYPE_CHECKING:
    from winsboard.store.repair.rewrite import PageRepair

LOCK_TIMEOUT: Final = 3.0
"""Seconds a reader waits for other writers before it says that a page cannot be read."""


class PageRepairer:
    """Reads a page, repairing it first if it is damaged, missing or edited by hand.

    A damaged page is set aside whole and restored from the newest good copy and what can be read of
    it, or from that alone; an outside edit gets its place in the history. Both are done under the
    lock, and a disk that refuses leaves the file as it is.
    """

    # Half of what is needed is loaded when there is damage: every command pays for this module.
    def __init__(
        self,
        places: Places,
        copies: LastGoodCopies,
        lock: Lock,
        clock: Clock,
        notices: Notices,
        backups: RollingBackups | None = None,
        shared: Path | None = None,
    ) -> None:
        """`shared` is the folder of the pages where other programs may have files in it, too."""
        self.places = places
        self.copies = copies
        self.seen: dict[str, Snapshot] = {}
        """The pages as they were last read, for when the copy is damaged too."""
        self._told_beside: set[Path] = set()
        self._told_left: dict[str, FileVersion | None] = {}
        self.path_of = places.path
        self.envelope = copies.envelope
        self.notices = notices
        self._lock = lock
        self._clock = clock
        self._backups = backups
        self._shared = shared
        self._repair: PageRepair | None = None

    @property
    def repair(self) -> PageRepair:
        """What writes a page anew."""
        if self._repair is None:
            from winsboard.store.repair.rewrite import PageRepair

            self._repair = PageRepair(self.places, self.copies, self._clock, self.notices)
        return self._repair

    def _older(self, page: str) -> Iterator[bytes]:
        """A page as it was read here, and the versions in the backups, the newest first."""
        seen = self.seen.get(page)
        if seen is not None and seen.raw:
            yield seen.raw
        if self._backups is not None:
            yield from self._backups.older(page)

    def read(self, page: str) -> Snapshot:
        """The file of a page as it is now; raises Unreadable, and Conflict for one of several."""
        path = self.path_of(page)
        try:
            found = take_snapshot(path, page, self.envelope)
        except Unreadable as error:
            self._check_sides(page, error)
            return self.restored(page, error)
        if found.signature is None:
            if self._shared is not None and leads_outside(path, self._shared):
                raise unreadable(path, "a_link")
            return self._brought_back(page) or found
        if found.is_as_written:
            is_whole = found.is_newer or not _may_have_misplaced(found)
            return found if is_whole else self._with_rows_in_place(page, found)
        return self._looked_into(page, found)

    def _with_rows_in_place(self, page: str, found: Snapshot) -> Snapshot:
        """A page of our own that an earlier winsboard has closed with a misplaced row."""
        path = self.path_of(page)
        from winsboard.store.merge.misplaced import has_misplaced, put_in_place

        if not has_misplaced(found.tables):
            return found
        # What cannot be written now is put right another time.
        with suppress(OSError, StoreError), self._lock.acquire(LOCK_TIMEOUT):
            now = take_snapshot(path, page, self.envelope)
            if not has_misplaced(now.tables):
                return now
            mended = self.repair.write(page, now, put_in_place(now.tables))
            from winsboard.words import say

            self.notices.add(say("store.put_in_place", path=path))
            return mended
        return found

    def _check_sides(self, page: str, error: Unreadable) -> None:
        """Raise Conflict for a file in which version control has left several sides of a page."""
        if error.cause != "not_json":
            return
        from winsboard.store.merge.conflict_markers import split_conflict_markers

        raw = b""
        with suppress(OSError, FormatError):
            found = read_whole(self.path_of(page))
            raw = self.envelope.page_from_disk(page, found[2]) if found else b""
        sides = [side for side in split_conflict_markers(raw) if header.page_of(side) == page]
        if any(map(_is_newer, sides)):
            # What was written by a newer winsboard stays as it is.
            raise error
        if sides and self._shared is not None:
            raise Conflict(page, error) from error

    def tell_beside(self, path: Path, error: Unreadable) -> None:
        """Tell once where a page is whose place something else has taken."""
        from winsboard.words import say

        place = Path(str(error.values["path"]))
        taken = place.parent if error.cause == "in_the_way" else place
        if taken not in self._told_beside:
            self._told_beside.add(taken)
            is_closed = error.cause == "no_permission"
            key = "store.beside.closed" if is_closed else "store.beside"
            self.notices.add(say(key, **{**error.values, "path": taken, "beside": path}))

    def forget_copies(self) -> None:
        """Let go of all copies, where a board begins anew."""
        with suppress(OSError):
            for page in self.copies.pages():
                self.copies.drop(page)

    def _looked_into(self, page: str, found: Snapshot) -> Snapshot:
        """A page that winsboard did not write like this: damaged, or edited by somebody."""
        copy = self.copies.sure(page)
        if copy == found.raw:
            return found
        from winsboard.store.repair.diagnosis import one_bit_apart

        path = self.path_of(page)
        if copy is not None and one_bit_apart(found.raw, copy):
            return self.restored(page, unreadable(path, "one_bit"))
        if found.is_newer:
            return found
        if copy is None or not _is_by_hand(page, found.tables, copy):
            # What another computer has written is for the arrivals, whoever has edited it there.
            if self._is_told_of(page, found):
                return found if copy is not None else self._written_apart(page, found)
            return self.restored(page, unreadable(path, "not_ours"))
        try:
            with self._lock.acquire(LOCK_TIMEOUT):
                return self._taken_in(page, copy)
        except Conflict:
            # In the page of another month, to which a row belongs.
            raise
        except (StoreError, OSError):
            # What cannot be written now is taken in another time.
            return found

    def _is_told_of(self, page: str, found: Snapshot) -> bool:
        """Tell of the documents that make no sense and stay where they are.

        Not so where the rest of a file makes none, which is told when it is restored.
        """
        from winsboard.store.rows.validation import validate

        sift = validate(page, found.tables, {}, keep=True)
        if sift.replaced:
            return False
        if sift.left and self._told_left.get(page) != found.signature:
            self._told_left[page] = found.signature
            self.repair.tell_left(page, found.raw, sift.left)
        return True

    def _written_apart(self, page: str, found: Snapshot) -> Snapshot:
        """A page of which nothing else is known, with a place of its own for what stood twice.

        The file is kept as it was, since of two marks of a day one alone can stay.
        """
        from winsboard.store.merge.duplicates import stands_twice
        from winsboard.words import say

        if not stands_twice(found.raw):
            return found
        path = self.path_of(page)
        # What cannot be written now is written another time; it is read like this meanwhile.
        with suppress(OSError, StoreError), self._lock.acquire(LOCK_TIMEOUT):
            now = take_snapshot(path, page, self.envelope)
            if now.signature != found.signature:
                return now
            aside = self.repair.set_aside(path, now.raw)
            apart = self.repair.write(page, now, page_json.mutable_copy(now.tables), now.tables)
            self.notices.add(say("store.twice", path=path, aside=aside))
            return apart
        return found

    def _taken_in(self, page: str, copy: bytes) -> Snapshot:
        from winsboard.store.repair.manual_edits import EditedPage

        now = take_snapshot(self.path_of(page), page, self.envelope)
        if header.checksum_matches(now.raw):
            return now
        try:
            ours = parser.parse(page, copy)
        except FormatError:
            return now
        edited = EditedPage(self.repair, page, now, ours)
        # Nothing is moved before the conflicts in these pages are resolved.
        for stray in [stray for stray in edited.conflict_copies() if self._can_take(stray.home)]:
            edited.move(stray, self.read(stray.home))
        tables = edited.tables()
        return now if tables is None else self.repair.write(page, now, tables, ours)

    def _can_take(self, page: str) -> bool:
        try:
            self.read(page)
        except Conflict:
            raise
        except Unreadable:
            return False
        return True

    def _brought_back(self, page: str) -> Snapshot | None:
        """A page that has gone though nobody erased it."""
        if self.copies.sure(page) is None:
            return None
        if self._shared is not None and is_beside(self._shared, page):
            from winsboard.store.repair.restore import put_in_place

            with suppress(StoreError), self._lock.acquire(LOCK_TIMEOUT):
                return put_in_place(self.repair, page, self._older(page))
        return self.restored(page, unreadable(self.path_of(page), "gone"))

    def restored(self, page: str, error: Unreadable) -> Snapshot:
        """A damaged page, written anew from what is left of it; raises Unreadable and Busy."""
        if error.cause not in DAMAGE:
            raise error
        if self._shared is not None:
            self._check_ours(page, error.cause, self._shared)
        try:
            from winsboard.store.disk.atomic import until_still
            from winsboard.store.repair.restore import restore

            with self._lock.acquire(LOCK_TIMEOUT):
                return until_still(lambda: restore(self.repair, page, error, self._older(page)))
        except (OSError, CannotSave) as refused:
            raise error from refused

    def _knows(self, page: str) -> bool:
        """Whether this machine has written a page, though there may be no copy of it any more."""
        return self._backups is not None and self._backups.knows(page)

    def _check_ours(self, page: str, cause: str, shared: Path) -> None:
        """Raise Unreadable unless a damaged file is one of ours, in its place.

        It is ours if it says so, or if this machine knows to have written the page. A link is
        never written through when what it leads to is no page.
        """
        path = self.path_of(page)
        if leads_outside(path, shared):
            raise unreadable(path, "a_link")
        is_known = self.copies.has(page) or self._knows(page)
        if cause in ("gone", "broken_seal") or (is_known and not is_beside(shared, page)):
            return
        try:
            found = read_whole(path)
        except OSError as error:
            raise unreadable(path, error) from error
        if found is not None and not header.is_page_of_winsboard(found[2]):
            raise unreadable(path, "another_program")


def _is_newer(side: bytes) -> bool:
    """Whether a newer winsboard wrote it."""
    return header.schema_of(parsed(side)) > header.SCHEMA


def _is_by_hand(page: str, tables: Tables, copy: bytes) -> bool:
    """Whether a page is the one in the copy, which somebody has edited."""
    with suppress(FormatError):
        return parser.parse(page, copy).get(header.META) == tables.get(header.META)
    return False


def _may_have_misplaced(found: Snapshot) -> bool:
    """Whether a file has more tombstones than the table of these: a quick look at its bytes."""
    return found.raw.count(b'"_gone":') > len(found.tables.get(REMOVED, {}))
