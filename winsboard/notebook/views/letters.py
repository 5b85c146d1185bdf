"""Reading the letters of all years."""

from __future__ import annotations

from datetime import date

from winsboard.domain.journal import letters
from winsboard.domain.model.documents import Entry
from winsboard.notebook.reading.reader import Reader


def all_letters(reader: Reader, today: date) -> tuple[Entry, ...]:
    """All letters: those that wait to be opened, then those to come, then those that were opened.

    Raises StoreError if the months cannot be listed.
    """
    found = (letter for letter in reader.letters() if letter.day <= today)
    return tuple(sorted(found, key=lambda letter: letters.sort_key(letter, today)))


def waiting_letters(reader: Reader, today: date) -> tuple[Entry, ...]:
    """The letters that came back and were not opened. Raises like `all_letters`."""
    return tuple(e for e in all_letters(reader, today) if letters.is_waiting(e, today))
