"""Checking every file of a board without changing any."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from winsboard.domain.model.board import NO_PAGE, Page
from winsboard.domain.model.documents import LIBRARY
from winsboard.domain.model.wins import Counts
from winsboard.store.backup.last_good_copies import LastGoodCopies
from winsboard.store.backup.rolling import BACKUPS
from winsboard.store.codec.drafts import DRAFTS
from winsboard.store.crypto.envelope import Envelope, is_encrypted
from winsboard.store.encryption.convert import Converter
from winsboard.store.encryption.undecryptable_files import undecryptable_in_state
from winsboard.store.errors import SEALED, Unreadable, unreadable
from winsboard.store.format.page_json import FormatError
from winsboard.store.inventory.board_files import board_paths, leftovers
from winsboard.store.inventory.state_files import board_files_in
from winsboard.store.maintenance.findings import (
    Finding,
    collect,
    unreachable_finding,
    without_consequences,
)
from winsboard.store.maintenance.page_check import PageCheck, is_good
from winsboard.store.maintenance.record_check import has_measures, names_of, wrong_records
from winsboard.store.maintenance.unreachable import unreachable
from winsboard.store.maintenance.write_access import unwritable
from winsboard.store.merge.misplaced import without_misplaced
from winsboard.store.page_io.snapshot import take_snapshot
from winsboard.store.page_paths import MONTHS, is_month
from winsboard.store.quarantine.waiting_files import WAITING, WaitingFiles, contains_page
from winsboard.store.queries.documents import decode_page
from winsboard.store.repair.diagnosis import invalid_rows, why
from winsboard.store.sync.conflict_copies import ConflictCopies
from winsboard.store.sync.incoming import read_versions
from winsboard.store.system.files import OTHERS, is_file, read_bytes
from winsboard.store.system.ownership import ROOT
from winsboard.store.unsaved.file_names import unsaved_files


class Checkup:
    """A check of all files in a data folder and its state folder."""

    def __init__(self, data: Path, state: Path, envelope: Envelope) -> None:
        self.data = data
        self.state = state
        self.envelope = envelope
        self._copies = LastGoodCopies(state, envelope)
        self._page_check = PageCheck(data, state, envelope)

    @property
    def pages(self) -> int:
        """The number of pages that could be read."""
        return self._page_check.readable

    @property
    def counts(self) -> Counts:
        """The wins and other entries on these pages, counted one by one."""
        return self._page_check.counts

    @property
    def without_goal(self) -> Counter[str]:
        """How many documents of each kind belong to a goal that is not there."""
        return self._page_check.goal_links.without_goal()

    def findings(self) -> list[Finding]:
        """All problems, including files that could not be checked."""
        looks: list[Callable[[], Iterator[Finding]]]
        looks = [lambda: unreachable(self.data, self.state)]
        looks += [
            lambda: unwritable(self.data, self.state),
            self._pages,
            self._rows,
            self._records,
            self._conflict_copies,
        ]
        looks += [self._drafts, self._backups, self._unsaved]
        found = [finding for look in looks for finding in collect(look())]
        put_right = {finding.path for finding in found if finding.can_repair}
        looks = [lambda: self._unencrypted(put_right), self._modes, self._leftovers]
        found += [finding for look in looks for finding in collect(look())]
        return without_consequences(found)

    def finds_board(self) -> bool:
        """Whether there is a board, or parts of one that cannot be checked."""
        return self.pages > 0 or self.envelope.is_on or bool(self._copies.pages())

    def _names(self) -> list[str]:
        names = {LIBRARY, *(name for name in self._copies.pages() if name != DRAFTS)}
        if (self.data / MONTHS).is_dir():
            names |= {p.stem for p in (self.data / MONTHS).glob("*.json") if is_month(p.stem)}
        return sorted(names)

    def _pages(self) -> Iterator[Finding]:
        for name in self._names():
            finding = self._page_check.finding(name)
            if finding is not None:
                yield finding

    def _rows(self) -> Iterator[Finding]:
        """The invalid documents with their lines."""
        for name in self._names():
            path = self._page_check.path(name)
            try:
                found = take_snapshot(path, name, self.envelope)
            except Unreadable:
                continue
            # Misplaced tombstones are reported with their page.
            tables, _ = without_misplaced({} if found.is_newer else found.tables)
            for line, wrong in invalid_rows(name, tables, found.raw):
                kind = "row" if wrong.problem.is_fatal else "row.field"
                yield Finding(kind, path, name, can_repair=False, line=line, what=why(wrong))

    def _records(self) -> Iterator[Finding]:
        """The measures whose first and best readings are not the saved ones."""
        pages = self._decoded([LIBRARY])
        if has_measures(pages.get(LIBRARY, NO_PAGE)):
            wrong = list(wrong_records(self._decoded(self._names())))
            if wrong:
                path = self._page_check.path(LIBRARY)
                yield Finding("records", path, LIBRARY, what=names_of(wrong))

    def _decoded(self, names: Iterable[str]) -> dict[str, Page]:
        """The documents of the pages that can be read."""
        pages = {}
        for name in names:
            with suppress(Unreadable):
                found = take_snapshot(self._page_check.path(name), name, self.envelope)
                pages[name] = decode_page(name, {} if found.is_newer else found.tables, {}, {})
        return pages

    def _conflict_copies(self) -> Iterator[Finding]:
        for path in ConflictCopies(
            self.data, self.data / MONTHS, self._page_check.fallback_files.__contains__
        ).pending():
            if not self.envelope.takes_plain and _is_plain_page(path):
                yield Finding("turned_up", path, why="plain")
                continue
            found = read_versions(path, self.envelope)
            if found.versions:
                yield Finding("stray", path, found.versions[0].page)
            elif found.why in SEALED:
                yield Finding("sealed", path, why=found.why, can_repair=False)

    def _drafts(self) -> Iterator[Finding]:
        path = self.state / f"{DRAFTS}.json"
        is_closed = path in {
            found.path for found in undecryptable_in_state(self.state, self.envelope)
        }
        if os.path.lexists(path) and not is_closed:
            yield from self._file(path, Finding("drafts", path, DRAFTS))

    def _unsaved(self) -> Iterator[Finding]:
        for path in unsaved_files(self.state):
            yield Finding("unsaved", path)

    def _backups(self) -> Iterator[Finding]:
        closed = {found.path for found in undecryptable_in_state(self.state, self.envelope)}
        for path in sorted(closed):
            is_waiting = path.parent.name == WAITING
            yield Finding("waiting" if is_waiting else "closed", path, can_repair=False)
        for path in WaitingFiles(self.state, self.envelope).files():
            if path not in closed:
                yield Finding("waiting", path, can_repair=False)
        for path in board_files_in(self.state, BACKUPS):
            if path.suffix == ".json" and path not in closed:
                yield from self._file(path, Finding("backup", path, path.stem))

    def _file(self, path: Path, damaged: Finding) -> Iterator[Finding]:
        """The finding about a file that is not a page, if it is damaged or unreadable."""
        try:
            if not is_good(path.stem, self.envelope.read(path)):
                yield damaged
        except FormatError:
            yield damaged
        except OSError as error:
            yield unreachable_finding(path, unreadable(path, error))

    def _unencrypted(self, repairable: Collection[Path]) -> Iterator[Finding]:
        """The unencrypted files of an encrypted board, except those a repair encrypts anyway."""
        if self.envelope.is_on:
            for path in Converter(self.data, self.state).unencrypted(self.envelope):
                is_ours = not path.name.startswith(".~") and path not in repairable
                if is_ours and not is_encrypted(read_bytes(path)):
                    yield Finding("plain", path)

    def _modes(self) -> Iterator[Finding]:
        me = os.geteuid()
        for path in board_paths(self.data, self.state):
            found = path.lstat()
            # Only the owner of a file can change its mode, and may have set it on purpose.
            if found.st_mode & OTHERS and me in (found.st_uid, ROOT):
                yield Finding("open", path)

    def _leftovers(self) -> Iterator[Finding]:
        for path in leftovers(self.data, self.state):
            yield Finding("leftover", path)


def _is_plain_page(path: Path) -> bool:
    raw = read_bytes(path) if is_file(path) else b""
    return not is_encrypted(raw) and contains_page(raw)
