"""Loading what belongs to a goal, from all the years it was worked on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from winsboard.domain.goals.steps import steps_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Mark
from winsboard.domain.model.goals import Goal, Reading
from winsboard.domain.text.calendar import months_between
from winsboard.notebook.notebook import Notebook

TICKS: Final = timedelta(days=366)
"""How far back the ticks of habits are loaded that are tied to a step."""


def story_months(notebook: Notebook, goal: Goal) -> tuple[str, ...]:
    """The months with events, pins and wins of a goal, and those with ticks that belong to it.

    Reads the files without keeping them in memory. Raises StoreError.
    """
    steps = steps_of(notebook.board, goal)
    ids = [goal.id, *(step.id for step in steps)]
    reader = notebook.reader()
    found = {month for month in reader.months() if reader.is_mentioned(month, ids)}
    if any(step.habit for step in steps):
        found.update(months_between(notebook.today - TICKS, notebook.today))
    return tuple(sorted(found))


def board_with_story(notebook: Notebook, goal: Goal) -> Board:
    """The board with every month of a goal's story loaded. Raises StoreError."""
    notebook.load_months(story_months(notebook, goal))
    return notebook.board


def find_evidence(notebook: Notebook, id: str) -> Entry | Mark | Reading | None:
    """The entry, tick or reading with an id, with its month loaded. None if there is none.

    Raises StoreError.
    """
    reader = notebook.reader()
    entry = reader.find(id)
    if entry is not None:
        notebook.load_days(entry.day, entry.day)
        return entry
    for month in sorted(reader.months(), reverse=True):
        if id.startswith(month.replace("-", "")) or reader.is_mentioned(month, [id]):
            day = date.fromisoformat(f"{month}-01")
            notebook.load_days(day, day)
            for document in notebook.board.pages[month].values():
                if document.id == id and isinstance(document, Mark | Reading):
                    return document
    return None
