"""Search queries for the journal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from winsboard.domain.journal.tags import HARD_TAG
from winsboard.domain.model.documents import Entry, EntryKind
from winsboard.domain.text.folding import contains, fold, fold_name, positions
from winsboard.named_tuple import NamedTuple

FIRST_TAG: Final = "first_time"
"""The tag of a first time."""


class TagFilter(NamedTuple):
    """Tags of which an entry has one."""

    ids: frozenset[str]
    """Those of the shipped tags."""
    beginning: str = ""
    """How a tag of one's own begins, folded; empty where none is meant."""


class Label(NamedTuple):
    """What a value of an entry is called where it is read: `very hard` for a mood of 1."""

    field: str
    """`mood`, `energy` or `about`."""
    value: int | str
    words: str
    """Folded."""


class Query(NamedTuple):
    """What an entry has to be like; everything that is said has to hold."""

    words: tuple[str, ...] = ()
    """Folded words and phrases, each of which stands somewhere in the entry or in a label of it."""
    first: date | None = None
    last: date | None = None
    kinds: frozenset[EntryKind] = frozenset()
    """Any of these; empty is all."""
    areas: frozenset[str] = frozenset()
    """Ids; any of these, empty is all."""
    tags: tuple[TagFilter, ...] = ()
    people: tuple[str, ...] = ()
    """Folded pieces of names, each of which is in one of the names."""
    starred: bool = False
    first_time: bool = False
    hard: bool = False
    """On a hard day: tagged so, or a hard-day card."""
    labels: tuple[Label, ...] = ()
    """Those in which one of the words stands."""


class Span(NamedTuple):
    """A place that is to be lit: characters of one text of an entry."""

    field: str
    """`text`, `answer`, `person` or `feeling`."""
    nth: int
    """Which of the answers, people or feelings; 0 for the text."""
    start: int
    end: int


class Found(NamedTuple):
    """An entry that fits."""

    entry: Entry
    spans: tuple[Span, ...] = ()
    """Where the words of the query stand, in the order of reading."""


ANYTHING: Final = Query()


class Names(NamedTuple):
    """The names that can be used in a query: ids by folded name."""

    tags: Mapping[str, str]
    areas: Mapping[str, str]
    kinds: Mapping[str, EntryKind]
    labels: tuple[Label, ...] = ()
    """What a word can mean besides what was written."""


def with_words(query: Query, words: str, names: Names) -> Query:
    """The query with a folded word or phrase more, and with the labels in which it stands."""
    labels = tuple(
        label for label in names.labels if label in query.labels or contains(label.words, words)
    )
    return query._replace(words=(*query.words, words), labels=labels)


def found_in(entry: Entry, query: Query) -> Found | None:
    """The entry with the places of the words; none if it does not fit."""
    if not _fits(entry, query):
        return None
    if not query.words:
        return Found(entry)
    texts = texts_of(entry)
    folded = [fold(text) for _, _, text in texts]
    folded += [label.words for label in query.labels if is_called(entry, label)]
    if not all(any(contains(text, word) for text in folded) for word in query.words):
        return None
    spans = (
        Span(field, index, *span)
        for field, index, text in texts
        for span in positions(text, query.words)
    )
    return Found(entry, tuple(spans))


def texts_of(entry: Entry) -> list[tuple[str, int, str]]:
    """Everything a person wrote into an entry, as field, index and text, in order of reading."""
    return [
        ("text", 0, entry.text),
        *(("answer", n, part.answer) for n, part in enumerate(entry.parts)),
        *(("person", n, name) for n, name in enumerate(entry.people)),
        *(("feeling", n, word) for n, word in enumerate(entry.feelings)),
    ]


def is_called(entry: Entry, label: Label) -> bool:
    """Whether a label is one of an entry."""
    return bool(getattr(entry, label.field) == label.value)


def is_hard(entry: Entry) -> bool:
    """Whether an entry is of a hard day: tagged so, or a hard-day card."""
    return entry.kind == "hard_day" or HARD_TAG in entry.tags


def _fits(entry: Entry, query: Query) -> bool:
    """Whether everything holds but the words."""
    return (
        (query.first is None or query.first <= entry.day)
        and (query.last is None or entry.day <= query.last)
        and (not query.kinds or entry.kind in query.kinds)
        and (not query.areas or entry.area in query.areas)
        and (not query.starred or entry.starred)
        and (not query.first_time or FIRST_TAG in entry.tags)
        and (not query.hard or is_hard(entry))
        and all(any(_is_meant(tag, wish) for tag in entry.tags) for wish in query.tags)
        and all(any(contains(fold(name), piece) for name in entry.people) for piece in query.people)
    )


def _is_meant(tag: str, wish: TagFilter) -> bool:
    return tag in wish.ids or (bool(wish.beginning) and fold_name(tag).startswith(wish.beginning))
