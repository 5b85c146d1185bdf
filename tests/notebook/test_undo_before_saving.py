"""Undoing saved edits while earlier undos are not saved yet."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from tests.conftest import FakeClock
from tests.notebook.acts import entries
from tests.store.disk.test_atomic import Breaking
from winsboard.domain.habits import habits
from winsboard.domain.journal import entries as journal
from winsboard.domain.journal.metadata import move
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Habit
from winsboard.domain.model.edits import Edit
from winsboard.notebook.notebook import Notebook

Acts = Callable[[Notebook, FakeClock], Iterator[Edit]]


def counting(board: Notebook, clock: FakeClock) -> Iterator[Edit]:
    yield habits.add(board.board, [Habit("", "Words", kind="count")], board.edit_context())
    counted = board.board.habits[-1]
    for n in range(1, 51):
        clock.tick(1)
        edit = habits.count(board.board, counted, board.today, float(n), board.edit_context())
        assert edit is not None
        yield edit


def marking(board: Notebook, clock: FakeClock) -> Iterator[Edit]:
    for state in ("some", "done", None, "some", "done", None, "rest"):
        clock.tick(1)
        edit = habits.mark(
            board.board, board.board.habits[0], board.today, state, board.edit_context()
        )
        assert edit is not None
        yield edit


def wording(board: Notebook, clock: FakeClock) -> Iterator[Edit]:
    yield journal.write("win", "tea", board.today, board.edit_context())
    for text in ("green tea", "a pot of green tea", "tea"):
        clock.tick(1)
        (entry,) = entries(board)
        edit = journal.rewrite(entry, text, board.edit_context())
        assert edit is not None
        yield edit
    clock.tick(1)
    yield journal.remove(entries(board)[0], board.edit_context())


def moving(board: Notebook, clock: FakeClock) -> Iterator[Edit]:
    yield journal.write("win", "tea", board.today, board.edit_context())
    (entry,) = entries(board)
    for days in (40, 80, 0):
        clock.tick(1)
        day = board.today - timedelta(days=days)
        edit = move(entry, day, board.edit_context(), boundary=0)
        assert edit is not None
        yield edit
        after = edit.changes[0].after
        assert isinstance(after, Entry)
        entry = after


@pytest.mark.parametrize("acts", [counting, marking, wording, moving])
def test_every_act_is_taken_back_and_brought_back_while_the_disk_refuses(
    notebook: Notebook,
    open_board: Callable[[], Notebook],
    open_again: Callable[[], Notebook],
    monkeypatch: pytest.MonkeyPatch,
    clock: FakeClock,
    acts: Acts,
) -> None:
    board = open_board()
    states: list[Board] = [board.board]
    for edit in acts(board, clock):
        board.commit(edit)
        states.append(board.board)
    assert board.flush(60)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", Breaking(os.fsync, 1, errno.ENOSPC, stays=True))
        for expected in reversed(states[:-1]):
            board.undo()
            assert same(board.board, expected)
        for expected in states[1:]:
            board.redo()
            assert same(board.board, expected)
        board.undo()
    # A write that was under way while the disk still refused may end after this, once.
    assert board.flush(60) or board.flush(60)
    other = open_again()
    other.load_days(board.today - timedelta(days=80), board.today)
    assert same(other.board, states[-2])


def same(one: Board, other: Board) -> bool:
    """Whether two boards are equal; a page that was not read equals an empty one."""
    return {name: page for name, page in one.pages.items() if page} == {
        name: page for name, page in other.pages.items() if page
    }
