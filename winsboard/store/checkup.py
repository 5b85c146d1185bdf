"""Looking at every file of a board, changing nothing; and putting right what was found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from winsboard.clock import Clock
from winsboard.domain.documents import LIBRARY
from winsboard.store import form, imprint
from winsboard.store.backups import BACKUPS
from winsboard.store.copies import Copies
from winsboard.store.damage import one_bit_apart, why, wrong_rows
from winsboard.store.drafts import DRAFTS, Drafts
from winsboard.store.errors import SEALED, Unreadable, cannot_save
from winsboard.store.files import FILE_MODE, FOLDER_MODE
from winsboard.store.form import WrongShape
from winsboard.store.lock import Lock
from winsboard.store.news import News
from winsboard.store.page_file import take_snapshot
from winsboard.store.quarantine import Quarantine
from winsboard.store.seal import Seal, is_sealed
from winsboard.store.sealing import Sealing
from winsboard.store.shelf import MONTHS, is_month, path_in
from winsboard.store.staged import sweep
from winsboard.store.store import Store
from winsboard.store.strays import Strays
from winsboard.store.versions import read_versions, sides_in


class Finding(NamedTuple):
    """Something about a file that a person has to know."""

    kind: str
    """Key of its sentence among the words of the doctor."""
    path: Path
    page: str = ""
    why: str = ""
    """Key of the reason, where there is one."""
    can_repair: bool = True
    line: int = 0
    """The line of the file that it is about; 0 where it is about the whole file."""
    what: str = ""
    """What is wrong with that line, in words."""


class Checkup:
    """One look at the files below a data folder and its state folder."""

    def __init__(self, data: Path, state: Path, seal: Seal) -> None:
        self.data = data
        self.state = state
        self.seal = seal
        self.pages = 0
        """How many pages were looked at."""
        self._copies = Copies(state, seal)

    def findings(self) -> list[Finding]:
        """Everything that is not as it has to be; raises OSError where it can not be looked at."""
        names = self._names()
        found = [*self._pages(names), *self._rows(names)]
        found += [*self._strays(), *self._drafts(), *self._backups()]
        put_right = {finding.path for finding in found if finding.can_repair}
        return [*found, *self._plain(put_right), *self._modes(), *self._leftovers()]

    def _names(self) -> list[str]:
        names = {LIBRARY, *(name for name in self._copies.pages() if name != DRAFTS)}
        if (self.data / MONTHS).is_dir():
            names |= {p.stem for p in (self.data / MONTHS).glob("*.json") if is_month(p.stem)}
        return sorted(names)

    def _pages(self, names: Iterable[str]) -> Iterator[Finding]:
        for name in names:
            finding = self._page(name, path_in(self.data, name))
            if finding is not None:
                yield finding

    def _page(self, name: str, path: Path) -> Finding | None:
        copy = self._copies.read(name)
        try:
            found = take_snapshot(path, name, self.seal)
        except Unreadable as error:
            if error.cause in SEALED:
                return Finding("sealed", path, name, error.cause, can_repair=False)
            if error.cause == "not_json" and sides_in(path, name, self.seal):
                return Finding("sides", path, name)
            has_copy = copy is not None and _is_good(name, copy)
            kind = "damaged" if has_copy else "damaged.no_copy"
            return Finding(kind, path, name, error.cause, error.cause != "no_permission")
        if found.signature is None:
            return Finding("gone", path, name) if copy is not None else None
        self.pages += 1
        if found.is_newer:
            return Finding("newer", path, name, can_repair=False)
        if not imprint.is_untouched(found.raw) and copy is not None and copy != found.raw:
            if one_bit_apart(found.raw, copy):
                return Finding("damaged", path, name, "one_bit")
            return Finding("outside", path, name)
        return None

    def _rows(self, pages: Iterable[str]) -> Iterator[Finding]:
        """The documents that make no sense, each with its line."""
        for name in pages:
            path = path_in(self.data, name)
            try:
                found = take_snapshot(path, name, self.seal)
            except Unreadable:
                continue
            for line, wrong in [] if found.is_newer else wrong_rows(name, found.tables, found.raw):
                kind = "row" if wrong.problem.is_grave else "row.field"
                yield Finding(kind, path, name, can_repair=False, line=line, what=why(wrong))

    def _strays(self) -> Iterator[Finding]:
        for path in Strays(self.data, self.data / MONTHS).found():
            found = read_versions(path, self.seal)
            if found.versions:
                yield Finding("stray", path, found.versions[0].page)
            elif found.why in SEALED:
                yield Finding("sealed", path, why=found.why, can_repair=False)

    def _drafts(self) -> Iterator[Finding]:
        path = self.state / f"{DRAFTS}.json"
        if path.exists() and not self._is_good_file(path):
            yield Finding("drafts", path, DRAFTS)

    def _backups(self) -> Iterator[Finding]:
        for path in sorted((self.state / BACKUPS).glob("*/*.json")):
            if not self._is_good_file(path):
                yield Finding("backup", path, path.stem)

    def _is_good_file(self, path: Path) -> bool:
        try:
            return _is_good(path.stem, self.seal.read(path))
        except WrongShape:
            return False

    def _plain(self, put_right: Collection[Path]) -> Iterator[Finding]:
        """The files of a sealed board that are not sealed; what is put right is sealed with it."""
        if self.seal.is_on:
            for path in Sealing(self.data, self.state).unsealed(self.seal):
                is_ours = not path.name.startswith(".~") and path not in put_right
                if is_ours and not is_sealed(path.read_bytes()):
                    yield Finding("plain", path)

    def _modes(self) -> Iterator[Finding]:
        for folder in (self.data, self.state):
            for path in [folder, *folder.rglob("*")] if folder.is_dir() else []:
                wanted = FOLDER_MODE if path.is_dir() else FILE_MODE
                if not path.is_symlink() and path.stat().st_mode & 0o777 & ~wanted:
                    yield Finding("open", path)

    def _leftovers(self) -> Iterator[Finding]:
        for folder in (self.data, self.state):
            for path in folder.rglob(".~*.tmp"):
                yield Finding("leftover", path)


def _is_good(page: str, raw: bytes) -> bool:
    try:
        form.read(page, raw)
    except WrongShape:
        return False
    return True


def repair(finding: Finding, checkup: Checkup, clock: Clock, news: News) -> bool:
    """Put one thing right that a checkup has found; whether it is. Raises StoreError."""
    try:
        _repair(finding, checkup, clock, news)
    except OSError as error:
        raise cannot_save(finding.path, error) from error
    after = Checkup(checkup.data, checkup.state, checkup.seal).findings()
    return (finding.kind, finding.path) not in {(f.kind, f.path) for f in after}


def _repair(finding: Finding, checkup: Checkup, clock: Clock, news: News) -> None:
    data, state, seal = checkup.data, checkup.state, checkup.seal
    if finding.kind == "open":
        finding.path.chmod(FOLDER_MODE if finding.path.is_dir() else FILE_MODE)
    elif finding.kind == "leftover":
        with Lock(state / "lock").held():
            sweep(finding.path.parent)
    elif finding.kind == "plain":
        with Lock(state / "lock").held():
            Sealing(data, state).seal_one(finding.path, seal)
    elif finding.kind == "backup":
        with Lock(state / "lock").held():
            raw = finding.path.read_bytes()
            Quarantine(state, seal).keep(finding.path.name, raw, clock.now())
            finding.path.unlink()
    elif finding.kind == "drafts":
        Drafts(state, clock, news, seal).keys()
    elif finding.can_repair:
        store = Store(data, state, clock, news, seal)
        store.settle([finding.page])
        store.page(finding.page)
