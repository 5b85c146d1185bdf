"""Actions of a person, as one-line helpers."""

from __future__ import annotations

from tests.fake_clock import FakeClock
from winsboard.domain.habits import habits
from winsboard.domain.journal import entries as journal
from winsboard.domain.model.documents import Entry, MarkState
from winsboard.domain.model.edits import Edit
from winsboard.notebook.notebook import Notebook


def write(notebook: Notebook, text: str, *, said: str = "") -> Edit:
    """Write a win a second later."""
    clock = notebook.clock
    assert isinstance(clock, FakeClock)
    clock.tick(1)
    edit = journal.write("win", text, notebook.today, notebook.edit_context())._replace(said=said)
    notebook.commit(edit)
    return edit


def mark(notebook: Notebook, state: MarkState | None) -> Edit:
    """Set the first habit's mark for today, a second later."""
    clock = notebook.clock
    assert isinstance(clock, FakeClock)
    clock.tick(1)
    board = notebook.board
    edit = habits.mark(board, board.habits[0], notebook.today, state, notebook.edit_context())
    assert edit is not None
    notebook.commit(edit)
    return edit


def habit_named(notebook: Notebook, label: str) -> Edit:
    """Rename the first habit, a second later."""
    clock = notebook.clock
    assert isinstance(clock, FakeClock)
    clock.tick(1)
    habit = notebook.board.habits[0]
    edit = habits.change(habit, habit._replace(label=label), notebook.edit_context())
    notebook.commit(edit)
    return edit


def entries(notebook: Notebook) -> tuple[Entry, ...]:
    return notebook.board.entries(notebook.today)


def texts(notebook: Notebook) -> list[str]:
    """The texts written today, oldest first."""
    return [entry.text for entry in entries(notebook)]


def state(notebook: Notebook) -> str:
    """The state of the first habit's mark for today."""
    found = notebook.board.mark(notebook.board.habits[0].id, notebook.today)
    return found.state if found else "open"
