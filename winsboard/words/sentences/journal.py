"""Summary lines of the journal and of search results."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.words import say
from winsboard.words.text.dates import month_words


def entries_words(count: int) -> str:
    """The number of entries: `1 entry`, `12 entries`."""
    return say("journal.entries.one" if count == 1 else "journal.entries", entries=count)


def all_words(count: int, months: Sequence[date]) -> tuple[str, ...]:
    """The size of the journal, in a long and a short form. `months` are those with entries."""
    if not count:
        return (say("journal.entries.none"),)
    entries = entries_words(count)
    return say("journal.since", entries=entries, month=month_words(min(months))), entries


def found_words(count: int, months: Sequence[date], *, ended: bool) -> tuple[str, ...]:
    """The number of search results so far or, if `ended`, in all, in a long and a short form."""
    entries = entries_words(count)
    if not ended:
        return (say("journal.so_far", entries=entries),)
    if not count:
        return (say("journal.found.none"),)
    short = say("journal.found.short", entries=entries)
    first, last = month_words(min(months)), month_words(max(months))
    if first == last:
        return say("journal.found.month", entries=entries, month=first), short
    return say("journal.found", entries=entries, first=first, last=last), short
