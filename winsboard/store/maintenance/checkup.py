"""Checking every file of a board without changing any, and repairing what was found."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path

from winsboard.clock import Clock
from winsboard.domain.model.documents import LIBRARY
from winsboard.store.backup.last_good import LastGoodCopies
from winsboard.store.backup.rolling import BACKUPS, is_in_backups
from winsboard.store.codec.drafts import DRAFTS
from winsboard.store.crypto.envelope import Envelope, is_encrypted
from winsboard.store.disk.atomic import remove_stale_temp_files
from winsboard.store.disk.lock import Lock
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.encryption.closed_files import undecryptable_in_state
from winsboard.store.encryption.convert import Converter
from winsboard.store.errors import (
    ANOTHER_PROGRAM,
    DAMAGE,
    IN_THE_WAY,
    SEALED,
    SET_ASIDE,
    TOO_MUCH,
    Unreadable,
    cannot_save,
    unreadable,
)
from winsboard.store.format import header
from winsboard.store.format.page_json import FormatError
from winsboard.store.inventory.board_files import is_ours, leftovers, own_paths
from winsboard.store.inventory.state_files import own_in
from winsboard.store.layout import MONTHS, beside, is_beside, is_month, path_in
from winsboard.store.maintenance.findings import Finding, all_of, out_of_reach, without_echoes
from winsboard.store.maintenance.unreachable import unreachable
from winsboard.store.maintenance.write_access import unwritable
from winsboard.store.merge.misplaced import has_misplaced, without_misplaced
from winsboard.store.merge.pages import is_same, merge_pages
from winsboard.store.notices import Notices
from winsboard.store.page_io import parser
from winsboard.store.page_io.snapshot import Snapshot, take_snapshot
from winsboard.store.quarantine.damaged_files import Quarantine
from winsboard.store.quarantine.waiting_files import WAITING, WaitingFiles, holds_page
from winsboard.store.repair.diagnosis import one_bit_apart, why, wrong_rows
from winsboard.store.store import Store
from winsboard.store.sync.conflict_copies import ConflictCopies
from winsboard.store.sync.incoming import read_versions, sides_in
from winsboard.store.system.files import OTHERS, is_file, is_link, make_private, read_bytes
from winsboard.store.system.ownership import ROOT
from winsboard.store.unsaved.file_names import unsaved_files


class Checkup:
    """A check of all files in a data folder and its state folder."""

    def __init__(self, data: Path, state: Path, envelope: Envelope) -> None:
        self.data = data
        self.state = state
        self.envelope = envelope
        self.pages = 0
        """The number of pages that were checked."""
        self._copies = LastGoodCopies(state, envelope)
        self._beside: set[Path] = set()
        """Pages in fallback files, which are not conflict copies."""

    def findings(self) -> list[Finding]:
        """All problems, including files that could not be checked."""
        looks: list[Callable[[], Iterator[Finding]]]
        looks = [lambda: unreachable(self.data, self.state)]
        looks += [
            lambda: unwritable(self.data, self.state),
            self._pages,
            self._rows,
            self._conflict_copies,
        ]
        looks += [self._drafts, self._backups, self._unsaved]
        found = [finding for look in looks for finding in all_of(look())]
        put_right = {finding.path for finding in found if finding.can_repair}
        looks = [lambda: self._plain(put_right), self._modes, self._leftovers]
        found += [finding for look in looks for finding in all_of(look())]
        return without_echoes(found)

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
            finding = self._page(name, self._place_of(name))
            if finding is not None:
                yield finding

    def _place_of(self, name: str) -> Path:
        """The path of a page, or its target if it is a link."""
        path = path_in(self.data, name)
        with suppress(OSError, RuntimeError, Unreadable):
            if is_link(path):
                take_snapshot(path.resolve(strict=True), name, self.envelope)
                return path.resolve()
        return path

    def _in_the_way(self, name: str, path: Path, error: Unreadable) -> Finding | None:
        """The finding about something that is not ours in the place of a page.

        None if this machine has never written that page.
        """
        others = [other for other in beside(self.data, name) if is_file(other)]
        self._beside.update(others)
        if error.cause == "no_permission" or (name == LIBRARY and error.cause == "in_the_way"):
            # Its contents are unknown; most often it is the page with wrong permissions.
            return out_of_reach(path, error)
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
        is_known = is_in_backups(self.state / BACKUPS, name) and not is_beside(self.data, name)
        return is_known or is_ours(path, raw, self.data, self.state)

    def _page(self, name: str, path: Path) -> Finding | None:
        copy = self._copies.read(name)
        try:
            found = take_snapshot(path, name, self.envelope)
        except Unreadable as error:
            if error.cause in SET_ASIDE:
                return Finding("turned_up", path, name, error.cause)
            if error.cause == TOO_MUCH:
                return out_of_reach(path, error)
            if error.cause not in SEALED and not self._is_ours(name, path):
                return self._in_the_way(name, path, error)
            if error.cause in SEALED:
                return Finding("sealed", path, name, error.cause, can_repair=False)
            if error.cause == "not_json" and sides_in(path, name, self.envelope):
                return Finding("sides", path, name)
            if isinstance(error.__cause__, OSError) and error.cause not in DAMAGE:
                return out_of_reach(path, error)
            has_copy = copy is not None and _is_good(name, copy)
            kind = "damaged" if has_copy else "damaged.no_copy"
            return Finding(kind, path, name, error.cause)
        if found.signature is None:
            return Finding("gone", path, name) if copy is not None else None
        self.pages += 1
        if found.is_newer:
            return Finding("newer", path, name, can_repair=False)
        if has_misplaced(found.tables):
            return Finding("misplaced", path, name)
        if copy is not None and copy != found.raw and self._is_behind(name, found, copy):
            return Finding("behind", path, name)
        if not header.checksum_matches(found.raw) and copy is not None and copy != found.raw:
            if one_bit_apart(found.raw, copy):
                return Finding("damaged", path, name, "one_bit")
            return Finding("outside", path, name)
        return None

    def _is_behind(self, name: str, found: Snapshot, copy: bytes) -> bool:
        """Whether the copy of a page has something that the page lacks."""
        if not (header.checksum_matches(found.raw) and header.checksum_matches(copy)):
            return False
        try:
            ours = parser.parse(name, copy)
        except FormatError:
            return False
        return not is_same(merge_pages(found.tables, ours), found.tables)

    def _rows(self) -> Iterator[Finding]:
        """The invalid documents with their lines."""
        for name in self._names():
            path = self._place_of(name)
            try:
                found = take_snapshot(path, name, self.envelope)
            except Unreadable:
                continue
            # Misplaced tombstones are reported with their page.
            tables, _ = without_misplaced({} if found.is_newer else found.tables)
            for line, wrong in wrong_rows(name, tables, found.raw):
                kind = "row" if wrong.problem.is_grave else "row.field"
                yield Finding(kind, path, name, can_repair=False, line=line, what=why(wrong))

    def _conflict_copies(self) -> Iterator[Finding]:
        for path in ConflictCopies(
            self.data, self.data / MONTHS, self._beside.__contains__
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
        for path in own_in(self.state, BACKUPS):
            if path.suffix == ".json" and path not in closed:
                yield from self._file(path, Finding("backup", path, path.stem))

    def _file(self, path: Path, damaged: Finding) -> Iterator[Finding]:
        """The finding about a file that is not a page, if it is damaged or unreadable."""
        try:
            if not _is_good(path.stem, self.envelope.read(path)):
                yield damaged
        except FormatError:
            yield damaged
        except OSError as error:
            yield out_of_reach(path, unreadable(path, error))

    def _plain(self, put_right: Collection[Path]) -> Iterator[Finding]:
        """The unencrypted files of an encrypted board, except those a repair encrypts anyway."""
        if self.envelope.is_on:
            for path in Converter(self.data, self.state).unencrypted(self.envelope):
                is_ours = not path.name.startswith(".~") and path not in put_right
                if is_ours and not is_encrypted(read_bytes(path)):
                    yield Finding("plain", path)

    def _modes(self) -> Iterator[Finding]:
        me = os.geteuid()
        for path in own_paths(self.data, self.state):
            found = path.lstat()
            # Only the owner of a file can change its mode, and may have set it on purpose.
            if found.st_mode & OTHERS and me in (found.st_uid, ROOT):
                yield Finding("open", path)

    def _leftovers(self) -> Iterator[Finding]:
        for path in leftovers(self.data, self.state):
            yield Finding("leftover", path)


def _is_plain_page(path: Path) -> bool:
    raw = read_bytes(path) if is_file(path) else b""
    return not is_encrypted(raw) and holds_page(raw)


def _is_good(page: str, raw: bytes) -> bool:
    try:
        parser.parse(page, raw)
    except FormatError:
        return False
    return True


def repair(finding: Finding, checkup: Checkup, clock: Clock, notices: Notices) -> bool:
    """Repair one finding; returns whether it is repaired. Raises StoreError."""
    try:
        _repair(finding, checkup, clock, notices)
    except OSError as error:
        raise cannot_save(finding.path, error) from error
    after = Checkup(checkup.data, checkup.state, checkup.envelope).findings()
    return (finding.kind, finding.path) not in {(f.kind, f.path) for f in after}


def _repair(finding: Finding, checkup: Checkup, clock: Clock, notices: Notices) -> None:
    data, state, envelope = checkup.data, checkup.state, checkup.envelope
    if finding.kind == "open":
        make_private(finding.path)
    elif finding.kind == "leftover":
        with Lock(state / "lock").acquire():
            remove_stale_temp_files(finding.path.parent)
    elif finding.kind == "plain":
        with Lock(state / "lock").acquire():
            Converter(data, state).encrypt_one(finding.path, envelope)
    elif finding.kind == "backup":
        with Lock(state / "lock").acquire(), suppress(OSError):
            raw = read_bytes(finding.path)
            Quarantine(state, envelope).keep(finding.path.name, raw, clock.now())
            finding.path.unlink()
    elif finding.kind == "unsaved":
        Store(data, state, clock, notices, envelope).recover_unsaved()
    elif finding.kind == "drafts":
        Drafts(state, clock, notices, envelope).keys()
    elif finding.can_repair:
        store = Store(data, state, clock, notices, envelope)
        store.merge_incoming([finding.page] if finding.page else [])
        if finding.page:
            store.page(finding.page)
