"""Undoing an older reading: the records of its measure follow from what is left."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.store.boards import open_store
from winsboard.domain.errors import Refusal
from winsboard.domain.measures import measures, readings
from winsboard.domain.model.edits import Edit, Title
from winsboard.domain.model.goals import Measure, Reading
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.measured import all_readings

OPENED = ("command", "board")
"""A notebook that saves at once, and one whose edits wait to be written."""


@pytest.fixture
def opened(
    notebook: Notebook, open_board: Callable[[], Notebook], request: pytest.FixtureRequest
) -> Notebook:
    return notebook if request.param == "command" else open_board()


def tick(notebook: Notebook) -> None:
    assert isinstance(notebook.clock, FakeClock)
    notebook.clock.tick(1)


def words(notebook: Notebook) -> Measure:
    (measure,) = notebook.board.library_documents(Measure)
    return measure


def add(notebook: Notebook, value: float, set_up: str = "") -> Edit:
    """Save a reading a second later, first of all a measure for it."""
    tick(notebook)
    context = notebook.edit_context()
    if not notebook.board.library_documents(Measure):
        notebook.commit(measures.add(notebook.board, Measure("", "Words"), context))
        tick(notebook)
    new = Reading("", "", notebook.today, notebook.clock.now(), value, set_up=set_up)
    return notebook.commit(readings.add(words(notebook), new, notebook.edit_context()))


def known(notebook: Notebook) -> dict[str, tuple[float | None, float | None]]:
    """The first and the best number of each set-up, as they are saved."""
    return {r.set_up: (r.first, r.best) for r in words(notebook).records}


@pytest.mark.parametrize("opened", OPENED, indirect=True)
def test_any_reading_is_undone_whatever_came_later(opened: Notebook) -> None:
    first, best, chair, last = (
        add(opened, 3),
        add(opened, 12),
        add(opened, 7, "chair"),
        add(opened, 5),
    )
    assert known(opened) == {"": (3, 12), "chair": (7, 7)}
    opened.undo_one(best.id)
    assert known(opened) == {"": (3, 5), "chair": (7, 7)}
    tick(opened)
    opened.undo_one(first.id)
    assert known(opened) == {"": (5, 5), "chair": (7, 7)}
    tick(opened)
    opened.undo_one(chair.id)
    assert known(opened) == {"": (5, 5)}
    tick(opened)
    assert opened.redo() == chair.title
    tick(opened)
    assert opened.redo() == first.title
    assert known(opened) == {"": (3, 5), "chair": (7, 7)}
    tick(opened)
    opened.undo_one(last.id)
    assert known(opened) == {"": (3, 3), "chair": (7, 7)}
    with pytest.raises(Refusal, match=r"undo\.taken_back"):
        opened.undo_one(last.id)


@pytest.mark.parametrize("opened", OPENED, indirect=True)
def test_a_measure_with_numbers_is_not_undone_from_under_them(opened: Notebook) -> None:
    reading = add(opened, 3)
    added = next(act for act in opened.history(opened.today) if act.title.did == "measure.added")
    with pytest.raises(Refusal, match=r"undo\."):
        opened.undo_one(added.id)
    opened.undo_one(reading.id)
    tick(opened)
    opened.undo_one(added.id)
    assert opened.board.library_documents(Measure) == ()


@pytest.mark.parametrize("opened", OPENED, indirect=True)
def test_a_deleted_measure_comes_back_and_can_go_again(opened: Notebook) -> None:
    add(opened, 3)
    tick(opened)
    opened.commit(measures.remove(words(opened), opened.edit_context()))
    tick(opened)
    opened.undo()
    assert known(opened) == {"": (3, 3)}
    tick(opened)
    opened.redo()
    assert opened.board.library_documents(Measure) == ()


def test_a_reading_is_undone_after_another_machine_has_added_a_better_one(
    notebook: Notebook, tmp_path: Path, clock: FakeClock
) -> None:
    add(notebook, 3)
    here, there = tmp_path, tmp_path / "there"
    shutil.copytree(here / "data", there / "data")
    mine = add(notebook, 9)
    other = Notebook(open_store(there, clock), clock)
    other.load_days(other.today, other.today)
    add(other, 20)
    tick(notebook)
    merging = open_store(here, clock)
    merging.merge(there / "data", clock.now(), lambda _: Title("merged"))
    again = Notebook(open_store(here, clock), clock)
    again.load_days(again.today, again.today)
    assert known(again) == {"": (3, 20)}
    tick(again)
    again.undo_one(mine.id)
    assert {r.value for r in all_readings(again.reader(), words(again))} == {3, 20}
    assert known(again) == {"": (3, 20)}
