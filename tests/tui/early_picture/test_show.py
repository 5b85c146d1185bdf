"""When the board is shown early, and when it is not."""

from __future__ import annotations

import os
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyte
import pytest

from tests.conftest import FakeClock
from tests.tui.board import THREE, fill
from winsboard.domain.habits import habits
from winsboard.domain.model.documents import Settings
from winsboard.domain.settings import preferences
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.saving.save_state import SaveState
from winsboard.store.store import Store
from winsboard.tui.early_picture.show import picture_of, show

ENVIRON = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
SIZE = (120, 36)


@pytest.fixture
def notebook(board_home: Path, clock: FakeClock) -> Notebook:
    """A board with a win of today."""
    fill(board_home, clock, THREE, Settings())
    notebook = Notebook(Store(board_home / "data", board_home / "state", clock), clock)
    notebook.load_days(notebook.today, notebook.today)
    tick(notebook)
    return notebook


def tick(notebook: Notebook) -> None:
    """Tick the first habit."""
    board = notebook.board
    edit = habits.mark(board, board.habits[0], notebook.today, "done", notebook.edit_context())
    assert edit is not None
    notebook.commit(edit)


def choose(notebook: Notebook, **values: Any) -> None:
    """Change settings."""
    before = notebook.board.settings
    edit = preferences.change(before, before._replace(**values), notebook.edit_context())
    assert edit is not None
    notebook.commit(edit)


def seen(picture: str, size: tuple[int, int] = SIZE) -> str:
    """What a terminal shows."""
    screen = pyte.Screen(*size)
    pyte.Stream(screen).feed(picture)
    return "\n".join(screen.display)


def early(notebook: Notebook, **environ: str) -> str:
    return picture_of(notebook, "", ENVIRON | environ, SIZE)


def test_it_shows_the_board_of_today(notebook: Notebook) -> None:
    shown = seen(early(notebook))
    assert "[ ● ] Make the bed" in shown
    assert "1 win today" in shown
    assert "q quit" in shown


def test_it_shows_the_days_before_the_month(
    notebook: Notebook, clock: FakeClock, board_home: Path
) -> None:
    clock.tick(24 * 3600 * (32 - notebook.today.day))
    again = Notebook(Store(board_home / "data", board_home / "state", clock), clock)
    again.load_days(again.today, again.today)
    tick(again)
    early(again)
    assert (again.today - timedelta(days=8)).strftime("%Y-%m") in again.board.pages


@pytest.mark.parametrize(
    "settings", [{"started_on": None}, {"board_for": "family"}], ids=lambda s: next(iter(s))
)
def test_questions_and_other_screens_come_first(
    notebook: Notebook, settings: dict[str, object]
) -> None:
    choose(notebook, **settings)
    assert early(notebook) == ""


def test_a_greeting_may_come_first(notebook: Notebook, clock: FakeClock) -> None:
    clock.tick(4 * 24 * 3600)
    notebook.load_days(notebook.today, notebook.today)
    assert early(notebook) == ""
    choose(notebook, welcome=False)
    assert early(notebook)


def test_what_is_not_saved_is_told_by_the_board(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Notebook, "saving", SaveState("held"))
    assert early(notebook) == ""


def test_the_linux_console_gets_its_characters(notebook: Notebook) -> None:
    shown = seen(early(notebook, TERM="linux", COLORTERM=""))
    assert "◐" not in shown
    assert "Make the bed" in shown


@contextmanager
def terminal(columns: int = 120, lines: int = 36) -> Iterator[tuple[int, int]]:
    """Both ends of a pseudo-terminal."""
    master, slave = os.openpty()
    try:
        termios.tcsetwinsize(slave, (lines, columns))
        yield master, slave
    finally:
        os.close(master)
        os.close(slave)


def test_a_terminal_that_is_held_echoes_nothing_and_is_given_back(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("winsboard.tui.early_picture.show.picture_of", lambda *_: "picture")
    with terminal() as (master, slave):
        before = termios.tcgetattr(slave)
        held = show(notebook, "", ENVIRON, slave, slave)
        assert held is not None
        assert os.read(master, 4096) == b"\x1b[?1049h\x1b[?25lpicture"
        os.write(master, b"w\r")
        assert os.read(slave, 2) == b"w\r"
        held.release()
        held.release()
        assert b"\x1b[?1049l" in os.read(master, 4096)
        assert termios.tcgetattr(slave) == before


@pytest.mark.parametrize("size", [(59, 36), (120, 19)])
def test_a_small_window_shows_nothing(notebook: Notebook, size: tuple[int, int]) -> None:
    with terminal(*size) as (_, slave):
        assert show(notebook, "", ENVIRON, slave, slave) is None


def test_a_chosen_number_of_colours_is_left_to_textual(notebook: Notebook) -> None:
    with terminal() as (_, slave):
        environ = ENVIRON | {"TEXTUAL_COLOR_SYSTEM": "standard"}
        assert show(notebook, "", environ, slave, slave) is None
