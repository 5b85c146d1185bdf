"""A goal that was worked on for many years, whose story is in many files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.store.boards import open_store
from winsboard.domain.goals import removal, steps
from winsboard.domain.goals.dangling import GoalLinks
from winsboard.domain.model.documents import Document, Entry
from winsboard.domain.model.goals import Goal, GoalEvent, Pin, Step, pin_id
from winsboard.notebook.notebook import MAX_PAGES, Notebook
from winsboard.notebook.views.goals import board_with_story
from winsboard.store.codec.documents import pages_of

MONTHS = 3 * MAX_PAGES
GOAL = Goal("1001", "Sing in the choir")
OTHER = Goal("1002", "Read the paper")
STEP = Step("1003", GOAL.id, "Find the hall")


@pytest.fixture
def notebook(tmp_path: Path, clock: FakeClock) -> Notebook:
    """A board with something about a goal in each month of ten years."""
    store = open_store(tmp_path, clock)
    there: list[Document] = [GOAL, OTHER, STEP]
    for n in range(MONTHS):
        day = date(2016 + n // 12, n % 12 + 1, 5)
        win = Entry(f"{5000 + n}", day, clock.now(), "win", text="sang")
        there.append(win)
        there.append(Pin(pin_id(GOAL.id, STEP.id, win.id), day, GOAL.id, win.id, STEP.id))
        there.append(Pin(pin_id(OTHER.id, "", win.id), day, OTHER.id, win.id))
        if n % 2:
            there.append(GoalEvent(f"{7000 + n}", GOAL.id, day, "changed", because="the hall"))
    store.write_pages(pages_of(there, store.ids.stamp()))
    return Notebook(open_store(tmp_path, clock), clock)


def left(notebook: Notebook) -> list[Document]:
    """All documents on disk, in every year."""
    store = notebook._store
    names = ["library", *notebook.reader().months()]
    return [document for name in names for document in store.page(name).values()]


def test_a_goal_is_deleted_with_all_of_its_story_and_comes_back_with_it(notebook: Notebook) -> None:
    before = left(notebook)
    board = board_with_story(notebook, GOAL)
    notebook.commit(removal.remove(board, GOAL, notebook.edit_context()))
    after = left(notebook)
    links = GoalLinks()
    links.add(after)
    assert not links.without_goal()
    assert {type(d) for d in after} == {Goal, Entry, Pin}
    assert sum(isinstance(d, Pin) for d in after) == MONTHS
    notebook.undo()
    assert sorted(left(notebook), key=repr) == sorted(before, key=repr)


def test_a_step_is_deleted_with_all_of_its_pins(notebook: Notebook) -> None:
    board = board_with_story(notebook, GOAL)
    notebook.commit(steps.remove(board, STEP, notebook.edit_context()))
    after = left(notebook)
    assert not any(isinstance(d, Pin) and d.step for d in after)
    assert sum(isinstance(d, Pin) for d in after) == MONTHS
