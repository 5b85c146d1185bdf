"""Summary lines of the journal and of search results."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.words import format_phrase
from winsboard.words.text.dates import month_words


def entries_words(count: int) -> str:
    """The number of entries: `1 entry`, `12 entries`."""
    return format_phrase("journal.entries.one" if count == 1 else "journal.entries", entries=count)


def journal_size_words(count: int, months: Sequence[date]) -> tuple[str, ...]:
    """The size of the journal, in a long and a short form. `months` are those with entries."""
    if not count:
        return (format_phrase("journal.entries.none"),)
    entries = entries_words(count)
    return format_phrase("journal.since", entries=entries, month=month_words(min(months))), entries


def result_count_words(count: int, months: Sequence[date], *, ended: bool) -> tuple[str, ...]:
    """The number of search results so far or, if `ended`, in all, in a long and a short form."""
    entries = entries_words(count)
    if not ended:
        return (format_phrase("journal.so_far", entries=entries),)
    if not count:
        return (format_phrase("journal.found.none"),)
    short = format_phrase("journal.found.short", entries=entries)
    first, last = month_words(min(months)), month_words(max(months))
    if first == last:
        return format_phrase("journal.found.month", entries=entries, month=first), short
    return format_phrase("journal.found", entries=entries, first=first, last=last), short
