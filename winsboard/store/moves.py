"""Entries that somebody moved to another page while somebody else changed them where they were."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from winsboard.store import stamps
from winsboard.store.errors import Unreadable
from winsboard.store.ids import Ids
from winsboard.store.join import ENTRIES, beside, join
from winsboard.store.places import is_page
from winsboard.store.rows import Fields
from winsboard.store.transaction import Transaction


def finish(
    work: Transaction, page: str, ids: Ids, is_foreign: Callable[[str], bool]
) -> frozenset[str]:
    """Make one entry of those that stand on this page and on the one they came from or went to.

    Gives the pages that have to be merged themselves first.
    """
    waiting = set()
    for id, fields in list(work.file(page).rows(ENTRIES).items()):
        for other in _elsewhere(fields, page):
            if is_foreign(other):
                waiting.add(other)
                continue
            twin = _twin(work, other, id)
            if twin is not None:
                _unite(work, (page, other), id, join(ENTRIES, fields, twin), ids)
    return frozenset(waiting)


def _twin(work: Transaction, page: str, id: str) -> Fields | None:
    """The same entry on another page; none, too, where that page can not be read now."""
    with suppress(Unreadable):
        return work.file(page).sheet(ENTRIES).row(id)
    return None


def _elsewhere(fields: Fields, page: str) -> frozenset[str]:
    """The pages an entry came from or went to."""
    found = {fields.get("_from"), fields.get("_to")}
    return frozenset(p for p in found if isinstance(p, str) and p != page and is_page(p))


def _unite(work: Transaction, pages: tuple[str, str], id: str, both: Fields, ids: Ids) -> None:
    """Write it anew on the page of its day, knowing of all versions, and bury it on the other."""
    day, stamp = str(both.get("day", "")), ids.stamp(stamps.last_act(both))
    home, away = pages if day.startswith(pages[0]) else reversed(pages)
    here, there = work.file(home), work.file(away)
    fields = stamps.amended(both, {"day": day}, stamp)
    fields.pop("_to", None)
    here.sheet(ENTRIES).put(id, fields)
    for other, words in beside(id, both).items():
        if not any(here.sheet(table).row(other) for table in (ENTRIES, stamps.REMOVED)):
            here.sheet(ENTRIES).put(other, stamps.amended(words, {"day": day}, stamp))
    grave = stamps.tombstone(ENTRIES, fields, ids.stamp(stamp))
    there.sheet(ENTRIES).drop(id)
    there.sheet(stamps.REMOVED).put(id, {**grave, "_to": home})
