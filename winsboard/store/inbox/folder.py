"""The inbox of a board: a folder in its state folder, with one file for each message.

Another board writes messages into it and reads the receipts, and nothing else of this board. This
board never looks at the folders of another one.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final, Literal, TypeAlias

from winsboard.named_tuple import NamedTuple
from winsboard.store.disk.atomic import AtomicWrite, remove_stale_temp_files
from winsboard.store.disk.lock import Lock
from winsboard.store.errors import cannot_save
from winsboard.store.inbox.messages import (
    FORMAT,
    LARGEST,
    VERSION,
    BadMessage,
    Message,
    decode,
    encode,
    new_message_id,
)
from winsboard.store.inbox.names import ASIDE, LOCK, RECEIPTS, is_message_id, waiting_names
from winsboard.store.page_paths import INBOX
from winsboard.store.system.files import is_file, make_folder, read_bytes, sync_folder

LARGEST_RECEIPT: Final = 1 << 12
MOST_AT_ONCE: Final = 500
"""Messages that are received at one look; the others wait for the next."""

Outcome: TypeAlias = Literal["kept", "erased"]
"""What became of a message: it is on the board, or it is gone from it for good."""


class Received(NamedTuple):
    """A file of the inbox with the message in it."""

    path: Path
    message: Message


class Staged:
    """A message that is written but not sent yet."""

    def __init__(self, path: Path, raw: bytes, day: date, *, is_new: bool = False) -> None:
        """`day` is the time of its file, so that it does not tell when the message was sent.

        With `is_new` there must be nothing at the path.
        """
        self.raw = raw
        self._path = path
        self._is_new = is_new
        try:
            make_folder(path.parent)
            self._write = AtomicWrite(path, raw)
            self._write.set_time(_midnight(day))
        except OSError as error:
            raise cannot_save(path, error) from error

    def send(self) -> None:
        """Put the message where the other board looks for it. Raises CannotSave."""
        try:
            if self._is_new:
                self._write.commit_new()
            else:
                self._write.commit()
        except OSError as error:
            raise cannot_save(self._path, error) from error

    def discard(self) -> None:
        """Send nothing."""
        self._write.discard()


class Inbox:
    """The folder `<state>/inbox`."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self.folder = state / INBOX
        self._receipts = self.folder / RECEIPTS
        self.lock = Lock(self.folder / LOCK)

    def stage(self, message: Message) -> Staged:
        """Write a message without sending it yet; its file has a random name. Raises CannotSave."""
        return Staged(self.folder / f"{new_message_id()}.json", encode(message), message.day)

    def remove_stale_files(self) -> None:
        """Remove what a killed program began to write. The caller must hold the lock."""
        for folder in (self.folder, self._receipts):
            remove_stale_temp_files(folder)

    def messages(self, board: str) -> Iterator[Received | tuple[Path, BadMessage]]:
        """The messages that wait for the board with this id, and the files that are none.

        Those that take something back come first: what they are about then never gets on the board.
        """
        paths = [self.folder / name for name in sorted(waiting_names(self._state))[:MOST_AT_ONCE]]
        others: list[Path] = []
        for path in paths:
            with suppress(FileNotFoundError):
                try:
                    found = Received(path, self._read(path, board))
                except BadMessage as bad:
                    yield path, bad
                    continue
                if found.message.kind == "withdraw":
                    yield found
                else:
                    # Read again later, because many long ones do not fit in memory.
                    others.append(path)
        for path in others:
            with suppress(FileNotFoundError, BadMessage):
                yield Received(path, self._read(path, board))

    def remove(self, path: Path) -> None:
        """Delete a message that was received. Raises CannotSave."""
        try:
            path.unlink(missing_ok=True)
            sync_folder(self.folder)
        except OSError as error:
            raise cannot_save(path, error) from error

    def move_aside(self, path: Path) -> Path:
        """Move a file that is no message of this board aside, unchanged. Raises CannotSave."""
        to = self.folder / ASIDE / f"{new_message_id()}.json"
        try:
            make_folder(to.parent)
            path.rename(to)
            sync_folder(self.folder)
        except OSError as error:
            raise cannot_save(path, error) from error
        return to

    def outcome(self, id: str) -> Outcome | None:
        """What became of the message with this id. None if that is not known."""
        if not is_message_id(id):
            return None
        with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
            found = json.loads(read_bytes(self._receipts / f"{id}.json", LARGEST_RECEIPT))
            if found["format"] == FORMAT and found["id"] == id:
                outcome: Outcome = "erased" if found["outcome"] == "erased" else "kept"
                return outcome
        return None

    def write_receipt(self, id: str, outcome: Outcome) -> None:
        """Write down what became of a message, for the board that sent it. Raises CannotSave.

        Neither it nor its file names a day: when this board was opened is nobody else's concern.
        """
        path = self._receipts / f"{id}.json"
        whole = {"format": FORMAT, "version": VERSION, "id": id, "outcome": outcome}
        try:
            make_folder(path.parent)
            receipt = AtomicWrite(path, json.dumps(whole).encode() + b"\n")
            receipt.set_time(0)
            receipt.commit()
        except OSError as error:
            raise cannot_save(path, error) from error

    def _read(self, path: Path, board: str) -> Message:
        """Raises BadMessage, and FileNotFoundError if it is gone."""
        message = read_message(path)
        if message.board != board:
            raise BadMessage("another_board")
        return message


def _midnight(day: date) -> float:
    """The time of a file that tells a day and nothing else; days before 1970 count as that."""
    return max(datetime.combine(day, time(), UTC).timestamp(), 0.0)


def read_message(path: Path) -> Message:
    """The message in a file. Raises BadMessage, and FileNotFoundError if there is no file."""
    if not is_file(path):
        if os.path.lexists(path):
            raise BadMessage("no_file")
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    try:
        return decode(read_bytes(path, LARGEST))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise BadMessage("huge" if error.errno == errno.EFBIG else "unreadable") from None
