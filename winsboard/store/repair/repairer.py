"""Repairing pages that are damaged, missing or edited by hand, when they are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from winsboard.clock import Clock
from winsboard.store.backup.last_good_copies import LastGoodCopies
from winsboard.store.backup.rolling import RollingBackups
from winsboard.store.codec.causality import REMOVED
from winsboard.store.disk.lock import Lock
from winsboard.store.errors import DAMAGE, CannotSave, Conflict, StoreError, Unreadable, unreadable
from winsboard.store.format import header, page_json
from winsboard.store.format.json_text import parse_json
from winsboard.store.format.page_json import FormatError, Tables
from winsboard.store.notices import Notices
from winsboard.store.page_io import parser
from winsboard.store.page_io.snapshot import CachedPages, Snapshot, take_snapshot
from winsboard.store.page_paths import PagePaths, has_fallback, leads_outside
from winsboard.store.system.files import FileVersion, read_with_version

if TYPE_CHECKING:
    from winsboard.store.repair.rewrite import PageRepair

LOCK_TIMEOUT: Final = 3.0
"""Seconds a reader waits for other writers before it reports a page as unreadable."""


class PageRepairer:
    """Read a page, repairing it first if it is damaged, missing or edited by hand.

    A damaged page is quarantined and restored from the newest good copy and everything readable in
    the file. A manual edit is recorded in the history. Both happen under the lock. If the disk
    refuses, the file stays as it is.
    """

    # Half of the imports are deferred until there is damage, because every command loads this
    # module.
    def __init__(
        self,
        places: PagePaths,
        copies: LastGoodCopies,
        lock: Lock,
        clock: Clock,
        notices: Notices,
        backups: RollingBackups | None = None,
        shared: Path | None = None,
    ) -> None:
        """`shared` is the folder of the pages if other programs may have files in it."""
        self.places = places
        self.copies = copies
        self.cached_pages = CachedPages()
        """What the page cache knows; a page as it was last read, for when the copy is damaged."""
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
        """Writes repaired pages."""
        if self._repair is None:
            from winsboard.store.repair.rewrite import PageRepair

            self._repair = PageRepair(self.places, self.copies, self._clock, self.notices)
        return self._repair

    def _earlier_versions(self, page: str) -> Iterator[bytes]:
        """Earlier versions of a page: as last read here, then from the backups, newest first."""
        seen = self.cached_pages[page].snapshot
        if seen is not None and seen.raw:
            yield seen.raw
        if self._backups is not None:
            yield from self._backups.earlier_versions(page)

    def read(self, page: str) -> Snapshot:
        """Read the file of a page. Raises Unreadable, and Conflict if it has several sides."""
        path = self.path_of(page)
        try:
            found = take_snapshot(path, page, self.envelope)
        except Unreadable as error:
            self._check_sides(page, error)
            return self.restore_damaged(page, error)
        if found.version is None:
            if self._shared is not None and leads_outside(path, self._shared):
                raise unreadable(path, "a_link")
            return self._restore_missing(page) or found
        if found.is_as_written:
            is_whole = found.is_newer or not _may_have_misplaced(found)
            return found if is_whole else self._with_rows_in_place(page, found)
        return self._repair_if_needed(page, found)

    def _with_rows_in_place(self, page: str, found: Snapshot) -> Snapshot:
        """Repair a page that an older winsboard made unreadable with a misplaced tombstone."""
        path = self.path_of(page)
        from winsboard.store.merge.misplaced import (
            has_misplaced_tombstones,
            with_tombstones_in_place,
        )

        if not has_misplaced_tombstones(found.tables):
            return found
        # If it cannot be written now, it is repaired at the next read.
        with suppress(OSError, StoreError), self._lock.acquire(LOCK_TIMEOUT):
            now = take_snapshot(path, page, self.envelope)
            if not has_misplaced_tombstones(now.tables):
                return now
            mended = self.repair.write(page, now, with_tombstones_in_place(now.tables))
            from winsboard.words import format_phrase

            self.notices.add(format_phrase("store.put_in_place", path=path))
            return mended
        return found

    def _check_sides(self, page: str, error: Unreadable) -> None:
        """Raise Conflict if a file has merge-conflict markers with sides of this page."""
        if error.cause != "not_json":
            return
        from winsboard.store.merge.conflict_markers import split_conflict_markers

        raw = b""
        with suppress(OSError, FormatError):
            found = read_with_version(self.path_of(page))
            raw = self.envelope.page_from_disk(page, found[2]) if found else b""
        sides = [side for side in split_conflict_markers(raw) if header.page_of(side) == page]
        if any(map(_is_newer, sides)):
            # A file of a newer winsboard is never changed.
            raise error
        if sides and self._shared is not None:
            raise Conflict(page, error) from error

    def report_fallback(self, path: Path, error: Unreadable) -> None:
        """Report once which fallback file a page is in."""
        from winsboard.words import format_phrase

        place = Path(str(error.values["path"]))
        taken = place.parent if error.cause == "in_the_way" else place
        if taken not in self._told_beside:
            self._told_beside.add(taken)
            is_closed = error.cause == "no_permission"
            key = "store.beside.closed" if is_closed else "store.beside"
            self.notices.add(format_phrase(key, **{**error.values, "path": taken, "beside": path}))

    def delete_copies(self) -> None:
        """Delete all copies; used when a board starts anew."""
        with suppress(OSError):
            for page in self.copies.pages():
                self.copies.delete(page)

    def _repair_if_needed(self, page: str, found: Snapshot) -> Snapshot:
        """Handle a page that is not as winsboard wrote it: damaged, or edited by hand."""
        copy = self.copies.read_before_overwrite(page)
        if copy == found.raw:
            return found
        from winsboard.store.repair.diagnosis import one_bit_apart

        path = self.path_of(page)
        if copy is not None and one_bit_apart(found.raw, copy):
            return self.restore_damaged(page, unreadable(path, "one_bit"))
        if found.is_newer:
            return found
        if copy is None or not _is_manual_edit(page, found.tables, copy):
            # A version from another machine is merged by `sync`, even if it was edited there.
            if self._report_invalid(page, found):
                return found if copy is not None else self._write_with_separate_ids(page, found)
            return self.restore_damaged(page, unreadable(path, "not_ours"))
        try:
            with self._lock.acquire(LOCK_TIMEOUT):
                return self._record_manual_edits(page, copy)
        except Conflict:
            # Raised by the page of another month that a row belongs to.
            raise
        except (StoreError, OSError):
            # If it cannot be written now, it is recorded at the next read.
            return found

    def _report_invalid(self, page: str, found: Snapshot) -> bool:
        """Report invalid documents that stay in the file.

        Returns False if other parts of the file are invalid, which is reported when it is restored.
        """
        from winsboard.store.rows.validation import validate

        sift = validate(page, found.tables, {}, keep=True)
        if sift.replaced:
            return False
        if sift.left and self._told_left.get(page) != found.version:
            self._told_left[page] = found.version
            self.repair.report_invalid(page, found.raw, sift.left)
        return True

    def _write_with_separate_ids(self, page: str, found: Snapshot) -> Snapshot:
        """Write a page without a copy so that repeated rows get ids of their own.

        The file is quarantined first, because two marks of one day are merged.
        """
        from winsboard.store.merge.duplicates import has_duplicate_rows
        from winsboard.words import format_phrase

        if not has_duplicate_rows(found.raw):
            return found
        path = self.path_of(page)
        # If it cannot be written now, that happens at the next read; the result is the same.
        with suppress(OSError, StoreError), self._lock.acquire(LOCK_TIMEOUT):
            now = take_snapshot(path, page, self.envelope)
            if now.version != found.version:
                return now
            aside = self.repair.quarantine(path, now.raw)
            apart = self.repair.write(page, now, page_json.mutable_copy(now.tables), now.tables)
            self.notices.add(format_phrase("store.twice", path=path, aside=aside))
            return apart
        return found

    def _record_manual_edits(self, page: str, copy: bytes) -> Snapshot:
        from winsboard.store.repair.manual_edits import EditedPage

        now = take_snapshot(self.path_of(page), page, self.envelope)
        if header.checksum_matches(now.raw):
            return now
        try:
            ours = parser.parse(page, copy)
        except FormatError:
            return now
        edited = EditedPage(self.repair, page, now, ours)
        # Conflicts in these pages are resolved before anything is moved.
        for stray in [stray for stray in edited.conflict_copies() if self._can_take(stray.page)]:
            edited.move(stray, self.read(stray.page))
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

    def _restore_missing(self, page: str) -> Snapshot | None:
        """Restore a page whose file is missing though nobody erased it."""
        if self.copies.read_before_overwrite(page) is None:
            return None
        if self._shared is not None and has_fallback(self._shared, page):
            from winsboard.store.repair.restore import move_to_usual_path

            with suppress(StoreError), self._lock.acquire(LOCK_TIMEOUT):
                return move_to_usual_path(self.repair, page, self._earlier_versions(page))
        return self.restore_damaged(page, unreadable(self.path_of(page), "gone"))

    def restore_damaged(self, page: str, error: Unreadable) -> Snapshot:
        """Restore a damaged page. Raises Unreadable and Busy."""
        if error.cause not in DAMAGE:
            raise error
        if self._shared is not None:
            self._check_ours(page, error.cause, self._shared)
        try:
            from winsboard.store.disk.atomic import retry_if_overtaken
            from winsboard.store.repair.restore import restore

            with self._lock.acquire(LOCK_TIMEOUT):
                return retry_if_overtaken(
                    lambda: restore(self.repair, page, error, self._earlier_versions(page))
                )
        except (OSError, CannotSave) as refused:
            raise error from refused

    def _has_written(self, page: str) -> bool:
        """Whether this machine has written a page, even if there is no copy of it left."""
        return self._backups is not None and self._backups.contains(page)

    def _check_ours(self, page: str, cause: str, shared: Path) -> None:
        """Raise Unreadable unless a damaged file is one of ours and in its place.

        It is ours if its contents say so or if this machine has written the page. Nothing is
        written through a link that does not lead to a page.
        """
        path = self.path_of(page)
        if leads_outside(path, shared):
            raise unreadable(path, "a_link")
        is_known = self.copies.has(page) or self._has_written(page)
        if cause in ("gone", "broken_seal") or (is_known and not has_fallback(shared, page)):
            return
        try:
            found = read_with_version(path)
        except OSError as error:
            raise unreadable(path, error) from error
        if found is not None and not header.is_winsboard_page(found[2]):
            raise unreadable(path, "another_program")


def _is_newer(side: bytes) -> bool:
    """Whether a newer winsboard wrote a side."""
    return header.schema_of(parse_json(side)) > header.SCHEMA


def _is_manual_edit(page: str, tables: Tables, copy: bytes) -> bool:
    """Whether a page is a manual edit of its copy."""
    with suppress(FormatError):
        return parser.parse(page, copy).get(header.META) == tables.get(header.META)
    return False


def _may_have_misplaced(found: Snapshot) -> bool:
    """Whether a file has more tombstones than their table; a fast check of its bytes."""
    return found.raw.count(b'"_gone":') > len(found.tables.get(REMOVED, {}))
