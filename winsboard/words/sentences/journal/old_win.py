"""An old win as text."""

from __future__ import annotations

from datetime import date

from winsboard.domain.journal.old_wins import is_same_day_of_year
from winsboard.domain.model.documents import Entry
from winsboard.words import format_phrase
from winsboard.words.sentences.journal.entries import win_words
from winsboard.words.text.dates import day_words


def old_win_lines(entry: Entry, today: date, following: int | None = None) -> list[str]:
    """The day and text of an entry, and the command that shows number `following`."""
    key = "progress.look_back.star" if entry.starred else "progress.look_back"
    lines = [
        format_phrase(key, day=day_words(entry.day, today)),
        *(f"  {t}" for t in win_words(entry).split("\n")),
    ]
    if following is not None:
        lines += ["", format_phrase("progress.look_back.next", number=following)]
    return lines


def day_line(entry: Entry, today: date) -> str:
    """The day of an old win, with how many years ago it was if it is today's date, and its star."""
    day = day_words(entry.day, today)
    if is_same_day_of_year(entry.day, today):
        years = today.year - entry.day.year
        key = "journal.win.this_day.one" if years == 1 else "journal.win.this_day"
        day = format_phrase(key, day=day, years=years)
    return format_phrase(
        "progress.look_back.star" if entry.starred else "progress.look_back", day=day
    )


def weekly_line(entry: Entry, today: date) -> str:
    """The old win of the week on one line."""
    first = win_words(entry).partition("\n")[0]
    return format_phrase("progress.weekly_line", day=day_words(entry.day, today), text=first)
