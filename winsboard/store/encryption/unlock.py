"""Unlocking an encrypted board with its passphrase, and resuming interrupted operations."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from winsboard.clock import Clock
from winsboard.store.backup.last_good_copies import LastGoodCopies
from winsboard.store.crypto.envelope import KEY_FILE, MARK, UNENCRYPTED, Envelope
from winsboard.store.crypto.key_file import KeyFile, key_files_in, load_key_file
from winsboard.store.crypto.key_retention import saved_key_files
from winsboard.store.crypto.key_ring import Key, KeyRing, WrongPassphrase, unwrap
from winsboard.store.crypto.other_keys import MAX_TRIED, key_files_of
from winsboard.store.disk.lock import Lock
from winsboard.store.encryption.convert import Converter
from winsboard.store.errors import CannotSave, StoreError, unreadable
from winsboard.store.format.page_json import FormatError
from winsboard.store.inventory.board_files import in_data
from winsboard.store.notices import Notices
from winsboard.store.page_paths import path_in
from winsboard.store.quarantine.damaged_files import Quarantine
from winsboard.store.quarantine.waiting_files import WAITING, WaitingFiles, move_unencrypted_aside
from winsboard.store.system.files import read_bytes, read_head
from winsboard.words import format_phrase


class OtherPassphrase(Exception):
    """A passphrase decrypts a key on this machine, but not the key of the board."""


class LockedBoard:
    """An encrypted board whose passphrase has not been given yet."""

    def __init__(self, data: Path, state: Path) -> None:
        """Find the key file, or a copy if it is missing or damaged. Raises Unreadable."""
        self.converter = Converter(data, state)
        self._trouble = ""
        self._keys: dict[bytes, Key] = {}
        self._opened: list[KeyFile] = []
        path = data / KEY_FILE
        own = list(key_files_of(self._key_copies()))[:MAX_TRIED]
        self._beside = list(key_files_of(key_files_in(data)))[:MAX_TRIED]
        try:
            self._file = load_key_file(path)
        except FileNotFoundError:
            self._trouble = "gone"
        except OSError as error:
            raise unreadable(path, error) from error
        except FormatError as error:
            self._trouble = str(error)
        others = [*own, *self._beside]
        if self._trouble == "newer_seal" or (self._trouble and not others):
            raise unreadable(path, self._trouble)
        if self._trouble:
            self._file = others[0]
        self._own = own
        self._kept = [file for _, file in saved_key_files(self.converter.state)][:MAX_TRIED]
        # The board's first, then our own: other key files in the folder may be anybody's.
        self._files = list(dict.fromkeys((self._file, *own, *self._beside)))

    @property
    def key_file(self) -> KeyFile:
        """The key file of the board: the one that was decrypted, once there is one."""
        opened = (file for file in self._opened if file.id == self._file.id)
        return next(opened, self._file)

    @property
    def is_decrypted_elsewhere(self) -> bool:
        """Whether the pages are plain and their key file is gone.

        Either another machine has decrypted the board, or someone wants to read what is written
        next. Only the person who knows the passphrase can decide.
        """
        if self._trouble != "gone":
            return False
        heads = [self._head(path) for path in in_data(self.converter.data)]
        return bool(heads) and MARK not in heads

    def unlock(self, passphrase: bytes) -> tuple[Key, Envelope]:
        """Return the board's key and its envelope.

        Also decrypts keys of other machines that have the same passphrase. Raises WrongPassphrase,
        and OtherPassphrase if the passphrase decrypts keys but not the board's; the next one adds
        to them.
        """
        self.add(passphrase)
        if self._file.id not in self._keys:
            raise OtherPassphrase
        return self._keys[self._file.id], self.envelope()

    def add(self, passphrase: bytes) -> None:
        """Decrypt all keys that a passphrase decrypts. Raises WrongPassphrase if there are none."""
        has_opened = False
        for file in (*self._files, *self._kept):
            # The board's passphrase is given in every command, and each try takes long.
            is_spared = has_opened and file in self._kept and file not in self._files
            if file.id in self._keys or is_spared:
                continue
            with suppress(WrongPassphrase):
                self._keys[file.id] = unwrap(file, passphrase)
                self._opened.append(file)
                has_opened = True
        if not has_opened:
            raise WrongPassphrase

    def envelope(self) -> Envelope:
        """The envelope of the board, with all keys decrypted so far, including the board's."""
        first = self._keys[self._file.id]
        others = [key for key in self._keys.values() if key is not first]
        is_strict = bool(self.converter.current_key_id()) and not self.converter.is_decrypting
        return Envelope(
            self.converter.data,
            KeyRing([first, *others], self.key_file),
            accepts_plain=not is_strict or self.is_decrypted_elsewhere,
        )

    @property
    def has_locked_keys(self) -> bool:
        """Whether there are keys here, saved ones included, that no passphrase has decrypted."""
        return not {file.id for file in (*self._files, *self._kept)} <= self._keys.keys()

    def undecryptable_copies(self) -> list[str]:
        """The pages whose last good copy needs a key that is not decrypted yet."""
        closed = {file.id for file in self._own} - self._keys.keys()
        copies = LastGoodCopies(self.converter.state, UNENCRYPTED)
        return [page for page in copies.pages() if copies.key_of(page) in closed] if closed else []

    def finish_interrupted(
        self, envelope: Envelope, lock: Lock, clock: Clock, notices: Notices
    ) -> None:
        """Resume interrupted operations. If the disk refuses, the next unlock tries again.

        Raises CannotSave for a board that was decrypted on another machine.
        """
        if self.is_decrypted_elsewhere:
            raise CannotSave("opened_elsewhere", path=self.converter.data)
        with suppress(StoreError):
            if self._trouble:
                with lock.acquire():
                    self._restore_key(clock)
                notices.add(format_phrase("seal.key_restored", path=self.converter.data / KEY_FILE))
            elif self.key_file not in (self._file, *self._beside):
                notices.add(format_phrase("seal.key_other", path=self.converter.data / KEY_FILE))
            self._finish(envelope, lock, clock, notices)

    def _finish(self, envelope: Envelope, lock: Lock, clock: Clock, notices: Notices) -> None:
        id = self._file.id
        own = self.key_file
        if not self.converter.has_key_copy(own):
            with lock.acquire():
                self._move_undecryptable_aside(notices)
                self.converter.save_key_copy(own)
        if self.converter.is_decrypting:
            notices.add(format_phrase("seal.half_open"))
        elif not self.converter.is_encrypted_with(id):
            before = self.converter.current_key_id()
            with lock.acquire():
                self._quarantine_foreign(envelope, clock, notices)
                count = self.converter.encrypt_all(envelope, id)
            envelope.takes_plain = False
            if before and bytes.fromhex(before) in self._keys:
                notices.add(format_phrase("seal.one_key", folder=self.converter.data))
            elif count:
                notices.add(format_phrase("seal.went_on", files=count))
        elif self.converter.needs_any(self._keys.keys() - {id}):
            with lock.acquire():
                self.converter.encrypt_all(envelope, id)
            if {file.id for file in self._kept} & self._keys.keys():
                notices.add(format_phrase("seal.one_key", folder=self.converter.data))

    def _quarantine_foreign(self, envelope: Envelope, clock: Clock, notices: Notices) -> None:
        """Quarantine what cannot be this machine's own before everything here is encrypted."""
        self._move_undecryptable_aside(notices)
        if self.converter.is_encrypting:
            return
        copies = LastGoodCopies(self.converter.state, envelope)
        known = {path_in(self.converter.data, page) for page in copies.pages()}
        waiting = WaitingFiles(self.converter.state, envelope)
        for path in in_data(self.converter.data):
            if path not in known and self.converter.is_page_path(path):
                aside = move_unencrypted_aside(path, waiting, clock.now())
                if aside is not None:
                    notices.add(format_phrase("store.set_aside.plain", path=path, aside=aside))

    def _move_undecryptable_aside(self, notices: Notices) -> None:
        pages = self.undecryptable_copies()
        copies = LastGoodCopies(self.converter.state, UNENCRYPTED)
        for page in pages:
            with suppress(OSError):
                copies.move_aside(page, "other_seal")
        if pages:
            notices.add(
                format_phrase(
                    "seal.copies_aside", count=len(pages), folder=self.converter.state / WAITING
                )
            )

    def _restore_key(self, clock: Clock) -> None:
        path = self.converter.data / KEY_FILE
        with suppress(OSError):
            damaged = read_bytes(path)
            Quarantine(self.converter.state, UNENCRYPTED).save(path.name, damaged, clock.now())
        self.converter.save_key(self.key_file)

    def _key_copies(self) -> list[Path]:
        current = self.converter.current_key_id()
        return sorted(self.converter.keys.glob("*.key"), key=lambda path: path.stem != current)

    @staticmethod
    def _head(path: Path) -> bytes:
        with suppress(OSError):
            found = read_head(path, len(MARK))
            return found[1] if found else b""
        return b""
