"""Looking at every file of a board, changing nothing; and putting right what was found."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from winsboard.clock import Clock
from winsboard.domain.documents import LIBRARY
from winsboard.store import form, imprint
from winsboard.store.backups import BACKUPS
from winsboard.store.copies import Copies
from winsboard.store.damage import is_sound_page, one_bit_apart
from winsboard.store.drafts import DRAFTS, Drafts
from winsboard.store.errors import (
    DAMAGE,
    SEALED,
    Unreadable,
    cannot_save,
    unreadable,
)
from winsboard.store.files import FILE_MODE, FOLDER_MODE
from winsboard.store.findings import Finding, all_of, out_of_reach, without_echoes
from winsboard.store.form import WrongShape
from winsboard.store.kept_files import STATE_FOLDERS
from winsboard.store.lock import Lock
from winsboard.store.misplaced import has_misplaced
from winsboard.store.news import News
from winsboard.store.page_file import take_snapshot
from winsboard.store.presence import BOARDS
from winsboard.store.quarantine import Quarantine
from winsboard.store.seal import Seal, is_sealed
from winsboard.store.sealing import Sealing
from winsboard.store.shelf import MONTHS, is_month, path_in
from winsboard.store.staged import sweep
from winsboard.store.store import Store
from winsboard.store.strays import Strays
from winsboard.store.versions import read_versions, sides_in


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
        """Everything that is not as it has to be, what can not be looked at included."""
        looks: list[Callable[[], Iterator[Finding]]]
        looks = [self._closed, self._pages, self._strays, self._drafts, self._backups]
        found = [finding for look in looks for finding in all_of(look())]
        put_right = {finding.path for finding in found if finding.can_repair}
        looks = [lambda: self._plain(put_right), self._modes, self._leftovers]
        found += [finding for look in looks for finding in all_of(look())]
        return without_echoes(found)

    def _closed(self) -> Iterator[Finding]:
        """The folders that can not be looked into: every other look passes over them."""
        closed: list[OSError] = []
        for folder in (self.data, self.state):
            try:
                folder.stat()
            except FileNotFoundError:
                continue
            except OSError as error:
                yield out_of_reach(folder, unreadable(folder, error))
                continue
            for _ in os.walk(folder, onerror=closed.append):
                pass
        yield from self._in_the_way()
        for no in closed:
            path = Path(os.fsdecode(no.filename))
            yield out_of_reach(path, unreadable(path, no))

    def _in_the_way(self) -> Iterator[Finding]:
        """What stands where a folder of the board belongs, or its lock: nothing gets past it."""
        folders = [self.data / MONTHS, *(self.state / name for name in (*STATE_FOLDERS, BOARDS))]
        for path, belongs in [*((p, S_ISDIR) for p in folders), (self.state / "lock", S_ISREG)]:
            try:
                mode = path.stat().st_mode
            except (FileNotFoundError, NotADirectoryError, PermissionError):
                # Not there yet, or below something that is told of already.
                continue
            except OSError as error:
                yield out_of_reach(path, unreadable(path, error))
                continue
            if not belongs(mode):
                code = errno.ENOTDIR if belongs is S_ISDIR else errno.EISDIR
                no = OSError(code, os.strerror(code))
                yield out_of_reach(path, unreadable(path, no))

    def _pages(self) -> Iterator[Finding]:
        names = {LIBRARY, *(name for name in self._copies.pages() if name != DRAFTS)}
        if (self.data / MONTHS).is_dir():
            names |= {p.stem for p in (self.data / MONTHS).glob("*.json") if is_month(p.stem)}
        for name in sorted(names):
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
        if not imprint.is_untouched(found.raw) and copy is not None and copy != found.raw:
            if one_bit_apart(found.raw, copy):
                return Finding("damaged", path, name, "one_bit")
            if is_sound_page(name, found.tables, copy):
                return Finding("outside", path, name)
        if not is_sound_page(name, found.tables, copy):
            kind = "damaged" if copy is not None and _is_good(name, copy) else "damaged.no_copy"
            return Finding(kind, path, name, "not_ours")
        if copy not in (None, found.raw) and _is_good(name, copy or b""):
            return Finding("waiting", path, name)
        return None

    def _strays(self) -> Iterator[Finding]:
        for path in Strays(self.data, self.data / MONTHS).found():
            found = read_versions(path, self.seal)
            if found.versions:
                yield Finding("stray", path, found.versions[0].page)
            elif found.why in SEALED:
                yield Finding("sealed", path, why=found.why, can_repair=False)

    def _drafts(self) -> Iterator[Finding]:
        path = self.state / f"{DRAFTS}.json"
        if path.exists():
            yield from self._file(path, Finding("drafts", path, DRAFTS))

    def _backups(self) -> Iterator[Finding]:
        for path in sorted((self.state / BACKUPS).glob("*/*.json")):
            yield from self._file(path, Finding("backup", path, path.stem))

    def _file(self, path: Path, damaged: Finding) -> Iterator[Finding]:
        """What is to be said of a file that is no page: nothing where it is well."""
        try:
            if not _is_good(path.stem, self.seal.read(path)):
                yield damaged
        except WrongShape:
            yield damaged
        except OSError as error:
            yield out_of_reach(path, unreadable(path, error))

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
