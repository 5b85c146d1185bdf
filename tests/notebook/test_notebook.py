"""The notebook: board and store together."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.notebook.acts import mark, state, texts, write
from tests.store.boards import MONTH, lose_copies, month_file, open_store, refuse_to_open
from tests.store.disk.test_atomic import Breaking
from winsboard.domain.errors import Refusal
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import LIBRARY, month_of
from winsboard.domain.model.edits import Edit
from winsboard.domain.settings import preferences
from winsboard.notebook.notebook import Notebook, SaveState
from winsboard.store.errors import CannotSave, Unreadable
from winsboard.store.store import Store


def test_what_was_done_is_there_in_another_process(
    notebook: Notebook, open_again: Callable[[], Notebook]
) -> None:
    write(notebook, "Walked to the river")
    mark(notebook, "done")
    other = open_again()
    assert (texts(other), state(other)) == (["Walked to the river"], "done")
    assert other.board == notebook.board


def test_a_commit_that_can_not_be_saved_changes_nothing(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = notebook.board
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", Breaking(os.fsync, 1, errno.ENOSPC, stays=True))
        with pytest.raises(CannotSave):
            write(notebook, "lost?")
    assert notebook.board == before
    assert notebook.saving == SaveState("saved")


def test_a_library_that_can_not_be_read_stops_the_notebook(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_to_open(monkeypatch, tmp_path / "data")
    with pytest.raises(Unreadable):
        Notebook(open_store(tmp_path, clock), clock)


def test_only_the_pages_that_are_shown_are_read(
    notebook: Notebook,
    open_again: Callable[[], Notebook],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(notebook, "x")
    refuse_to_open(monkeypatch, month_file(tmp_path, "2026-09"))
    other = open_again()
    assert set(other.board.pages) == {"library", MONTH}
    other.load_days(other.today - timedelta(days=30), other.today)
    assert set(other.board.pages) == {"library", "2026-10", MONTH}
    with pytest.raises(Unreadable):
        other.load_days(other.today - timedelta(days=60), other.today)


def test_pages_that_are_not_kept_are_let_go_and_can_be_shown_again(notebook: Notebook) -> None:
    write(notebook, "x")
    notebook.load_days(notebook.today - timedelta(days=200), notebook.today)
    assert len(notebook.board.pages) == 8
    notebook.release(["2026-10"])
    assert set(notebook.board.pages) == {"library", "2026-10"}
    notebook.load_days(notebook.today, notebook.today)
    assert texts(notebook) == ["x"]


def test_a_page_with_a_change_that_is_not_saved_is_not_let_go(
    notebook: Notebook, open_board: Callable[[], Notebook], monkeypatch: pytest.MonkeyPatch
) -> None:
    board = open_board()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", Breaking(os.fsync, 1, errno.ENOSPC, stays=True))
        write(board, "kept in memory")
        assert not board.flush(2)
        board.release([])
        assert texts(board) == ["kept in memory"]
    assert board.flush(2)
    board.release([])
    assert set(board.board.pages) == {"library"}


def test_of_many_months_that_were_shown_few_stay_in_memory(notebook: Notebook) -> None:
    today = notebook.today
    for months_ago in range(120):
        day = today - timedelta(days=30 * months_ago)
        notebook.load_days(day, day)
        assert len(notebook.board.pages) <= 42
        assert month_of(day) in notebook.board.pages
    assert {LIBRARY, month_of(today)} <= notebook.board.pages.keys()


def test_today_follows_the_day_boundary_of_the_board(notebook: Notebook, clock: FakeClock) -> None:
    clock.set(datetime(2026, 11, 22, 3, 59, tzinfo=UTC))
    assert notebook.today.day == 21
    assert notebook.edit_context().today.day == 21
    settings = notebook.board.settings
    edit = preferences.change(settings, settings._replace(day_boundary=0), notebook.edit_context())
    assert edit is not None
    notebook.commit(edit)
    assert notebook.today.day == 22


def test_an_entry_on_a_page_that_is_not_shown_is_written_and_read(
    notebook: Notebook, open_board: Callable[[], Notebook]
) -> None:
    long_ago = notebook.today - timedelta(days=400)
    for each in (notebook, open_board()):
        each.commit(entries.write("note", "from then", long_ago, each.edit_context()))
        assert [e.text for e in each.board.entries(long_ago)][-1] == "from then"
        each.flush(60)
    notebook.refresh()
    assert len(notebook.board.entries(long_ago)) == 2


def test_wins_kept_are_those_of_all_time(
    notebook: Notebook, open_board: Callable[[], Notebook], open_again: Callable[[], Notebook]
) -> None:
    long_ago = notebook.today - timedelta(days=400)
    notebook.commit(entries.write("win", "then", long_ago, notebook.edit_context()))
    write(notebook, "one")
    mark(notebook, "some")
    notebook.commit(entries.write("note", "no win", notebook.today, notebook.edit_context()))
    assert notebook.total_wins() == 3
    board = open_board()
    write(board, "two")
    assert board.total_wins() == 4
    mark(board, "rest")
    assert board.total_wins() == 3
    board.flush(60)
    assert board.total_wins() == open_again().total_wins() == 3
    board.undo()
    assert board.total_wins() == 4


def test_the_last_celebration_lines_are_remembered_also_in_the_next_month(
    notebook: Notebook,
    clock: FakeClock,
    open_again: Callable[[], Notebook],
    open_board: Callable[[], Notebook],
) -> None:
    assert recent_lines(notebook) == ()
    for n in range(12):
        write(notebook, f"w{n}", said=f"c{n}" if n != 5 else "")
    expected = tuple(f"c{n}" for n in range(12) if n != 5)
    assert recent_lines(notebook) == recent_lines(open_again()) == expected
    board = open_board()
    write(board, "now", said="c99")
    assert recent_lines(board) == (*expected, "c99")
    board.flush(60)
    clock.tick(20 * 24 * 3600)
    assert recent_lines(open_again()) == (*expected, "c99")
    later = open_again()
    write(later, "then", said="c100")
    assert recent_lines(later) == recent_lines(open_again()) == (*expected, "c99", "c100")


def test_no_line_is_remembered_where_the_month_can_not_be_read(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(notebook, "tea", said="cel.1")
    os.utime(month_file(tmp_path), (1, 1))
    refuse_to_open(monkeypatch, month_file(tmp_path))
    lose_copies(tmp_path)
    assert recent_lines(notebook) == ()


def test_history_is_newest_first_and_begins_with_a_day(
    notebook: Notebook, clock: FakeClock, open_again: Callable[[], Notebook]
) -> None:
    yesterday_first = write(notebook, "first")
    clock.tick(24 * 3600)
    second = mark(notebook, "done")
    third = write(notebook, "third")
    other = open_again()
    assert [done.id for done in other.history(other.today)] == [third.id, second.id]
    since_yesterday = other.history(other.today - timedelta(days=1))
    assert [done.id for done in since_yesterday][:3] == [third.id, second.id, yesterday_first.id]
    assert [done.title.did for done in since_yesterday][3:] == ["habit.added"]


def test_history_holds_what_is_not_saved_yet(
    notebook: Notebook, open_board: Callable[[], Notebook], monkeypatch: pytest.MonkeyPatch
) -> None:
    board = open_board()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", Breaking(os.fsync, 1, errno.ENOSPC, stays=True))
        edit = write(board, "held")
        assert not board.flush(2)
        newest = board.history(board.today)[0]
        assert isinstance(newest, Edit)
        assert newest.id == edit.id


def test_a_refused_undo_says_nothing_of_the_words(notebook: Notebook, store: Store) -> None:
    edit = write(notebook, "very private")
    other = entries.rewrite(
        notebook.board.entries(notebook.today)[0], "else", notebook.edit_context()
    )
    assert other is not None
    store.commit(other)
    record = next(r for r in store.records(MONTH) if r.id == edit.id)
    with pytest.raises(Refusal) as refused:
        store.restore(record)
    assert "private" not in str(refused.value) + repr(refused.value.values)


def recent_lines(notebook: Notebook) -> tuple[str, ...]:
    """The lines of this month and, if they are few, of the one before."""
    return notebook.lines.recent(notebook.today, notebook.today)
