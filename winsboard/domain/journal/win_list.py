"""The list of small wins to pick from: the person's own, the most used first, then ideas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from winsboard.domain.journal.query import FIRST_TAG
from winsboard.domain.journal.tags import HARD_TAG
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.domain.text.calendar import months_between
from winsboard.domain.text.folding import fold_name
from winsboard.domain.text.sanitize import one_line
from winsboard.named_tuple import NamedTuple

OWN: Final = 9
"""How many of the person's own wins come first: one page."""
REPEATED: Final = 2
"""How often a win is recorded before it moves to the front: the numbers of the list stay as long as
they can."""
SPAN: Final = timedelta(days=120)
"""How far back the person's own wins are looked for."""
OF_ONE_DAY: Final = frozenset({FIRST_TAG, HARD_TAG})
"""Tags that belong to one day and not to a kind of win."""


class WinChoice(NamedTuple):
    """A win that can be recorded as it is."""

    text: str
    area: str = ""
    tags: tuple[str, ...] = ()


def wins_to_pick(board: Board, ideas: Sequence[WinChoice], today: date) -> tuple[WinChoice, ...]:
    """The list: what the person often records, then the ideas in their order.

    A win that is a habit on the board is left out: it is ticked there. The pages of the last four
    months must be loaded.
    """
    habits = {fold_name(habit.label) for habit in board.habits}
    found: dict[str, WinChoice] = {}
    for choice in (*_often_written(board, today), *ideas):
        name = fold_name(choice.text)
        if name not in habits:
            found.setdefault(name, choice)
    return tuple(found.values())


def _often_written(board: Board, today: date) -> Iterator[WinChoice]:
    written: dict[str, list[Entry]] = {}
    for month in months_between(today - SPAN, today):
        for entry in board.month_entries(month):
            if entry.kind == "win" and "\n" not in entry.text:
                written.setdefault(fold_name(one_line(entry.text)), []).append(entry)
    used = [entries for entries in written.values() if len(entries) >= REPEATED]
    used.sort(key=lambda entries: (-len(entries), fold_name(entries[0].text)))
    return map(_choice_of, used[:OWN])


def _choice_of(entries: Sequence[Entry]) -> WinChoice:
    """The win as it was written last, with its last area and the tags that it always has."""
    area = next((entry.area for entry in reversed(entries) if entry.area), "")
    always = set(entries[0].tags).intersection(*(entry.tags for entry in entries)) - OF_ONE_DAY
    tags = tuple(tag for tag in entries[-1].tags if tag in always)
    return WinChoice(one_line(entries[-1].text), area, tags)
