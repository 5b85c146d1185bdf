"""One old win in lines."""

from __future__ import annotations

from datetime import date

from winsboard.domain.documents import Entry
from winsboard.words import say
from winsboard.words.spoken import day_words


def old_win_lines(entry: Entry, today: date, following: int | None = None) -> list[str]:
    """The day and the words of an entry, and how to come to the one `following` it."""
    key = "progress.look_back.star" if entry.starred else "progress.look_back"
    lines = [say(key, day=day_words(entry.day, today)), *(f"  {t}" for t in entry.text.split("\n"))]
    if following is not None:
        lines += ["", say("progress.look_back.next", number=following)]
    return lines


def weekly_line(entry: Entry, today: date) -> str:
    """The old win of a week in one line."""
    first = entry.text.partition("\n")[0]
    return say("progress.weekly_line", day=day_words(entry.day, today), text=first)
