"""The stamps a document carries, so that copies of it can be merged without loss.

`_made` is the stamp of its creation, `_changed` holds the stamp of each field changed since, and
`_earlier` the stamps that the words of an entry had before: words whose stamp is not among them
were written without having seen these. A tombstone keeps the stamps of what was removed and none of
its contents. `_from` names the page an entry came from.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from winsboard.store.form import Fields, plain_bytes
from winsboard.store.ids import LARGEST

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
    found = [fields.get("_made"), fields.get("_gone"), *_changed(fields).values()]
    return max((stamp for stamp in found if type(stamp) is int), default=0)


def made(values: Fields, tombstone: Fields | None, stamp: int) -> Fields:
    """A new document, or one that comes back after it was removed."""
    fields = {**values, "_made": stamp}
    if tombstone and (earlier := _earlier(tombstone)):
        fields["_earlier"] = earlier
    return fields


def amended(fields: Fields, values: Mapping[str, Any], stamp: int) -> dict[str, Any]:
    """A document with some fields changed; None takes a field back to its default."""
    new = dict(fields)
    changed = dict(_changed(fields))
    for name, value in values.items():
        if name in PROSE and name in fields:
            new["_earlier"] = _with_earlier(new, [stamp_of(fields, name)])
        changed[name] = stamp
        if value is None:
            new.pop(name, None)
        else:
            new[name] = value
    new["_changed"] = changed
    return new


def tombstone(table: str, fields: Fields, stamp: int) -> Fields:
    """What is kept of a removed document: the stamps that whoever removed it had seen."""
    grave: dict[str, Any] = {"table": table, "_made": fields.get("_made", 0), "_gone": stamp}
    if changed := _changed(fields):
        grave["_changed"] = changed
    prose = [stamp_of(fields, name) for name in PROSE if name in fields]
    if earlier := _with_earlier(fields, prose):
        grave["_earlier"] = earlier
    return grave


def are_sound(fields: Fields) -> bool:
    """Whether no stamp is one that winsboard never gives: damage that doubles a digit makes such.

    A larger stamp than the others would make a damaged document count as the latest.
    """
    found = [fields.get("_made"), fields.get("_gone"), *_changed(fields).values()]
    return all(stamp <= LARGEST for stamp in found if type(stamp) is int)


def stamp_of(fields: Fields, name: str) -> int:
    """The stamp of one field, 0 if it has none."""
    found = _changed(fields).get(name, fields.get("_made"))
    return found if type(found) is int else 0


def sibling_id(id: str, fields: Fields) -> str:
    """The id of the other version of an entry: the same on every machine that meets it."""
    import hashlib

    prose = [fields.get(name) for name in PROSE]
    named = plain_bytes({"id": id, "prose": prose})
    return str(int.from_bytes(hashlib.blake2b(named, digest_size=8).digest(), "big") >> 11)


def _with_earlier(fields: Fields, stamps: list[int]) -> list[int]:
    return sorted({*_earlier(fields), *stamps})[-MOST_EARLIER:]


def _changed(fields: Fields) -> Fields:
    # A file that was edited by hand can hold anything.
    found = fields.get("_changed")
    return found if isinstance(found, dict) else {}


def _earlier(fields: Fields) -> list[int]:
    found = fields.get("_earlier")
    return [s for s in found if type(s) is int] if isinstance(found, list) else []
