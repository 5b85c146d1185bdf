"""What counts as a click, tested alone and in an app."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.widgets import Input, Static

from tests.screen import wait_until
from tests.tui.board import OpenBoard
from winsboard.domain.model.documents import Mark
from winsboard.tui.app.app import WinsBoard
from winsboard.tui.habits.grid import HabitGrid
from winsboard.tui.terminal.input.clicks import FOR_THE_WINDOW, ClickingApp, Clicks

Step = tuple[str, int, tuple[int, int], float]
"""Action, button, cell and time."""

A, B = (5, 1), (9, 1)
LATER = FOR_THE_WINDOW + 0.01
STORIES: dict[str, tuple[int, Sequence[Step]]] = {
    "pressed and released": (1, [("down", 1, A, 9.0), ("up", 1, A, 9.1)]),
    "twice": (2, [("down", 1, A, 9.0), ("up", 1, A, 9.1), ("down", 1, A, 9.2), ("up", 1, A, 9.3)]),
    "held for long": (1, [("down", 1, A, 9.0), ("up", 1, A, 99.0)]),
    "moved on the cell": (1, [("down", 1, A, 9.0), ("move", 1, A, 9.0), ("up", 1, A, 9.1)]),
    "moved before": (1, [("move", 0, B, 8.9), ("down", 1, A, 9.0), ("up", 1, A, 9.1)]),
    "middle": (0, [("down", 2, A, 9.0), ("up", 2, A, 9.1)]),
    "right": (0, [("down", 3, A, 9.0), ("up", 3, A, 9.1)]),
    "left down, right up": (0, [("down", 1, A, 9.0), ("up", 3, A, 9.1)]),
    "right down, left up": (0, [("down", 3, A, 9.0), ("up", 1, A, 9.1)]),
    "released elsewhere": (0, [("down", 1, A, 9.0), ("up", 1, B, 9.1)]),
    "dragged away and back": (
        0,
        [("down", 1, A, 9.0), ("move", 1, B, 9.1), ("move", 1, A, 9.2), ("up", 1, A, 9.3)],
    ),
    "released and never pressed": (0, [("up", 1, A, 9.0)]),
    "with the focus": (0, [("came", 0, A, 9.0), ("down", 1, A, 9.0), ("up", 1, A, 9.1)]),
    "just after the focus": (0, [("came", 0, A, 9.0), ("down", 1, A, 9.14), ("up", 1, A, 9.9)]),
    "just before the focus": (0, [("down", 1, A, 9.0), ("came", 0, A, 9.02), ("up", 1, A, 9.1)]),
    "a while after the focus": (
        1,
        [("came", 0, A, 9.0), ("down", 1, A, 9.0 + LATER), ("up", 1, A, 9.4)],
    ),
    "the second after the focus": (
        1,
        [("came", 0, A, 9.0), ("down", 1, A, 9.0), ("up", 1, A, 9.1),
         ("down", 1, A, 9.3), ("up", 1, A, 9.4)],
    ),
    "while another window has the focus": (
        0,
        [("went", 0, A, 1.0), ("down", 1, A, 9.0), ("up", 1, A, 9.1)],
    ),
    "where the focus is never told to come back": (
        1,
        [("went", 0, A, 1.0), ("down", 1, A, 9.0), ("up", 1, A, 9.1), ("down", 1, A, 9.2),
         ("up", 1, A, 9.3)],
    ),
}  # fmt: skip


class Wall(App[None]):
    """An app that counts clicks and has an input."""

    clicks = 0

    def compose(self) -> ComposeResult:
        yield Static("x" * 40 + "\n" + "y" * 40, id="wall")
        yield Input("some words")

    def on_click(self) -> None:
        self.clicks += 1


class OurWall(ClickingApp, Wall):
    """The same app with winsboard's clicks."""


def event_of(step: Step) -> events.Event:
    what, button, (x, y), at = step
    kinds = {"down": events.MouseDown, "up": events.MouseUp, "move": events.MouseMove}
    event: events.Event
    if what == "came":
        event = events.AppFocus()
    elif what == "went":
        event = events.AppBlur()
    else:
        event = kinds[what](None, x, y, 0, 0, button, False, False, False, x, y)
    event.time = at
    return event


@pytest.mark.parametrize("story", STORIES)
async def test_a_click_is_the_left_button_on_one_cell(story: str) -> None:
    clicks, steps = STORIES[story]
    app = OurWall()
    async with app.run_test(size=(60, 10)) as pilot:
        for step in steps:
            app.post_message(event_of(step))
        await pilot.pause()
        assert app.clicks == clicks


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="Textual clicks with every button")
async def test_the_stock_app_needs_this() -> None:
    app = Wall()
    async with app.run_test(size=(60, 10)) as pilot:
        for step in STORIES["right"][1]:
            app.post_message(event_of(step))
        await pilot.pause()
        assert app.clicks == 0


async def test_a_drag_in_a_field_still_selects() -> None:
    app = OurWall()
    async with app.run_test(size=(60, 10)) as pilot:
        for step in (("down", 1, (3, 3), 9.0), ("move", 1, (7, 3), 9.1), ("up", 1, (7, 3), 9.2)):
            app.post_message(event_of(step))
        await pilot.pause()
        assert app.query_one(Input).selected_text == "some"
        assert app.clicks == 0


async def test_only_a_click_ticks_a_habit(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app, grid = pilot.app, pilot.app.query_one(HabitGrid)
        assert isinstance(app, WinsBoard)
        content = grid.content_region
        x, y = next(
            (x, y)
            for y in range(content.y, content.bottom)
            for x in range(content.x, content.right)
            if (found := grid.window.cell_at(x - content.x, y - content.y, app.today))
            and found[1] is not None
        )
        for clicks, steps in STORIES.values():
            if clicks == 0:
                for what, button, cell, at in steps:
                    app.post_message(event_of((what, button, (x, y + (cell == B)), at)))
                app.post_message(event_of(("came", 0, A, 9.9)))
        await pilot.pause()
        assert marks_on(app) == 0
        for step in (("down", 1, (x, y), 99.0), ("up", 1, (x, y), 99.1)):
            app.post_message(event_of(step))
        await wait_until(pilot, lambda: marks_on(app) == 1)


def marks_on(app: WinsBoard) -> int:
    return sum(kind is Mark for page in app.board.pages.values() for kind, _ in page)


def test_the_rule_needs_no_app() -> None:
    clicks = Clicks()
    assert clicks.pressed(1, Offset(*A), 0.0)
    assert clicks.released(1, Offset(*A))
    assert not clicks.released(1, Offset(*A))
