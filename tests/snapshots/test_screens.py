"""What the board looks like, as text: read the difference before you take a new picture in.

`WINSBOARD_NEW_SNAPSHOTS=1 python -m pytest tests/snapshots` writes them anew.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Final

import pytest
from textual.app import App
from textual.pilot import Pilot

from screenshots.__main__ import (
    EVENING,
    FAMILY,
    IN_EVERY_LIGHT,
    LATER,
    LETTER,
    ROUTINE,
    SHOTS,
    TOMORROW,
    WALK,
    Shot,
    StillClock,
    posed,
    rest,
)
from tests.idle import LONGEST, until_idle
from tests.screen import screen_text, write
from tests.thorough import THOROUGH, part_of
from tests.tui.app.posed_screens import grouped, name_of, shown
from tests.tui.board import app_of

HERE = Path(__file__).parent
NAMED = {shot.name: shot for shot in SHOTS}
DARK = [shot for shot in SHOTS if not shot.name.endswith("-light")]
WITHOUT_COLOUR = [s for s in DARK if s.name in {"today", *IN_EVERY_LIGHT}]
ALONE = frozenset(
    {"curtain", "journal-60x20", "journal-calendar-60x20", "low-mood-60x20", "noted"}
    | {"quiet-time", "quiet-time-80x24", "quiet-time-60x20", "week-page-60x20"}
)
"""Those that change the board, or that look different after others, and need a board of their own.

So do those in which something is written, or that show another day or a later second.
"""

STORIES: Final[Sequence[dict[str, Sequence[str]]]] = (
    {
        "first-start": (),
        "empty": ("escape",),
        "goals-empty": ("g",),
        "progress-empty": ("escape", "y"),
        "vision-empty": ("escape", "v"),
        "journal-empty": ("escape", "J"),
    },
    {
        "look-back": EVENING,
        "look-back-80x24": (),
        "look-back-60x20": (),
        "look-back-tomorrow": TOMORROW[len(EVENING) :],
        "look-back-close": ("enter",),
    },
    {
        "family-phrase": NAMED["family-phrase"].keys,
        "family": (FAMILY[-1], "down", "up"),
        "family-60x20": (),
        "family-other-way": NAMED["family-other-way"].keys[len(FAMILY) :],
    },
    {"breathing": ("b",), "breathing-60x20": ()},
    {"routines-80x24": ROUTINE, "routines-60x20": (), "routines": ("escape",)},
    {"letter": LETTER, "letter-60x20": ()},
    {"quiet-time": ("b", "escape", "6"), "quiet-time-60x20": ()},
)
"""Screens of one board, and the keys from each to the next; the window changes its size."""
TOLD: Final = frozenset(name for story in STORIES for name in story)


def _needs_own_board(shot: Shot) -> bool:
    is_plain = shot.made_up and not shot.away and not shot.later
    return not is_plain or shot.name in ALONE or any(" " in key for key in shot.keys)


def _writes_goal(shot: Shot) -> bool:
    return tuple(shot.keys[: len(WALK)]) == WALK


def _after_goal(shot: Shot) -> Shot:
    """Return the same picture on a board that has the goal already."""
    return shot._replace(keys=("g", "1", *shot.keys[len(WALK) :]))


GOALS = [] if THOROUGH else [shot for shot in DARK if _writes_goal(shot)]
ALL_OWN = [s for s in DARK if THOROUGH or (_needs_own_board(s) and s not in GOALS)]
OWN_BOARD = [shot for shot in ALL_OWN if THOROUGH or shot.name not in TOLD]
ONE_BOARD = [
    *grouped(shot for shot in DARK if shot not in ALL_OWN + GOALS),
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


async def _difference(shot: Shot, app: App[None], pilot: Pilot[None]) -> str:
    """Return how a screen differs from what was agreed; it is given time to become so."""
    seen = screen_text(app) + "\n"
    if seen != _agreed(shot, seen):
        await rest(app, pilot)
        seen = screen_text(app) + "\n"
    lines = unified_diff(
        _agreed(shot, seen).splitlines(), seen.splitlines(), "agreed", "seen", lineterm=""
    )
    difference = "\n".join(lines)
    return f"{shot.name}:\n{difference}" if difference else ""


@pytest.mark.parametrize("story", [] if THOROUGH else STORIES, ids=lambda story: next(iter(story)))
async def test_screens_of_one_story_look_as_they_were_agreed(
    story: dict[str, Sequence[str]], tmp_path: Path
) -> None:
    wrong = []
    first = NAMED[next(iter(story))]
    async with posed(first._replace(keys=(), later=0.0), tmp_path) as app:
        pilot, clock, gone_by = Pilot[None](app), app.notebook.clock, 0.0
        assert isinstance(clock, StillClock)
        for name, keys in story.items():
            shot = NAMED[name]
            if pilot.app.size != shot.size:
                await pilot.resize_terminal(*shot.size)
            for key in keys:
                await (write(pilot, key) if " " in key else pilot.press(key))
                await until_idle(app, at_work=LONGEST / 2)
            if shot.later:
                clock.seconds += shot.later - gone_by
                gone_by = shot.later
                await pilot.pause(LATER)
            wrong.append(await _difference(shot, app, pilot))
    assert not any(wrong), "\n\n".join(filter(None, wrong))


@pytest.mark.parametrize("group", ONE_BOARD, ids=name_of)
async def test_screens_of_one_board_look_as_they_were_agreed(
    group: list[Shot], tmp_path: Path
) -> None:
    wrong = []
    async for shot, pilot in shown(group, tmp_path):
        if shot.name:
            wrong.append(await _difference(shot, app_of(pilot), pilot))
    assert not any(wrong), "(a screen that changes the board is named in ALONE)\n" + "\n\n".join(
        filter(None, wrong)
    )


@pytest.mark.parametrize("shot", part_of(WITHOUT_COLOUR, 0, 3), ids=lambda shot: shot.name)
async def test_without_colour_the_same_is_said(
    shot: Shot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with posed(shot, tmp_path) as app:
        assert screen_text(app) + "\n" == (HERE / f"{shot.name}.txt").read_text(encoding="utf-8")
