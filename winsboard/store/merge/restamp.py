"""New stamps for fields that were changed in a file by hand."""

from __future__ import annotations

from winsboard.store.codec import causality
from winsboard.store.codec.erasure_markers import ERASURE_MARKERS
from winsboard.store.codec.records import EDITS
from winsboard.store.format import header
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import MutableTables, Tables
from winsboard.store.ids import Ids

_KEPT_AS_IS = frozenset({header.META, EDITS, ERASURE_MARKERS, causality.REMOVED})


def restamp(theirs: Tables, ours: Tables, ids: Ids) -> MutableTables:
    """Give new stamps to contents that differ from ours under the same stamps.

    Documents without a stamp, which were written by hand, get one too.
    """
    return {
        name: dict(rows)
        if name in _KEPT_AS_IS
        else {id: _restamped(row, ours.get(name, {}).get(id), ids) for id, row in rows.items()}
        for name, rows in theirs.items()
    }


def _restamped(theirs: Fields, ours: Fields | None, ids: Ids) -> Fields:
    if ours is None:
        has_stamp = type(theirs.get("_made")) is int
        return theirs if has_stamp else {**theirs, "_made": ids.stamp(causality.newest(theirs))}
    if theirs == ours or not causality.seen_stamps(theirs) <= causality.seen_stamps(ours):
        return theirs
    if causality.seen_stamps(theirs) < causality.seen_stamps(ours) and causality.seen_stamps(
        theirs
    ):
        return theirs
    old, new = causality.contents(ours), causality.contents(theirs)
    names = [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]
    if not names:
        return ours
    values = {name: new.get(name) for name in names}
    return causality.update(ours, values, ids.stamp(causality.newest_seen_stamp(ours)))
