"""The answer to an edit: all of a routine, a new word of steadiness, or a celebration line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, TypeAlias

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit, Mark
from winsboard.domain.model.edits import Change, Edit
from winsboard.named_tuple import NamedTuple
from winsboard.words import format_phrase
from winsboard.words.catalog.habits import steadiness_rank, steadiness_word
from winsboard.words.sentences.celebration import Occasion, line_for

Score: TypeAlias = Callable[[Board, Habit], float]
"""Computes the steadiness of a habit today; the last year must be loaded."""

ROUTINE: Final = "routine"
"""What begins the id of a line about a routine."""


class Answer(NamedTuple):
    """An answer, and the edit that remembers it."""

    edit: Edit
    text: str = ""
    """Empty if nothing is said."""
    bright: bool = False


def answer_to(
    board: Board,
    today: date,
    edit: Edit,
    recent: Sequence[str],
    occasion: Occasion,
    score: Score | None = None,
) -> Answer:
    """Choose the answer to an edit that is not on the board yet.

    `recent` are the ids of recently shown lines, oldest first. Without `score` nothing is said
    about steadiness.
    """
    if not occasion.event or not board.settings.celebrate:
        return Answer(edit)
    whole = _whole_routine(board, edit, recent)
    if whole is not None:
        return whole
    steadier = _new_word(board, edit, score) if score is not None else None
    if steadier is not None and steadier.text:
        return steadier
    known = steadier.edit if steadier is not None else edit
    line = line_for(board, today, known, recent, occasion)
    if line is None:
        return Answer(known)
    return Answer(known._replace(said=line.id), line.text, line.tone == "bright")


def _whole_routine(board: Board, edit: Edit, recent: Sequence[str]) -> Answer | None:
    """The sentence that all of a routine is done. None if it is not, or it was said that day."""
    if not any(isinstance(change.after, Mark) for change in edit.changes):
        return None
    from winsboard.domain.habits.routines import completed_by

    found = completed_by(board, edit)
    if found is None:
        return None
    routine, day = found
    id = f"{ROUTINE}.{routine.id}.{day.isoformat()}"
    if id in recent:
        return None
    return Answer(edit._replace(said=id), format_phrase("today.routine.all", name=routine.name))


def _new_word(board: Board, edit: Edit, score: Score) -> Answer | None:
    """The sentence that a habit has reached a word of steadiness for the first time.

    None if it has not. The edit remembers the word, so that it is not said again. If the habit had
    the word before this edit, as on a board of an older version, that is remembered in silence.
    """
    habit = ticked_habit(board, edit)
    if habit is None:
        return None
    after = board.with_changes(edit.changes)
    reached = score(after, habit)
    rank = steadiness_rank(reached)
    if rank <= habit.reached:
        return None
    is_new = steadiness_rank(score(board, habit)) < rank
    known = edit._replace(changes=(*edit.changes, Change(habit, habit._replace(reached=rank))))
    if not is_new:
        return Answer(known)
    word = steadiness_word(reached)
    return Answer(known, format_phrase("today.steadier", habit=habit.label, word=word))


def ticked_habit(board: Board, edit: Edit) -> Habit | None:
    """The habit that an edit ticks, in full or in part. None for any other edit."""
    for change in edit.changes:
        if isinstance(change.after, Mark) and change.after.state != "rest":
            return board.habit(change.after.habit)
    return None
