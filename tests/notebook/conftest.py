"""Notebooks with a board of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.store.boards import open_store
from winsboard.domain.habits import habits
from winsboard.domain.model.documents import Habit
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.saving.background_writer import BackgroundWriter
from winsboard.store.store import Store


@pytest.fixture
def store(tmp_path: Path, clock: FakeClock) -> Store:
    return open_store(tmp_path, clock)


@pytest.fixture
def notebook(store: Store, clock: FakeClock) -> Notebook:
    """A notebook like that of the command line, with one habit."""
    made = Notebook(store, clock)
    made.commit(habits.add(made.board, [Habit("", "Make the bed")], made.edit_context()))
    clock.tick(1)
    made.load_days(made.today, made.today)
    return made


@pytest.fixture
def open_again(tmp_path: Path, clock: FakeClock) -> Callable[[], Notebook]:
    """Open the board like another command."""

    def opened() -> Notebook:
        made = Notebook(open_store(tmp_path, clock), clock)
        made.load_days(made.today, made.today)
        return made

    return opened


@pytest.fixture
def open_board(tmp_path: Path, clock: FakeClock) -> Iterator[Callable[[], Notebook]]:
    """Open the board like the full-screen UI, with a background writer."""
    made: list[Notebook] = []

    def opened() -> Notebook:
        store = open_store(tmp_path, clock)
        board = Notebook(store, clock, BackgroundWriter(store))
        board.load_days(board.today, board.today)
        made.append(board)
        return board

    yield opened
    for board in made:
        board.close()
