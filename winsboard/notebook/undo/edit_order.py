"""The order in which edits were made, even if clocks were wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from winsboard.store.backup.clock_jumps import JUMP
from winsboard.store.codec.records import Record
from winsboard.store.ids import RANDOM_BITS, stamp_of_moment


def in_order(records: Iterable[Record], local_ids: Sequence[str], now: datetime) -> list[Record]:
    """Sort edits, oldest first; `local_ids` are the ids of this machine's edits in their order.

    Edits of other machines are sorted in by their stamps, and always after an edit they undo. An
    edit of a clock that was ahead comes before all of this machine's.
    """
    found = {record.id: record for record in records}
    known = set(local_ids)
    latest = stamp_of_moment(now) + (int(JUMP.total_seconds()) << RANDOM_BITS)
    keys: dict[str, tuple[int, int, int, str]] = {}
    last = 0
    for place, id in enumerate(local_ids):
        if id in found:
            last = max(last, found[id].stamp)
            keys[id] = (1, last, place + 1, id)
    for id, record in found.items():
        if id not in known:
            keys[id] = (int(record.stamp <= latest), record.stamp, 0, id)
    return list(_after_undone_edits(sorted(found.values(), key=lambda r: keys[r.id]), found))


def _after_undone_edits(records: Iterable[Record], found: Mapping[str, Record]) -> Iterator[Record]:
    done = set[str]()
    waiting: dict[str, list[Record]] = {}
    for record in records:
        if record.undoes in found and record.undoes not in done:
            waiting.setdefault(record.undoes, []).append(record)
            continue
        ready = [record]
        for one in ready:
            done.add(one.id)
            ready += waiting.pop(one.id, [])
            yield one
    # A cycle can only come from a file edited by hand.
    for left in waiting.values():
        yield from left
