"""Detecting pages that other machines or programs changed.

A sync tool may put a copy next to a page, replace a page with that of another machine, or leave
both sides in it. This machine saves the bytes it last wrote or merged (`copies`), so in each case
both versions are available, and nothing is lost whatever the sync tool decided.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from winsboard.store.disk.atomic import remove_stale_temp_files
from winsboard.store.errors import Unreadable
from winsboard.store.format import header
from winsboard.store.ids import Ids
from winsboard.store.notices import Notices
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.page_paths import MERGED
from winsboard.store.repair.repairer import PageRepairer
from winsboard.store.repository.page_cache import PageCache
from winsboard.store.sync.conflict_copies import ConflictCopies

if TYPE_CHECKING:
    from winsboard.store.sync.unauthenticated_files import UnauthenticatedFiles


class ForeignChanges:
    """Finds versions that have to be merged; `reconcile` merges them."""

    def __init__(
        self, cache: PageCache, repairer: PageRepairer, ids: Ids, notices: Notices | None = None
    ) -> None:
        self.conflict_copies = ConflictCopies(
            cache.folder, cache.month_files.folder, cache.places.is_in_use
        )
        self.cache = cache
        self.repairer = repairer
        self.copies = repairer.copies
        self.state = self.copies.state
        self.envelope = cache.envelope
        self.ids = ids
        self.unauthenticated: UnauthenticatedFiles | None = None
        """Set for an encrypted board."""
        self._notices = notices or Notices()

    def current(self, page: str) -> Snapshot:
        """The last version of a page that this machine wrote or merged.

        A version that a sync tool has put in its place since then is left for the next check.
        Raises Unreadable.
        """
        return self.cache.cached_pages[page].own or self.cache.snapshot(page)

    def has_pending(self, names: Iterable[str]) -> bool:
        """Whether there is something to merge in these pages or in copies. Takes no lock."""
        return bool(self.conflict_copies.pending()) or any(map(self.is_foreign, names))

    def has_pending_as_seen(self, names: Iterable[str]) -> bool:
        """Like `has_pending`, right after all files were found to be as they were last read."""
        pages = self.cache.cached_pages
        left = (name for name in names if pages[name].snapshot is not pages[name].own)
        return bool(self.conflict_copies.pending()) or any(map(self.is_foreign, left))

    def is_foreign(self, page: str) -> bool:
        """Whether a page differs from what this machine last wrote or merged."""
        known = self.cache.cached_pages[page]
        try:
            snapshot = self.cache.snapshot(page)
        except Unreadable:
            known.own = None
            return known.ignored_version != self.cache.file_version(page)
        if snapshot is known.own:
            return False
        known.own = None
        if snapshot.is_newer:
            return False
        copy = self.copies.read(page)
        if copy == snapshot.raw or (copy is None and snapshot.version is None):
            known.own = snapshot
            return False
        return known.ignored_version != snapshot.version

    def is_unchanged(self, page: str) -> bool:
        """Whether a page that is not cached is exactly what this machine last wrote or merged.

        Does not parse the page, which makes checking many pages fast. If False, use `is_foreign`.
        """
        if page in self.cache.pages() or self.cache.places.is_displaced(page):
            return False
        try:
            raw = self.cache.raw(page)
        except Unreadable:
            return False
        return (
            raw == self.copies.read(page)
            and header.page_of_intact(raw) == page
            and header.checksum_matches(raw)
            # A tombstone may be misplaced, which is only noticed when the page is parsed.
            and b'"_gone":' not in raw
        )

    def remove_stale_files(self) -> None:
        """Remove temporary files of killed processes. The caller must hold the lock."""
        if self.copies.modified_at():
            # Without copies this machine has never written pages there.
            remove_stale_temp_files(self.cache.folder)
            remove_stale_temp_files(self.cache.month_files.folder)
        remove_stale_temp_files(self.copies.folder)
        remove_stale_temp_files(self.state / MERGED)

    def ignore_until_changed(self, page: str) -> None:
        """Ignore a page that cannot be merged until it changes."""
        self.cache.cached_pages[page].ignored_version = self.cache.file_version(page)

    def report_unmerged(self, page: str) -> None:
        """Report that a page cannot be merged, and ignore it until it changes."""
        from winsboard.words import format_phrase

        self._notices.add(format_phrase("store.not_merged", path=self.cache.path(page)))
        self.ignore_until_changed(page)
