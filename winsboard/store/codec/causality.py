"""Causality: the version stamps of a document, with which copies are merged without loss.

`_made` is the stamp of its creation. `_changed` has the stamp of each field changed since.
`_earlier` has the stamps of an entry's earlier texts: a text with one of these stamps was replaced
by someone who had read it. `_before` has all other stamps that the author of this version had seen
and that are no longer in it. A tombstone keeps the stamps of the removed document and none of its
contents.

A document written on several machines at once keeps these versions, tombstones included, in
`_heads` until an edit has seen all of them. `_from` names the page an entry was moved from.
Tombstones of older versions may have `_to`, the page it was moved to.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import plain_bytes
from winsboard.store.ids import LARGEST

REMOVED: Final = "removed"
"""The table of tombstones."""
TEXT_FIELDS: Final = ("text", "parts")
"""The fields of an entry of which conflicting versions are both preserved."""
SIBLING_OF: Final = "version_of"
"""The field of a sibling entry with the id of the entry whose text conflicted."""
MAX_SUPERSEDED: Final = 64
_SEVERAL: Final = frozenset({"_changed", "_earlier", "_before", "_heads"})
"""Fields that a document has once more than one edit touched it; most have none of them."""


def contents(fields: Fields) -> Fields:
    """A document without its metadata."""
    return {name: value for name, value in fields.items() if not name.startswith("_")}


def newest(fields: Fields | None) -> int:
    """The newest stamp of a document or tombstone; 0 for None."""
    if fields is None:
        return 0
    found = [fields.get("_made"), fields.get("_gone"), *changed_stamps(fields).values()]
    return max((stamp for stamp in found if type(stamp) is int), default=0)


def seen_stamps(fields: Fields) -> frozenset[int]:
    """The causal context of a version or tombstone: every stamp its author had seen."""
    single = [s for s in (fields.get("_made"), fields.get("_gone")) if type(s) is int]
    if _SEVERAL.isdisjoint(fields):
        return frozenset(single)
    later = [s for s in changed_stamps(fields).values() if type(s) is int]
    own = frozenset((*single, *later, *superseded_stamps(fields), *_listed(fields, "_before")))
    return own.union(*map(seen_stamps, _heads(fields)))


def newest_seen_stamp(*versions: Fields | None) -> int:
    """The newest stamp that the authors of these versions had seen; 0 if there is none."""
    return max((act for fields in versions if fields for act in seen_stamps(fields)), default=0)


def heads(fields: Fields) -> list[Fields]:
    """The concurrent versions of a document: their authors had not seen each other.

    Contains tombstones if one machine removed what another changed.
    """
    return _heads(fields) or [fields]


def live_heads(fields: Fields) -> list[Fields]:
    """The heads of a document that are not tombstones."""
    return [head for head in heads(fields) if "_gone" not in head]


def with_seen(fields: Fields, seen: frozenset[int], superseded: frozenset[int]) -> dict[str, Any]:
    """Return a version that has also seen these stamps and replaced these texts."""
    new = {name: fields[name] for name in fields if name not in ("_earlier", "_before")}
    if prose := sorted(superseded)[-MAX_SUPERSEDED:]:
        new["_earlier"] = prose
    if before := sorted((seen | superseded) - seen_stamps(new))[-MAX_SUPERSEDED:]:
        new["_before"] = before
    return new


def create(values: Fields, tombstone: Fields | None, stamp: int) -> Fields:
    """Return a new document, or one restored after its removal."""
    fields = {**values, "_made": stamp}
    if tombstone is None:
        return fields
    return with_seen(fields, seen_stamps(tombstone), superseded_stamps(tombstone))


def update(
    fields: Fields, values: Mapping[str, Any], stamp: int, *, has_sibling: bool = False
) -> dict[str, Any]:
    """Return a document with some fields changed; None resets a field to its default.

    `has_sibling` means that the author has not seen the old text, which is preserved as a
    sibling.
    """
    new = {name: value for name, value in fields.items() if name != "_heads"}
    stamped = {**changed_stamps(fields), **dict.fromkeys(_composed_fields(fields), stamp)}
    superseded = superseded_stamps(fields) | _removed_text_stamps(
        fields, () if has_sibling else values.keys()
    )
    for name, value in values.items():
        stamped[name] = stamp
        if value is None:
            new.pop(name, None)
        else:
            new[name] = value
    new["_changed"] = stamped
    return with_seen(new, seen_stamps(fields), superseded)


def _composed_fields(fields: Fields) -> list[str]:
    """The fields whose value a merge has composed: no head has it with this stamp."""
    if "_heads" not in fields:
        return []
    return [name for name in contents(fields) if not _has_head_with(fields, name)]


def _has_head_with(fields: Fields, name: str) -> bool:
    stamp = stamp_of(fields, name)
    return any(
        head.get(name) == fields[name] and stamp_of(head, name) == stamp
        for head in live_heads(fields)
    )


def tombstone(
    table: str, fields: Fields, stamp: int, *, has_sibling: bool = False
) -> dict[str, Any]:
    """Return the tombstone of a document: the stamps that the author of its removal had seen.

    `has_sibling` as in `update`.
    """
    seen = seen_stamps(fields) | {stamp}
    grave: Fields = {"table": table, "_made": min(seen), "_gone": max(seen)}
    let_go = _removed_text_stamps(fields, () if has_sibling else TEXT_FIELDS)
    return with_seen(grave, seen, superseded_stamps(fields) | let_go)


def with_seen_stamp(tombstone_fields: Fields, stamp: int) -> dict[str, Any]:
    """A tombstone of which whoever comes after it knows this act too."""
    return with_seen(
        tombstone_fields,
        seen_stamps(tombstone_fields) | {stamp},
        superseded_stamps(tombstone_fields),
    )


def _removed_text_stamps(fields: Fields, names: Collection[str]) -> frozenset[int]:
    """The stamps of the texts in some fields.

    Those of the other text fields are left out, also where several machines wrote the same text.
    """
    stay = {stamp_of(fields, name) for name in TEXT_FIELDS if name in fields and name not in names}
    return frozenset().union(*(text_stamps(fields, name) for name in TEXT_FIELDS)) - stay


def text_stamps(fields: Fields, name: str) -> frozenset[int]:
    """The stamps of the text in a field; several if the same text was written concurrently."""
    if name not in fields:
        return frozenset()
    said = [head for head in live_heads(fields) if head.get(name) == fields[name]]
    return frozenset(stamp_of(head, name) for head in (fields, *said))


def with_same_text(fields: Fields, name: str) -> Fields:
    """The newest head that has the same text in a field as the document."""
    said = [head for head in live_heads(fields) if head.get(name) == fields.get(name)]
    return max(said, key=newest, default=fields)


def as_sibling(head: Fields, id: str) -> Fields:
    """Return a head of an entry as an entry of its own, a sibling of the one with this id."""
    kept = {name: value for name, value in head.items() if name != "_from"}
    return {**kept, SIBLING_OF: id}


def are_valid(fields: Fields) -> bool:
    """Whether all stamps are in the range winsboard uses; damage can repeat a digit.

    A stamp that is too large would make a damaged document count as the newest.
    """
    known = seen_stamps(fields)
    return not known or (min(known) >= 0 and max(known) <= LARGEST)


def stamp_of(fields: Fields, name: str) -> int:
    """The stamp of one field; 0 if it has none."""
    found = changed_stamps(fields).get(name, fields.get("_made"))
    return found if type(found) is int else 0


def sibling_id(id: str, fields: Fields) -> str:
    """The id of a sibling entry; the same on every machine that creates it."""
    import hashlib

    prose = [fields.get(name) for name in TEXT_FIELDS]
    named = plain_bytes({"id": id, "prose": prose})
    return str(int.from_bytes(hashlib.blake2b(named, digest_size=8).digest(), "big") >> 11)


def superseded_stamps(fields: Fields) -> frozenset[int]:
    """Stamps of texts this version has replaced."""
    own = frozenset(_listed(fields, "_earlier"))
    return own.union(*map(superseded_stamps, _heads(fields)))


def changed_stamps(fields: Fields) -> Fields:
    """The stamps of the fields changed since the document was created."""
    # A file that was edited by hand may contain anything.
    found = fields.get("_changed")
    return found if isinstance(found, dict) else {}


def _heads(fields: Fields) -> list[Fields]:
    found = fields.get("_heads")
    return [head for head in found if isinstance(head, dict)] if isinstance(found, list) else []


def _listed(fields: Fields, name: str) -> list[int]:
    found = fields.get(name)
    return [s for s in found if type(s) is int] if isinstance(found, list) else []
