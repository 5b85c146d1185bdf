"""Looking at every file of a board, changing nothing; and putting right what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from winsboard.clock import Clock
from winsboard.domain.documents import LIBRARY
from winsboard.store import form
from winsboard.store.arrivals import MERGED
from winsboard.store.backups import BACKUPS
from winsboard.store.copies import Copies
from winsboard.store.damage import is_sound_page, one_bit_apart
from winsboard.store.drafts import DRAFTS, Drafts
from winsboard.store.errors import Unreadable, cannot_save
from winsboard.store.files import FILE_MODE, FOLDER_MODE
from winsboard.store.form import WrongShape
from winsboard.store.lock import Lock
from winsboard.store.news import News
from winsboard.store.page_file import take_snapshot
from winsboard.store.quarantine import Quarantine
from winsboard.store.shelf import MONTHS
from winsboard.store.staged import sweep
from winsboard.store.store import Store
from winsboard.store.strays import Strays
from winsboard.store.versions import versions_in

_MONTH: Final = re.compile(r"\d{4}-\d{2}")


class Finding(NamedTuple):
    """Something about a file that a person has to know."""

    kind: str
    """Key of its sentence among the words of the doctor."""
    path: Path
    page: str = ""
    why: str = ""
    """Key of the reason, where there is one."""
    can_repair: bool = True


class Checkup:
    """One look at the files below a data folder and its state folder."""

    def __init__(self, data: Path, state: Path) -> None:
        self.data = data
        self.state = state
        self.pages = 0
        """How many pages were looked at."""
        self._copies = Copies(state)

    def findings(self) -> list[Finding]:
        """Everything that is not as it has to be; raises OSError where it can not be looked at."""
        found = [*self._pages(), *self._strays(), *self._drafts(), *self._backups()]
        return [*found, *self._modes(), *self._leftovers()]

    def _pages(self) -> Iterator[Finding]:
        names = {LIBRARY, *(name for name in self._copies.pages() if name != DRAFTS)}
        if (self.data / MONTHS).is_dir():
            names |= {p.stem for p in (self.data / MONTHS).glob("*.json") if _is_month(p.stem)}
        for name in sorted(names):
            finding = self._page(name, self._path(name))
            if finding is not None:
                yield finding

    def _path(self, name: str) -> Path:
        return (self.data / MONTHS if _is_month(name) else self.data) / f"{name}.json"

    def _page(self, name: str, path: Path) -> Finding | None:
        copy = self._copies.read(name)
        try:
            found = take_snapshot(path, name)
        except Unreadable as error:
            if error.cause == "not_json" and any(v.page == name for v in versions_in(path)):
                return Finding("sides", path, name)
            has_copy = copy is not None and _is_good(name, copy)
            kind = "damaged" if has_copy else "damaged.no_copy"
            return Finding(kind, path, name, error.cause, error.cause != "no_permission")
        if found.signature is None:
            return Finding("gone", path, name) if copy is not None else None
        self.pages += 1
        if found.is_newer:
            return Finding("newer", path, name, can_repair=False)
        if not form.is_untouched(found.raw) and copy is not None and copy != found.raw:
            if one_bit_apart(found.raw, copy):
                return Finding("damaged", path, name, "one_bit")
            if is_sound_page(name, found.tables, copy):
                return Finding("outside", path, name)
        if not is_sound_page(name, found.tables, copy):
            kind = "damaged" if copy is not None and _is_good(name, copy) else "damaged.no_copy"
            return Finding(kind, path, name, "not_ours")
        return None

    def _strays(self) -> Iterator[Finding]:
        for path in Strays(self.data, self.data / MONTHS).found():
            for version in list(versions_in(path))[:1]:
                yield Finding("stray", path, version.page)

    def _drafts(self) -> Iterator[Finding]:
        path = self.state / f"{DRAFTS}.json"
        if path.exists() and not _is_good(DRAFTS, path.read_bytes()):
            yield Finding("drafts", path, DRAFTS)

    def _backups(self) -> Iterator[Finding]:
        for path in sorted((self.state / BACKUPS).glob("*/*.json")):
            if not _is_good(path.stem, path.read_bytes()):
                yield Finding("backup", path, path.stem)

    def _modes(self) -> Iterator[Finding]:
        for folder in (self.data, self.state):
            for path in [folder, *folder.rglob("*")] if folder.is_dir() else []:
                wanted = FOLDER_MODE if path.is_dir() else FILE_MODE
                if not path.is_symlink() and path.stat().st_mode & 0o777 & ~wanted:
                    yield Finding("open", path)

    def _leftovers(self) -> Iterator[Finding]:
        folders = self.data, self.data / MONTHS, self.state
        for folder in (*folders, self._copies.folder, self.state / MERGED):
            for path in folder.glob(".~*.tmp"):
                yield Finding("leftover", path)


def _is_month(name: str) -> bool:
    return _MONTH.fullmatch(name) is not None


def _is_good(page: str, raw: bytes) -> bool:
    try:
        form.read(page, raw)
    except WrongShape:
        return False
    return True


def repair(finding: Finding, data: Path, state: Path, clock: Clock, news: News) -> bool:
    """Put one thing right; whether it is. Raises StoreError."""
    try:
        _repair(finding, data, state, clock, news)
    except OSError as error:
        raise cannot_save(finding.path, error) from error
    kinds = {(f.kind, f.path) for f in Checkup(data, state).findings()}
    return (finding.kind, finding.path) not in kinds


def _repair(finding: Finding, data: Path, state: Path, clock: Clock, news: News) -> None:
    if finding.kind == "open":
        finding.path.chmod(FOLDER_MODE if finding.path.is_dir() else FILE_MODE)
    elif finding.kind == "leftover":
        with Lock(state / "lock").held():
            sweep(finding.path.parent)
    elif finding.kind == "backup":
        with Lock(state / "lock").held():
            Quarantine(state).keep(finding.path.name, finding.path.read_bytes(), clock.now())
            finding.path.unlink()
    elif finding.kind == "drafts":
        Drafts(state, clock, news).rebuild()
    elif finding.can_repair:
        store = Store(data, state, clock, news)
        store.settle([finding.page])
        if finding.kind == "damaged.no_copy":
            store.rebuild(finding.page)
        else:
            store.page(finding.page)
