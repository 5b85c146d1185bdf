"""Two versions of one document made one, by the stamps of what their writers had seen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final, NamedTuple

from winsboard.domain.documents import Entry
from winsboard.store import codec, form, stamps
from winsboard.store.form import Fields

ENTRIES: Final = codec.TABLE_OF[Entry]
VERSION_OF: Final = "version_of"
"""The field of an entry that holds other words of another one: that one's id."""
_ABOUT: Final = frozenset(
    {"_made", "_gone", "_changed", "_earlier", "_before", "_removed", "_from"}
)
_PLACE: Final = ("kind", "day", "at")


class Merged(NamedTuple):
    """One document of two versions."""

    fields: Fields
    """The document, or the tombstone."""
    beside: Mapping[str, Fields]
    """Entries that keep what was written at the same time, by id."""


def join(table: str, one: Fields, other: Fields, id: str) -> Merged:
    """One version of two of a document; either may be its tombstone."""
    if one == other:
        return Merged(one, {})
    seen, known = stamps.acts(one), stamps.acts(other)
    superseded = stamps.earlier(one) | stamps.earlier(other)
    beside: Mapping[str, Fields] = {}
    if is_gone(one) != is_gone(other):
        fields = _outlived(one, other) if is_gone(other) else _outlived(other, one)
    elif seen < known:
        fields = other
    elif known < seen:
        fields = one
    else:
        fields = _fields(one, other)
        if table == ENTRIES and not is_gone(one):
            beside = _beside(id, one, other, fields)
    if not is_gone(fields):
        fields = _less_removed(table, fields, seen | known, one, other)
        superseded -= {stamps.stamp_of(fields, name) for name in stamps.PROSE if name in fields}
    whole = stamps.with_seen(fields, seen | known, superseded)
    return Merged(next((v for v in (one, other) if v == whole), whole), beside)


def is_gone(fields: Fields) -> bool:
    """Whether it is a tombstone."""
    return "_gone" in fields


def _outlived(document: Fields, grave: Fields) -> Fields:
    """A document that holds something no remover had seen, or the tombstone."""
    seen, removed = stamps.acts(document), stamps.acts(grave)
    if removed < seen and not seen <= stamps.removed(document):
        return document
    known = removed | stamps.removed(document)
    if seen <= known:
        return grave
    lives = {**document, "_removed": sorted(known)}
    return {**lives, "_to": grave["_to"]} if "_to" in grave else lives


def _less_removed(table: str, fields: Fields, seen: frozenset[int], *versions: Fields) -> Fields:
    """The document, or its tombstone once each part of it was removed by somebody."""
    removed = frozenset().union(*map(stamps.removed, (fields, *versions)))
    if not removed:
        return fields
    if seen <= removed:
        return stamps.tombstone(table, fields, max(removed))
    return {**fields, "_removed": sorted(removed)}


def _fields(one: Fields, other: Fields) -> Fields:
    """The newest of each field, with its stamp; of equal stamps the larger JSON."""
    new: Fields = {}
    for about in ("_made", "_gone"):
        found = [v[about] for v in (one, other) if type(v.get(about)) is int]
        if found:
            new[about] = max(found)
    made = new.get("_made", 0)
    later: dict[str, int] = {}
    for name in sorted(_names(one) | _names(other)):
        sides = [v for v in (one, other) if name in _names(v)]
        newest = max(sides, key=partial(_rank, name))
        stamp = stamps.stamp_of(newest, name)
        if name in newest:
            new[name] = newest[name]
        if stamp != made or name not in newest:
            later[name] = stamp
        if name == "day" and "_from" in newest:
            new["_from"] = newest["_from"]
    if later:
        new["_changed"] = later
    unknown = (one.keys() | other.keys()) - _ABOUT
    for name in sorted(name for name in unknown if name.startswith("_")):
        new[name] = max((v[name] for v in (one, other) if name in v), key=json_of)
    return new


def _names(fields: Fields) -> set[str]:
    """The fields a version says something about, those taken back to their default too."""
    return {n for n in fields if not n.startswith("_")} | stamps.changed(fields).keys()


def _rank(name: str, fields: Fields) -> tuple[int, bytes, bytes]:
    place = json_of(fields.get("_from")) if name == "day" else b""
    return stamps.stamp_of(fields, name), json_of(fields.get(name)), place


def json_of(value: Any) -> bytes:
    """A value as bytes that are in the same order everywhere."""
    return form.plain_bytes({"": value})


def _beside(id: str, one: Fields, other: Fields, newest: Fields) -> dict[str, Fields]:
    """The words that gave way to others whose writer had not seen them, as entries of their own."""
    found: dict[str, Fields] = {}
    for lost, won in ((one, other), (other, one)):
        known = stamps.earlier(won)
        unseen = [
            stamps.stamp_of(lost, name)
            for name in stamps.PROSE
            if lost.get(name)
            and lost[name] != newest.get(name)
            and stamps.stamp_of(lost, name) not in known
        ]
        if unseen:
            kept: Fields = {name: lost[name] for name in (*_PLACE, *stamps.PROSE) if name in lost}
            found[stamps.sibling_id(id, lost)] = {**kept, VERSION_OF: id, "_made": max(unseen)}
    return found
