"""A board with goals, steps and a treat."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import FakeClock
from tests.tui.board import THREE, fill
from winsboard.domain.goals import goals, reaching
from winsboard.domain.model.documents import Settings
from winsboard.domain.model.goals import Goal, Reward
from winsboard.domain.rewards import rewards
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store

STEPS = ("Stand at the door", "To the gate", "To the corner", "All the way")
LEVELS = ("fewer than 10", "10", "20", "30", "40 or more")


def notebook_at(home: Path, clock: FakeClock) -> Notebook:
    """Return a notebook that saves at once, as a shell does."""
    notebook = Notebook(Store(home / "data", home / "state", clock), clock)
    notebook.load_days(notebook.today, notebook.today)
    return notebook


def fill_goals(home: Path, clock: FakeClock, *titles: str, board_for: str = "mh") -> Notebook:
    """Write a board with a goal that has four steps and five levels, and with other goals."""
    fill(home, clock, THREE, Settings(board_for=board_for))
    notebook = notebook_at(home, clock)
    for n, title in enumerate(titles or ("Walk to the bakery", "Say no once a week")):
        clock.tick(1)
        goal = Goal("", title, why="fresh bread", levels=LEVELS, cuts=(10, 20, 30, 40))
        new = goal if n == 0 else Goal("", title)
        steps = STEPS if n == 0 else ()
        notebook.commit(goals.add(notebook.board, new, notebook.edit_context(), steps))
    clock.tick(1)
    return notebook


def reach_first(notebook: Notebook, clock: FakeClock, *, treat: str = "") -> None:
    """Reach the first goal from a shell, with a treat for it if one is named."""
    board, context = notebook.board, notebook.edit_context()
    first = goals.current(board)[0]
    if treat:
        wished = Reward("", treat, for_kind="goal", for_id=first.id)
        notebook.commit(rewards.add(board, wished, context))
    edit = reaching.reach(notebook.board, first, notebook.edit_context())
    assert edit is not None
    notebook.commit(edit)
    clock.tick(1)
