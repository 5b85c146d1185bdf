"""The retention of history: edits older than the person wants are pruned.

A clock can be wrong, so age alone never decides: the last edits of a page always stay, only a few
are pruned at a time, and none while the clock is far from the last edit.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Final

from winsboard.clock import Clock
from winsboard.domain.model.documents import LIBRARY, Settings
from winsboard.store.codec.erasure_markers import (
    ERASURE_MARKERS,
    HISTORY,
    LAST_EDITS_KEPT,
    with_history_floor,
)
from winsboard.store.codec.records import EDITS
from winsboard.store.errors import StoreError
from winsboard.store.format.lazy_document import creation_stamp
from winsboard.store.ids import RANDOM_BITS, stamp_of_moment
from winsboard.store.page_io.page_file import PageFile
from winsboard.store.queries.documents import DecodedPages
from winsboard.store.repository.transaction import Transaction

MAX_PRUNED_AT_ONCE: Final = 50
"""The most edits that are pruned at a time."""
MAX_CLOCK_DIFFERENCE: Final = timedelta(days=3)
"""A clock that differs more than this from the last edit is not trusted yet."""


class HistoryRetention:
    """Prunes the history of pages that are being written, each at most once a day."""

    def __init__(self, clock: Clock, pages: DecodedPages) -> None:
        self._clock = clock
        self._pages = pages
        self._done: dict[str, date] = {}

    def prune(self, work: Transaction, names: Iterable[str]) -> None:
        """Prune old history in some pages."""
        now = self._clock.now()
        for name in names:
            is_due = self._done.get(name) != now.date()
            if is_due and prune_history(work.file(name), now, self._retention()):
                self._done[name] = now.date()

    def _retention(self) -> timedelta:
        settings = Settings()
        with suppress(StoreError):
            found = self._pages.page(LIBRARY).get((Settings, "1"))
            settings = found if isinstance(found, Settings) else settings
        return timedelta(days=settings.history_days)


def prune_history(file: PageFile, now: datetime, retention: timedelta) -> bool:
    """Prune a few edits of a page that are older than this, except the last ones.

    The last edit was made just now. Returns False if the clock is not trusted yet.
    """
    rows = file.rows(EDITS)
    if len(rows) <= LAST_EDITS_KEPT:
        return True
    stamps = sorted((creation_stamp(fields) or 0, id) for id, fields in rows.items())
    if not _is_clock_plausible([stamp for stamp, _ in stamps[:-1]], now):
        return False
    floor = max(stamp_of_moment(now) - _span(retention), 0)
    old = [(stamp, id) for stamp, id in stamps[:-LAST_EDITS_KEPT] if 0 < stamp < floor][
        :MAX_PRUNED_AT_ONCE
    ]
    if old:
        file.page_table(EDITS).drop_all({id for _, id in old})
        sheet = file.page_table(ERASURE_MARKERS)
        sheet.put(HISTORY, with_history_floor(sheet.row(HISTORY), old[-1][0]))
    return True


def _is_clock_plausible(stamps: list[int], now: datetime) -> bool:
    """Whether the clock is close to the last edit. Edits by a clock that was ahead are ignored."""
    latest = stamp_of_moment(now) + _span(MAX_CLOCK_DIFFERENCE)
    last = max((stamp for stamp in stamps if stamp <= latest), default=0)
    return last >= latest - 2 * _span(MAX_CLOCK_DIFFERENCE)


def _span(time: timedelta) -> int:
    """The difference between two stamps that are this far apart."""
    return int(time.total_seconds()) << RANDOM_BITS
