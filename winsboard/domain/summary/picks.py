"""The three wins at the top of the page, and what the person would like to talk about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from winsboard.domain.library.names import person
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Person
from winsboard.domain.model.wins import own_words
from winsboard.domain.summary.spans import Span

MOST: Final = 3
"""How many wins are picked."""
PROUD: Final = "proud"
WITH: Final = frozenset({"therapist", "care"})
"""The roles of the people a page is for."""


def words_of(entry: Entry) -> str:
    """The win of an entry in the person's own words; empty if it has none."""
    return entry.text if entry.kind == PROUD else own_words(entry)


def offered(entries: Iterable[Entry], span: Span) -> tuple[Entry, ...]:
    """The wins of a span to pick from: starred ones first, the newest first."""
    found = [e for e in entries if e.day in span and words_of(e).strip()]
    found.sort(key=lambda e: (e.day, e.at, e.id), reverse=True)
    return tuple(sorted(found, key=lambda e: not e.starred))


def picked(wins: Sequence[Entry], ids: Sequence[str]) -> tuple[Entry, ...]:
    """The wins that the person picked, in that order; without any the first that are offered."""
    if not ids:
        return tuple(wins[:MOST])
    by_id = {id: win for win in wins for id in (*win.was, win.id)}
    return tuple(dict.fromkeys(by_id[id] for id in ids if id in by_id))[:MOST]


def to_talk_about(board: Board, entries: Iterable[Entry], to: Person | None) -> tuple[Entry, ...]:
    """What the person would like to talk about with somebody, oldest first.

    What is marked for another person is left out. Without a person the page is for a therapist.
    """
    found = (e for e in entries if e.talk and _is_with(board, e.talk_with, to))
    return tuple(sorted(found, key=lambda e: (e.day, e.at, e.id)))


def _is_with(board: Board, who: str, to: Person | None) -> bool:
    if not who:
        return True
    meant = person(board, who)
    if to is not None:
        return meant == to
    return meant is not None and meant.role in WITH
