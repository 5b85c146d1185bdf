"""Changes by other processes appear, with unsaved edits applied to them."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.notebook.acts import entries, mark, state, texts, write
from tests.store.boards import lose_copies, month_file, refuse_to_open
from tests.store.disk.test_atomic import Breaking
from winsboard.domain.habits import habits
from winsboard.domain.journal import entries as journal
from winsboard.domain.model.documents import LIBRARY
from winsboard.notebook.notebook import Notebook, StoreError
from winsboard.store.errors import Unreadable
from winsboard.store.store import Store
from winsboard.store.sync.conflict_copies import ConflictCopies


def test_nothing_new_is_no_other_board(
    notebook: Notebook, open_board: Callable[[], Notebook]
) -> None:
    board = open_board()
    assert not board.refresh()
    write(board, "x")
    board.flush(60)
    before = board.board
    assert not board.refresh()
    assert board.board is before


def test_a_win_from_a_shell_appears(notebook: Notebook, open_board: Callable[[], Notebook]) -> None:
    board = open_board()
    write(notebook, "from a shell")
    assert board.refresh()
    assert texts(board) == ["from a shell"]
    assert not board.refresh()


def test_a_win_from_a_shell_appears_though_the_board_wrote_after_it(
    notebook: Notebook, open_board: Callable[[], Notebook]
) -> None:
    board = open_board()
    write(notebook, "from a shell")
    write(board, "from the board")
    board.flush(60)
    assert board.refresh()
    assert texts(board) == ["from a shell", "from the board"]


def test_the_first_entry_of_a_month_that_is_shown_appears(
    notebook: Notebook, open_again: Callable[[], Notebook], open_board: Callable[[], Notebook]
) -> None:
    board = open_board()
    assert texts(board) == []
    write(open_again(), "first of all")
    assert board.refresh()
    assert texts(board) == ["first of all"]


def test_what_is_not_saved_stays_on_top_field_by_field(
    notebook: Notebook, open_board: Callable[[], Notebook], tmp_path: Path
) -> None:
    habit = notebook.board.habits[0]
    board = open_board()
    shell = [
        habits.change(habit, habit._replace(label="Make my bed"), notebook.edit_context()),
        journal.write("win", "from a shell", notebook.today, notebook.edit_context()),
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", Breaking(os.fsync, 1, errno.ENOSPC, stays=True))
        write(board, "held")
        mark(board, "done")
        changed = habits.change(habit, habit._replace(cue="I get up"), board.edit_context())
        assert changed is not None
        board.commit(changed)
        assert not board.flush(2)
        assert board.saving.state == "held"
    for edit in shell:
        assert edit is not None
        notebook.commit(edit)
    board.refresh()
    seen = board.board.habits[0]
    assert (seen.label, seen.cue) == ("Make my bed", "I get up")
    assert set(texts(board)) == {"from a shell", "held"}
    assert state(board) == "done"
    assert board.flush(60)
    notebook.refresh()
    assert notebook.board.pages == board.board.pages


def test_what_was_taken_back_and_is_not_saved_does_not_come_back(
    notebook: Notebook, open_board: Callable[[], Notebook]
) -> None:
    write(notebook, "old")
    board = open_board()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", Breaking(os.fsync, 1, errno.ENOSPC, stays=True))
        board.commit(journal.remove(entries(board)[0], board.edit_context()))
        assert not board.flush(2)
        board.refresh()
        assert texts(board) == []
    board.flush(60)


def test_both_texts_appear_when_two_wrote_at_the_same_time(
    notebook: Notebook, open_board: Callable[[], Notebook]
) -> None:
    write(notebook, "as it was")
    board = open_board()
    seen = entries(board)[0]
    theirs = journal.rewrite(seen, "theirs", notebook.edit_context())
    ours = journal.rewrite(seen, "ours", board.edit_context())
    assert theirs is not None
    assert ours is not None
    notebook.commit(theirs)
    board.commit(ours)
    board.flush(60)
    assert board.refresh()
    assert sorted(texts(board)) == ["ours", "theirs"]
    assert next(e for e in entries(board) if e.id == seen.id).text == "ours"


def test_a_page_that_was_damaged_is_restored_from_what_the_board_has_in_memory(
    notebook: Notebook, open_board: Callable[[], Notebook], tmp_path: Path
) -> None:
    write(notebook, "x")
    board = open_board()
    month_file(tmp_path).write_bytes(b"{")
    lose_copies(tmp_path)
    board.refresh()
    assert texts(board) == ["x"]
    assert "x" in month_file(tmp_path).read_text(encoding="utf-8")
    assert len(board.notices()) == 1


def test_a_page_that_can_no_longer_be_read_stays_as_it_was(
    notebook: Notebook,
    open_board: Callable[[], Notebook],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(notebook, "x")
    board = open_board()
    os.utime(month_file(tmp_path), (1, 1))
    with monkeypatch.context() as patch:
        refuse_to_open(patch, tmp_path / "data")
        board.refresh()
    assert texts(board) == ["x"]


READERS: dict[str, Callable[[Notebook], object]] = {
    "history": lambda board: board.history(board.today),
    "lines": lambda board: board.lines.read(board.today),
    "search": lambda board: list(board.reader().read()),
    "wins": lambda board: board.total_wins(),
    "in advance": lambda board: board.read_changes(),
}


@pytest.mark.parametrize("reads", READERS)
def test_a_win_from_a_shell_appears_though_something_else_has_read_the_file_first(
    notebook: Notebook, open_board: Callable[[], Notebook], reads: str
) -> None:
    board = open_board()
    write(notebook, "from a shell")
    READERS[reads](board)
    assert board.has_changes()
    assert board.refresh()
    assert texts(board) == ["from a shell"]
    assert not board.has_changes()


def test_a_win_from_a_shell_appears_though_it_comes_in_the_middle_of_a_check(
    notebook: Notebook, open_board: Callable[[], Notebook], monkeypatch: pytest.MonkeyPatch
) -> None:
    board = open_board()
    pending, left = ConflictCopies.pending, ["second", "first"]

    def written_meanwhile(copies: ConflictCopies) -> list[Path]:
        if left:
            write(notebook, left.pop())
        return pending(copies)

    monkeypatch.setattr(ConflictCopies, "pending", written_meanwhile)
    # The first is written while it asks, the second while it reads.
    board.has_changes()
    board.read_changes()
    assert board.has_changes()
    assert board.refresh()
    assert texts(board) == ["first", "second"]
    assert not board.has_changes()


def test_what_is_read_in_advance_twice_is_shown_in_its_last_state(
    notebook: Notebook, open_board: Callable[[], Notebook], monkeypatch: pytest.MonkeyPatch
) -> None:
    board = open_board()
    write(notebook, "first")
    prefetch = Store.prefetch

    def shown_meanwhile(store: Store, name: str) -> object:
        board.apply_changes()
        write(notebook, "second")
        return prefetch(store, name)

    monkeypatch.setattr(Store, "prefetch", shown_meanwhile)
    board.read_changes()
    monkeypatch.setattr(Store, "prefetch", prefetch)
    assert board.refresh()
    assert texts(board) == ["first", "second"]


def test_a_page_that_can_not_be_read_keeps_no_other_from_the_board(
    notebook: Notebook,
    open_board: Callable[[], Notebook],
    tmp_path: Path,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    board = open_board()
    habit = notebook.board.habits[0]
    changed = habits.change(habit, habit._replace(label="Air"), notebook.edit_context())
    assert changed is not None
    notebook.commit(changed)
    write(notebook, "from a shell")
    page = Store.page

    def refused(store: Store, name: str) -> object:
        if name == LIBRARY:
            raise Unreadable("unreadable", path="", why="")
        return page(store, name)

    board.read_changes()
    monkeypatch.setattr(Store, "page", refused)
    assert board.apply_changes()
    assert texts(board) == ["from a shell"]
    with pytest.raises(StoreError):
        board.refresh()
    monkeypatch.setattr(Store, "page", page)
    assert board.refresh()
    assert [habit.label for habit in board.board.habits] == ["Air"]
