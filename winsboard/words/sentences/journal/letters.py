"""Letters to oneself in sentences: closed ones, and the line that says that one came back."""

from __future__ import annotations

from datetime import date

from winsboard.domain.journal.letters import is_closed, is_waiting
from winsboard.domain.model.documents import Entry
from winsboard.words import format_phrase
from winsboard.words.text.dates import day_words, full_day_words, relative_day_words


def letter_words(letter: Entry, today: date | None) -> str:
    """The words of a letter whose day has come; otherwise, and without `today`, only its day."""
    if today is not None and not is_closed(letter, today):
        return letter.text
    return closed_words(letter, today)


def closed_words(letter: Entry, today: date | None = None) -> str:
    """A letter without its words: `A letter to yourself, for Thursday 24 December`."""
    day = letter.opens_on or letter.day
    said = full_day_words(day) if today is None else day_words(day, today)
    return format_phrase("spoken.letter.closed", day=said)


def waiting_words(letter: Entry, today: date) -> str:
    """The line that says that a letter came back: when it was written, never what it says."""
    return format_phrase("today.letter.here", day=relative_day_words(letter.day, today))


def waiting_line(letter: Entry, today: date) -> str:
    """The same for the command line, with the command that opens the letter."""
    return format_phrase("plain.letter.here", day=relative_day_words(letter.day, today))


def letter_head(letter: Entry, today: date) -> str:
    """The line above the words of a letter: when it was written and for which day."""
    return format_phrase(
        "spoken.letter.head",
        written=day_words(letter.day, today),
        day=day_words(letter.opens_on or letter.day, today),
    )


def letter_line(letter: Entry, today: date) -> str:
    """A letter on one line of a list: whether it is here, closed or was opened, and its days."""
    state = "opened"
    if is_waiting(letter, today):
        state = "here"
    elif is_closed(letter, today):
        state = "closed"
    return format_phrase(
        f"journal.letter.line.{state}",
        day=day_words(letter.opens_on or letter.day, today),
        written=day_words(letter.day, today),
    )
