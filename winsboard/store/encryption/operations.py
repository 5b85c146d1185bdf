"""Encrypting a board, changing its passphrase, and decrypting it.

Encrypting and decrypting change every file. They are refused while a board is open, because it
would go on writing as before. Methods raise StoreError.
"""

from __future__ import annotations

from pathlib import Path

from winsboard.clock import Clock
from winsboard.domain.model.documents import LIBRARY
from winsboard.store.crypto.envelope import Envelope, is_encrypted_board
from winsboard.store.crypto.key_file import Cost, KeyFile
from winsboard.store.crypto.key_ring import Key, KeyRing, new_key, wrap
from winsboard.store.disk.lock import Lock
from winsboard.store.disk.sessions import Session
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.encryption.convert import Converter
from winsboard.store.errors import CannotSave
from winsboard.store.inventory.board_files import check_board
from winsboard.store.notices import Notices
from winsboard.store.page_paths import MONTHS
from winsboard.store.store import Store
from winsboard.store.sync.conflict_copies import ConflictCopies
from winsboard.store.sync.unauthenticated_files import UnauthenticatedFiles


class EncryptionOperations:
    """Operations on all files of one board."""

    def __init__(self, data: Path, state: Path) -> None:
        self.data = data
        self.state = state
        self._converter = Converter(data, state)
        self._lock = Lock(state / "lock")

    def check_not_open(self) -> None:
        """Raise CannotSave if a board is open on this machine, Unreadable if there is no board."""
        check_board(self.data, self.state)
        if Session(self.state).others():
            raise CannotSave("board_open", path=self.data)

    def encrypt(self, passphrase: bytes, cost: Cost) -> int:
        """Encrypt a plain board; returns the number of files."""
        key = new_key()
        key_file = wrap(key, passphrase, cost)
        with self._lock.acquire():
            self.check_not_open()
            if is_encrypted_board(self.data, self.state):
                raise CannotSave("seal_changed", path=self.data)
            self._begin(key_file)
            envelope = Envelope(self.data, KeyRing([key], key_file))
            return self._converter.encrypt_all(envelope, key.id)

    def _begin(self, key_file: KeyFile) -> None:
        try:
            self._converter.begin()
            self._converter.save_key(key_file)
        except BaseException:
            self._converter.remove_key(key_file)
            raise

    def resume(self, envelope: Envelope, key_file: KeyFile) -> int:
        """Encrypt the files that do not use this key; returns their number."""
        with self._lock.acquire():
            if self._converter.is_decrypting:
                self.check_not_open()
            self._converter.save_key(key_file)
            return self._converter.encrypt_all(envelope, key_file.id)

    def change(self, key: Key, passphrase: bytes, cost: Cost) -> None:
        """Change the passphrase. The old one still decrypts old backups."""
        key_file = wrap(key, passphrase, cost)
        with self._lock.acquire():
            self._converter.save_key(key_file)

    def decrypt_rest(self, envelope: Envelope) -> int:
        """Decrypt the rest of a board that was decrypted on another machine.

        Returns the number of files.
        """
        with self._lock.acquire():
            self.check_not_open()
            return self._converter.decrypt_all(envelope)

    def decrypt(self, envelope: Envelope, clock: Clock, notices: Notices) -> int:
        """Decrypt all files; returns how many were encrypted.

        Damaged files are restored first, while there is a key for their copies. Unauthenticated
        files are quarantined first, because afterwards they could not be told apart.
        """
        self.check_not_open()
        with self._lock.acquire():
            conflict_copies = ConflictCopies(self.data, self.data / MONTHS)
            UnauthenticatedFiles(self.state, envelope, clock, notices).move_aside(
                conflict_copies.pending()
            )
        # The store takes the lock itself if it has to restore a page.
        store = Store(self.data, self.state, clock, notices, envelope)
        for name in (LIBRARY, *store.months()):
            store.page(name)
            store.evict([name])
        Drafts(self.state, clock, notices, envelope).keys()
        with self._lock.acquire():
            self.check_not_open()
            return self._converter.decrypt_all(envelope)
