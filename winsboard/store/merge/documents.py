"""Merging two versions of a document by what their authors had seen.

A document consists of its heads: the versions, tombstones included, that no author has replaced
after seeing them. A merge keeps the heads of both sides that no other head has seen. This is a set
union, so the result is the same in any order and grouping. The visible fields follow from the heads
alone: each field has its newest value, and a tick has all notes that nobody has replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Final

from winsboard.domain.model.documents import Entry
from winsboard.store.codec import causality, documents
from winsboard.store.format import page_json
from winsboard.store.format.lazy_document import Fields
from winsboard.store.merge.special_fields import with_special_fields

ENTRIES: Final = documents.TABLE_OF[Entry]
_ABOUT: Final = frozenset({"_made", "_changed", "_earlier", "_before", "_from", "_to", "_heads"})


def merge_documents(table: str, one: Fields, other: Fields) -> Fields:
    """Merge two versions of a document; either may be its tombstone."""
    if one == other:
        return one
    by_act: dict[int, list[Fields]] = {}
    for head in (*causality.heads(one), *causality.heads(other)):
        by_act.setdefault(causality.newest(head), []).append(head)
    seen = {
        act: frozenset().union(*map(causality.seen_stamps, alike)) for act, alike in by_act.items()
    }
    heads = [
        head
        for act, alike in by_act.items()
        if not any(act in acts for other, acts in seen.items() if other != act)
        for head in _merge_equal_stamps(alike)
    ]
    return _composed(table, heads)


def is_tombstone(fields: Fields) -> bool:
    """Whether a version is a tombstone."""
    return "_gone" in fields


def keep_heads(table: str, fields: Fields, left: Sequence[Fields]) -> Fields | None:
    """The document without the other heads, as if they had never existed.

    Returns None if no head is left.
    """
    heads = [head for head in causality.heads(fields) if is_tombstone(head) or head in left]
    return _composed(table, heads) if heads else None


def without_stamps(table: str, fields: Fields, erased: frozenset[int]) -> Fields:
    """Remove the versions with these stamps from a document, unless they are all it has."""
    living = causality.live_heads(fields)
    left = [head for head in living if causality.newest(head) not in erased]
    return fields if len(left) == len(living) else keep_heads(table, fields, left) or fields


def _composed(table: str, heads: Sequence[Fields]) -> Fields:
    """The document of these heads; a tombstone if all of them are."""
    if len(heads) == 1:
        return heads[0]
    whole = sorted(heads, key=json_of)
    living = [head for head in whole if not is_tombstone(head)]
    if not living:
        gone = max(head["_gone"] for head in whole)
        return {"table": table, "_made": min(map(_made, whole)), "_gone": gone, "_heads": whole}
    return {**with_special_fields(table, _newest_of_each(living), living), "_heads": whole}


def _merge_equal_stamps(heads: Iterable[Fields]) -> Iterator[Fields]:
    """Merge the heads with one stamp; they can differ if a file was edited by hand."""
    by_words: dict[bytes, list[Fields]] = {}
    for head in heads:
        words = [is_tombstone(head), *(head.get(name) for name in causality.TEXT_FIELDS)]
        alike = by_words.setdefault(json_of(words), [])
        if head not in alike:
            alike.append(head)
    for alike in by_words.values():
        if len(alike) == 1 or is_tombstone(alike[0]):
            yield max(alike, key=json_of)
        else:
            seen = frozenset().union(*map(causality.seen_stamps, alike))
            superseded = frozenset().union(*map(causality.superseded_stamps, alike))
            yield causality.with_seen(_newest_of_each(alike), seen, superseded)


def _newest_of_each(heads: Sequence[Fields]) -> Fields:
    """The newest value of each field with its stamp. Equal stamps: the larger JSON wins."""
    made = max(_made(head) for head in heads)
    new: dict[str, Any] = {"_made": made}
    later: dict[str, int] = {}
    for name in sorted(set().union(*map(_names, heads))):
        sides = [head for head in heads if name in _names(head)]
        newest = max(sides, key=partial(_rank, name))
        stamp = causality.stamp_of(newest, name)
        if any(_was_recreated_without(head, name, stamp) for head in heads):
            continue
        if name in newest:
            new[name] = newest[name]
        if stamp != made or name not in newest:
            later[name] = stamp
        if name == "day" and "_from" in newest:
            new["_from"] = newest["_from"]
    if later:
        new["_changed"] = later
    for name in sorted({n for head in heads for n in head if n[:1] == "_"} - _ABOUT):
        new[name] = max((head[name] for head in heads if name in head), key=json_of)
    return new


def _was_recreated_without(head: Fields, name: str, stamp: int) -> bool:
    """Whether a head recreated the document without this field after seeing the given value."""
    is_later = stamp < _made(head) and stamp in causality.seen_stamps(head)
    return is_later and name not in _names(head)


def _made(fields: Fields) -> int:
    found = fields.get("_made")
    return found if type(found) is int else 0


def _names(fields: Fields) -> set[str]:
    """The fields a version sets, including those it reset to their default."""
    return {n for n in fields if not n.startswith("_")} | causality.changed_stamps(fields).keys()


def _rank(name: str, fields: Fields) -> tuple[int, bytes, bytes]:
    place = json_of(fields.get("_from")) if name == "day" else b""
    return causality.stamp_of(fields, name), json_of(fields.get(name)), place


def json_of(value: Any) -> bytes:
    """A value as bytes with the same order on every machine."""
    return page_json.plain_bytes({"": value})


def text_siblings(id: str, fields: Fields) -> dict[str, Fields]:
    """Texts that lost against a concurrent one, as entries of their own."""
    found: dict[str, Fields] = {}
    for head in causality.live_heads(fields):
        if any(_is_unseen(head, fields, name) for name in causality.TEXT_FIELDS):
            other, words = causality.sibling_id(id, head), causality.as_sibling(head, id)
            found[other] = (
                merge_documents(ENTRIES, found[other], words) if other in found else words
            )
    return found


def _is_unseen(head: Fields, fields: Fields, name: str) -> bool:
    words = head.get(name)
    return (
        bool(words)
        and words != fields.get(name)
        and causality.stamp_of(head, name) not in causality.superseded_stamps(fields)
    )


def is_still_sibling(head: Fields, of: Fields, others: Iterable[Fields]) -> bool:
    """Whether a head still has to be a sibling of an entry; `others` are or were its siblings.

    True if someone has edited the head, and if its text is in none of the others and nobody has
    replaced it after seeing it.
    """
    act = causality.newest(head)
    if act not in causality.seen_stamps(of):
        return True
    if any(causality.newest(other) == act for other in causality.heads(of)):
        return any(_is_unseen(head, of, name) for name in causality.TEXT_FIELDS)
    known = [of, *(other for other in others if act in causality.seen_stamps(other))]
    return any(
        head.get(name)
        and not any(_had_text(other, name, causality.stamp_of(head, name)) for other in known)
        for name in causality.TEXT_FIELDS
    )


def _had_text(fields: Fields, name: str, stamp: int) -> bool:
    """Whether a document has or had the text with this stamp."""
    said = [causality.stamp_of(head, name) for head in causality.live_heads(fields)]
    return stamp in said or stamp in causality.superseded_stamps(fields)
