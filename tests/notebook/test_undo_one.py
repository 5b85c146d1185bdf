"""Undoing one edit out of order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.notebook.acts import habit_named, mark, state, texts, write
from winsboard.domain.errors import Refusal
from winsboard.domain.journal import entries
from winsboard.notebook.notebook import Notebook


def test_an_act_is_taken_back_while_later_ones_elsewhere_stay(
    notebook: Notebook, open_again: Callable[[], Notebook]
) -> None:
    first = write(notebook, "first")
    write(notebook, "second")
    mark(notebook, "done")
    other = open_again()
    assert other.undo_one(first.id) == first.title
    assert texts(other) == ["second"]
    assert state(other) == "done"
    assert other.undo().did == "mark.done"
    other.undo()
    assert texts(other) == []
    other.redo()
    other.redo()
    assert (texts(other), state(other)) == (["second"], "done")


def test_an_act_that_was_touched_since_names_what_is_in_the_way(notebook: Notebook) -> None:
    one = mark(notebook, "done")
    write(notebook, "x")
    two = mark(notebook, "some")
    with pytest.raises(Refusal, match=r"undo\.touched") as refused:
        notebook.undo_one(one.id)
    assert refused.value.values == {"later": "Some of it: Make the bed"}
    assert state(notebook) == "some"
    notebook.undo_one(two.id)
    notebook.undo_one(one.id)
    assert (state(notebook), texts(notebook)) == ("open", ["x"])


def test_what_was_taken_back_is_not_taken_back_twice_and_is_after_a_redo(
    notebook: Notebook, open_again: Callable[[], Notebook]
) -> None:
    edit = write(notebook, "x")
    notebook.undo()
    for board in (notebook, open_again()):
        with pytest.raises(Refusal, match=r"undo\.taken_back"):
            board.undo_one(edit.id)
    notebook.redo()
    other = open_again()
    other.undo_one(edit.id)
    assert texts(other) == []
    other.redo()
    assert texts(other) == ["x"]


def test_a_later_act_that_was_done_again_is_in_the_way(notebook: Notebook) -> None:
    one = mark(notebook, "done")
    mark(notebook, "some")
    notebook.undo()
    notebook.redo()
    with pytest.raises(Refusal, match=r"undo\.touched"):
        notebook.undo_one(one.id)


def test_an_unknown_act_is_refused(notebook: Notebook) -> None:
    with pytest.raises(Refusal, match=r"undo\.unknown"):
        notebook.undo_one("12345")


def test_an_act_on_the_library_can_be_taken_back_and_a_rewritten_entry_can_not(
    notebook: Notebook, open_again: Callable[[], Notebook]
) -> None:
    named = habit_named(notebook, "Air the room")
    written = write(notebook, "x")
    (entry,) = notebook.board.entries(notebook.today)
    changed = entries.rewrite(entry, "y", notebook.edit_context())
    assert changed is not None
    notebook.commit(changed)
    other = open_again()
    with pytest.raises(Refusal, match=r"undo\.touched"):
        other.undo_one(written.id)
    other.undo_one(named.id)
    assert other.board.habits[0].label == "Make the bed"
    assert texts(other) == ["y"]


def test_an_act_that_is_not_on_disk_yet_can_be_taken_back(
    open_board: Callable[[], Notebook],
) -> None:
    board = open_board()
    first = write(board, "first")
    write(board, "second")
    board.undo_one(first.id)
    assert texts(board) == ["second"]
    assert board.flush(60)
