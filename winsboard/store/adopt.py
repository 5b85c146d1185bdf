"""What somebody changed in a file by hand, taken as an edit of this moment."""

from __future__ import annotations

from winsboard.store import imprint, stamps
from winsboard.store.form import Kept, Tables
from winsboard.store.history import EDITS
from winsboard.store.ids import Ids
from winsboard.store.letting_go import LET_GO
from winsboard.store.rows import Fields

_KEPT_AS_IS = frozenset({imprint.META, EDITS, LET_GO, stamps.REMOVED})


def adopted(theirs: Kept, ours: Kept, ids: Ids) -> Tables:
    """Their tables, in which other contents under the stamps of ours are stamped now.

    So are documents without a stamp, which a person has written.
    """
    return {
        name: dict(rows)
        if name in _KEPT_AS_IS
        else {id: _adopted(row, ours.get(name, {}).get(id), ids) for id, row in rows.items()}
        for name, rows in theirs.items()
    }


def _adopted(theirs: Fields, ours: Fields | None, ids: Ids) -> Fields:
    if ours is None:
        has_stamp = type(theirs.get("_made")) is int
        return theirs if has_stamp else {**theirs, "_made": ids.stamp(stamps.newest(theirs))}
    if theirs == ours or not stamps.acts(theirs) <= stamps.acts(ours):
        return theirs
    if stamps.acts(theirs) < stamps.acts(ours) and stamps.acts(theirs):
        return theirs
    old, new = stamps.contents(ours), stamps.contents(theirs)
    names = [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]
    if not names:
        return ours
    values = {name: new.get(name) for name in names}
    return stamps.amended(ours, values, ids.stamp(stamps.last_act(ours)))
