"""What an erasure covers: the documents, and every place with their text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from winsboard.domain.goals.events import EVENT
from winsboard.domain.schema.kinds import KINDS
from winsboard.named_tuple import NamedTuple
from winsboard.store.codec import causality
from winsboard.store.codec.records import EDITS
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import Tables
from winsboard.store.merge.moves import ids_of

ENTRIES: Final = "entries"
SUGGESTIONS: Final = "suggestions"
ERASABLE: Final = (*(kind.table for kind in KINDS.values() if kind.is_dated), SUGGESTIONS)
"""The tables of what belongs to a day, and of what others wrote for the person."""

Key: TypeAlias = tuple[str, str]
"""Table and id of a document."""

Predicate: TypeAlias = Callable[[str, str, Fields], bool]
"""Whether to erase a document, by table, id and fields."""


def about(ids: Collection[str]) -> Predicate:
    """The predicate for documents by their ids, with all that is only about them.

    A pin of an entry goes with it, and so does the event of a deed, which has the id of its win and
    one digit more. A suggestion has the id of the entry that was made of it.
    """
    wanted = frozenset(ids)

    def is_wanted(table: str, id: str, fields: Fields) -> bool:
        if table == "pins":
            return fields.get("of") in wanted
        return id in wanted or (table == "goal_events" and id.removesuffix(EVENT) in wanted)

    return is_wanted


class ErasePlan(NamedTuple):
    """What to erase."""

    keys: frozenset[Key]
    siblings: frozenset[Key]
    """Entries with an erased sibling; their history may contain its text."""
    words: frozenset[str]
    seen: Mapping[str, frozenset[int]]
    """The stamps of each erased entry that are seen on these pages, by every id it ever had."""
    kept: frozenset[int]
    """Stamps of texts that are also in an entry which came from an erased one and stays."""


def plan_erasure(
    pages: Iterable[Tables], predicate: Predicate, living: frozenset[str]
) -> ErasePlan:
    """Find all documents to erase, in every version and place, and their text.

    A moved entry is erased under every id it had. `living` are the ids of the entries on the pages:
    one that survives next to a moved one is an entry of its own.
    """
    all_told = [document for tables in pages for document in occurrences(tables)]
    keys = {(table, id) for table, id, fields in all_told if predicate(table, id, fields)}
    moved = _all_ids({id for table, id in keys if table == ENTRIES}, all_told)
    keys.update((ENTRIES, id) for id in moved - living)
    words: set[str] = set()
    beside: set[Key] = {(ENTRIES, id) for id in moved & living}
    for table, id, fields in all_told:
        origin = ENTRIES, str(fields.get(causality.SIBLING_OF))
        if (table, id) in keys or origin in keys:
            keys.add((table, id))
            words.update(word for head in causality.heads(fields) for word in texts_of(head))
            if fields.get(causality.SIBLING_OF):
                beside.add(origin)
    lives_on = {id for id in moved & living if (ENTRIES, id) not in keys}
    return ErasePlan(
        frozenset(keys),
        frozenset(beside - keys),
        frozenset(words),
        _seen(keys, all_told),
        frozenset(_text_stamps(lives_on, all_told)),
    )


def _seen(
    keys: Collection[Key], occurrences_by_page: Iterable[tuple[str, str, Fields]]
) -> Mapping[str, frozenset[int]]:
    """The stamps seen of erased entries. Tombstones do not count: they also have stamps of texts
    that were moved away unread.
    """
    seen: dict[str, frozenset[int]] = {}
    for table, id, fields in occurrences_by_page:
        if table == ENTRIES and (table, id) in keys:
            for each in ids_of(id, fields):
                seen[each] = seen.get(each, frozenset()) | causality.seen_stamps(fields)
    return seen


def _text_stamps(
    ids: Collection[str], occurrences_by_page: Iterable[tuple[str, str, Fields]]
) -> Iterator[int]:
    """The stamps of the texts of these entries, in each of their versions."""
    for table, id, fields in occurrences_by_page:
        if table == ENTRIES and id in ids:
            for name in causality.TEXT_FIELDS:
                said = [causality.stamp_of(head, name) for head in causality.live_heads(fields)]
                yield from filter(None, said)


def _all_ids(ids: set[str], occurrences_by_page: Iterable[tuple[str, str, Fields]]) -> set[str]:
    """All ids that the entries with these ids ever had."""
    chains = [
        {*ids_of(id, fields)} for table, id, fields in occurrences_by_page if table == ENTRIES
    ]
    long = [chain for chain in chains if len(chain) > 1]
    found = set(ids)
    while joined := [chain for chain in long if chain & found and not chain <= found]:
        found.update(*joined)
    return found


def occurrences(tables: Tables) -> Iterator[tuple[str, str, Fields]]:
    """The documents of a page, and their versions in its history."""
    for table in ERASABLE:
        for id, fields in tables.get(table, {}).items():
            yield table, id, fields
    for fields in tables.get(EDITS, {}).values():
        for past in fields.get("changes", []):
            if past.get("table") in ERASABLE:
                yield past["table"], str(past.get("id")), past.get("was") or {}


def texts_of(fields: Fields) -> Iterator[str]:
    """A person's text in a document."""
    parts = fields.get("parts") or []
    for text in (
        fields.get("text"),
        fields.get("because"),
        *(part.get("answer") for part in parts),
    ):
        if isinstance(text, str) and text.strip():
            yield text
