"""The files of a data folder, each read again only when it is another one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from winsboard.store import form, imprint
from winsboard.store.backups import Backups
from winsboard.store.errors import unreadable
from winsboard.store.files import Handle, Signature, of_stat, read_bytes, signature_of
from winsboard.store.mending import Mender
from winsboard.store.page_file import Snapshot, take_snapshot
from winsboard.store.page_names import is_month as is_month
from winsboard.store.page_names import is_page as is_page
from winsboard.store.seal import Seal

MONTHS: Final = "months"
MOST_HELD: Final = 24
"""Files, the last used ones, that are held open; a system gives a process 256 or more."""


def path_in(data: Path, page: str) -> Path:
    """The file of a page in a data folder."""
    return (data / MONTHS if is_month(page) else data) / f"{page}.json"


class MonthFile(NamedTuple):
    """A month that has a file."""

    month: str
    signature: Signature


class Shelf:
    """The pages in a folder: `months/YYYY-MM.json` for a month, `NAME.json` for the others.

    Any thread may read; snapshots are values, and one takes the place of another in one step.
    """

    def __init__(self, data: Path, seal: Seal) -> None:
        self.folder = data
        self.seal = seal
        self.months_folder = data / MONTHS
        self.mender: Mender | None = None
        self.backups: Backups | None = None
        self._paths: dict[str, Path] = {}
        self.own: dict[str, Snapshot] = {}
        """The pages as this computer has last written them or taken them in, as far as known."""
        self._seen: dict[str, Snapshot] = {}
        self._held: dict[str, Handle] = {}
        self._months: tuple[int, frozenset[str]] | None = None

    def path(self, page: str) -> Path:
        """The file of a page."""
        if page not in self._paths:
            self._paths[page] = path_in(self.folder, page)
        return self._paths[page]

    def snapshot(self, page: str) -> Snapshot:
        """The file of a page as it is now; raises Unreadable."""
        seen = self._seen.get(page)
        if seen is None or seen.signature != self.signature(page):
            seen = self.fresh(page)
            self._remember(page, seen)
        return seen

    def fresh(self, page: str) -> Snapshot:
        """The same, read now and not remembered; raises Unreadable."""
        if self.mender is None:
            return take_snapshot(self.path(page), page, self.seal)
        return self.mender.take(page)

    def raw(self, month: str) -> bytes:
        """The bytes of a month as they are now, read past everything that is remembered.

        Plain, also of a sealed file; empty where there is no file. Raises Unreadable.
        """
        try:
            return self.seal.from_disk(read_bytes(f"{self.months_folder}/{month}.json"))
        except FileNotFoundError:
            return b""
        except form.WrongShape as error:
            raise unreadable(self.path(month), str(error)) from error
        except OSError as error:
            raise unreadable(self.path(month), error) from error

    def versions(self, page: str) -> Iterator[bytes]:
        """A page as it was read here, and the versions in the backups, the newest first."""
        seen = self._seen.get(page)
        if seen is not None and seen.raw:
            yield seen.raw
        if self.backups is not None:
            yield from self.backups.older(page)

    def signature(self, page: str) -> Signature | None:
        """What tells this version of a file from others; raises Unreadable."""
        try:
            return signature_of(self.path(page))
        except OSError as error:
            raise unreadable(self.path(page), error) from error

    def keep(self, page: str, snapshot: Snapshot) -> None:
        """Remember what was just written or taken in as this computer's own, and copy it.

        It is not read again for that: another one may stand in its place already.
        """
        self._remember(page, snapshot)
        self.own[page] = snapshot
        if self.mender is not None:
            self.mender.copies.keep(page, snapshot.raw)

    def _remember(self, page: str, snapshot: Snapshot) -> None:
        self._seen[page] = snapshot
        self._let_go(page)
        if snapshot.handle is not None:
            self._held[page] = snapshot.handle
        # What was written long ago can not be taken for what is written now: its times differ.
        for other in list(self._held)[:-MOST_HELD]:
            self._let_go(other)

    def keep_schema(self, page: str, before: Snapshot) -> None:
        """Keep for good what an earlier schema wrote; raises CannotSave."""
        if self.backups is not None and before.is_older:
            self.backups.keep_for_good(page, before.raw, imprint.schema_of(before.tables))

    def keep_before(self, page: str, before: Snapshot) -> None:
        """Have a backup of what this computer had before a writing.

        What a synchroniser has put in its place is no earlier state of this board.
        """
        copy = None
        if self.mender is not None and self.own.get(page) is not before:
            copy = self.mender.copies.read(page)
        raw = copy or (before.raw if before.signature else None)
        if self.backups is not None and (copy or before.tables or not before.signature):
            self.backups.keep(page, raw)

    def pages(self) -> tuple[str, ...]:
        """The pages that are remembered."""
        return tuple(self._seen)

    def forget(self, pages: Iterable[str]) -> None:
        """Let go of what was read."""
        for page in pages:
            self._seen.pop(page, None)
            self.own.pop(page, None)
            self._let_go(page)

    def _let_go(self, page: str) -> None:
        held = self._held.pop(page, None)
        if held is not None:
            held.close()

    def months(self) -> tuple[MonthFile, ...]:
        """The months that have a file, oldest first; raises Unreadable."""
        found = []
        try:
            for month, file in self._month_entries():
                # One that has just gone, or is a link to nowhere, is no file.
                with suppress(OSError):
                    found.append(MonthFile(month, of_stat(file.stat())))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise unreadable(self.months_folder, error) from error
        return tuple(sorted(found))

    def month_names(self) -> frozenset[str]:
        """The months that have a file; raises Unreadable."""
        try:
            return frozenset(month for month, _ in self._month_entries())
        except FileNotFoundError:
            return frozenset()
        except OSError as error:
            raise unreadable(self.months_folder, error) from error

    def _month_entries(self) -> Iterator[tuple[str, os.DirEntry[str]]]:
        with os.scandir(self.months_folder) as files:
            for file in files:
                month = file.name.removesuffix(".json")
                if month != file.name and is_month(month):
                    yield month, file

    def months_touched(self) -> int:
        """When a month was last written, come or gone: nanoseconds; 0 if there is no folder."""
        try:
            return self.months_folder.stat().st_mtime_ns
        except OSError:
            return 0

    def months_version(self) -> tuple[object, ...]:
        """What changes whenever a month is written, comes or goes.

        Two writes can be so close that the time of the folder is the same; then the inode that
        stands under a name is another one.
        """
        try:
            inodes = [(month, file.inode()) for month, file in self._month_entries()]
        except OSError:
            inodes = []
        return self.months_touched(), *inodes

    def others_than(self, known: Mapping[str, Signature | None]) -> frozenset[str]:
        """The pages whose file is another one than it was known as."""
        pages = list(known.items())
        return frozenset(page for page, signature in pages if self._is_other(page, signature))

    def _is_other(self, page: str, known: Signature | None) -> bool:
        try:
            return signature_of(self.path(page)) != known
        except OSError:
            return True

    def appeared(self) -> frozenset[str]:
        """The months that came since this was last asked."""
        touched = self.months_touched()
        before = self._months
        if before is not None and before[0] == touched:
            return frozenset()
        try:
            now = frozenset(month for month, _ in self._month_entries())
        except OSError:
            now = frozenset()
        self._months = touched, now
        return now - before[1] if before is not None else frozenset()
