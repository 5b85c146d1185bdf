"""What came into the data folder from elsewhere, and is to be merged with what this machine had.

A synchroniser may put a copy beside a page, put another machine's page in its place, or leave both
sides in it. The machine keeps the bytes it last wrote or took in (`copies`), so that in each case
both versions are at hand, and nothing is lost whatever the synchroniser decided.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from winsboard.store.disk.atomic import sweep
from winsboard.store.errors import Unreadable
from winsboard.store.format import header
from winsboard.store.ids import Ids
from winsboard.store.layout import MERGED
from winsboard.store.notices import News
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.repair.repairer import Mender
from winsboard.store.repository.page_cache import Shelf
from winsboard.store.sync.conflict_copies import Strays
from winsboard.store.system.files import Signature

if TYPE_CHECKING:
    from winsboard.store.sync.unauthenticated_files import Guard

_NEVER: Final = Signature(0, 0, 0, 0)


class Arrivals:
    """The versions that wait to be merged, and the machine's own ones; `uniting` merges them."""

    def __init__(self, shelf: Shelf, mender: Mender, ids: Ids, news: News | None = None) -> None:
        self.strays = Strays(shelf.folder, shelf.months_folder, shelf.places.is_in_use)
        self.shelf = shelf
        self.mender = mender
        self.copies = mender.copies
        self.state = self.copies.state
        self.seal = shelf.seal
        self.ids = ids
        self.guard: Guard | None = None
        """Where the board is sealed."""
        self._news = news or News()
        self._left: dict[str, Signature | None] = {}

    def current(self, page: str) -> Snapshot:
        """A page as it was when it was last known to hold all that this machine has.

        What a synchroniser has put in its place since then is for the next look. Raises
        Unreadable.
        """
        own = self.shelf.own.get(page)
        return self.shelf.snapshot(page) if own is None else own

    def have_come(self, names: Iterable[str]) -> bool:
        """Whether there is something to merge, in these pages or beside any; takes no lock."""
        return bool(self.strays.found()) or any(map(self.is_foreign, names))

    def is_foreign(self, page: str) -> bool:
        """Whether a page is another one than this machine has left there."""
        try:
            snapshot = self.shelf.snapshot(page)
        except Unreadable:
            self.shelf.own.pop(page, None)
            return self._left.get(page, _NEVER) != self.shelf.signature(page)
        if snapshot is self.shelf.own.get(page):
            return False
        self.shelf.own.pop(page, None)
        if snapshot.is_newer:
            return False
        copy = self.copies.read(page)
        if copy == snapshot.raw or (copy is None and snapshot.signature is None):
            self.shelf.own[page] = snapshot
            return False
        return self._left.get(page, _NEVER) != snapshot.signature

    def is_as_left(self, page: str) -> bool:
        """Whether a page that was not read yet is, byte for byte, what this machine has left there.

        Its documents are not read for that, so it is for who only looks at many pages. Where it is
        false, `is_foreign` knows more.
        """
        if page in self.shelf.pages() or self.shelf.places.is_elsewhere(page):
            return False
        try:
            raw = self.shelf.raw(page)
        except Unreadable:
            return False
        return (
            raw == self.copies.read(page)
            and header.named_page(raw) == page
            and header.is_untouched(raw)
            # A tombstone may be misplaced, which is seen when the documents are read.
            and b'"_gone":' not in raw
        )

    def sweep(self) -> None:
        """Remove what writers that were killed have left; whoever calls it holds the lock."""
        if self.copies.touched():
            # Without a copy this machine has never written a page there.
            sweep(self.shelf.folder)
            sweep(self.shelf.months_folder)
        sweep(self.copies.folder)
        sweep(self.state / MERGED)

    def leave(self, page: str) -> None:
        """Leave a page as it is until it is another one; it can not be merged."""
        self._left[page] = self.shelf.signature(page)

    def tell_not_merged(self, page: str) -> None:
        """Leave a page and what should be merged into it as they are, and say so."""
        from winsboard.words import say

        self._news.add(say("store.not_merged", path=self.shelf.path(page)))
        self.leave(page)
