"""Edits that a board could not write to their pages, saved on disk until it can.

Each board has its own file, `<state>/unsaved-NUMBER.json`, which it writes without taking the lock.
The file of a board that has ended is written to the pages by the next board that writes. Applying
an edit that is already on its pages does nothing, so it does not matter when a file is deleted.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.domain.model.edits import Edit
from winsboard.named_tuple import NamedTuple
from winsboard.store.codec.edits import edit_of, fields_of_edit
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.disk.os_errors import raises_store_errors
from winsboard.store.disk.sessions import Session
from winsboard.store.disk.temporary_files import temporary_for
from winsboard.store.errors import SEALED, Unreadable, unreadable
from winsboard.store.format import page_json
from winsboard.store.format.page_json import FormatError
from winsboard.store.ids import Ids
from winsboard.store.page_io import parser
from winsboard.store.system.files import FILE_MODE, make_folder, sync_folder
from winsboard.store.unsaved.file_names import END, START, UNSAVED, number_of, unsaved_files

_WRITE: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW


class OrphanedEdits(NamedTuple):
    """The unsaved edits of a board that has ended."""

    path: Path
    edits: tuple[Edit, ...]


@raises_store_errors
class UnsavedEdits:
    """The unsaved edits in one state folder. Safe from any thread."""

    def __init__(self, state: Path, envelope: Envelope, ids: Ids) -> None:
        self._state = state
        self._envelope = envelope
        self._ids = ids
        self._board = Session(state)
        self._writing = threading.Lock()
        self._kept: tuple[Edit, ...] = ()
        self._taken_over: set[Path] = set()
        self._is_over = False

    def save(self, edits: Sequence[Edit]) -> bool:
        """Save exactly these edits of this board; returns whether they are on disk.

        Never raises or waits: the disk that refuses the pages may refuse this as well.
        """
        if not self._writing.acquire(blocking=False):
            return False
        try:
            if self._is_over:
                return False
            is_lost = bool(edits) and not self._own.exists()
            if tuple(edits) != self._kept or self._taken_over or is_lost:
                self._write(edits)
                self._kept = tuple(edits)
            return True
        except Exception:
            return False
        finally:
            self._writing.release()

    def orphaned(self) -> tuple[OrphanedEdits, ...]:
        """The unsaved edits of boards that have ended, oldest first.

        Without those this board has taken over, and without unreadable files; see `unreadable`.
        """
        found = []
        for path in self._files():
            with suppress(Unreadable):
                found.append(read_unsaved(path, self._envelope))
        return tuple(found)

    def unreadable(self) -> tuple[Unreadable, ...]:
        """Why files of boards that have ended cannot be read."""
        found = []
        for path in self._files():
            try:
                read_unsaved(path, self._envelope)
            except Unreadable as error:
                found.append(error)
        return tuple(found)

    def take_over(self, left: OrphanedEdits) -> None:
        """Take over a file; it is deleted once this board has saved its edits."""
        self._taken_over.add(left.path)

    def replace(self, left: OrphanedEdits, edits: Sequence[Edit]) -> None:
        """Replace the edits in an orphaned file. Raises OSError and CannotSave."""
        if edits:
            self._put(left.path, edits)
        else:
            left.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Close; the remaining edits are left for the next board, and no more are saved here."""
        with self._writing:
            self._is_over = True
            self._board.release()

    @property
    def _own(self) -> Path:
        return self._state / f"{START}{self._board.name}{END}"

    def _write(self, edits: Sequence[Edit]) -> None:
        if edits and not self._board.name:
            self._board.register(str(self._ids.stamp()))
        if edits:
            self._put(self._own, edits)
        elif self._board.name:
            self._own.unlink(missing_ok=True)
        for path in self._taken_over:
            path.unlink(missing_ok=True)
        self._taken_over = set()

    def _put(self, path: Path, edits: Iterable[Edit]) -> None:
        rows = {str(n): fields_of_edit(edit) for n, edit in enumerate(edits, start=1)}
        raw = self._envelope.to_disk(page_json.serialize(path.stem, {UNSAVED: rows}, {}, {}).raw)
        make_folder(path.parent)
        # No lock is held here, so each thread has its own temporary file.
        temp = temporary_for(path, threading.get_ident())
        try:
            fd = os.open(temp, _WRITE, FILE_MODE)
            with os.fdopen(fd, "wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(fd)
            temp.replace(path)
            sync_folder(path.parent)
        except BaseException:
            with suppress(OSError):
                temp.unlink()
            raise

    def _files(self) -> list[Path]:
        """The files of boards that have ended, oldest first."""
        numbers = [path for path in unsaved_files(self._state) if path not in self._taken_over]
        return [path for path in numbers if not self._is_open(path)]

    def _is_open(self, path: Path) -> bool:
        name = number_of(path)
        return name == self._board.name or self._board.is_open_elsewhere(name)


def read_unsaved(path: Path, envelope: Envelope) -> OrphanedEdits:
    """Read the edits in one file. Raises Unreadable."""
    try:
        rows = parser.parse(path.stem, envelope.read(path)).get(UNSAVED, {})
        return OrphanedEdits(path, tuple(edit_of(rows[id]) for id in sorted(rows, key=int)))
    except (OSError, FormatError) as error:
        raise unreadable(path, error if isinstance(error, OSError) else str(error)) from error
    except RecursionError as error:
        raise unreadable(path, "not_json") from error


def is_damaged(error: Unreadable) -> bool:
    """Whether the file itself is invalid, rather than temporarily unreadable or encrypted."""
    return not isinstance(error.__cause__, OSError) and error.cause not in SEALED
