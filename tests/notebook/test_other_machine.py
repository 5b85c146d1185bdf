"""Changes by another machine appear on an open board."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.notebook.acts import texts, write
from tests.store.boards import month_file, open_store
from winsboard.notebook.notebook import Notebook

COPY = "2026-11.sync-conflict-20261121-101500-ABCDEFG.json"


@pytest.fixture
def laptop(notebook: Notebook, tmp_path: Path, clock: FakeClock) -> Notebook:
    """Another machine with the same board."""
    write(notebook, "before")
    shutil.copytree(tmp_path / "data", tmp_path / "laptop" / "data")
    made = Notebook(open_store(tmp_path / "laptop", clock), clock)
    made.load_days(made.today, made.today)
    write(made, "from the laptop")
    return made


@pytest.mark.parametrize("name", [COPY, "2026-11.json"], ids=["a copy", "in its place"])
def test_it_appears_and_nothing_of_the_board_is_gone(
    laptop: Notebook, open_board: Callable[[], Notebook], tmp_path: Path, name: str
) -> None:
    board = open_board()
    write(board, "from the board")
    assert board.flush(60)
    board.refresh()
    shutil.copy(month_file(tmp_path / "laptop"), month_file(tmp_path).with_name(name))
    assert board.refresh()
    assert sorted(texts(board)) == ["before", "from the board", "from the laptop"]
    assert not board.refresh()


def test_it_is_there_when_a_board_is_opened(
    laptop: Notebook, open_board: Callable[[], Notebook], tmp_path: Path
) -> None:
    shutil.copy(month_file(tmp_path / "laptop"), month_file(tmp_path).with_name(COPY))
    assert sorted(texts(open_board())) == ["before", "from the laptop"]


def test_what_was_done_there_can_be_taken_back_here(
    laptop: Notebook, open_again: Callable[[], Notebook], tmp_path: Path, clock: FakeClock
) -> None:
    shutil.copy(month_file(tmp_path / "laptop"), month_file(tmp_path).with_name(COPY))
    notebook = open_again()
    clock.tick(1)
    assert notebook.undo().to == "from the laptop"
    assert texts(notebook) == ["before"]
