"""The facts of a page. What is not chosen is not in it at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from winsboard.domain.goals.score import Score, score
from winsboard.domain.journal.entries import PRIVATE
from winsboard.domain.measures.measures import listed
from winsboard.domain.model.board import MOOD, Board
from winsboard.domain.model.documents import LIBRARY, Entry, Person
from winsboard.domain.model.goals import Measure, Reading
from winsboard.domain.model.month_days import MonthDays, recorded_in
from winsboard.domain.progress.moods import MoodDay, mood_band
from winsboard.domain.progress.patterns import patterns
from winsboard.domain.progress.tagged import Count
from winsboard.domain.summary import picks
from winsboard.domain.summary.days import DayCount, count_days
from winsboard.domain.summary.parts import Part
from winsboard.domain.summary.progress import (
    GoalPart,
    MeasurePart,
    RoutinePart,
    goal_parts,
    measure_parts,
    routine_parts,
)
from winsboard.domain.summary.spans import Span
from winsboard.domain.wellbeing.coping_cards import Ratings, ratings_by_card
from winsboard.named_tuple import NamedTuple

KINDS: Final[Mapping[Part, str]] = {
    "triggers": "trigger",
    "thoughts": "thought",
    "hard_days": "hard_day",
}
"""The kinds of entries that have a part of their own."""
NOT_JOURNAL: Final = frozenset({*KINDS.values(), *PRIVATE, MOOD})
"""Kinds of entries that are not among the journal text."""
TAGGED: Final[Mapping[Part, str]] = {
    "firsts": "firsts",
    "hard_wins": "hard",
    "said_no": "said_no",
    "asked": "asked",
}
"""The parts that count wins by a tag, with the name of the count."""


class Choice(NamedTuple):
    """What a person wants on the page."""

    span: Span
    parts: frozenset[Part]
    wins: tuple[str, ...] = ()
    """The ids of the picked wins; empty for those that are offered first."""
    to: Person | None = None
    """Who it is for; None if that is nobody among the people."""


class Sources(NamedTuple):
    """Where the facts come from. All months of the span are loaded in the board."""

    board: Board
    entries: Sequence[Entry]
    """The entries of the span, in any order."""
    marked: Sequence[Entry]
    """All entries to talk about, of all years."""
    months: Sequence[MonthDays]
    readings: Callable[[Measure], Iterable[Reading]]
    """All readings of a measure, oldest first."""
    today: date
    began: date
    """The first day with a record."""
    feeling_steps: Collection[str] = ()
    """The steps of look backs that ask for a feeling."""


class Page(NamedTuple):
    """The facts of a page, in its order. Parts that were not chosen are empty."""

    choice: Choice
    name: str
    """The name of the person whose board it is, or empty."""
    days: DayCount
    talk: tuple[Entry, ...] = ()
    wins: tuple[Entry, ...] = ()
    areas: tuple[tuple[str, int], ...] = ()
    """Pairs of an area's id and its wins."""
    tagged: tuple[tuple[Part, Count], ...] = ()
    goals: tuple[GoalPart, ...] = ()
    measures: tuple[MeasurePart, ...] = ()
    helped: tuple[tuple[str, Ratings], ...] = ()
    """Pairs of the key of a card or a breathing pattern and its ratings."""
    routines: tuple[RoutinePart, ...] = ()
    journal: tuple[Entry, ...] = ()
    moods: tuple[MoodDay, ...] = ()
    kinds: tuple[tuple[Part, tuple[Entry, ...]], ...] = ()
    """Triggers, thoughts and hard days."""
    score: Score | None = None


def page(choice: Choice, sources: Sources) -> Page:
    """Collect what was chosen, and nothing else."""
    board, span, parts = sources.board, choice.span, choice.parts
    entries = sorted(
        (e for e in sources.entries if e.day in span), key=lambda e: (e.day, e.at, e.id)
    )
    recorded = recorded_in(sources.months) | _measured(board)
    began = sources.began if sources.began <= span.last else span.first
    from_first = Span(max(span.first, began), span.last)
    counted = _counts(choice, sources, entries)
    return Page(
        choice,
        next((p.name for p in board.library_documents(Person) if p.me), ""),
        count_days(recorded, from_first, sources.today),
        talk=picks.to_talk_about(board, sources.marked, choice.to) if "talk" in parts else (),
        wins=picks.picked(picks.offered(entries, span), choice.wins) if "wins" in parts else (),
        areas=counted.areas,
        tagged=counted.tagged,
        goals=goal_parts(board, span) if "goals" in parts else (),
        measures=tuple(_measures(choice, sources)) if "measures" in parts else (),
        helped=_helped(entries) if "helped" in parts else (),
        routines=(
            routine_parts(board, sources.months, recorded, span) if "routines" in parts else ()
        ),
        journal=_journal(choice, sources, entries) if "journal" in parts else (),
        moods=_moods(board, entries, span) if MOOD in parts else (),
        kinds=tuple(
            (part, found)
            for part, kind in KINDS.items()
            if part in parts and (found := tuple(e for e in entries if e.kind == kind))
        ),
        score=score(board, min(span.last, sources.today)) if "score" in parts else None,
    )


def _measured(board: Board) -> frozenset[date]:
    """The days with a reading in the months that are loaded. They are not blank either."""
    pages = (page for name, page in board.pages.items() if name != LIBRARY)
    return frozenset(d.day for page in pages for d in page.values() if isinstance(d, Reading))


class _Counted(NamedTuple):
    areas: tuple[tuple[str, int], ...]
    tagged: tuple[tuple[Part, Count], ...]


def _counts(choice: Choice, sources: Sources, entries: Sequence[Entry]) -> _Counted:
    span, parts = choice.span, choice.parts
    found = patterns(sources.board, sources.months, entries, span.first, span.last)
    areas = tuple((area, count.wins) for area, count in found.by_area) if "areas" in parts else ()
    counts = ((part, getattr(found, name)) for part, name in TAGGED.items() if part in parts)
    return _Counted(areas, tuple((part, count) for part, count in counts if count.wins))


def _measures(choice: Choice, sources: Sources) -> Iterable[MeasurePart]:
    for measure in listed(sources.board):
        yield from measure_parts(measure, sources.readings(measure), choice.span)


def _helped(entries: Iterable[Entry]) -> tuple[tuple[str, Ratings], ...]:
    rated = ratings_by_card(entries)
    return tuple(sorted(rated.items(), key=lambda pair: (-pair[1].helped, -pair[1].little, pair)))


def _moods(board: Board, entries: Iterable[Entry], span: Span) -> tuple[MoodDay, ...]:
    band = mood_band(board, entries, span.first, span.last)
    return band if any(day.moods for day in band) else ()


def _journal(choice: Choice, sources: Sources, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The journal text. Answers about feelings are part of the mood."""
    left_out = () if MOOD in choice.parts else sources.feeling_steps
    found = (
        e._replace(parts=tuple(part for part in e.parts if part.step not in left_out))
        for e in entries
        if e.kind not in NOT_JOURNAL
    )
    return tuple(e for e in found if e.text or e.parts)
