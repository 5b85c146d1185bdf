"""A sealed board and its passphrase: finding the key file, and what is left to be done then."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from winsboard.clock import Clock
from winsboard.store.backup.last_good import Copies
from winsboard.store.crypto.envelope import KEY_FILE, MARK, UNSEALED, Seal
from winsboard.store.crypto.key_file import KeyFile, key_files_in, load_key_file
from winsboard.store.crypto.key_retention import keys_kept
from winsboard.store.crypto.key_ring import Key, KeyRing, WrongPassphrase, unwrap
from winsboard.store.crypto.other_keys import MOST_TRIED, key_files_of
from winsboard.store.disk.lock import Lock
from winsboard.store.encryption.convert import Sealing
from winsboard.store.errors import CannotSave, StoreError, unreadable
from winsboard.store.format.page_json import WrongShape
from winsboard.store.inventory.board_files import in_data
from winsboard.store.layout import path_in
from winsboard.store.notices import News
from winsboard.store.quarantine.damaged_files import Quarantine
from winsboard.store.quarantine.waiting_files import WAITING, Waiting, set_aside_plain
from winsboard.store.system.files import read_bytes, read_head
from winsboard.words import say


class OtherPassphrase(Exception):
    """A passphrase opens a key of this computer, but not that of the board's files."""


class Locked:
    """A board whose passphrase was not given yet."""

    def __init__(self, data: Path, state: Path) -> None:
        """Finds the key file, or its copy where it has gone or is damaged; raises Unreadable."""
        self.sealing = Sealing(data, state)
        self._trouble = ""
        self._keys: dict[bytes, Key] = {}
        self._opened: list[KeyFile] = []
        path = data / KEY_FILE
        own = list(key_files_of(self._own_copies()))[:MOST_TRIED]
        self._beside = list(key_files_of(key_files_in(data)))[:MOST_TRIED]
        try:
            self._file = load_key_file(path)
        except FileNotFoundError:
            self._trouble = "gone"
        except OSError as error:
            raise unreadable(path, error) from error
        except WrongShape as error:
            self._trouble = str(error)
        others = [*own, *self._beside]
        if self._trouble == "newer_seal" or (self._trouble and not others):
            raise unreadable(path, self._trouble)
        if self._trouble:
            self._file = others[0]
        self._own = own
        self._kept = [file for _, file in keys_kept(self.sealing.state)][:MOST_TRIED]
        # That of the board first, then ours: what else lies beside may be anybody's.
        self._files = list(dict.fromkeys((self._file, *own, *self._beside)))

    @property
    def key_file(self) -> KeyFile:
        """The key file of the board: the one that was opened, as soon as one was."""
        opened = (file for file in self._opened if file.id == self._file.id)
        return next(opened, self._file)

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
        passphrase. Raises WrongPassphrase, and OtherPassphrase where it opens keys, but not that of
        the board: the next one that is given adds to them.
        """
        self.add(passphrase)
        if self._file.id not in self._keys:
            raise OtherPassphrase
        return self._keys[self._file.id], self.seal()

    def add(self, passphrase: bytes) -> None:
        """Open all keys that a passphrase opens; raises WrongPassphrase if it opens none."""
        has_opened = False
        for file in (*self._files, *self._kept):
            # That of the board is given in every command, and a guess takes a while.
            is_spared = has_opened and file in self._kept and file not in self._files
            if file.id in self._keys or is_spared:
                continue
            with suppress(WrongPassphrase):
                self._keys[file.id] = unwrap(file, passphrase)
                self._opened.append(file)
                has_opened = True
        if not has_opened:
            raise WrongPassphrase

    def seal(self) -> Seal:
        """The seal of the board, with all keys that were opened; its own one is among them."""
        first = self._keys[self._file.id]
        others = [key for key in self._keys.values() if key is not first]
        is_strict = bool(self.sealing.done_with()) and not self.sealing.is_opening
        return Seal(
            self.sealing.data,
            KeyRing([first, *others], self.key_file),
            takes_plain=not is_strict or self.is_opened_elsewhere,
        )

    @property
    def has_closed_keys(self) -> bool:
        """Whether there are keys here that no passphrase has opened yet, the kept ones included."""
        return not {file.id for file in (*self._files, *self._kept)} <= self._keys.keys()

    def closed_copies(self) -> list[str]:
        """The pages whose own copy needs a key that was not opened; another passphrase opens it."""
        closed = {file.id for file in self._own} - self._keys.keys()
        copies = Copies(self.sealing.state, UNSEALED)
        return [page for page in copies.pages() if copies.key_of(page) in closed] if closed else []

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
            elif self.key_file not in (self._file, *self._beside):
                news.add(say("seal.key_other", path=self.sealing.data / KEY_FILE))
            self._finish(seal, lock, clock, news)

    def _finish(self, seal: Seal, lock: Lock, clock: Clock, news: News) -> None:
        id = self._file.id
        own = self.key_file
        if not self.sealing.holds_copy_of(own):
            with lock.held():
                self._set_aside_closed(news)
                self.sealing.keep_copy(own)
        if self.sealing.is_opening:
            news.add(say("seal.half_open"))
        elif not self.sealing.is_done(id):
            before = self.sealing.done_with()
            with lock.held():
                self._first_time(seal, clock, news)
                count = self.sealing.seal_all(seal, id)
            seal.takes_plain = False
            if before and bytes.fromhex(before) in self._keys:
                news.add(say("seal.one_key", folder=self.sealing.data))
            elif count:
                news.add(say("seal.went_on", files=count))
        elif self.sealing.needs_any(self._keys.keys() - {id}):
            with lock.held():
                self.sealing.seal_all(seal, id)
            if {file.id for file in self._kept} & self._keys.keys():
                news.add(say("seal.one_key", folder=self.sealing.data))

    def _first_time(self, seal: Seal, clock: Clock, news: News) -> None:
        """Take what can not be this computer's own out of the way, before all is sealed here."""
        self._set_aside_closed(news)
        if self.sealing.is_sealing:
            return
        copies = Copies(self.sealing.state, seal)
        known = {path_in(self.sealing.data, page) for page in copies.pages()}
        waiting = Waiting(self.sealing.state, seal)
        for path in in_data(self.sealing.data):
            if path not in known and self.sealing.is_place_of_pages(path):
                aside = set_aside_plain(path, waiting, clock.now())
                if aside is not None:
                    news.add(say("store.set_aside.plain", path=path, aside=aside))

    def _set_aside_closed(self, news: News) -> None:
        pages = self.closed_copies()
        copies = Copies(self.sealing.state, UNSEALED)
        for page in pages:
            with suppress(OSError):
                copies.set_aside(page, "other_seal")
        if pages:
            news.add(
                say("seal.copies_aside", count=len(pages), folder=self.sealing.state / WAITING)
            )

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
