"""A sealed board and its passphrase: finding the key file, and what is left to be done then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from winsboard.clock import Clock
from winsboard.store.errors import CannotSave, StoreError, unreadable
from winsboard.store.files import read_bytes, read_head
from winsboard.store.form import WrongShape
from winsboard.store.kept_files import in_data
from winsboard.store.key_file import KeyFile, key_files_in, load_key_file, read_key_file
from winsboard.store.key_ring import Key, KeyRing, WrongPassphrase, unwrap
from winsboard.store.lock import Lock
from winsboard.store.news import News
from winsboard.store.quarantine import Quarantine
from winsboard.store.seal import KEY_FILE, MARK, UNSEALED, Seal
from winsboard.store.sealing import Sealing
from winsboard.words import say


def seal_of_copy(path: Path, key_file: bytes, passphrase: bytes) -> Seal:
    """The seal of a copy of a board in one file, which holds the key file, too.

    Raises WrongPassphrase and Unreadable.
    """
    try:
        found = read_key_file(key_file)
    except WrongShape as error:
        raise unreadable(path, str(error)) from error
    return Seal(None, KeyRing([unwrap(found, passphrase)], found))


class Locked:
    """A board whose passphrase was not given yet."""

    def __init__(self, data: Path, state: Path) -> None:
        """Finds the key file, or its copy where it has gone or is damaged; raises Unreadable."""
        self.sealing = Sealing(data, state)
        self._trouble = ""
        path = data / KEY_FILE
        try:
            self.key_file = load_key_file(path)
        except FileNotFoundError:
            self._trouble = "gone"
        except OSError as error:
            raise unreadable(path, error) from error
        except WrongShape as error:
            self._trouble = str(error)
        self._beside = list(_key_files(key_files_in(data)))
        self._others = [*_key_files(self._own_copies()), *self._beside]
        if self._trouble == "newer_seal" or (self._trouble and not self._others):
            raise unreadable(path, self._trouble)
        if self._trouble:
            self.key_file = self._others[0]

    @property
    def is_opened_elsewhere(self) -> bool:
        """Whether the pages are plain and their key file has gone.

        Another machine has opened the board then, or somebody who would like to read what is
        written next: whoever knows the passphrase decides which.
        """
        if self._trouble != "gone":
            return False
        heads = [self._head(path) for path in in_data(self.sealing.data)]
        return bool(heads) and MARK not in heads

    def unlock(self, passphrase: bytes) -> tuple[Key, Seal]:
        """The key of the board, and its seal.

        Files that another machine sealed with another key are opened too, if it has the same
        passphrase. Raises WrongPassphrase.
        """
        keys = {self.key_file.id: self._unwrapped(passphrase)}
        for other in self._others:
            if other.id not in keys:
                with suppress(WrongPassphrase):
                    keys[other.id] = unwrap(other, passphrase)
        ring = KeyRing(list(keys.values()), self.key_file)
        return keys[self.key_file.id], Seal(self.sealing.data, ring)

    def _unwrapped(self, passphrase: bytes) -> Key:
        """The key of the board, also from what lies beside the key file.

        Two machines may both have changed the passphrase: either one opens the board.
        """
        beside = [file for file in self._beside if file.id == self.key_file.id]
        for file in beside:
            with suppress(WrongPassphrase):
                return unwrap(file, passphrase)
        return unwrap(self.key_file, passphrase)

    def settle(self, seal: Seal, lock: Lock, clock: Clock, news: News) -> None:
        """Do what was left undone; what the disk refuses is done another time.

        Raises CannotSave for a board that was opened elsewhere.
        """
        if self.is_opened_elsewhere:
            raise CannotSave("opened_elsewhere", path=self.sealing.data)
        with suppress(StoreError):
            if self._trouble:
                with lock.held():
                    self._restore_key(clock)
                news.add(say("seal.key_restored", path=self.sealing.data / KEY_FILE))
            self._finish(seal, lock, news)

    def _finish(self, seal: Seal, lock: Lock, news: News) -> None:
        id = self.key_file.id
        if not self.sealing.holds_copy_of(self.key_file):
            with lock.held():
                self.sealing.keep_key(self.key_file)
        if self.sealing.is_opening:
            news.add(say("seal.half_open"))
        elif not self.sealing.is_done(id):
            with lock.held():
                count = self.sealing.seal_all(seal, id)
            if count:
                news.add(say("seal.went_on", files=count))

    def _restore_key(self, clock: Clock) -> None:
        path = self.sealing.data / KEY_FILE
        with suppress(OSError):
            damaged = read_bytes(path)
            Quarantine(self.sealing.state, UNSEALED).keep(path.name, damaged, clock.now())
        self.sealing.keep_key(self.key_file)

    def _own_copies(self) -> list[Path]:
        current = self.sealing.done_with()
        return sorted(self.sealing.keys.glob("*.key"), key=lambda path: path.stem != current)

    @staticmethod
    def _head(path: Path) -> bytes:
        with suppress(OSError):
            found = read_head(path, len(MARK))
            return found[1] if found else b""
        return b""


def _key_files(paths: Iterable[Path]) -> Iterator[KeyFile]:
    """Key files that are copies: of this machine, or what a synchroniser put beside the first."""
    for path in paths:
        if path.name != KEY_FILE:
            with suppress(OSError, WrongShape):
                yield load_key_file(path)
