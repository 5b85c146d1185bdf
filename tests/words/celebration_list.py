"""All celebration lines by what they may answer: `python -m tests.words.celebration_list`.

A person reads this list from beginning to end: every line has to be true of everything it stands
under.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from tests.domain.boards import board_of
from winsboard.domain.journal.celebration import CelebrationLine
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Settings
from winsboard.domain.model.edits import Edit, Title
from winsboard.words import content
from winsboard.words.catalog.areas import shipped_areas
from winsboard.words.catalog.habits import win_tags
from winsboard.words.sentences.celebration import WITH_AREA, Occasion, line_for

TODAY = date(2026, 11, 21)
AUDIENCES = ("", "mh", "rehab", "family")
CHANCES = [str(n) for n in range(60)]
"""Ids of edits; more than there are lines, so that every line has its turn."""


def events() -> list[str]:
    """The ids of all events."""
    return [str(event["id"]) for event in content("celebrations")["celebration_events"]]


def deeds() -> Iterator[Occasion]:
    """Everything that can happen, with every area and every tag, today and on an earlier day."""
    earlier = date(2026, 11, 18)
    for event in events():
        for area in ["", *((a.of for a in shipped_areas()) if event in WITH_AREA else ())]:
            for tags in [(), *((tag,) for tag in [*win_tags(), "tomorrow"])]:
                yield Occasion(event, area, tags)
                yield Occasion(event, area, tags, earlier)


def drawn(deed: Occasion, audience: str, said: Sequence[str] = ()) -> set[CelebrationLine]:
    """The lines that may be shown for a deed on somebody's board."""
    board = _board(audience)
    lines = (line_for(board, TODAY, _edit(chance), said, deed) for chance in CHANCES)
    return {line for line in lines if line is not None}


def drawn_at_all(deed: Occasion, audience: str) -> set[CelebrationLine]:
    """The same, also when the lines shown first were all said a moment ago."""
    found: set[CelebrationLine] = set()
    while more := drawn(deed, audience, [line.id for line in found]) - found:
        found |= more
    return found


def _board(audience: str) -> Board:
    return board_of(Settings(board_for=audience))


def _edit(chance: str) -> Edit:
    return Edit(chance, datetime(2026, 11, 21), Title("entry.win"), ())  # noqa: DTZ001


def main() -> None:
    """Print the list."""
    groups = [("event", event, Occasion(event)) for event in events()]
    groups += [("area", area.of, Occasion("win", area.of)) for area in shipped_areas()]
    groups += [("tag", tag, Occasion("win", "", (tag,))) for tag in [*win_tags(), "tomorrow"]]
    for kind, name, deed in groups:
        print(f"{kind} {name}")
        by_board = {a: {line.text for line in drawn(deed, a)} for a in AUDIENCES}
        for text in sorted(set[str]().union(*by_board.values())):
            boards = [a or "not chosen" for a in AUDIENCES if text in by_board[a]]
            print(f"    {text}" + ("" if len(boards) == 4 else f"  ({', '.join(boards)})"))


if __name__ == "__main__":
    main()
