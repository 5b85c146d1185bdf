"""Encrypting a board, changing its passphrase, and decrypting it.

The first and the last change every file, so neither is done while a board is open: that one would
go on writing as before. Methods raise StoreError.
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
from winsboard.store.layout import MONTHS
from winsboard.store.notices import Notices
from winsboard.store.store import Store
from winsboard.store.sync.conflict_copies import ConflictCopies
from winsboard.store.sync.unauthenticated_files import UnauthenticatedFiles


class EncryptionOperations:
    """What is done to all files of one board."""

    def __init__(self, data: Path, state: Path) -> None:
        self.data = data
        self.state = state
        self._converter = Converter(data, state)
        self._lock = Lock(state / "lock")

    def check_alone(self) -> None:
        """Raises CannotSave where a board is open on this computer, Unreadable where is none."""
        check_board(self.data, self.state)
        if Session(self.state).others():
            raise CannotSave("board_open", path=self.data)

    def encrypt(self, passphrase: bytes, cost: Cost) -> int:
        """Seal a board that is not encrypted; how many files were."""
        key = new_key()
        key_file = wrap(key, passphrase, cost)
        with self._lock.acquire():
            self.check_alone()
            if is_encrypted_board(self.data, self.state):
                raise CannotSave("seal_changed", path=self.data)
            self._begin(key_file)
            envelope = Envelope(self.data, KeyRing([key], key_file))
            return self._converter.encrypt_all(envelope, key.id)

    def _begin(self, key_file: KeyFile) -> None:
        try:
            self._converter.begin()
            self._converter.keep_key(key_file)
        except BaseException:
            self._converter.drop_key(key_file)
            raise

    def resume(self, envelope: Envelope, key_file: KeyFile) -> int:
        """Seal what is not encrypted with this key yet, or no longer; how many files were."""
        with self._lock.acquire():
            if self._converter.is_decrypting:
                self.check_alone()
            self._converter.keep_key(key_file)
            return self._converter.encrypt_all(envelope, key_file.id)

    def change(self, key: Key, passphrase: bytes, cost: Cost) -> None:
        """Have another passphrase open the board; the old one opens old backups alone."""
        key_file = wrap(key, passphrase, cost)
        with self._lock.acquire():
            self._converter.keep_key(key_file)

    def decrypt_rest(self, envelope: Envelope) -> int:
        """Open what is still encrypted here of a board that was opened elsewhere; how many
        files.
        """
        with self._lock.acquire():
            self.check_alone()
            return self._converter.decrypt_all(envelope)

    def decrypt(self, envelope: Envelope, clock: Clock, notices: Notices) -> int:
        """Open every file for good; how many were encrypted.

        Damaged ones are restored first, as long as there is a key for their copies, and what nobody
        can vouch for is set aside: among plain files nobody could tell it from the others.
        """
        self.check_alone()
        with self._lock.acquire():
            conflict_copies = ConflictCopies(self.data, self.data / MONTHS)
            UnauthenticatedFiles(self.state, envelope, clock, notices).set_aside(
                conflict_copies.pending()
            )
        # It takes the lock itself where there is something to be restored.
        store = Store(self.data, self.state, clock, notices, envelope)
        for name in (LIBRARY, *store.months()):
            store.page(name)
            store.evict([name])
        Drafts(self.state, clock, notices, envelope).keys()
        with self._lock.acquire():
            self.check_alone()
            return self._converter.decrypt_all(envelope)
