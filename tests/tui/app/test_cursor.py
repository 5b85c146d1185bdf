"""The terminal's own cursor stands on what is chosen, after every key, on every screen."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from typing import Final

import pytest
from rich.cells import cell_len
from textual.color import Color
from textual.geometry import Offset, Region
from textual.pilot import Pilot
from textual.widgets import OptionList

from screenshots.__main__ import MIDDLE, NARROW, SHOTS, Shot
from tests.screen import drawn_strips, screen_text, wait_until
from tests.thorough import THOROUGH
from tests.tui.app.posed_screens import grouped, name_of, shown
from tests.tui.board import app_of
from winsboard.tui.app.app import WinsBoard
from winsboard.tui.habits.grid import HabitGrid
from winsboard.tui.journal.entries.entry_list import EntryList

KEYS: Final = 200 if THOROUGH else 3
"""How many keys each screen gets; the next screen goes on with those that follow."""
ARROWS: Final = ("down", "down", "right", "up", "left", "left", "pagedown", "down", "end", "up")
MORE: Final = ("home", "down", "pageup", "right", "tab", "down", "shift+tab", "up")
LOOKED_AT: Final = (
    *("today", "today-60x20", "empty", "first-start", "look-back", "look-back-close"),
    *("welcome-back", "habit-form", "pick-habits", "help", "settings", "settings-60x20", "mood"),
    *("trigger", "thought", "rests", "calm-list", "coping-card", "hard-day", "support"),
    *("progress-month", "progress-day-60x20", "progress-year", "progress-habits"),
    *("progress-patterns", "progress-album", "week-page", "week-page-60x20", "journal"),
    *("journal-search", "journal-calendar", "journal-acts", "journal-tags", "old-win"),
)
SCREENS: Final = (
    *(shot for shot in SHOTS if shot.name in LOOKED_AT),
    Shot("history", size=MIDDLE, keys=("H",)),
    Shot("palette", size=MIDDLE, keys=("ctrl+p",)),
    Shot("entries", keys=("j",)),
    Shot("line", size=NARROW, keys=("w", "half a line")),
    Shot("number", keys=("6",)),
)


def chosen(app: WinsBoard, region: Region) -> list[Offset]:
    """Return the cells in a region that are drawn as chosen, a drawn cursor before a row."""
    drawn: dict[str, list[Offset]] = {}
    for y, strip in enumerate(drawn_strips(app)[region.y : region.bottom], region.y):
        x = region.x
        for text, style, _ in strip.crop(region.x, region.right):
            drawn_on = style.bgcolor if style is not None else None
            ground = "" if drawn_on is None else Color.from_rich_color(drawn_on).hex6
            cells = cell_len(text)
            drawn.setdefault(ground, []).extend(Offset(n, y) for n in range(x, x + cells))
            x += cells
    cursor, row = (Color.parse(app.theme_variables[n]).hex6 for n in ("primary", "lit"))
    left = {cell.y for cell in drawn.get(row, []) if cell.x == region.x}
    return drawn.get(cursor) or [cell for cell in drawn.get(row, []) if cell.y in left]


def where_it_belongs(app: WinsBoard, key: str) -> list[Offset]:
    """Return the cells the cursor may stand on: the first line of what is drawn as chosen."""
    screen, focused = app.screen, app.screen.focused
    if focused is None:
        return [screen.query(".frame, #notes").first().content_region.offset]
    walked = [o for o in screen.query(OptionList) if not o.can_focus and o.highlighted is not None]
    if key in ("up", "down", "pageup", "pagedown") and walked:
        found = walked[0]
        line = found._index_to_line[found.highlighted or 0] - found.scroll_offset.y
        return [found.content_region.offset + Offset(0, line)]
    if isinstance(focused, EntryList) and focused.chosen < 0:
        return [focused.content_region.offset + Offset(1, -1)]
    cells = chosen(app, focused.content_region)
    if isinstance(focused, HabitGrid) and focused.habit is None:
        cells = []
    top = min((cell.y for cell in cells), default=0)
    return [cell for cell in cells if cell.y == top] or [focused.content_region.offset]


async def check(pilot: Pilot[None], key: str, pressed: Sequence[str]) -> None:
    """Compare the cursor with what is drawn, once both have followed the key."""
    app = app_of(pilot)
    allowed: list[Offset] = []

    def is_there() -> bool:
        allowed[:] = where_it_belongs(app, key)
        return app.cursor_position in allowed

    with suppress(AssertionError):
        await wait_until(pilot, is_there)
    assert app.cursor_position in allowed, (
        f"after {pressed}: {app.cursor_position}, not {allowed[:4]}\n{screen_text(app)}"
    )


@pytest.mark.parametrize("group", grouped(SCREENS), ids=name_of)
async def test_after_every_key_the_cursor_stands_on_what_is_chosen(
    group: list[Shot], tmp_path: Path
) -> None:
    async for shot, pilot in shown(group, tmp_path):
        keys = ARROWS if "look-back" in shot.name else ARROWS + MORE
        pressed = [shot.name]
        await check(pilot, shot.keys[-1] if shot.keys else "", pressed)
        begins = 0 if THOROUGH else SCREENS.index(shot) * KEYS % len(keys)
        for key in islice(cycle(keys), begins, begins + KEYS):
            await pilot.press(key)
            pressed.append(key)
            await check(pilot, key, pressed)
