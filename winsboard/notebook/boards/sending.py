"""Giving a line to another board, and taking it back.

Another board is reached by its inbox only. Each line is noted in the ledger of this board before it
is sent, so that nothing is given that cannot be taken back.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from winsboard.domain.errors import Refusal
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Person, Share
from winsboard.domain.model.edits import Edit
from winsboard.domain.sharing import ledger
from winsboard.notebook.boards.lines import Line
from winsboard.paths import FIRST_BOARD, board_id_of, find_paths, is_board_id, paths_of_board
from winsboard.store.boards.registry import BoardRow as BoardRow
from winsboard.store.boards.registry import Registry
from winsboard.store.inbox.folder import Inbox, Staged
from winsboard.store.inbox.messages import Message, encode, new_message_id

ENDING = ".json"
"""The file extension of a line that is carried to another computer."""


class Prepared:
    """A message that is written beside its place, with what the ledger is to say about it."""

    def __init__(self, staged: Staged, edit: Edit | None, *, sends_first: bool = False) -> None:
        self.edit = edit
        self._staged = staged
        self._sends_first = sends_first

    def commit_and_send(self, commit: Callable[[Edit], object]) -> None:
        """Commit the edit of the ledger, then send the message; a withdrawal is sent first.

        Then nothing is given that the ledger does not know, and nothing is said to be withdrawn
        that was not. If a line cannot be noted it is not sent. Raises StoreError and Refusal.
        """
        if self._sends_first:
            self.send()
            if self.edit is not None:
                commit(self.edit)
            return
        try:
            if self.edit is not None:
                commit(self.edit)
        except BaseException:
            self.discard()
            raise
        self.send()

    def send(self) -> None:
        """Send the message alone. Raises CannotSave."""
        self._staged.send()

    def discard(self) -> None:
        """Send nothing."""
        self._staged.discard()


class Sender:
    """The other boards of this computer, seen from one of them."""

    def __init__(self, data: Path, environ: Mapping[str, str]) -> None:
        """`data` is the data folder of this board."""
        self._own = board_id_of(data)
        self._environ = environ

    def others(self) -> tuple[BoardRow, ...]:
        """The boards that a line can go to. Raises StoreError."""
        return tuple(row for row in self._registry.active() if row.id != self._own)

    def find(self, typed: str) -> BoardRow:
        """Another board by its name. Raises Refusal and StoreError."""
        row = self._registry.find(typed)
        if row.archived:
            raise Refusal("board.archived", name=row.name)
        if row.id == self._own:
            raise Refusal("board.itself", name=row.name)
        return row

    def knows(self, typed: str) -> bool:
        """Whether a board has this name, archived or not. Raises StoreError."""
        try:
            self._registry.find(typed)
        except Refusal:
            return False
        return True

    def share(self, row: BoardRow, line: Line, context: EditContext) -> Prepared:
        """Prepare a line for another board. Raises StoreError."""
        message = Message("line", row.id, new_message_id(), line.day, line.name, line.text)
        return _prepared(self._inbox(row.id).stage(message), message, row.name, line.of, context)

    def suggest(
        self, row: BoardRow, person: Person | None, text: str, by: str, context: EditContext
    ) -> Prepared:
        """Prepare words about the person of another board; they wait there. Raises StoreError."""
        message = Message("suggestion", row.id, new_message_id(), context.today, by, text)
        return _suggested(self._inbox(row.id).stage(message), message, person, row.name, context)

    def withdraw(self, share: Share, context: EditContext) -> Prepared:
        """Prepare to ask another board to erase what it was given. Raises StoreError and Refusal.

        It does so when it is opened next; `is_erased_there` tells whether it has. It can be asked
        again: there is no edit if the ledger says already that it was.
        """
        self.check_reach(share)
        message = Message("withdraw", share.board, share.given, share.day)
        staged = self._inbox(share.board).stage(message)
        return Prepared(staged, ledger.withdrawn(share, context), sends_first=True)

    def check_reach(self, share: Share) -> None:
        """Raise Refusal if what was given is not on a board of this computer."""
        if not ledger.is_withdrawable(share):
            raise Refusal("share.no_line")
        if not _is_id(share.board) or all(row.id != share.board for row in self._registry.rows()):
            raise Refusal("share.out_of_reach")

    def as_known(self, share: Share) -> Share:
        """A line of the ledger that says so if what was taken back is erased there."""
        if share.erased_on is not None or not ledger.is_withdrawable(share):
            return share
        if share.withdrawn_on is None:
            return share
        return (
            share._replace(erased_on=share.withdrawn_on) if self.is_erased_there(share) else share
        )

    def is_erased_there(self, share: Share) -> bool:
        """Whether the other board has erased what it was given. Only its receipt is read."""
        return _is_id(share.board) and self._inbox(share.board).outcome(share.given) == "erased"

    @property
    def _registry(self) -> Registry:
        return Registry(find_paths(None, self._environ).config)

    def _inbox(self, id: str) -> Inbox:
        return Inbox(paths_of_board(id, self._environ).state)


def _is_id(board: str) -> bool:
    """Whether an id can be part of a path; a ledger may come from another computer."""
    return board == FIRST_BOARD or is_board_id(board)


def share_in_file(path: Path, line: Line, context: EditContext) -> Prepared:
    """Prepare a line as a file that can be carried to another computer. Raises StoreError.

    Raises FileExistsError if there is something at the path.
    """
    message = Message("line", "", new_message_id(), line.day, line.name, line.text)
    return _prepared(_stage_file(path, message), message, "", line.of, context)


def suggest_in_file(
    path: Path, person: Person | None, text: str, by: str, context: EditContext
) -> Prepared:
    """Prepare words about somebody as a file that can be carried to their board.

    Raises StoreError, and FileExistsError if there is something at the path.
    """
    message = Message("suggestion", "", new_message_id(), context.today, by, text)
    return _suggested(_stage_file(path, message), message, person, "", context)


def _stage_file(path: Path, message: Message) -> Staged:
    """Prepare a message as a file. Raises StoreError, and FileExistsError if one is there."""
    if os.path.lexists(path):
        raise FileExistsError(path)
    return Staged(path, encode(message), message.day, is_new=True)


def _prepared(
    staged: Staged, message: Message, name: str, of: str, context: EditContext
) -> Prepared:
    edit = ledger.record(
        "board",
        None,
        context,
        name=name,
        # The day on which it was given, not that of the line: nothing else says when.
        what=(of,),
        checksum=ledger.checksum_of(staged.raw),
        board=message.board,
        given=message.id,
    )
    return Prepared(staged, edit)


def _suggested(
    staged: Staged, message: Message, person: Person | None, name: str, context: EditContext
) -> Prepared:
    """A suggestion with its line of the ledger, which keeps none of the words."""
    edit = ledger.record(
        "suggested", person, context, name=name, board=message.board, given=message.id
    )
    return Prepared(staged, edit)
