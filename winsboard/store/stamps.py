"""The stamps a document carries, so that copies of it can be merged without loss.

`_made` is the stamp of its creation, `_changed` holds the stamp of each field changed since, and
`_earlier` the stamps that the words of an entry had before: words whose stamp is not among them
were written without having seen these. `_before` holds the stamps of all else that whoever wrote
this version had seen and that is no longer in it. A tombstone keeps the stamps of what was removed
and none of its contents; `_removed` holds those of a tombstone that a document has outlived.
`_from` names the page an entry came from, `_to` the page it went to.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from winsboard.store.form import Fields, plain_bytes

REMOVED: Final = "removed"
"""The table of the tombstones."""
PROSE: Final = ("text", "parts")
"""The fields of an entry of which both versions are kept."""
MOST_EARLIER: Final = 64


def contents(fields: Fields) -> Fields:
    """A document without what is kept about it."""
    return {name: value for name, value in fields.items() if not name.startswith("_")}


def newest(fields: Fields | None) -> int:
    """The newest stamp of a document or a tombstone, 0 for none."""
    if fields is None:
        return 0
    found = [fields.get("_made"), fields.get("_gone"), *changed(fields).values()]
    return max((stamp for stamp in found if type(stamp) is int), default=0)


def acts(fields: Fields) -> frozenset[int]:
    """The stamps of all that whoever wrote this version, or this tombstone, had seen."""
    single = [s for s in (fields.get("_made"), fields.get("_gone")) if type(s) is int]
    later = [s for s in changed(fields).values() if type(s) is int]
    return frozenset((*single, *later, *earlier(fields), *_listed(fields, "_before")))


def removed(fields: Fields) -> frozenset[int]:
    """The acts of which somebody has removed what they wrote, in a document that outlived it."""
    return frozenset(_listed(fields, "_removed"))


def with_seen(fields: Fields, seen: frozenset[int], superseded: frozenset[int]) -> Fields:
    """A version that knows of these acts too, and that these words are no longer the latest."""
    new = {name: fields[name] for name in fields if name not in ("_earlier", "_before")}
    if prose := sorted(superseded)[-MOST_EARLIER:]:
        new["_earlier"] = prose
    if before := sorted((seen | superseded) - acts(new))[-MOST_EARLIER:]:
        new["_before"] = before
    return new


def made(values: Fields, tombstone: Fields | None, stamp: int) -> Fields:
    """A new document, or one that comes back after it was removed."""
    fields = {**values, "_made": stamp}
    if tombstone is None:
        return fields
    return with_seen(fields, acts(tombstone), earlier(tombstone))


def amended(
    fields: Fields, values: Mapping[str, Any], stamp: int, *, is_kept_beside: bool = False
) -> Fields:
    """A document with some fields changed; None takes a field back to its default.

    `is_kept_beside` says that the words it had were not seen by whoever changes it now and are
    kept as another version.
    """
    new = dict(fields)
    stamped = dict(changed(fields))
    seen, superseded = acts(fields), earlier(fields)
    for name, value in values.items():
        if name in PROSE and name in fields and not is_kept_beside:
            superseded |= {stamp_of(fields, name)}
        stamped[name] = stamp
        if value is None:
            new.pop(name, None)
        else:
            new[name] = value
    new["_changed"] = stamped
    return with_seen(new, seen, superseded)


def tombstone(table: str, fields: Fields, stamp: int) -> Fields:
    """What is kept of a removed document: the stamps that whoever removed it had seen."""
    grave: Fields = {"table": table, "_made": fields.get("_made", 0), "_gone": stamp}
    if stamped := changed(fields):
        grave["_changed"] = stamped
    prose = frozenset(stamp_of(fields, name) for name in PROSE if name in fields)
    return with_seen(grave, acts(fields), earlier(fields) | prose)


def stamp_of(fields: Fields, name: str) -> int:
    """The stamp of one field, 0 if it has none."""
    found = changed(fields).get(name, fields.get("_made"))
    return found if type(found) is int else 0


def sibling_id(id: str, fields: Fields) -> str:
    """The id of the other version of an entry: the same on every machine that meets it."""
    import hashlib

    prose = [fields.get(name) for name in PROSE]
    named = plain_bytes({"id": id, "prose": prose})
    return str(int.from_bytes(hashlib.blake2b(named, digest_size=8).digest(), "big") >> 11)


def earlier(fields: Fields) -> frozenset[int]:
    """The stamps the words of this version had before."""
    return frozenset(_listed(fields, "_earlier"))


def changed(fields: Fields) -> Fields:
    """The stamps of the fields that were changed since the document was made."""
    # A file that was edited by hand can hold anything.
    found = fields.get("_changed")
    return found if isinstance(found, dict) else {}


def _listed(fields: Fields, name: str) -> list[int]:
    found = fields.get(name)
    return [s for s in found if type(s) is int] if isinstance(found, list) else []
