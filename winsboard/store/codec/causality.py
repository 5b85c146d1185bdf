"""Causality: the version stamps of a document, by which copies are merged without loss.

`_made` is the stamp of its creation, `_changed` holds the stamp of each field changed since, and
`_earlier` the stamps that the words of an entry had before: words whose stamp is among them gave
way to somebody who had read them. `_before` holds the stamps of all else that whoever wrote this
version had seen and that is no longer in it. A tombstone keeps the stamps of what was removed and
none of its contents. A document that was written on several machines at once holds these versions,
tombstones too, in `_heads` until somebody changes it knowing of all of them. `_from` names the page
an entry was moved from. Tombstones of an earlier winsboard may have `_to`, the page it went to.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import plain_bytes
from winsboard.store.ids import LARGEST

REMOVED: Final = "removed"
"""The table of the tombstones."""
TEXT_FIELDS: Final = ("text", "parts")
"""The fields of an entry of which both versions are kept."""
SIBLING_OF: Final = "version_of"
"""The field of an entry that holds other words of another one: that one's id."""
MOST_SUPERSEDED: Final = 64
_SEVERAL: Final = frozenset({"_changed", "_earlier", "_before", "_heads"})
"""What a document has once more than one act is known of it; most have none of it."""


def contents(fields: Fields) -> Fields:
    """A document without what is kept about it."""
    return {name: value for name, value in fields.items() if not name.startswith("_")}


def newest(fields: Fields | None) -> int:
    """The newest stamp of a document or a tombstone, 0 for none."""
    if fields is None:
        return 0
    found = [fields.get("_made"), fields.get("_gone"), *changed(fields).values()]
    return max((stamp for stamp in found if type(stamp) is int), default=0)


def seen_stamps(fields: Fields) -> frozenset[int]:
    """The causal context of a version or tombstone: every stamp its author had seen."""
    single = [s for s in (fields.get("_made"), fields.get("_gone")) if type(s) is int]
    if _SEVERAL.isdisjoint(fields):
        return frozenset(single)
    later = [s for s in changed(fields).values() if type(s) is int]
    own = frozenset((*single, *later, *superseded_stamps(fields), *_listed(fields, "_before")))
    return own.union(*map(seen_stamps, _heads(fields)))


def last_act(*versions: Fields | None) -> int:
    """The newest stamp that the authors of these versions had seen, 0 for none."""
    return max((act for fields in versions if fields for act in seen_stamps(fields)), default=0)


def heads(fields: Fields) -> list[Fields]:
    """The versions a document is made of: their writers had not seen each other.

    Tombstones are among them where somebody has removed what somebody else has changed.
    """
    return _heads(fields) or [fields]


def living(fields: Fields) -> list[Fields]:
    """Those of its versions that are no tombstones."""
    return [head for head in heads(fields) if "_gone" not in head]


def with_seen(fields: Fields, seen: frozenset[int], superseded: frozenset[int]) -> dict[str, Any]:
    """A version that knows of these acts too, and that these words are no longer the latest."""
    new = {name: fields[name] for name in fields if name not in ("_earlier", "_before")}
    if prose := sorted(superseded)[-MOST_SUPERSEDED:]:
        new["_earlier"] = prose
    if before := sorted((seen | superseded) - seen_stamps(new))[-MOST_SUPERSEDED:]:
        new["_before"] = before
    return new


def create(values: Fields, tombstone: Fields | None, stamp: int) -> Fields:
    """A new document, or one that comes back after it was removed."""
    fields = {**values, "_made": stamp}
    if tombstone is None:
        return fields
    return with_seen(fields, seen_stamps(tombstone), superseded_stamps(tombstone))


def update(
    fields: Fields, values: Mapping[str, Any], stamp: int, *, is_kept_beside: bool = False
) -> dict[str, Any]:
    """A document with some fields changed; None takes a field back to its default.

    `is_kept_beside` says that the words it had were not seen by whoever changes it now and are
    kept as another version.
    """
    new = {name: value for name, value in fields.items() if name != "_heads"}
    stamped = dict(changed(fields))
    superseded = superseded_stamps(fields) | _words_let_go(
        fields, () if is_kept_beside else values.keys()
    )
    for name, value in values.items():
        stamped[name] = stamp
        if value is None:
            new.pop(name, None)
        else:
            new[name] = value
    new["_changed"] = stamped
    return with_seen(new, seen_stamps(fields), superseded)


def tombstone(
    table: str, fields: Fields, stamp: int, *, is_kept_beside: bool = False
) -> dict[str, Any]:
    """What is kept of a removed document: the stamps that whoever removed it had seen.

    `is_kept_beside` as for `amended`.
    """
    seen = seen_stamps(fields) | {stamp}
    grave: Fields = {"table": table, "_made": min(seen), "_gone": max(seen)}
    let_go = _words_let_go(fields, () if is_kept_beside else TEXT_FIELDS)
    return with_seen(grave, seen, superseded_stamps(fields) | let_go)


def knowing(grave: Fields, act: int) -> dict[str, Any]:
    """A tombstone of which whoever comes after it knows this act too."""
    return with_seen(grave, seen_stamps(grave) | {act}, superseded_stamps(grave))


def _words_let_go(fields: Fields, names: Collection[str]) -> frozenset[int]:
    """The stamps of the words in some fields.

    Of others, those of the same words that somebody else wrote at the same time: they live on.
    """
    stay = {stamp_of(fields, name) for name in TEXT_FIELDS if name in fields and name not in names}
    return frozenset().union(*(stamps_of_words(fields, name) for name in TEXT_FIELDS)) - stay


def stamps_of_words(fields: Fields, name: str) -> frozenset[int]:
    """The stamps of the words in a field, more than one where several wrote the same at once."""
    if name not in fields:
        return frozenset()
    said = [head for head in living(fields) if head.get(name) == fields[name]]
    return frozenset(stamp_of(head, name) for head in (fields, *said))


def with_same_text(fields: Fields, name: str) -> Fields:
    """The newest version of a document that has the words it shows in a field."""
    said = [head for head in living(fields) if head.get(name) == fields.get(name)]
    return max(said, key=newest, default=fields)


def as_sibling(head: Fields, id: str) -> Fields:
    """A version of an entry as an entry of its own beside the one with this id."""
    kept = {name: value for name, value in head.items() if name != "_from"}
    return {**kept, SIBLING_OF: id}


def are_sound(fields: Fields) -> bool:
    """Whether no stamp is one that winsboard never gives: damage that doubles a digit makes such.

    A larger stamp than the others would make a damaged document count as the latest.
    """
    known = seen_stamps(fields)
    return not known or (min(known) >= 0 and max(known) <= LARGEST)


def stamp_of(fields: Fields, name: str) -> int:
    """The stamp of one field, 0 if it has none."""
    found = changed(fields).get(name, fields.get("_made"))
    return found if type(found) is int else 0


def sibling_id(id: str, fields: Fields) -> str:
    """The id of the other version of an entry: the same on every machine that meets it."""
    import hashlib

    prose = [fields.get(name) for name in TEXT_FIELDS]
    named = plain_bytes({"id": id, "prose": prose})
    return str(int.from_bytes(hashlib.blake2b(named, digest_size=8).digest(), "big") >> 11)


def superseded_stamps(fields: Fields) -> frozenset[int]:
    """Stamps of texts that this version has replaced."""
    own = frozenset(_listed(fields, "_earlier"))
    return own.union(*map(superseded_stamps, _heads(fields)))


def changed(fields: Fields) -> Fields:
    """The stamps of the fields that were changed since the document was made."""
    # A file that was edited by hand can hold anything.
    found = fields.get("_changed")
    return found if isinstance(found, dict) else {}


def _heads(fields: Fields) -> list[Fields]:
    found = fields.get("_heads")
    return [head for head in found if isinstance(head, dict)] if isinstance(found, list) else []


def _listed(fields: Fields, name: str) -> list[int]:
    found = fields.get(name)
    return [s for s in found if type(s) is int] if isinstance(found, list) else []
