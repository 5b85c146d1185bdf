"""The lines above and below the list of today: greeting, kind line, rest, reminders.

Modules of features that the board does not use are not imported, to keep `winsboard today` fast.
"""

from __future__ import annotations

from datetime import date, datetime

from winsboard.domain.habits import rests, welcome
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Affirmation, Suggestion
from winsboard.domain.model.goals import Goal
from winsboard.domain.reflection import tomorrow
from winsboard.domain.settings.wording import plain_words
from winsboard.words import format_phrase


def head_lines(board: Board, today: date) -> list[str]:
    """The board's name, a greeting after days away, yesterday's line, a kind line, a rest.

    The pages of the last year must be loaded.
    """
    lines = [*_name(board), *_welcome(board, today)]
    line = tomorrow.line_for(board, today)
    if line is not None:
        key = "plain.you_wrote.done" if line.done else "plain.you_wrote"
        lines.append(format_phrase(key, text=line.text))
    lines += _kind_line(board, today)
    rest = rests.rest_on(board, today)
    if rest is not None:
        key = "plain.resting.reason" if rest.reason else "plain.resting"
        lines.append(format_phrase(key, reason=rest.reason))
    lines += [*_milestones(board), *notes_line(board)]
    return [*lines, ""] if lines else []


def _name(board: Board) -> list[str]:
    """The line that tells boards apart; empty if this one has no name."""
    name = board.settings.board_name
    return [format_phrase("plain.board", name=name)] if name else []


def _milestones(board: Board) -> list[str]:
    """A line for each goal that was reached and not looked at yet."""
    if not any(goal.pause_from for goal in board.library_documents(Goal)):
        return []
    from winsboard.domain.goals.reaching import waiting

    return [format_phrase("plain.goal.waits", goal=goal.title) for goal in waiting(board)]


def notes_line(board: Board) -> list[str]:
    """The line that says that a note waits, without its words; empty if none does."""
    if not board.library_documents(Suggestion):
        return []
    from winsboard.domain.family.suggestions import waiting

    count = len(waiting(board))
    key = "plain.suggestion.waits.one" if count == 1 else "plain.suggestion.waits"
    return [format_phrase(key, count=count)] if count else []


def _welcome(board: Board, today: date) -> list[str]:
    if not welcome.needs_greeting(board, today):
        return []
    from winsboard.words.sentences.wellbeing.welcome import greeting

    away = welcome.days_away(board, today)
    said = greeting(away, plain=plain_words(board.settings))
    lines = [said.text] if said else []
    lines.append(format_phrase("plain.welcome.how"))
    if wins := welcome.small_wins(board, today):
        lines.append(format_phrase("plain.welcome.wins", wins=", ".join(win.label for win in wins)))
    if welcome.offers_fresh_page(board, today):
        lines.append(format_phrase("plain.welcome.fresh"))
    return lines


def _kind_line(board: Board, today: date) -> list[str]:
    if not board.library_documents(Affirmation):
        return []
    from winsboard.domain.wellbeing import affirmations

    line = affirmations.line_for_place(board, "morning", today)
    return [line.text] if line else []


def foot_lines(board: Board, now: datetime, today: date) -> list[str]:
    """The candle if it is lit, an invitation to check in, and the reminders that are due."""
    lines = [*_candle(board, today), *_check_in(board, today), *_habit(board, now, today)]
    if board.settings.reminder is not None:
        from winsboard.domain.reflection import reminders

        lines += [format_phrase("plain.reminder")] if reminders.is_due(board, now, today) else []
    return ["", *lines] if lines else []


def _habit(board: Board, now: datetime, today: date) -> list[str]:
    if not any(habit.remind for habit in board.habits):
        return []
    from winsboard.domain.habits.reminders import due

    habit = due(board, now, today)
    if habit is None:
        return []
    number = board.habits.index(habit) + 1
    return [format_phrase("plain.habit_reminder", habit=habit.label, number=number)]


def _candle(board: Board, today: date) -> list[str]:
    if all(entry.kind != "ritual" for entry in board.entries(today)):
        return []
    from winsboard.domain.wellbeing import rituals

    return [format_phrase("plain.candle")] if rituals.is_candle_lit(board, today) else []


def _check_in(board: Board, today: date) -> list[str]:
    if not board.settings.mood:
        return []
    from winsboard.domain.wellbeing import moods

    lines = [format_phrase("plain.mood")] if moods.invites_check_in(board, today) else []
    return (
        [*lines, format_phrase("plain.little_is_enough")]
        if moods.shows_easiest_versions(board, today)
        else lines
    )
