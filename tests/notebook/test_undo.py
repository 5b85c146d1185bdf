"""Undo and redo, in one session and across restarts."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.notebook.acts import entries, mark, state, texts, write
from tests.store.boards import month_file, refuse_to_open, rewrite, tables
from tests.store.disk.test_atomic import Breaking
from winsboard.domain.errors import Refusal
from winsboard.domain.habits import habits
from winsboard.domain.journal import entries as journal
from winsboard.domain.model.edits import Title
from winsboard.notebook.notebook import Notebook, StoreError


def test_nothing_to_take_back_on_a_new_board(open_again: Callable[[], Notebook]) -> None:
    notebook = open_again()
    with pytest.raises(Refusal, match=r"undo\.nothing"):
        notebook.undo()
    with pytest.raises(Refusal, match=r"redo\.nothing"):
        notebook.redo()


def test_undo_and_redo_give_the_title_of_what_they_took(notebook: Notebook) -> None:
    edit = write(notebook, "Walked")
    assert notebook.undo() == edit.title
    assert texts(notebook) == []
    assert notebook.redo() == edit.title
    assert texts(notebook) == ["Walked"]


def test_sixty_acts_are_taken_back_after_a_restart_and_brought_back_after_another(
    notebook: Notebook, open_again: Callable[[], Notebook], clock: FakeClock
) -> None:
    boards = [notebook.board]
    for n in range(30):
        write(notebook, f"w{n}")
        boards.append(notebook.board)
        mark(notebook, "done" if n % 2 == 0 else "some")
        boards.append(notebook.board)
    other = open_again()
    for expected in reversed(boards[:-1]):
        clock.tick(1)
        other.undo()
        assert other.board == expected
    third = open_again()
    for expected in boards[1:]:
        clock.tick(1)
        third.redo()
        assert third.board == expected
    with pytest.raises(Refusal, match=r"redo\.nothing"):
        third.redo()


def test_something_new_ends_what_could_be_brought_back(
    notebook: Notebook, clock: FakeClock
) -> None:
    write(notebook, "one")
    clock.tick(1)
    notebook.undo()
    write(notebook, "two")
    with pytest.raises(Refusal, match=r"redo\.nothing"):
        notebook.redo()
    clock.tick(1)
    notebook.undo()
    assert texts(notebook) == []


def test_undo_redo_undo_goes_back_and_forth(notebook: Notebook, clock: FakeClock) -> None:
    write(notebook, "one")
    mark(notebook, "done")
    for _ in range(3):
        clock.tick(1)
        notebook.undo()
        assert state(notebook) == "open"
        clock.tick(1)
        notebook.redo()
        assert state(notebook) == "done"
    clock.tick(1)
    notebook.undo()
    clock.tick(1)
    notebook.undo()
    assert (texts(notebook), state(notebook)) == ([], "open")


def test_undo_takes_back_what_another_process_did_last(
    notebook: Notebook, open_again: Callable[[], Notebook]
) -> None:
    write(notebook, "mine")
    other = open_again()
    write(other, "theirs")
    assert notebook.undo().to == "theirs"
    notebook.refresh()
    assert texts(notebook) == ["mine"]


def test_what_somebody_changed_outside_is_taken_back_before_the_act(
    notebook: Notebook, open_again: Callable[[], Notebook], tmp_path: Path
) -> None:
    write(notebook, "mine")
    found = tables(month_file(tmp_path))
    (entry,) = found["entries"].values()
    entry["text"] = "by hand"
    rewrite(month_file(tmp_path), found)
    other = open_again()
    other.load_days(other.today, other.today)
    assert texts(other) == ["by hand"]
    assert other.undo() == Title("outside.one", "1")
    assert texts(other) == ["mine"]
    assert other.undo().did == "entry.win"
    assert texts(other) == []
    other.redo()
    other.redo()
    assert texts(other) == ["by hand"]


def test_acts_on_old_months_and_on_the_library_come_back_in_their_order(
    notebook: Notebook, open_again: Callable[[], Notebook], clock: FakeClock
) -> None:
    first = notebook.today - timedelta(days=300)
    done = []
    for n in range(8):
        clock.tick(1)
        day = first + timedelta(days=31 * n)
        edit = journal.write("note", f"n{n}", day, notebook.edit_context())
        notebook.commit(edit)
        done.append(edit.title)
        clock.tick(1)
        habit = notebook.board.habits[0]
        changed = habits.change(habit, habit._replace(label=f"h{n}"), notebook.edit_context())
        assert changed is not None
        notebook.commit(changed)
        done.append(changed.title)
    other = open_again()
    for title in reversed(done):
        clock.tick(1)
        assert other.undo() == title


def test_a_removed_habit_comes_back_with_the_marks_of_its_days(
    notebook: Notebook, clock: FakeClock
) -> None:
    mark(notebook, "done")
    habit = notebook.board.habits[0]
    clock.tick(1)
    notebook.commit(habits.remove(habit, notebook.edit_context()))
    assert not notebook.board.habits
    clock.tick(1)
    notebook.undo()
    assert notebook.board.habits == (habit,)
    assert state(notebook) == "done"


def test_undo_works_while_nothing_can_be_saved(
    notebook: Notebook,
    open_board: Callable[[], Notebook],
    open_again: Callable[[], Notebook],
    monkeypatch: pytest.MonkeyPatch,
    clock: FakeClock,
) -> None:
    write(notebook, "on disk")
    board = open_board()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", Breaking(os.fsync, 1, errno.ENOSPC, stays=True))
        write(board, "held")
        mark(board, "done")
        assert not board.flush(2)
        for expected in ((["on disk", "held"], "open"), (["on disk"], "open"), ([], "open")):
            clock.tick(1)
            board.undo()
            assert (texts(board), state(board)) == expected
        clock.tick(1)
        board.redo()
        assert texts(board) == ["on disk"]
    assert board.flush(60)
    assert open_again().board == board.board


def test_an_undo_right_after_an_act_finds_it_whether_it_is_saved_or_not(
    notebook: Notebook, open_board: Callable[[], Notebook], open_again: Callable[[], Notebook]
) -> None:
    board = open_board()
    for n in range(20):
        edit = write(board, f"w{n}")
        assert board.undo() == edit.title
        assert texts(board) == []
    board.flush(60)
    assert entries(open_again()) == ()


def test_a_month_that_can_not_be_read_is_passed_over_and_named(
    open_again: Callable[[], Notebook],
    notebook: Notebook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    damaged = month_file(tmp_path, "2026-03")
    damaged.parent.mkdir(exist_ok=True)
    damaged.write_bytes(b"x")
    write(notebook, "tea")
    refuse_to_open(monkeypatch, damaged)
    board = open_again()
    assert board.unreadable() == ()
    assert board.undo() == ("entry.win", "tea")
    (said,) = board.unreadable()
    assert str(damaged) in said
    assert board.redo() == ("entry.win", "tea")
    assert [act.title.to for act in board.history(board.today)][-1] == "Make the bed"
    assert len(board.unreadable()) == 1
    assert damaged.read_bytes() == b"x"


def test_nothing_is_taken_back_while_the_latest_act_may_be_where_nobody_can_read(
    open_again: Callable[[], Notebook],
    notebook: Notebook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(notebook, "tea")
    later = month_file(tmp_path, "2026-03")
    later.write_bytes(b"x")
    with monkeypatch.context() as patch:
        refuse_to_open(patch, later)
        board = open_again()
        for act in (board.undo, board.redo):
            with pytest.raises(StoreError, match="undo_unsure") as refused:
                act()
            assert str(later) in refused.value.sentence()
        assert texts(board) == ["tea"]
    later.unlink()
    assert open_again().undo() == ("entry.win", "tea")


def test_a_file_that_is_named_like_no_month_is_left_alone(
    open_again: Callable[[], Notebook], notebook: Notebook, tmp_path: Path
) -> None:
    write(notebook, "tea")
    for name in ("2026-13", "2026-00", "0000-01"):
        month_file(tmp_path, name).write_bytes(b"x")
    board = open_again()
    board.undo()
    assert board.unreadable() == ()
    assert board.total_wins() == 0
