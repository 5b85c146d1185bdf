"""The list of boards: a file in the config folder with the name and the folder of each.

A name that is typed is looked up in the list. It is never part of a path: the folder of a board has
a generated name.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from winsboard.domain.errors import Refusal
from winsboard.domain.settings import board_names
from winsboard.domain.text.folding import best_match
from winsboard.named_tuple import NamedTuple
from winsboard.paths import FIRST_BOARD, is_board_id
from winsboard.store.disk.atomic import AtomicWrite
from winsboard.store.disk.lock import Lock
from winsboard.store.errors import Newer, cannot_save, unreadable
from winsboard.store.system.files import make_folder, read_bytes
from winsboard.words import format_phrase

FILE: Final = "boards.json"
FORMAT: Final = "winsboard boards"
VERSION: Final = 1
LARGEST: Final = 1 << 20
"""Bytes; a longer file is not ours."""
QUOTED: Final = 40
"""Characters of a wrong name that an error quotes."""


class BoardRow(NamedTuple):
    """One board of this computer."""

    id: str
    """The name of its folder, or `first` for the board in the usual folders."""
    name: str
    archived: bool = False


class Registry:
    """The file `<config>/boards.json`. Without it there is one board."""

    def __init__(self, config: Path) -> None:
        self._path = config / FILE

    def rows(self) -> tuple[BoardRow, ...]:
        """All boards, the first one first. Raises Unreadable and Newer."""
        try:
            raw = read_bytes(self._path, LARGEST)
        except (FileNotFoundError, NotADirectoryError):
            return (_first(),)
        except OSError as error:
            raise unreadable(self._path, error) from error
        return self._parsed(raw)

    def active(self) -> tuple[BoardRow, ...]:
        """The boards that are not archived."""
        return tuple(row for row in self.rows() if not row.archived)

    def find(self, typed: str) -> BoardRow:
        """The board with a name, or with a number in the list. Raises Refusal and StoreError."""
        rows = self.rows()
        found = best_match(typed, ((row.name, row) for row in rows), pieces=False)
        if not found and typed.isdecimal() and len(typed) < 4:
            found = [row for n, row in enumerate(self.active(), start=1) if n == int(typed)]
        if found:
            return found[0]
        known = ", ".join(row.name for row in rows if not row.archived)
        raise Refusal("board.unknown", name=" ".join(typed.split())[:QUOTED], known=known)

    def add(self, name: str) -> BoardRow:
        """Add a board; its folder is made when something is written. Raises Refusal, StoreError."""
        new = BoardRow(os.urandom(8).hex(), name)

        def added(rows: Sequence[BoardRow]) -> Sequence[BoardRow]:
            _check_free(name, rows)
            return [*rows, new]

        self._change(added)
        return new

    def rename(self, row: BoardRow, name: str) -> BoardRow:
        """Give a board another name. Raises Refusal and StoreError."""
        after = row._replace(name=name)

        def renamed(rows: Sequence[BoardRow]) -> Sequence[BoardRow]:
            _check_free(name, [other for other in rows if other.id != row.id])
            return [after if other.id == row.id else other for other in rows]

        self._change(renamed)
        return after

    def archive(self, row: BoardRow, *, archived: bool) -> None:
        """Archive a board, or restore it. Its files stay. Raises StoreError."""
        after = row._replace(archived=archived)
        self._change(lambda rows: [after if other.id == row.id else other for other in rows])

    def forget(self, row: BoardRow) -> None:
        """Remove a board from the list, because it could not be made. Raises StoreError."""
        self._change(lambda rows: [other for other in rows if other.id != row.id])

    def _change(self, change: Callable[[Sequence[BoardRow]], Sequence[BoardRow]]) -> None:
        with Lock(self._path.with_suffix(".lock")).acquire():
            rows = change(self.rows())
            fields = [{"id": r.id, "name": r.name, "archived": r.archived} for r in rows]
            whole = {"format": FORMAT, "version": VERSION, "boards": fields}
            try:
                make_folder(self._path.parent)
                raw = json.dumps(whole, ensure_ascii=False, indent=1).encode()
                AtomicWrite(self._path, raw + b"\n").commit()
            except OSError as error:
                raise cannot_save(self._path, error) from error

    def _parsed(self, raw: bytes) -> tuple[BoardRow, ...]:
        try:
            whole = json.loads(raw)
            if whole["format"] != FORMAT or type(whole["version"]) is not int:
                raise ValueError
            version, fields = whole["version"], whole["boards"]
            rows = tuple(map(_row, fields)) if version <= VERSION else ()
        except (ValueError, KeyError, TypeError, RecursionError):
            raise unreadable(self._path, "not_json") from None
        if version > VERSION:
            raise Newer("newer_boards", path=self._path)
        ids = [row.id for row in rows]
        if len(set(ids)) < len(ids):
            raise unreadable(self._path, "not_json")
        return rows if FIRST_BOARD in ids else (_first(), *rows)


def _row(fields: Any) -> BoardRow:
    """Raises ValueError for a row that `_change` did not write."""
    row = BoardRow(fields["id"], fields["name"], fields["archived"])
    is_known = isinstance(row.id, str) and (row.id == FIRST_BOARD or is_board_id(row.id))
    if not (is_known and isinstance(row.name, str) and row.name and type(row.archived) is bool):
        raise ValueError
    return row


def _first() -> BoardRow:
    return BoardRow(FIRST_BOARD, format_phrase("board.first"))


def _check_free(name: str, rows: Sequence[BoardRow]) -> None:
    if board_names.is_taken(name, [row.name for row in rows]):
        raise Refusal("board.taken", name=name)
