"""What an erasure covers: the documents, and every place with their text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from winsboard.named_tuple import NamedTuple
from winsboard.store.codec import causality
from winsboard.store.codec.records import EDITS
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import Tables
from winsboard.store.merge.moves import ids_of

ENTRIES: Final = "entries"
ERASABLE: Final = (ENTRIES, "marks")

Key: TypeAlias = tuple[str, str]
"""Table and id of a document."""

Predicate: TypeAlias = Callable[[str, str, Fields], bool]
"""Whether a document is to be erased, by table, id and contents."""


class ErasePlan(NamedTuple):
    """What is to be erased."""

    keys: frozenset[Key]
    beside: frozenset[Key]
    """The entries beside which one of these stood; their history may tell of its words."""
    words: frozenset[str]
    seen: Mapping[str, frozenset[int]]
    """By each id an erased entry ever had, the acts that could be seen of it on these pages."""
    kept: frozenset[int]
    """The acts that wrote what the entries say that came from an erased one and live on."""


def plan_erasure(pages: Iterable[Tables], wish: Predicate, living: frozenset[str]) -> ErasePlan:
    """All documents to be erased, whatever version of them is kept where, and their words.

    An entry that was moved is erased under every id it had. `living` are the ids of the entries
    that stand on the pages: one that lives on beside a moved one is another entry.
    """
    all_told = [document for tables in pages for document in occurrences(tables)]
    keys = {(table, id) for table, id, fields in all_told if wish(table, id, fields)}
    moved = _moved_with({id for table, id in keys if table == ENTRIES}, all_told)
    keys.update((ENTRIES, id) for id in moved - living)
    words: set[str] = set()
    beside: set[Key] = {(ENTRIES, id) for id in moved & living}
    for table, id, fields in all_told:
        origin = ENTRIES, str(fields.get(causality.SIBLING_OF))
        if (table, id) in keys or origin in keys:
            keys.add((table, id))
            words.update(word for head in causality.heads(fields) for word in words_in(head))
            if fields.get(causality.SIBLING_OF):
                beside.add(origin)
    lives_on = {id for id in moved & living if (ENTRIES, id) not in keys}
    return ErasePlan(
        frozenset(keys),
        frozenset(beside - keys),
        frozenset(words),
        _seen(keys, all_told),
        frozenset(_words_of(lives_on, all_told)),
    )


def _seen(
    keys: Collection[Key], all_told: Iterable[tuple[str, str, Fields]]
) -> Mapping[str, frozenset[int]]:
    """Tombstones do not count: they know of words that have gone elsewhere unread."""
    seen: dict[str, frozenset[int]] = {}
    for table, id, fields in all_told:
        if table == ENTRIES and (table, id) in keys:
            for each in ids_of(id, fields):
                seen[each] = seen.get(each, frozenset()) | causality.seen_stamps(fields)
    return seen


def _words_of(ids: Collection[str], all_told: Iterable[tuple[str, str, Fields]]) -> Iterator[int]:
    """The stamps of what these entries say, in each of their versions."""
    for table, id, fields in all_told:
        if table == ENTRIES and id in ids:
            for name in causality.TEXT_FIELDS:
                said = [causality.stamp_of(head, name) for head in causality.living(fields)]
                yield from filter(None, said)


def _moved_with(ids: set[str], all_told: Iterable[tuple[str, str, Fields]]) -> set[str]:
    """All ids an entry ever had of which these are some."""
    chains = [{*ids_of(id, fields)} for table, id, fields in all_told if table == ENTRIES]
    long = [chain for chain in chains if len(chain) > 1]
    found = set(ids)
    while joined := [chain for chain in long if chain & found and not chain <= found]:
        found.update(*joined)
    return found


def occurrences(tables: Tables) -> Iterator[tuple[str, str, Fields]]:
    """The documents of a page, and what its history tells of them."""
    for table in ERASABLE:
        for id, fields in tables.get(table, {}).items():
            yield table, id, fields
    for fields in tables.get(EDITS, {}).values():
        for past in fields.get("changes", []):
            if past.get("table") in ERASABLE:
                yield past["table"], str(past.get("id")), past.get("was") or {}


def words_in(fields: Fields) -> Iterator[str]:
    """What a person wrote into a document."""
    parts = fields.get("parts") or []
    for text in (fields.get("text"), *(part.get("answer") for part in parts)):
        if isinstance(text, str) and text.strip():
            yield text
