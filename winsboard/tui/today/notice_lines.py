"""The notices below the header: what is shown on which day, and in which order."""

from __future__ import annotations

from datetime import date, datetime

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Affirmation, Entry
from winsboard.domain.progress.week import is_offered
from winsboard.domain.reflection.tomorrow import line_for
from winsboard.domain.wellbeing.moods import invites_check_in
from winsboard.named_tuple import NamedTuple
from winsboard.words import format_phrase
from winsboard.words.sentences.old_win import weekly_line


class Notice(NamedTuple):
    """A notice, and the key that answers it."""

    text: str
    key: str = ""
    does: str = ""
    """What the key does, in one or two words."""
    done: bool = False
    short: str = ""
    """The person's words alone, for a narrow window."""


def day_lines(
    board: Board,
    now: datetime,
    today: date,
    weekly: Entry | None = None,
    letter: Entry | None = None,
) -> tuple[Notice, ...]:
    """Return the notices of a day in order.

    They are the reminder, a letter that came back, the line written yesterday, the offer to check
    in, a kind line, the old win of the week, and the week page on its day. The pages of today and
    yesterday must be on the board.
    """
    return (
        *_reminder(board, now, today),
        *([_letter(letter, today)] if letter else []),
        *_yesterdays_line(board, today),
        *_invitation(board, today),
        *_kind_line(board, today),
        *([Notice(weekly_line(weekly, today))] if weekly else []),
        *_week_page(board, today),
    )


def shows_reminder(board: Board, now: datetime, today: date) -> bool:
    """Return whether the reminder of the evening reflection is shown."""
    return bool(_reminder(board, now, today))


def _yesterdays_line(board: Board, today: date) -> list[Notice]:
    line = line_for(board, today)
    if line is None:
        return []
    text = format_phrase("today.you_wrote", text=line.text)
    if line.done:
        return [Notice(text, done=True, short=line.text)]
    return [Notice(text, "k", format_phrase("today.you_wrote.tick"), short=line.text)]


def _letter(letter: Entry, today: date) -> Notice:
    from winsboard.words.sentences.letters import waiting_words

    return Notice(
        waiting_words(letter, today),
        "l",
        format_phrase("today.letter.read"),
        short=format_phrase("today.letter.short"),
    )


def _kind_line(board: Board, today: date) -> list[Notice]:
    if not board.library_documents(Affirmation):
        return []
    from winsboard.domain.wellbeing.affirmations import line_for_place

    line = line_for_place(board, "morning", today)
    return [Notice(line.text)] if line else []


def _invitation(board: Board, today: date) -> list[Notice]:
    if not invites_check_in(board, today):
        return []
    return [Notice(format_phrase("mood.invited"), "m", format_phrase("mood.invited.does"))]


def _reminder(board: Board, now: datetime, today: date) -> list[Notice]:
    if board.settings.reminder is None:
        return []
    from winsboard.domain.reflection.reminders import is_due

    if not is_due(board, now, today):
        return []
    return [Notice(format_phrase("today.reminder"), "t", format_phrase("today.reminder.begin"))]


def _week_page(board: Board, today: date) -> list[Notice]:
    if not is_offered(board, today):
        return []
    return [
        Notice(format_phrase("progress.week.here"), "Y", format_phrase("progress.week.here.read"))
    ]
