"""The notices below the header: what is shown on which day, and in which order."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Affirmation, Entry, Habit
from winsboard.domain.model.goals import Goal
from winsboard.domain.progress.week import is_offered
from winsboard.domain.reflection.tomorrow import line_for
from winsboard.domain.settings.notes import Note, is_hidden
from winsboard.domain.wellbeing.moods import invites_check_in
from winsboard.named_tuple import NamedTuple
from winsboard.words import format_phrase
from winsboard.words.sentences.journal.old_win import weekly_line

KEYS: Final = 9
"""Habits that a digit ticks."""


class Notice(NamedTuple):
    """A notice, and the key that answers it."""

    kind: Note
    text: str
    key: str = ""
    does: str = ""
    """What the key does, in one or two words."""
    done: bool = False
    habit: Habit | None = None
    """The habit that it is about."""
    letter: Entry | None = None
    """The letter that came back."""
    goal: Goal | None = None
    """The goal that was reached."""
    short: str = ""
    """The person's words alone, for a narrow window."""


def day_lines(
    board: Board,
    now: datetime,
    today: date,
    weekly: Entry | None = None,
    letter: Entry | None = None,
) -> tuple[Notice, ...]:
    """Return the notices of a day in order, the most important one first.

    They are the reminders of a habit and of the look back, a letter that came back, a goal that was
    reached from a shell or another machine, the line
    written yesterday, the offer to check in, a kind line, the old win of the week, and the week
    page on its day. The pages of today and yesterday must be on the board. Those that were hidden
    for today are left out.
    """
    lines = (
        *_habit(board, now, today),
        *_reminder(board, now, today),
        *([_letter(letter, today)] if letter else []),
        *_milestone(board),
        *_yesterdays_line(board, today),
        *_invitation(board, today),
        *_kind_line(board, today),
        *([Notice("old_win", weekly_line(weekly, today))] if weekly else []),
        *_week_page(board, today),
    )
    return tuple(line for line in lines if not is_hidden(board.settings, line.kind, today))


def shows_reminder(board: Board, now: datetime, today: date) -> bool:
    """Return whether the reminder of the evening reflection is shown."""
    return bool(_reminder(board, now, today))


def _yesterdays_line(board: Board, today: date) -> list[Notice]:
    line = line_for(board, today) if board.settings.yesterday_line else None
    if line is None:
        return []
    text = format_phrase("today.you_wrote", text=line.text)
    if line.done:
        return [Notice("yesterday", text, done=True, short=line.text)]
    return [Notice("yesterday", text, "k", format_phrase("today.you_wrote.tick"), short=line.text)]


def _letter(letter: Entry, today: date) -> Notice:
    from winsboard.words.sentences.journal.letters import waiting_words

    return Notice(
        "letter",
        waiting_words(letter, today),
        "l",
        format_phrase("today.letter.read"),
        short=format_phrase("today.letter.short"),
        letter=letter,
    )


def _milestone(board: Board) -> list[Notice]:
    if not board.library_documents(Goal):
        return []
    from winsboard.domain.goals.reaching import waiting

    return [
        Notice(
            "milestone",
            format_phrase("goals.today.waits", goal=goal.title),
            "g",
            format_phrase("goals.today.waits.does"),
            goal=goal,
            short=goal.title,
        )
        for goal in waiting(board)[:1]
    ]


def _kind_line(board: Board, today: date) -> list[Notice]:
    if not board.settings.kind_line or not board.library_documents(Affirmation):
        return []
    from winsboard.domain.wellbeing.affirmations import line_for_place

    line = line_for_place(board, "morning", today)
    return [Notice("kind_line", line.text)] if line else []


def _invitation(board: Board, today: date) -> list[Notice]:
    if not invites_check_in(board, today):
        return []
    return [Notice("mood", format_phrase("mood.invited"), "m", format_phrase("mood.invited.does"))]


def _habit(board: Board, now: datetime, today: date) -> list[Notice]:
    if not any(habit.remind for habit in board.habits):
        return []
    from winsboard.domain.habits.reminders import due

    habit = due(board, now, today)
    if habit is None:
        return []
    number = board.habits.index(habit) + 1
    key = str(number) if number <= KEYS else ""
    does = format_phrase("today.habit_reminder.tick") if key else ""
    text = format_phrase("today.habit_reminder", habit=habit.label)
    return [Notice("habit", text, key, does, habit=habit, short=habit.label)]


def _reminder(board: Board, now: datetime, today: date) -> list[Notice]:
    if board.settings.reminder is None:
        return []
    from winsboard.domain.reflection.reminders import is_due

    if not is_due(board, now, today):
        return []
    return [
        Notice(
            "reminder", format_phrase("today.reminder"), "t", format_phrase("today.reminder.begin")
        )
    ]


def _week_page(board: Board, today: date) -> list[Notice]:
    if not is_offered(board, today):
        return []
    return [
        Notice(
            "week_page",
            format_phrase("progress.week.here"),
            "Y",
            format_phrase("progress.week.here.read"),
        )
    ]
