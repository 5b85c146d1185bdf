"""What the board looks like, as text: read the difference before you take a new picture in.

`WINSBOARD_NEW_SNAPSHOTS=1 python -m pytest tests/snapshots` writes them anew.
"""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

import pytest

from screenshots.__main__ import IN_EVERY_LIGHT, SHOTS, WALK, Shot, posed, rest
from tests.screen import screen_text
from tests.thorough import THOROUGH, part_of
from tests.tui.app.posed_screens import grouped, name_of, shown

HERE = Path(__file__).parent
DARK = [shot for shot in SHOTS if not shot.name.endswith("-light")]
WITHOUT_COLOUR = [s for s in DARK if s.name in {"today", *IN_EVERY_LIGHT}]
ALONE = frozenset(
    {"curtain", "journal-60x20", "journal-calendar-60x20", "low-mood-60x20", "noted"}
    | {"quiet-time", "quiet-time-80x24", "quiet-time-60x20", "week-page-60x20"}
)
"""Those that change the board, or that look different after others, and need a board of their own.

So do those in which something is written, or that show another day or a later second.
"""


def _needs_own_board(shot: Shot) -> bool:
    is_plain = shot.made_up and not shot.away and not shot.later
    return not is_plain or shot.name in ALONE or any(" " in key for key in shot.keys)


def _writes_goal(shot: Shot) -> bool:
    return tuple(shot.keys[: len(WALK)]) == WALK


def _after_goal(shot: Shot) -> Shot:
    """Return the same picture on a board that has the goal already."""
    return shot._replace(keys=("g", "1", *shot.keys[len(WALK) :]))


GOALS = [] if THOROUGH else [shot for shot in DARK if _writes_goal(shot)]
OWN_BOARD = [s for s in DARK if THOROUGH or (_needs_own_board(s) and s not in GOALS)]
ONE_BOARD = [
    *grouped(shot for shot in DARK if shot not in OWN_BOARD + GOALS),
    *([Shot("", group[0].size, WALK), *group] for group in grouped(map(_after_goal, GOALS))),
]
"""Those that one opened board shows, one after another; one without a name only writes."""


def _agreed(shot: Shot, seen: str) -> str:
    """Return how a screen was agreed to look, after it is taken in anew if that is asked for."""
    picture = HERE / f"{shot.name}.txt"
    if os.environ.get("WINSBOARD_NEW_SNAPSHOTS"):
        picture.write_text(seen, encoding="utf-8")
    return picture.read_text(encoding="utf-8")


@pytest.mark.parametrize("shot", OWN_BOARD, ids=lambda shot: shot.name)
async def test_a_screen_looks_as_it_was_agreed(shot: Shot, tmp_path: Path) -> None:
    async with posed(shot, tmp_path) as app:
        seen = screen_text(app) + "\n"
    assert seen == _agreed(shot, seen)


@pytest.mark.parametrize("group", ONE_BOARD, ids=name_of)
async def test_screens_of_one_board_look_as_they_were_agreed(
    group: list[Shot], tmp_path: Path
) -> None:
    wrong = []
    async for shot, pilot in shown(group, tmp_path):
        if not shot.name:
            continue
        await rest(pilot.app, pilot)
        seen = screen_text(pilot.app) + "\n"
        lines = unified_diff(
            _agreed(shot, seen).splitlines(), seen.splitlines(), "agreed", "seen", lineterm=""
        )
        if difference := "\n".join(lines):
            wrong.append(f"{shot.name}:\n{difference}")
    assert not wrong, "(a screen that changes the board is named in ALONE)\n" + "\n\n".join(wrong)


@pytest.mark.parametrize("shot", part_of(WITHOUT_COLOUR, 0, 3), ids=lambda shot: shot.name)
async def test_without_colour_the_same_is_said(
    shot: Shot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with posed(shot, tmp_path) as app:
        assert screen_text(app) + "\n" == (HERE / f"{shot.name}.txt").read_text(encoding="utf-8")
