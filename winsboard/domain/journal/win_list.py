"""The list of small wins to pick from: the person's own, the most used first, then ideas."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias

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
IN_AREA: Final = 5
"""How many of the person's own wins an area of their own offers."""
OF_ONE_DAY: Final = frozenset({FIRST_TAG, HARD_TAG})
"""Tags that belong to one day and not to a kind of win."""


Written: TypeAlias = Mapping[str, Sequence[Entry]]
"""The wins of the last months by their folded text."""
Alike: TypeAlias = Callable[[str], Collection[str]]
"""Returns the keys of all areas with the same name as one."""
Heading: TypeAlias = Literal["own", "first", ""]


class WinChoice(NamedTuple):
    """A win that can be recorded as it is."""

    text: str
    area: str = ""
    tags: tuple[str, ...] = ()
    heading: Heading = ""
    """What it is listed under: what the person records often, what to begin with, or its area."""
    is_for_any_area: bool = False
    """Whether it can be listed under several areas, once under each."""


def wins_to_pick(
    board: Board, ideas: Sequence[WinChoice], today: date, alike: Alike = lambda area: {area}
) -> tuple[WinChoice, ...]:
    """The list: what the person often records, then the ideas in their order.

    Where ideas that fit any area begin, the person's own wins of that area come first. A win that
    is a habit on the board is left out: it is ticked there. The pages of the last four months must
    be loaded.
    """
    written = _written(board, today)
    habits = {fold_name(habit.label) for habit in board.habits}
    found: dict[tuple[str, str], WinChoice] = {}
    for those in _often(written):
        choice = _choice_of(those)._replace(heading="own")
        found[fold_name(choice.text), ""] = choice
    left_out = habits | {name for name, _ in found}
    found = {key: choice for key, choice in found.items() if key[0] not in habits}
    for choice in _with_own(board, written, ideas, alike):
        if (name := fold_name(choice.text)) not in left_out:
            found.setdefault((name, choice.area if choice.is_for_any_area else ""), choice)
    return tuple(found.values())


def _with_own(
    board: Board, written: Written, ideas: Sequence[WinChoice], alike: Alike
) -> Iterator[WinChoice]:
    """The ideas, and before those that fit any area what the person recorded there."""
    begun = set[str]()
    for idea in ideas:
        if idea.is_for_any_area and idea.area not in begun:
            begun.add(idea.area)
            yield from _of_area(board, written, alike(idea.area), idea.area)
        yield idea


def _written(board: Board, today: date) -> Written:
    written: dict[str, list[Entry]] = {}
    for month in months_between(today - SPAN, today):
        for entry in board.month_entries(month):
            if entry.kind == "win" and "\n" not in entry.text:
                written.setdefault(fold_name(one_line(entry.text)), []).append(entry)
    return written


def _often(written: Written) -> list[Sequence[Entry]]:
    used = [entries for entries in written.values() if len(entries) >= REPEATED]
    return _most_first(used)[:OWN]


def _most_first(used: Sequence[Sequence[Entry]]) -> list[Sequence[Entry]]:
    return sorted(used, key=lambda entries: (-len(entries), fold_name(entries[0].text)))


def _of_area(
    board: Board, written: Written, keys: Collection[str], area: str
) -> Iterator[WinChoice]:
    """What the person recorded most in an area, then habits that they ticked there before."""
    within = [[e for e in entries if e.area in keys] for entries in written.values()]
    for entries in _most_first([those for those in within if those])[:IN_AREA]:
        yield _choice_of(entries)._replace(area=area, is_for_any_area=True)
    away = [h for h in board.all_habits if h.archived_on is not None and h.area in keys]
    for habit in away[:IN_AREA]:
        yield WinChoice(habit.label, area, is_for_any_area=True)


def _choice_of(entries: Sequence[Entry]) -> WinChoice:
    """The win as it was written last, with its last area and the tags that it always has."""
    area = next((entry.area for entry in reversed(entries) if entry.area), "")
    always = set(entries[0].tags).intersection(*(entry.tags for entry in entries)) - OF_ONE_DAY
    tags = tuple(tag for tag in entries[-1].tags if tag in always)
    return WinChoice(one_line(entries[-1].text), area, tags)
