"""What somebody else changed in a file, taken in as an act that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from winsboard.domain.model.edits import Edit, Title
from winsboard.store.codec import causality, documents
from winsboard.store.codec.erasure_markers import LET_GO
from winsboard.store.codec.records import EDITS, Past, digest, kept
from winsboard.store.format import header, page_json
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import Kept, Tables
from winsboard.store.ids import Ids

NAMES = tuple(documents.TABLE_OF.values())


def taken_in(page: str, theirs: Kept, ours: Kept, at: datetime, ids: Ids) -> Tables | None:
    """The tables of a file that was edited outside, with that edit in its history.

    `ours` is what winsboard wrote before. Fields that are other ones under the same stamps get a
    new one, so that the edit counts as the latest. None where no document is another one.
    """
    tables = page_json.taken_apart(theirs)
    stamp = ids.stamp(max(_newest(theirs), _newest(ours)))
    pasts: list[Past] = []
    for name in NAMES:
        before, after = ours.get(name, {}), tables.get(name, {})
        for id in sorted(before.keys() | after.keys()):
            past = _take(page, tables, name, id, before.get(id), stamp)
            if past is not None:
                pasts.append(past)
    is_whole = _keep_the_past(tables, ours)
    if not pasts:
        return None if is_whole else tables
    edit = Edit(ids.new_id(), at, _title(len(pasts)), ())
    tables[EDITS] = {**tables.get(EDITS, {}), edit.id: kept(edit, (page,), pasts, stamp)}
    return {name: rows for name, rows in tables.items() if rows}


def _keep_the_past(tables: Tables, ours: Kept) -> bool:
    """Have the history and the tombstones as they were written; whether they are so already.

    They are for winsboard to let go of; `winsboard erase` does it when a person wishes it. What is
    new in them stays, for another computer may have written it.
    """
    living = {id for name in NAMES for id in tables.get(name, {})}
    is_whole = True
    for name in (EDITS, LET_GO, causality.REMOVED):
        theirs, kept_here = tables.get(name, {}), ours.get(name, {})
        known = list(kept_here.values())
        # The same under another id has a damaged id.
        new = {id: f for id, f in theirs.items() if id not in kept_here and f not in known}
        dead = name == causality.REMOVED
        past = {id: f for id, f in kept_here.items() if not (dead and id in living)}
        if theirs != {**new, **past}:
            tables[name] = {**new, **past}
            is_whole = False
    return is_whole


def _take(
    page: str, tables: Tables, name: str, id: str, was: Fields | None, stamp: int
) -> Past | None:
    rows = tables.setdefault(name, {})
    now = rows.get(id)
    if now is None:
        assert was is not None, "a document that never was"
        tables[causality.REMOVED] = {
            **tables.get(causality.REMOVED, {}),
            id: causality.tombstone(name, was, stamp),
        }
        return Past(name, id, causality.contents(was), "")
    if now != was:
        now = rows[id] = _mended(name, id, now)
    if was is None:
        if documents.read_or_none(page, name, id, now) is None:
            # What can not be shown stays as it is, whatever is taken back.
            return None
        if type(now.get("_made")) is not int:
            rows[id] = {**causality.contents(now), "_made": stamp}
        return Past(name, id, None, digest(now))
    values = _differences(was, now)
    if not values:
        return None
    if causality.newest(now) <= causality.newest(was):
        rows[id] = causality.amended(was, values, stamp)
    return Past(name, id, {field: was.get(field) for field in values}, digest(rows[id]))


def _mended(name: str, id: str, fields: Fields) -> Fields:
    """What stays as it is because it can not be read is left as it is."""
    try:
        return documents.mended(name, id, fields)
    except page_json.WrongShape:
        return fields


def _differences(was: Fields, now: Fields) -> Fields:
    """The fields that are other ones, as they are now; None for one that went."""
    old, new = causality.contents(was), causality.contents(now)
    return {f: new.get(f) for f in sorted(old.keys() | new.keys()) if old.get(f) != new.get(f)}


def _newest(tables: Mapping[str, Mapping[str, Fields]]) -> int:
    sheets = [rows for name, rows in tables.items() if name != header.META]
    return max((causality.newest(fields) for rows in sheets for fields in rows.values()), default=0)


def _title(changes: int) -> Title:
    return Title("outside.one" if changes == 1 else "outside.more", str(changes))
