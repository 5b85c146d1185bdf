"""What a tick is answered with before a line: all of a routine, or a new word of steadiness."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from winsboard.domain.habits.routines import completed_by
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit, Mark
from winsboard.domain.model.edits import Change, Edit
from winsboard.words import format_phrase
from winsboard.words.catalog.habits import steadiness_rank, steadiness_word

Score: TypeAlias = Callable[[Board, Habit], float]
"""Computes the steadiness of a habit today; the last year must be loaded."""

ROUTINE: Final = "routine"
"""What begins the id of a line about a routine."""


def tick_answer(
    board: Board, edit: Edit, recent: Sequence[str], score: Score | None
) -> tuple[Edit, str]:
    """The edit with what it has to remember, and the sentence that answers it; often none.

    `recent` are the ids of recently shown lines. Without `score` nothing is said about steadiness.
    """
    whole = _whole_routine(board, edit, recent)
    if whole is not None:
        return whole
    return (_new_word(board, edit, score) if score is not None else None) or (edit, "")


def _whole_routine(board: Board, edit: Edit, recent: Sequence[str]) -> tuple[Edit, str] | None:
    """The sentence that all of a routine is done. None if it is not, or it was said that day."""
    found = completed_by(board, edit)
    if found is None:
        return None
    routine, day = found
    id = f"{ROUTINE}.{routine.id}.{day.isoformat()}"
    if id in recent:
        return None
    return edit._replace(said=id), format_phrase("today.routine.all", name=routine.name)


def _new_word(board: Board, edit: Edit, score: Score) -> tuple[Edit, str] | None:
    """The sentence that a habit has reached a word of steadiness for the first time.

    None if it has not. The edit remembers the word, so that it is not said again. If the habit had
    the word before this edit, as on a board of an older version, that is remembered in silence.
    """
    habit = ticked_habit(board, edit)
    if habit is None:
        return None
    reached = score(board.with_changes(edit.changes), habit)
    rank = steadiness_rank(reached)
    if rank <= habit.reached:
        return None
    is_new = steadiness_rank(score(board, habit)) < rank
    known = edit._replace(changes=(*edit.changes, Change(habit, habit._replace(reached=rank))))
    if not is_new:
        return known, ""
    word = steadiness_word(reached)
    return known, format_phrase("today.steadier", habit=habit.label, word=word)


def ticked_habit(board: Board, edit: Edit) -> Habit | None:
    """The habit that an edit ticks, in full or in part. None for any other edit."""
    for change in edit.changes:
        if isinstance(change.after, Mark) and change.after.state != "rest":
            return board.habit(change.after.habit)
    return None
