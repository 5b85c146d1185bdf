"""Shows several screens of one opened demo board, one after another: opening it takes longest."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from textual.pilot import Pilot

from screenshots.__main__ import Shot, posed
from tests.idle import LONGEST, until_idle
from tests.screen import wait_until, write

MOST = 8
"""Most keys from any screen back to the board."""


def grouped(shots: Iterable[Shot]) -> list[list[Shot]]:
    """Return the shots in groups that one opened board can show: same size, same beginning."""
    groups: dict[object, list[Shot]] = {}
    for shot in shots:
        alone = None if shot.made_up and not shot.away else shot.name
        groups.setdefault((shot.size, alone), []).append(shot)
    return list(groups.values())


def name_of(group: list[Shot]) -> str:
    """Return the name of a group for the list of tests."""
    return group[0].name if len(group) == 1 else "x".join(map(str, group[0].size))


async def shown(group: list[Shot], home: Path) -> AsyncIterator[tuple[Shot, Pilot[None]]]:
    """Show the screens of a group, and go back to the board after each."""
    first = group[0] if len(group) == 1 else Shot("board", size=group[0].size)
    async with posed(first, home) as app:
        pilot: Pilot[None] = Pilot(app)
        for shot in group:
            for key in shot.keys if len(group) > 1 else ():
                await (write(pilot, key) if " " in key else pilot.press(key))
                # A screen that is read in a thread takes long on a busy machine.
                await until_idle(app, at_work=LONGEST / 2)
            yield shot, pilot
            for _ in range(MOST):
                if len(app.screen_stack) > 1 or app.focused is None or app.focused.id != "grid":
                    await pilot.press("escape")
            await wait_until(pilot, lambda: len(app.screen_stack) == 1)
            await pilot.press("home")
