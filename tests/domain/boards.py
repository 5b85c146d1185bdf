"""Helpers: boards in memory and edit contexts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import count

from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Document, Entry, Habit
from winsboard.domain.model.edits import Change, Edit

DAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
BED = Habit(id="1001", label="Make the bed", area="morning", position=1.0, began_on=DAY)
DRESS = Habit(id="1002", label="Get dressed", area="morning", position=2.0, began_on=DAY)
WATER = Habit(
    id="1003", label="Water", area="body", kind="count", unit="glasses", aim=8.0, position=3.0
)
WALK = Entry(id="2001", day=DAY, at=NOW, kind="win", text="Walked to the river", area="body")


def moment(now: datetime = NOW, today: date = DAY) -> EditContext:
    """An edit context whose ids are 5001, 5002 and so on."""
    numbers = count(5001)
    return EditContext(now=now, today=today, new_id=lambda: str(next(numbers)))


def board_of(*documents: Document) -> Board:
    return Board().with_changes(Change(None, document) for document in documents)


def after(board: Board, *edits: Edit | None) -> Board:
    """The board after some edits, none of which may be None."""
    for edit in edits:
        assert edit is not None
        board = board.with_changes(edit.changes)
    return board


def all_documents(board: Board) -> set[Document]:
    return {document for page in board.pages.values() for document in page.values()}


def labels(habits: Iterable[Habit]) -> list[str]:
    return [habit.label for habit in habits]
