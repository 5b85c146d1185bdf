"""Reading a page wherever it is: at its usual path, behind a link, or in a fallback file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from winsboard.domain.model.documents import LIBRARY
from winsboard.store.errors import IN_THE_WAY, Conflict, Unreadable
from winsboard.store.format import page_json
from winsboard.store.page_io import parser
from winsboard.store.page_io.snapshot import Snapshot, take_snapshot
from winsboard.store.page_paths import is_month
from winsboard.store.repair.repairer import PageRepairer
from winsboard.store.system.files import is_file, is_link


class PageReader:
    """Reads pages that may not be at their usual path, and repairs them."""

    def __init__(self, repairer: PageRepairer) -> None:
        self._repairer = repairer
        self._places = repairer.places

    def fresh(self, page: str) -> Snapshot:
        """Read a page. Raises Unreadable."""
        self._places.recheck(page)
        if self._places.is_displaced(page):
            try:
                return self._read_elsewhere(page)
            except Conflict:
                raise
            except Unreadable:
                self._places.reset(page)
        try:
            return self._repairer.read(page)
        except Unreadable as error:
            if error.cause not in IN_THE_WAY:
                raise
            return self._linked(page) or self._read_fallback(page, error)

    def _linked(self, page: str) -> Snapshot | None:
        """Read a page whose usual path is a link to it."""
        place = self._places.path(page)
        if not is_link(place):
            return None
        try:
            target = place.resolve(strict=True)
            take_snapshot(target, page, self._repairer.envelope)
            self._places.use(page, target)
            return self._repairer.read(page)
        except (OSError, RuntimeError, Unreadable):
            self._places.reset(page)
            return None

    def _read_fallback(self, page: str, error: Unreadable) -> Snapshot:
        """Read a page that has to be in a fallback file. Raises Unreadable.

        A folder in which something else is at the path of the library, and which this machine has
        never used, is not a board. Nothing is written into it.
        """
        if is_month(page):
            self.fresh(LIBRARY)
        elif page != LIBRARY or not self._repairer.copies.has(page):
            raise error
        path = self._places.free_fallback(page, lambda path: self._contains(path, page))
        if path is None:
            raise error
        self._places.use(page, path, error)
        return self._read_elsewhere(page)

    def _read_elsewhere(self, page: str) -> Snapshot:
        """Read a page that is not at its usual path; without a file, from the copy."""
        if is_file(self._places.path(page)) or self._places.error(page) is None:
            return self._repairer.read(page)
        raw = self._repairer.copies.read(page)
        with suppress(page_json.FormatError):
            return Snapshot(None, parser.parse(page, raw), raw) if raw else Snapshot()
        return Snapshot()

    def _contains(self, path: Path, page: str) -> bool:
        try:
            take_snapshot(path, page, self._repairer.envelope)
        except Unreadable:
            return False
        return True
