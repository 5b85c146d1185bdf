"""Old wins one after another, each found when it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from winsboard.domain.journal import old_wins
from winsboard.domain.journal.query import Query
from winsboard.domain.model.documents import Entry
from winsboard.notebook.reading.reader import MonthRead, Reader


def weekly_win(reader: Reader, today: date, week_start: int) -> Entry | None:
    """The old win for the week around a day, the same all week; None if there is none.

    Raises StoreError if the months cannot be listed.
    """
    return OldWinSequence(reader, old_wins.weekly_day(today, week_start)).at(0)


class OldWinSequence:
    """The old wins for a day in a fixed order, the same all day unless something changes.

    Can be used from any thread, but only one at a time. Raises StoreError if the months cannot be
    listed.
    """

    def __init__(self, reader: Reader, today: date, *, hard: bool = False) -> None:
        """`hard` includes hard-day cards."""
        self._reader = reader
        self._today = today
        self._hard = hard
        self._seen: list[Entry] = []
        self._rest = self._in_order()

    def at(self, nth: int) -> Entry | None:
        """The nth old win, starting with 0; None after the last."""
        while len(self._seen) <= nth:
            found = next(self._rest, None)
            if found is None:
                return None
            self._seen.append(found)
        return self._seen[nth] if nth >= 0 else None

    def _in_order(self) -> Iterator[Entry]:
        starred = [
            e for read in self._reader.read(Query(starred=True)) for e in self._old_wins(read)
        ]
        yield from self._ranked(starred)
        given = {entry.id for entry in starred}
        this_day = [entry for entry in self._on_this_day() if entry.id not in given]
        yield from self._ranked(this_day)
        given.update(entry.id for entry in this_day)
        for month in old_wins.months_in_random_order(self._reader.months(), self._today):
            old = self._old_wins(self._reader.month(month))
            yield from self._ranked(entry for entry in old if entry.id not in given)

    def _on_this_day(self) -> Iterator[Entry]:
        for month in sorted(self._reader.months()):
            if int(month[5:]) == self._today.month:
                old = self._old_wins(self._reader.month(month))
                yield from (e for e in old if old_wins.is_same_day_of_year(e.day, self._today))

    def _old_wins(self, read: MonthRead) -> Iterator[Entry]:
        for found in read.found:
            if old_wins.is_offered(found.entry, self._today, hard=self._hard):
                yield found.entry

    def _ranked(self, entries: Iterable[Entry]) -> list[Entry]:
        return sorted(entries, key=lambda entry: old_wins.sort_key(entry, self._today))
