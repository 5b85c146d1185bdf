"""Edits made to a file with another program, recorded so that they can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from winsboard.domain.model.edits import Edit, Title
from winsboard.store.codec import causality, documents
from winsboard.store.codec.erasure_markers import ERASURE_MARKERS
from winsboard.store.codec.records import EDITS, ChangeRecord, digest, encode_record
from winsboard.store.format import header, page_json
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import MutableTables, Tables
from winsboard.store.ids import Ids

NAMES = tuple(documents.TABLE_OF.values())


def record_external_edits(
    page: str, theirs: Tables, ours: Tables, at: datetime, ids: Ids
) -> MutableTables | None:
    """Turn a manual edit of the file into a recorded, undoable edit.

    `ours` is what winsboard wrote before. Fields that changed under an unchanged stamp get a new
    one, so that the edit counts as the newest. Returns None if no document changed.
    """
    tables = page_json.mutable_copy(theirs)
    stamp = ids.stamp(max(_newest(theirs), _newest(ours)))
    pasts: list[ChangeRecord] = []
    for name in NAMES:
        before, after = ours.get(name, {}), tables.get(name, {})
        for id in sorted(before.keys() | after.keys()):
            past = _take(page, tables, name, id, before.get(id), stamp)
            if past is not None:
                pasts.append(past)
    is_whole = _restore_history(tables, ours)
    if not pasts:
        return None if is_whole else tables
    edit = Edit(ids.new_id(), at, _title(len(pasts)), ())
    tables[EDITS] = {**tables.get(EDITS, {}), edit.id: encode_record(edit, (page,), pasts, stamp)}
    return {name: rows for name, rows in tables.items() if rows}


def _restore_history(tables: MutableTables, ours: Tables) -> bool:
    """Restore history and tombstones as they were written; returns whether they were intact.

    Only winsboard deletes them, by retention or by `winsboard erase`. New ones are kept, because
    another machine may have written them.
    """
    living = {id for name in NAMES for id in tables.get(name, {})}
    is_whole = True
    for name in (EDITS, ERASURE_MARKERS, causality.REMOVED):
        theirs, kept_here = tables.get(name, {}), ours.get(name, {})
        known = list(kept_here.values())
        # A row that only differs in its id has a damaged id.
        new = {id: f for id, f in theirs.items() if id not in kept_here and f not in known}
        dead = name == causality.REMOVED
        past = {id: f for id, f in kept_here.items() if not (dead and id in living)}
        if theirs != {**new, **past}:
            tables[name] = {**new, **past}
            is_whole = False
    return is_whole


def _take(
    page: str, tables: MutableTables, name: str, id: str, was: Fields | None, stamp: int
) -> ChangeRecord | None:
    rows = tables.setdefault(name, {})
    now = rows.get(id)
    if now is None:
        assert was is not None, "neither before nor after"
        tables[causality.REMOVED] = {
            **tables.get(causality.REMOVED, {}),
            id: causality.tombstone(name, was, stamp),
        }
        return ChangeRecord(name, id, causality.contents(was), "")
    if now != was:
        now = rows[id] = _repaired(name, id, now)
    if was is None:
        if documents.decode_or_none(page, name, id, now) is None:
            # A document that cannot be shown stays as it is, even after undo.
            return None
        if type(now.get("_made")) is not int:
            rows[id] = {**causality.contents(now), "_made": stamp}
        return ChangeRecord(name, id, None, digest(name, now))
    values = _differences(was, now)
    if not values:
        return None
    if causality.newest(now) <= causality.newest(was):
        rows[id] = causality.update(was, values, stamp)
    return ChangeRecord(
        name, id, {field: was.get(field) for field in values}, digest(name, rows[id])
    )


def _repaired(name: str, id: str, fields: Fields) -> Fields:
    """The repaired row; unchanged if it cannot be read."""
    try:
        return documents.repaired(name, id, fields)
    except page_json.FormatError:
        return fields


def _differences(was: Fields, now: Fields) -> Fields:
    """The fields that differ, with their new values; None for a removed field."""
    old, new = causality.contents(was), causality.contents(now)
    return {f: new.get(f) for f in sorted(old.keys() | new.keys()) if old.get(f) != new.get(f)}


def _newest(tables: Mapping[str, Mapping[str, Fields]]) -> int:
    sheets = [rows for name, rows in tables.items() if name != header.META]
    return max((causality.newest(fields) for rows in sheets for fields in rows.values()), default=0)


def _title(changes: int) -> Title:
    return Title("outside.one" if changes == 1 else "outside.more", str(changes))
