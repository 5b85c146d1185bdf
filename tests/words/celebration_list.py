"""All celebration lines by what they may answer: `python -m tests.words.celebration_list`.

A person reads this list from beginning to end: every line has to be true of everything it stands
under.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache

from tests.domain.boards import board_of
from winsboard.domain.journal.celebration import CelebrationLine
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Settings
from winsboard.domain.model.edits import Edit, Title
from winsboard.words import content
from winsboard.words.catalog.habits import answers_to_shipped, areas, win_tags
from winsboard.words.sentences.celebration import (
    WITH_AREA,
    Occasion,
    line_for,
    line_groups,
)

TODAY = date(2026, 11, 21)
AUDIENCES = ("", "mh", "rehab", "family")


def events() -> list[str]:
    """The ids of all events."""
    return [str(event["id"]) for event in content("celebrations")["celebration_events"]]


def deeds() -> Iterator[Occasion]:
    """Everything that can happen: with every area, tag and thing, today and on an earlier day."""
    earlier = date(2026, 11, 18)
    for event in events():
        for area in ["", *(areas() if event in WITH_AREA else ())]:
            yield Occasion(event, area)
            yield Occasion(event, area, day=earlier)
        for tag in [*win_tags(), "tomorrow"]:
            yield Occasion(event, "home", (tag,))
            yield Occasion(event, "", (tag,), earlier)
        if event in WITH_AREA:
            yield from (Occasion(event, "home", thing=it) for it in things())


def things() -> list[str]:
    """The events and tags that answer a shipped habit or win."""
    return sorted(set(answers_to_shipped().values()))


def first_lines(deed: Occasion) -> set[str]:
    """The ids of the lines that come first."""
    groups = line_groups(_board("", quiet=False), TODAY, _edit("1"), deed)
    return {line.id for line in next(filter(None, groups), [])}


def all_lines(
    deed: Occasion, audience: str = "", *, quiet: bool = False
) -> dict[CelebrationLine, None]:
    """The lines that may be shown at some time, the most specific first."""
    groups = line_groups(_board(audience, quiet=quiet), TODAY, _edit("1"), deed)
    return {line: None for group in groups for line in group}


def one_drawn(
    deed: Occasion, audience: str, edit: str, said: Sequence[str], *, quiet: bool
) -> CelebrationLine | None:
    """The line that is shown for a deed after those that were said."""
    board = _board(audience, quiet=quiet)
    return line_for(board, TODAY, _edit(edit), said, deed)


@cache
def _board(audience: str, *, quiet: bool) -> Board:
    return board_of(Settings(board_for=audience, quiet_lines=quiet))


def _edit(chance: str) -> Edit:
    return Edit(chance, datetime(2026, 11, 21), Title("entry.win"), ())  # noqa: DTZ001


def groups() -> Iterator[tuple[str, Occasion]]:
    """Everything that has lines of its own: each event by itself, with each area, thing and tag."""
    for event in events():
        yield event, Occasion(event)
        if event in WITH_AREA:
            yield from ((f"{event} in {area}", Occasion(event, area)) for area in areas())
            yield from ((f"{event}: {it}", Occasion(event, thing=it)) for it in things())
    yield from ((f"tagged {tag}", Occasion("win", "", (tag,))) for tag in [*win_tags(), "tomorrow"])


def main() -> None:
    """Print the list, the lines of each pair that come first at the top of it."""
    for name, deed in groups():
        print(name)
        quiet = {line.id for line in all_lines(deed, quiet=True)}
        for line in all_lines(deed):
            print(f"    {'quiet' if line.id in quiet else line.tone:6} {line.text}")


if __name__ == "__main__":
    main()
