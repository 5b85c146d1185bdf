"""The pieces that can be given to somebody: each text and each value of an entry by itself.

A packet is made of pieces that were ticked, and of nothing else of the board. So a piece holds what
is given with it and no more: no time of day, and none of the other texts of its entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, Literal, TypeAlias, get_args

from winsboard.domain.journal.tags import HARD_TAG
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import (
    LIBRARY,
    Entry,
    Mark,
    Measure,
    Reading,
)
from winsboard.domain.text.calendar import months_between
from winsboard.named_tuple import NamedTuple

Group: TypeAlias = Literal[
    "wins",
    "ticks",
    "measures",
    "notes",
    "look_backs",
    "rehearsals",
    "letters",
    "hard_days",
    "triggers",
    "thoughts",
    "moods",
]
"""The kinds of pieces that are offered together."""

Facet: TypeAlias = Literal["text", "answer", "note", "value", "mood", "energy", "feelings"]
"""What of a document a piece is."""

GROUPS: Final[tuple[Group, ...]] = get_args(Group)
FACETS: Final[tuple[Facet, ...]] = get_args(Facet)
_GROUP_OF: Final[Mapping[str, Group]] = {
    "note": "notes",
    "reflection": "look_backs",
    "mood": "moods",
    "trigger": "triggers",
    "thought": "thoughts",
    "hard_day": "hard_days",
    "letter": "letters",
    "rehearsal": "rehearsals",
}
"""The group of each kind of entry; all other kinds are wins."""


class Piece(NamedTuple):
    """One text or value that can be given."""

    of: str
    """Id of the entry, tick or reading it belongs to. It is never given."""
    day: date
    group: Group
    facet: Facet
    text: str = ""
    """The words as typed; of a value what it is a value of, such as the name of a measure."""
    number: int = 0
    """Which answer it is, counted from 1; 0 for anything but an answer."""
    question: str = ""
    value: float | None = None
    out_of: float | None = None
    unit: str = ""
    is_help: bool = False
    """Whether the value is a level of help."""
    area: str = ""
    """The id of the area."""
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Names of people, as typed, or ids of a Person."""

    @property
    def key(self) -> tuple[str, Facet, int]:
        """Tells a piece from all others."""
        return self.of, self.facet, self.number


def pieces_in(board: Board, first: date, last: date, today: date) -> tuple[Piece, ...]:
    """Every piece of some days, oldest first. Months that are not loaded are skipped.

    A letter is left out until its day has come, and moods while they are switched off.
    """
    found: list[tuple[tuple[date, str], Piece]] = []
    for month in months_between(first, last):
        for document in board.pages.get(month, {}).values():
            if isinstance(document, Entry | Mark | Reading) and first <= document.day <= last:
                at = document.at.isoformat() if not isinstance(document, Mark) else ""
                found += (((document.day, at), p) for p in pieces_of(board, document, today))
    found.sort(key=lambda pair: (pair[0], pair[1].of))
    return tuple(piece for _, piece in found)


def pieces_of(board: Board, document: Entry | Mark | Reading, today: date) -> Iterator[Piece]:
    """The pieces of one document."""
    if isinstance(document, Entry):
        return _of_entry(document, today, mood=board.settings.mood)
    if isinstance(document, Mark):
        return _of_mark(board, document)
    return _of_reading(board, document)


def _of_entry(entry: Entry, today: date, *, mood: bool) -> Iterator[Piece]:
    is_closed = entry.kind == "letter" and (entry.opens_on is None or entry.opens_on > today)
    if is_closed or (entry.kind == "mood" and not mood):
        return
    bare = Piece(
        entry.id,
        entry.day,
        _GROUP_OF.get(entry.kind, "wins"),
        "text",
        area=entry.area,
        tags=_shown(entry.tags),
        people=tuple(
            dict.fromkeys(who for who in (*entry.people, *entry.whose, entry.noticed_by) if who)
        ),
    )
    if entry.text.strip():
        yield bare._replace(text=entry.text)
    for n, part in enumerate(entry.parts, start=1):
        if part.answer.strip():
            yield bare._replace(facet="answer", number=n, text=part.answer, question=part.prompt)
    if not mood:
        return
    bare = bare._replace(group="moods")
    if entry.mood is not None:
        yield bare._replace(facet="mood", value=entry.mood)
    if entry.energy is not None:
        yield bare._replace(facet="energy", value=entry.energy)
    if entry.feelings:
        yield bare._replace(facet="feelings", text=", ".join(entry.feelings))


def _of_mark(board: Board, mark: Mark) -> Iterator[Piece]:
    habit = board.habit(mark.habit)
    if mark.state == "rest":
        return
    bare = Piece(
        mark.id,
        mark.day,
        "ticks",
        "text",
        text=habit.label if habit else "",
        area=habit.area if habit else "",
        tags=_shown(mark.tags),
    )
    if bare.text.strip():
        yield bare
        if mark.value is not None:
            unit = habit.unit if habit else ""
            yield bare._replace(facet="value", value=mark.value, unit=unit, group="measures")
    if mark.note.strip():
        yield bare._replace(facet="note", text=mark.note)


def _of_reading(board: Board, reading: Reading) -> Iterator[Piece]:
    measure = board.pages.get(LIBRARY, {}).get((Measure, reading.measure))
    if not isinstance(measure, Measure):
        return
    yield Piece(
        reading.id,
        reading.day,
        "measures",
        "value",
        text=measure.name,
        value=reading.value,
        out_of=reading.out_of,
        unit=measure.unit,
        is_help=measure.kind == "help",
    )
    if reading.note.strip():
        yield Piece(reading.id, reading.day, "measures", "note", text=reading.note)


def _shown(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags that can be given: a hard day is given by its own entry or not at all."""
    return tuple(tag for tag in tags if tag != HARD_TAG)


def groups_of(pieces: Iterable[Piece]) -> tuple[Group, ...]:
    """The groups that have a piece, in the order in which they are offered."""
    there = {piece.group for piece in pieces}
    return tuple(group for group in GROUPS if group in there)
