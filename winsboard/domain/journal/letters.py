"""Letters to oneself: writing one, the day on which it comes back, and opening it.

Whether a letter is closed depends on the day alone. Nothing is changed when its day comes, so a
clock that was wrong for a while loses nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.journal.query import Query
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry
from winsboard.domain.model.edits import Edit
from winsboard.domain.text.sanitize import sanitized

LETTER: Final = "letter"
LETTERS: Final = Query(kinds=frozenset({LETTER}))
"""The query for all letters."""


def write(text: str, opens_on: date, context: EditContext) -> Edit:
    """Write a letter that comes back on a day after today.

    Raises Refusal if the text is empty or too long, or the day is not after today.
    """
    kept = sanitized(text)
    day = check_day(opens_on, context.today)
    letter = context.entry("letter")._replace(text=kept, opens_on=day)
    return context.creation("letter.written", f"{opens_on}", letter)


def check(text: str, opens_on: date, today: date) -> None:
    """Check what a letter is to be made of. Raises Refusal like `write`."""
    sanitized(text)
    check_day(opens_on, today)


def check_day(opens_on: date, today: date) -> date:
    """The day itself. Raises Refusal if it is not after today."""
    if opens_on <= today:
        raise Refusal("letter.day")
    return opens_on


def set_day(letter: Entry, opens_on: date, context: EditContext) -> Edit | None:
    """Choose another day for a letter, which is then not opened yet. None if it has that day.

    Raises Refusal if the day is not after today.
    """
    if opens_on == letter.opens_on:
        return None
    check_day(opens_on, context.today)
    changed = letter._replace(opens_on=opens_on, opened_on=None)
    return context.update("letter.day", f"{opens_on}", letter, changed)


def mark_opened(letter: Entry, context: EditContext) -> Edit | None:
    """Record that a letter that came back was opened today. None if it was, or its day is to come.

    Reading a letter before its day is not recorded: it comes back on its day all the same.
    """
    if not is_waiting(letter, context.today):
        return None
    opened = letter._replace(opened_on=context.today)
    return context.update("letter.opened", f"{letter.opens_on}", letter, opened)


def is_closed(entry: Entry, today: date) -> bool:
    """Whether an entry is a letter whose words are not shown yet."""
    return entry.kind == "letter" and entry.opens_on is not None and today < entry.opens_on


def is_waiting(entry: Entry, today: date) -> bool:
    """Whether an entry is a letter that came back and was not opened since.

    A day of opening that is still to come was written by a wrong clock, and does not count.
    """
    if entry.kind != "letter" or entry.opens_on is None or today < entry.opens_on:
        return False
    return entry.opened_on is None or entry.opened_on > today


def sort_key(letter: Entry, today: date) -> tuple[object, ...]:
    """Sort key for letters: those that wait first, then those to come, then the opened ones.

    Within each, the one whose day comes or came first; of the opened ones, the latest.
    """
    day = (letter.opens_on or letter.day).toordinal()
    if is_waiting(letter, today):
        return 0, day, letter.id
    return (1, day, letter.id) if is_closed(letter, today) else (2, -day, letter.id)
