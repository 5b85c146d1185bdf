"""Search queries, and matching entries against them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from winsboard.domain.journal.tags import HARD_TAG
from winsboard.domain.library.names import everybody_in, is_id
from winsboard.domain.model.documents import Entry, EntryKind
from winsboard.domain.model.wins import win_answers
from winsboard.domain.text.folding import contains, fold, fold_name, positions
from winsboard.named_tuple import NamedTuple

FIRST_TAG: Final = "first_time"
"""Id of the tag for doing something for the first time."""


class TagFilter(NamedTuple):
    """Matches an entry that has any of these tags."""

    ids: frozenset[str]
    """Ids of shipped tags."""
    beginning: str = ""
    """Folded prefix of the person's own tags; empty for none."""


class PersonFilter(NamedTuple):
    """Matches an entry that names any of these people."""

    piece: str
    """A folded part of a name, for names that are nobody's id."""
    ids: frozenset[str] = frozenset()
    """The ids of the people whose name contains it."""


class Label(NamedTuple):
    """The label that a field value is shown with, such as `very hard` for a mood of 1."""

    field: str
    """`mood`, `energy`, `about`, `form`, or `people` for the name of somebody by id."""
    value: int | str
    words: str
    """The label, folded."""


class Query(NamedTuple):
    """Search criteria. An entry has to meet all of them."""

    words: tuple[str, ...] = ()
    """Folded words and phrases. Each has to occur in the text or in a label of the entry."""
    first: date | None = None
    last: date | None = None
    kinds: frozenset[EntryKind] = frozenset()
    """Any of these kinds; empty for all."""
    areas: frozenset[str] = frozenset()
    """Any of these area ids; empty for all."""
    tags: tuple[TagFilter, ...] = ()
    people: tuple[PersonFilter, ...] = ()
    starred: bool = False
    first_time: bool = False
    hard: bool = False
    """Only hard-day cards and entries tagged as a hard day."""
    talk: bool = False
    """Only entries to talk about."""
    labels: tuple[Label, ...] = ()
    """The labels that contain one of the words."""


class Match(NamedTuple):
    """A match to highlight: a range of characters in one text of an entry."""

    field: str
    """`text`, `answer`, `person` or `feeling`."""
    nth: int
    """Index into the answers, people or feelings; 0 for `text`."""
    start: int
    end: int


class SearchResult(NamedTuple):
    """A search result."""

    entry: Entry
    spans: tuple[Match, ...] = ()
    """The matches of the query's words, in reading order."""


ANYTHING: Final = Query()


class Names(NamedTuple):
    """The names that a query can use, each mapping a folded name to an id.

    The name of an area stands for all areas of that name.
    """

    tags: Mapping[str, str]
    areas: Mapping[str, frozenset[str]]
    kinds: Mapping[str, EntryKind]
    labels: tuple[Label, ...] = ()
    """The labels of field values that words are also matched against."""
    people: Mapping[str, str] = {}
    """The folded names of people by id."""


def with_words(query: Query, words: str, names: Names) -> Query:
    """Add a folded word or phrase to a query, and the labels that contain it."""
    labels = tuple(
        label for label in names.labels if label in query.labels or contains(label.words, words)
    )
    return query._replace(words=(*query.words, words), labels=labels)


def match_entry(entry: Entry, query: Query, *, mood: bool = True) -> SearchResult | None:
    """Match an entry against a query. Returns None if it does not match.

    Feelings are not searched if `mood` is off.
    """
    if not _meets_filters(entry, query):
        return None
    if not query.words:
        return SearchResult(entry)
    texts = [text for text in texts_of(entry) if mood or text[0] != "feeling"]
    folded = [fold(text) for _, _, text in texts]
    folded += [label.words for label in query.labels if has_label(entry, label)]
    if not all(any(contains(text, word) for text in folded) for word in query.words):
        return None
    spans = (
        Match(field, index, *span)
        for field, index, text in texts
        for span in positions(text, query.words)
    )
    return SearchResult(entry, tuple(spans))


def texts_of(entry: Entry) -> list[tuple[str, int, str]]:
    """All searchable texts of an entry as (field, index, text), in reading order."""
    return [
        ("text", 0, entry.text),
        *(("answer", n, part.answer) for n, part in enumerate(entry.parts)),
        *(("person", n, who) for n, who in enumerate(entry.people) if not is_id(who)),
        *(("feeling", n, word) for n, word in enumerate(entry.feelings)),
    ]


def has_label(entry: Entry, label: Label) -> bool:
    """Whether the entry has the field value that a label stands for."""
    if label.field == "people":
        return label.value in everybody_in(entry)
    return bool(getattr(entry, label.field) == label.value)


def is_hard(entry: Entry) -> bool:
    """Whether an entry is a hard-day card or is tagged as a hard day."""
    return entry.kind == "hard_day" or HARD_TAG in entry.tags


def _meets_filters(entry: Entry, query: Query) -> bool:
    """Whether an entry meets all criteria except the words."""
    return (
        (query.first is None or query.first <= entry.day)
        and (query.last is None or entry.day <= query.last)
        and (not query.kinds or entry.kind in query.kinds or _is_wanted_win(entry, query))
        and (not query.areas or entry.area in query.areas)
        and (not query.starred or entry.starred)
        and (not query.first_time or FIRST_TAG in entry.tags)
        and (not query.hard or is_hard(entry))
        and (not query.talk or entry.talk)
        and all(any(_matches_tag(tag, wish) for tag in entry.tags) for wish in query.tags)
        and all(any(_names(who, wish) for who in everybody_in(entry)) for wish in query.people)
    )


def _is_wanted_win(entry: Entry, query: Query) -> bool:
    """Whether wins are searched for, and a look back has one in the person's words."""
    return "win" in query.kinds and bool(win_answers(entry))


def _names(who: str, wish: PersonFilter) -> bool:
    return who in wish.ids or (not is_id(who) and contains(fold(who), wish.piece))


def _matches_tag(tag: str, tag_filter: TagFilter) -> bool:
    return tag in tag_filter.ids or (
        bool(tag_filter.beginning) and fold_name(tag).startswith(tag_filter.beginning)
    )
