"""Evidence for a goal: what was pinned to it, and the ticks of habits that are tied to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final, TypeAlias

from winsboard.domain.goals.events import events_of, win_id
from winsboard.domain.goals.goals import goal_with
from winsboard.domain.goals.removal import pins_of
from winsboard.domain.goals.steps import step_with, steps_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import LIBRARY, Entry, Mark
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.goals import Goal, GoalEvent, Pin, Reading, Step, pin_id
from winsboard.domain.model.wins import is_win
from winsboard.named_tuple import NamedTuple

_NO_TIME: Final = datetime.max.replace(tzinfo=UTC)
Evidence: TypeAlias = Entry | Mark | Reading
"""What can be pinned to a goal."""


class StoryRow(NamedTuple):
    """One line of a goal's story: an event, or evidence for the goal or for a step."""

    day: date
    event: GoalEvent | None = None
    evidence: Evidence | None = None
    """What was pinned, ticked or measured; of an event the win that it wrote."""
    step: str = ""
    """Id of the step that it belongs to, or empty."""


def pin(
    board: Board, goal: Goal, what: Evidence, context: EditContext, *, step: Step | None = None
) -> Edit | None:
    """Pin a win, a tick or a reading to a goal or a step. Returns None if it is pinned already."""
    step_id = step.id if step else ""
    new = Pin(pin_id(goal.id, step_id, what.id), what.day, goal.id, what.id, step_id)
    if board.find(new) is not None:
        return None
    return context.creation("pin.added", step.title if step else goal.title, new)


def unpin(board: Board, pin: Pin, context: EditContext) -> Edit:
    """Take a pin off; what was pinned stays."""
    goal = goal_with(board, pin.goal)
    return context.removal("pin.removed", goal.title if goal else "", pin)


def pins_on(board: Board, what: Evidence) -> tuple[Pin, ...]:
    """The pins of a win, tick or reading; its month must be loaded."""
    ids = {what.id, *(what.was if isinstance(what, Entry) else ())}
    found = (
        document
        for page in board.pages.values()
        for document in page.values()
        if isinstance(document, Pin) and document.of in ids
    )
    return tuple(sorted(found, key=lambda pin: pin.id))


def goals_of(board: Board, what: Evidence) -> tuple[tuple[Goal, Step | None], ...]:
    """The goals and steps that a win, a tick or a reading belongs to."""
    found: dict[tuple[str, str], tuple[Goal, Step | None]] = {}

    def add(goal_id: str, step_id: str) -> None:
        goal = goal_with(board, goal_id)
        if goal is not None:
            found.setdefault((goal_id, step_id), (goal, step_with(board, step_id)))

    if isinstance(what, Entry) and what.about:
        step = step_with(board, what.about)
        add(step.goal if step else what.about, step.id if step else "")
    if isinstance(what, Mark) and is_win(what):
        for step in board.library_documents(Step):
            if step.habit == what.habit:
                add(step.goal, step.id)
    if isinstance(what, Reading):
        for goal in board.library_documents(Goal):
            if goal.measure == what.measure:
                add(goal.id, "")
    for there in pins_on(board, what):
        add(there.goal, there.step)
    return tuple(found.values())


def story(board: Board, goal: Goal) -> tuple[StoryRow, ...]:
    """The story of a goal in the months that are loaded, newest first.

    A deed is one row: its event with the win that was written for it. Ticks of a habit that is tied
    to a step are evidence from the day on which the goal began.
    """
    by_id = {
        document.id: document
        for name, page in board.pages.items()
        if name != LIBRARY
        for document in page.values()
        if isinstance(document, Entry | Mark | Reading)
    }
    moved = {old: d for d in by_id.values() if isinstance(d, Entry) for old in d.was}
    rows = {}
    for happened in events_of(board, goal):
        win = by_id.get(win_id(happened)) or moved.get(win_id(happened))
        step = win.about if isinstance(win, Entry) and win.about != goal.id else ""
        rows[win_id(happened)] = StoryRow(happened.day, happened, win, step)
    for there in pins_of(board, goal=goal.id):
        what = by_id.get(there.of) or moved.get(there.of)
        if what is not None and what.id not in rows:
            rows[what.id] = StoryRow(what.day, evidence=what, step=there.step)
    for row in _tied_ticks(board, goal):
        assert row.evidence is not None
        rows.setdefault(row.evidence.id, row)
    found = sorted(rows.values(), key=_when, reverse=True)
    return tuple(found)


def _tied_ticks(board: Board, goal: Goal) -> Iterator[StoryRow]:
    tied = {step.habit: step.id for step in reversed(steps_of(board, goal)) if step.habit}
    began = next((e.day for e in events_of(board, goal) if e.what == "began"), None)
    for month, page in board.pages.items():
        if month == LIBRARY or not tied:
            continue
        for document in page.values():
            if (
                isinstance(document, Mark)
                and document.habit in tied
                and is_win(document)
                and (began is None or document.day >= began)
            ):
                yield StoryRow(document.day, evidence=document, step=tied[document.habit])


def _when(row: StoryRow) -> tuple[date, datetime, int, str]:
    """By day and time. A tick has no time, so it comes after the rest of its day."""
    found = row.event or row.evidence
    at = found.at if isinstance(found, GoalEvent | Entry | Reading) else None
    id = found.id if found else ""
    return row.day, at or _NO_TIME, len(id), id
