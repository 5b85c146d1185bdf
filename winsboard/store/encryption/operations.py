"""Sealing a board, giving it another passphrase, and opening it for good.

The first and the last change every file, so neither is done while a board is open: that one would
go on writing as before. Methods raise StoreError.
"""

from __future__ import annotations

from pathlib import Path

from winsboard.clock import Clock
from winsboard.domain.model.documents import LIBRARY
from winsboard.store.crypto.envelope import Seal, is_sealed_board
from winsboard.store.crypto.key_file import Cost, KeyFile
from winsboard.store.crypto.key_ring import Key, KeyRing, new_key, wrap
from winsboard.store.disk.lock import Lock
from winsboard.store.disk.sessions import Presence
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.encryption.convert import Sealing
from winsboard.store.errors import CannotSave
from winsboard.store.inventory.board_files import check_board
from winsboard.store.layout import MONTHS
from winsboard.store.notices import News
from winsboard.store.store import Store
from winsboard.store.sync.conflict_copies import Strays
from winsboard.store.sync.unauthenticated_files import Guard


class Encrypting:
    """What is done to all files of one board."""

    def __init__(self, data: Path, state: Path) -> None:
        self.data = data
        self.state = state
        self._sealing = Sealing(data, state)
        self._lock = Lock(state / "lock")

    def check_alone(self) -> None:
        """Raises CannotSave where a board is open on this computer, Unreadable where is none."""
        check_board(self.data, self.state)
        if Presence(self.state).others():
            raise CannotSave("board_open", path=self.data)

    def encrypt(self, passphrase: bytes, cost: Cost) -> int:
        """Seal a board that is not sealed; how many files were."""
        key = new_key()
        key_file = wrap(key, passphrase, cost)
        with self._lock.held():
            self.check_alone()
            if is_sealed_board(self.data, self.state):
                raise CannotSave("seal_changed", path=self.data)
            self._begin(key_file)
            seal = Seal(self.data, KeyRing([key], key_file))
            return self._sealing.seal_all(seal, key.id)

    def _begin(self, key_file: KeyFile) -> None:
        try:
            self._sealing.begin()
            self._sealing.keep_key(key_file)
        except BaseException:
            self._sealing.drop_key(key_file)
            raise

    def go_on(self, seal: Seal, key_file: KeyFile) -> int:
        """Seal what is not sealed with this key yet, or no longer; how many files were."""
        with self._lock.held():
            if self._sealing.is_opening:
                self.check_alone()
            self._sealing.keep_key(key_file)
            return self._sealing.seal_all(seal, key_file.id)

    def change(self, key: Key, passphrase: bytes, cost: Cost) -> None:
        """Have another passphrase open the board; the old one opens old backups alone."""
        key_file = wrap(key, passphrase, cost)
        with self._lock.held():
            self._sealing.keep_key(key_file)

    def open_rest(self, seal: Seal) -> int:
        """Open what is still sealed here of a board that was opened elsewhere; how many files."""
        with self._lock.held():
            self.check_alone()
            return self._sealing.open_all(seal)

    def decrypt(self, seal: Seal, clock: Clock, news: News) -> int:
        """Open every file for good; how many were sealed.

        Damaged ones are restored first, as long as there is a key for their copies, and what nobody
        can vouch for is set aside: among plain files nobody could tell it from the others.
        """
        self.check_alone()
        with self._lock.held():
            strays = Strays(self.data, self.data / MONTHS)
            Guard(self.state, seal, clock, news).set_aside(strays.found())
        # It takes the lock itself where there is something to be restored.
        store = Store(self.data, self.state, clock, news, seal)
        for name in (LIBRARY, *store.months()):
            store.page(name)
            store.forget([name])
        Drafts(self.state, clock, news, seal).keys()
        with self._lock.held():
            self.check_alone()
            return self._sealing.open_all(seal)
