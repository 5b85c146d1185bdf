"""What is in memory of the pages: one record for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from winsboard.domain.model.board import Page
from winsboard.store.format.lazy_document import Fields
from winsboard.store.system.files import FileVersion

if TYPE_CHECKING:
    from winsboard.store.page_io.snapshot import Snapshot

NO_VERSION: Final = FileVersion(0, 0, 0, 0)
"""Of no file, not even of one that is missing."""


class CachedPage:
    """What is in memory of one page.

    Any thread may read it. The values are never changed: one takes the place of another in one
    step, so the record itself stays the same object.
    """

    __slots__ = ("decoded", "given", "is_stale", "left", "moved_here", "own", "snapshot")

    def __init__(self) -> None:
        self.snapshot: Snapshot | None = None
        """The file as it was last read or written."""
        self.own: Snapshot | None = None
        """The file as this computer last wrote it or merged it, as far as known.

        It is another one than `snapshot` when a sync tool has replaced the file since.
        """
        self.decoded: tuple[Snapshot, Page] | None = None
        """The documents, with the snapshot from which they were decoded."""
        self.moved_here: Sequence[tuple[str, Fields]] = ()
        """The entries that came from other pages, by id."""
        self.is_stale = False
        """Whether a page read later has a document of this one, which was moved there."""
        self.given: FileVersion | None = NO_VERSION
        """The version that was last given out, None for no file."""
        self.left: FileVersion | None = NO_VERSION
        """The version that cannot be merged and was left as it is, None for no file."""


class CachedPages(dict[str, CachedPage]):
    """The records by the name of the page; one is made when it is first asked for, and stays."""

    def __missing__(self, name: str) -> CachedPage:
        """Make the record of a page; two threads that ask for it get the same one."""
        return self.setdefault(name, CachedPage())
