"""Checking the file of one page."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from winsboard.domain.goals.dangling import GoalLinks
from winsboard.domain.model.documents import LIBRARY
from winsboard.domain.model.wins import Counts, counts_of, total
from winsboard.store.backup.last_good_copies import LastGoodCopies
from winsboard.store.backup.rolling import BACKUPS, is_in_backups
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.errors import (
    ANOTHER_PROGRAM,
    DAMAGE,
    IN_THE_WAY,
    SEALED,
    SET_ASIDE,
    TOO_MUCH,
    Unreadable,
)
from winsboard.store.format import header
from winsboard.store.format.page_json import FormatError
from winsboard.store.inventory.board_files import is_board_file
from winsboard.store.maintenance.findings import Finding, unreachable_finding
from winsboard.store.merge.misplaced import has_misplaced_tombstones
from winsboard.store.merge.pages import is_same, merge_pages
from winsboard.store.page_io import parser
from winsboard.store.page_io.snapshot import Snapshot, take_snapshot
from winsboard.store.page_paths import fallback_paths, has_fallback, path_in
from winsboard.store.queries.documents import decode_page
from winsboard.store.repair.diagnosis import invalid_rows, one_bit_apart
from winsboard.store.sync.incoming import sides_in
from winsboard.store.system.files import is_file, is_link, read_bytes


class PageCheck:
    """A check of the pages of a board, one by one."""

    def __init__(self, data: Path, state: Path, envelope: Envelope) -> None:
        self.data = data
        self.state = state
        self.envelope = envelope
        self.readable = 0
        """The number of pages that could be read."""
        self.counts = Counts()
        """The wins and other entries on these pages."""
        self.goal_links = GoalLinks()
        """What on these pages belongs to which goal."""
        self.fallback_files: set[Path] = set()
        """Pages in fallback files, which are not conflict copies."""
        self._copies = LastGoodCopies(state, envelope)

    def path(self, name: str) -> Path:
        """The path of a page, or its target if it is a link."""
        path = path_in(self.data, name)
        with suppress(OSError, RuntimeError, Unreadable):
            if is_link(path):
                take_snapshot(path.resolve(strict=True), name, self.envelope)
                return path.resolve()
        return path

    def finding(self, name: str) -> Finding | None:
        """The problem of a page, if it has one."""
        path = self.path(name)
        copy = self._copies.read(name)
        try:
            found = take_snapshot(path, name, self.envelope)
        except Unreadable as error:
            return self._unreadable(
                name, path, error, has_copy=copy is not None and is_good(name, copy)
            )
        if found.version is None:
            return Finding("gone", path, name) if copy is not None else None
        self.readable += 1
        if found.is_newer:
            return Finding("newer", path, name, can_repair=False)
        if has_misplaced_tombstones(found.tables):
            return Finding("misplaced", path, name)
        if copy is not None and copy != found.raw and self._is_behind(name, found, copy):
            return Finding("behind", path, name)
        if not header.checksum_matches(found.raw) and copy is not None and copy != found.raw:
            if one_bit_apart(found.raw, copy):
                return Finding("damaged", path, name, "one_bit")
            return Finding("outside", path, name)
        return self._wrong_totals(name, path, found)

    def _wrong_totals(self, name: str, path: Path, found: Snapshot) -> Finding | None:
        """Count the page, and compare that with the numbers it has in its header."""
        documents = decode_page(name, found.tables, {}, {}).values()
        self.goal_links.add(documents)
        counts = counts_of(documents)
        self.counts = total([self.counts, counts])
        noted = header.recorded_counts(found.raw, len(found.raw))
        if noted in (None, counts) or not header.checksum_matches(found.raw):
            return None
        if any(invalid_rows(name, found.tables, found.raw)):
            return None
        return Finding("totals", path, name, can_repair=False)

    def _unreadable(
        self, name: str, path: Path, error: Unreadable, *, has_copy: bool
    ) -> Finding | None:
        if error.cause in SET_ASIDE:
            return Finding("turned_up", path, name, error.cause)
        if error.cause == TOO_MUCH:
            return unreachable_finding(path, error)
        if error.cause not in SEALED and not self._is_ours(name, path):
            return self._in_the_way(name, path, error)
        if error.cause in SEALED:
            return Finding("sealed", path, name, error.cause, can_repair=False)
        if error.cause == "not_json" and sides_in(path, name, self.envelope):
            return Finding("sides", path, name)
        if isinstance(error.__cause__, OSError) and error.cause not in DAMAGE:
            return unreachable_finding(path, error)
        kind = "damaged" if has_copy else "damaged.no_copy"
        return Finding(kind, path, name, error.cause)

    def _in_the_way(self, name: str, path: Path, error: Unreadable) -> Finding | None:
        """The finding about something that is not ours in the place of a page.

        None if this machine has never written that page.
        """
        others = [other for other in fallback_paths(self.data, name) if is_file(other)]
        self.fallback_files.update(others)
        if error.cause == "no_permission" or (name == LIBRARY and error.cause == "in_the_way"):
            # Its contents are unknown; most often it is the page with wrong permissions.
            return unreachable_finding(path, error)
        if others or self._copies.has(name):
            cause = error.cause if error.cause in IN_THE_WAY else ANOTHER_PROGRAM
            kind = "in_the_way" if others else "in_the_way.nothing_beside"
            return Finding(kind, path, name, cause, can_repair=False)
        if name == LIBRARY:
            return Finding("foreign", path, name, can_repair=False)
        return None

    def _is_ours(self, name: str, path: Path) -> bool:
        try:
            raw = read_bytes(path)
        except OSError:
            return False
        is_known = is_in_backups(self.state / BACKUPS, name) and not has_fallback(self.data, name)
        return is_known or is_board_file(path, raw, self.data, self.state)

    def _is_behind(self, name: str, found: Snapshot, copy: bytes) -> bool:
        """Whether the copy of a page has something that the page lacks."""
        if not (header.checksum_matches(found.raw) and header.checksum_matches(copy)):
            return False
        try:
            ours = parser.parse(name, copy)
        except FormatError:
            return False
        return not is_same(merge_pages(found.tables, ours), found.tables)


def is_good(page: str, raw: bytes) -> bool:
    """Whether these are the bytes of a page that can be read."""
    try:
        parser.parse(page, raw)
    except FormatError:
        return False
    return True
