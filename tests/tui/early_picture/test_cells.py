"""The early picture has the cells that the board paints a moment later."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.tui.board import THREE, OpenBoard, app_of
from tests.tui.early_picture.cells import differences
from winsboard.domain.habits import habits
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Habit, Settings
from winsboard.notebook.notebook import SaveState
from winsboard.tui.app.app import WinsBoard

SIZES = ((120, 36), (80, 24), (60, 20), (101, 25), (78, 30), (77, 31), (160, 50))
MANY = tuple(Habit("", f"Habit number {n}", area="home" if n % 2 else "") for n in range(1, 30))
WIDE = Habit("", "朝の散歩 🚶 নাম", area="movement")


async def same(pilot: Pilot[None], *sizes: tuple[int, int]) -> None:
    """Check every cell in each size, as a board begins: saved, its wins not counted yet."""
    app = app_of(pilot)
    app.notebook.flush(10)
    app.saving = SaveState("saved")
    app.show_message("")
    for size in sizes:
        await pilot.resize_terminal(*size)
        app.total_wins = 0
        await pilot.pause()
        assert differences(app) == [], (size, app.theme)


def write_entries(app: WinsBoard, clock: FakeClock, texts: list[str]) -> None:
    for text in texts:
        clock.tick(60)
        app.perform(partial(entries.write, "win", text, app.today))


async def test_a_day_with_habits_and_wins(opened: OpenBoard, clock: FakeClock) -> None:
    async with opened(wished=(*THREE, WIDE), settings=Settings(mood=True)) as pilot:
        app = app_of(pilot)
        await same(pilot, *SIZES)
        habit, *_, counted = app.board.habits[:3]
        yesterday = app.today - timedelta(days=1)
        app.perform(partial(habits.mark, app.board, habit, app.today, "done"))
        app.perform(partial(habits.mark, app.board, habit, yesterday, "some"))
        app.perform(lambda c: habits.count(app.board, counted, app.today, 1250.0, c))
        write_entries(app, clock, ["Called my sister", "A walk 🚶 in the rain", "নাম লিখলাম"])
        await same(pilot, *SIZES)
        write_entries(
            app, clock, [f"A long line about a thing that went well {n}" for n in range(9)]
        )
        await same(pilot, (120, 36), (100, 20), (80, 24), (60, 20))


async def test_more_habits_than_lines(opened: OpenBoard) -> None:
    async with opened(wished=MANY) as pilot:
        await same(pilot, (120, 36), (80, 24), (60, 20))


async def test_no_habit(opened: OpenBoard, clock: FakeClock) -> None:
    async with opened(wished=THREE[:1]) as pilot:
        app = app_of(pilot)
        app.perform(lambda context: habits.archive(app.board.habits[0], context))
        await same(pilot, (120, 36), (80, 24))


@pytest.mark.parametrize("theme", ["winsboard-dark", "winsboard-light", "dracula"])
async def test_in_the_evening(
    opened: OpenBoard, clock: FakeClock, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    clock.tick(11 * 3600)
    settings = Settings(theme=theme, reminder=19 * 60, clock_hours=12)
    async with opened(settings=settings) as pilot:
        await same(pilot, (120, 36), (80, 24), (60, 20))
