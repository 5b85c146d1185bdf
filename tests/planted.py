"""A board with a planted word in every text field of every kind of document.

The fields come from the declarations, so that a new field of a new kind is planted, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import count
from typing import Any, NamedTuple

from tests.domain.boards import board_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import (
    ENTRY_KINDS,
    TICK,
    Document,
    Entry,
    EntryKind,
    Habit,
    Mark,
    Measure,
    Person,
    Reading,
    Settings,
    mark_id,
)
from winsboard.domain.schema.fields import Field
from winsboard.domain.schema.kinds import KINDS

DAY = date(2026, 11, 14)
TODAY = date(2026, 11, 21)
AT = datetime(2026, 11, 14, 23, 47, 13, tzinfo=UTC)
TIMES = ("23:47", "11:47", "T23")
"""How the time of day of every document could be written."""


class Word(NamedTuple):
    """Where a planted word is."""

    kind: type[Document]
    id: str
    path: tuple[str | int, ...]
    """The field, and the place inside it."""


class Planted(NamedTuple):
    """The board, and every planted word."""

    board: Board
    words: Mapping[str, Word]

    def word(self, id: str, *path: str | int) -> str:
        """The word at a place of a document."""
        return next(w for w, at in self.words.items() if at.id == id and at.path == path)

    def in_text(self, text: str) -> set[str]:
        """The planted words that are in a text."""
        folded = text.casefold()
        return {word for word in self.words if word in folded}


class _Planter:
    def __init__(self) -> None:
        self.words: dict[str, Word] = {}
        self.documents: list[Document] = []
        self._numbers = count(1)
        self._ids = count(7_310_000_000_000_001, 7)

    def new_id(self) -> str:
        return str(next(self._ids))

    def plant(self, kind: type[Document], id: str, *path: str | int) -> str:
        """A new word; no word is a part of another."""
        word = f"planted{next(self._numbers):04d}x"
        self.words[word] = Word(kind, id, path)
        return word

    def add(self, kind: Any, /, **given: Any) -> Any:
        """A document with a planted word in each text that is not given."""
        declared = KINDS[kind]
        id = given.pop("id", "") or declared.only_id or self.new_id()
        values = {
            name: self._value(kind, id, field, name)
            for name, field in declared.fields.items()
            if name not in given
        }
        document = kind(id=id, **values, **given)
        if declared.tidied:
            document = declared.tidied(document)
        self.documents.append(document)
        return document

    def _value(self, kind: Any, id: str, field: Field, *path: str | int) -> Any:
        match field.type:
            case "line" | "prose" | "id":
                return self.plant(kind, id, *path)
            case "lines":
                return tuple(self.plant(kind, id, *path, n) for n in range(2))
            case "choices":
                return field.choices[:1]
            case "choice":
                return field.choices[0]
            case "flag":
                return False
            case "whole" | "number":
                return int(max(field.low or 0, min(field.high or 0, 4)))
            case "numbers":
                return ()
            case "day" | "page_day":
                return DAY
            case "moment":
                return AT
            case "record" | "records":
                made = tuple(
                    field.record(
                        **{
                            name: self._value(kind, id, inner, *path, n, name)
                            for name, inner in field.fields.items()
                        }
                    )
                    for n in range(1 if field.type == "record" else 2)
                )
                return made[0] if field.type == "record" else made


def planted_board() -> Planted:
    """Every kind of document, and every kind of entry. Mood is on."""
    planter = _Planter()
    planter.add(Settings, mood=True, theme="", region="")
    habit = planter.add(Habit, archived_on=None)
    measure = planter.add(Measure, put_away_on=None)
    for kind in _others():
        planter.add(kind)
    for entry_kind in _entry_kinds():
        planter.add(Entry, kind=entry_kind, mood=2, energy=2)
    planter.add(Mark, id=mark_id(habit.id, DAY), habit=habit.id, state="done")
    planter.add(Reading, measure=measure.id)
    planter.add(Person, role="friend", alias="", me=False, member=False)
    return Planted(board_of(*planter.documents), planter.words)


def _others() -> Iterator[Any]:
    apart = (Settings, Habit, Measure, Entry, Mark, Reading, Person)
    return (kind for kind in KINDS if kind not in apart)


def _entry_kinds() -> Iterator[EntryKind]:
    return (kind for kind in ENTRY_KINDS if kind != TICK)
