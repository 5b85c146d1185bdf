"""What came into the data folder from elsewhere, merged with what this machine had.

A synchroniser may put a copy beside a page, put another machine's page in its place, or leave both
sides in it. The machine keeps the bytes it last wrote or took in (`copies`), so that in each case
both versions are at hand, and nothing is lost whatever the synchroniser decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from winsboard.store import imprint
from winsboard.store.copies import Copies
from winsboard.store.errors import Overtaken, Unreadable
from winsboard.store.files import Signature
from winsboard.store.ids import Ids
from winsboard.store.news import News
from winsboard.store.shelf import Shelf
from winsboard.store.snapshot import Snapshot
from winsboard.store.staged import sweep
from winsboard.store.strays import Strays

if TYPE_CHECKING:
    from winsboard.store.guard import Guard
    from winsboard.store.soundness import Wrong
    from winsboard.store.uniting import Record
    from winsboard.store.versions import Arrived, Version


MERGED: Final = "merged"
"""The folder of the state to which copies go that were merged."""
MOST_TRIES: Final = 5
"""So often the pages may become others while they are merged."""
_NEVER: Final = Signature(0, 0, 0, 0)


class Arrivals:
    """The versions that wait to be merged, and the machine's own ones.

    Whoever calls a method that merges holds the lock.
    """

    def __init__(
        self, shelf: Shelf, copies: Copies, state: Path, ids: Ids, news: News | None = None
    ) -> None:
        self.strays = Strays(shelf.folder, shelf.months_folder, shelf.places.is_in_use)
        self.state = state
        self.shelf = shelf
        self.copies = copies
        self.seal = shelf.seal
        self.ids = ids
        self.guard: Guard | None = None
        """Where the board is sealed."""
        self._news = news or News()
        self.set_aside: Callable[[Path, bytes | None, Sequence[Wrong]], object] = lambda *_: None
        """Keeps a file in which rows make no sense, and tells of their lines."""
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
            and imprint.named_page(raw) == page
            and imprint.is_untouched(raw)
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

    def take_in(self, names: Iterable[str]) -> Arrived:
        """Merge what came, into these pages and those of which there are copies.

        Raises StoreError; then nothing has changed.
        """
        if not self.have_come(names):
            return {}
        # Loaded when something came, which is seldom when a win is typed.
        from winsboard.store.versions import waiting

        if self.guard is not None:
            self.guard.set_aside(self.strays.found())
        return self.merge(names, waiting(self.strays, self.seal))

    def leave(self, page: str) -> None:
        """Leave a page as it is until it is another one; it can not be merged."""
        self._left[page] = self.shelf.signature(page)

    def tell_not_merged(self, page: str) -> None:
        """Leave a page and what should be merged into it as they are, and say so."""
        from winsboard.words import say

        self._news.add(say("store.not_merged", path=self.shelf.path(page)))
        self.leave(page)

    def merge(
        self, names: Iterable[str], versions: Sequence[Version], record: Record | None = None
    ) -> Arrived:
        """Merge versions into their pages, and into these pages what took their place.

        `record` keeps what came in the history, in the same writing. Copies in the data folder are
        put aside when they are merged. Raises StoreError.
        """
        from winsboard.store.uniting import unite

        pages = tuple(names)
        for _ in range(MOST_TRIES):
            # Another page that is read for it may be merged first, and bring words into these.
            with suppress(Overtaken):
                return unite(self, pages, versions, record)
            self.shelf.forget(pages)
        return unite(self, pages, versions, record)
