"""Reading the rendered screen of an app under test."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from rich.style import Style
from textual._context import visible_screen_stack
from textual.app import App
from textual.css.query import NoMatches
from textual.events import Paste
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip

from tests.idle import comes_to_rest
from winsboard.clock import SystemClock

_REST = 1.0
"""Seconds after which the screen is read even if the app is not idle."""


def screen_text(app: App[Any]) -> str:
    """The screen as lines of text, without trailing spaces."""
    return "\n".join(strip.text.rstrip() for strip in drawn_strips(app))


def region_text(app: App[Any], room: Region) -> str:
    """A region of the screen as lines of text, without trailing spaces."""
    strips = drawn_strips(app)[room.y : room.bottom]
    return "\n".join(strip.crop(room.x, room.right).text.rstrip() for strip in strips)


def style_at(app: App[Any], x: int, y: int) -> Style:
    """The style of a cell; column and line count from 0."""
    cell = drawn_strips(app)[y].crop(x, x + 1)
    return next((segment.style or Style.null() for segment in cell), Style.null())


def painted(app: App[Any], room: Region | None = None) -> list[tuple[str, Style]]:
    """The screen, or a region of it, as styled segments of text."""
    strips = drawn_strips(app)
    if room is not None:
        strips = [strip.crop(room.x, room.right) for strip in strips[room.y : room.bottom]]
    return [(piece.text, piece.style or Style.null()) for strip in strips for piece in strip]


async def wait_until(
    pilot: Pilot[Any], condition: Callable[[], object], *, seconds: float = 60.0
) -> None:
    """Wait until a condition holds. A missing widget counts as not yet.

    It is only checked while the app is idle, so that it never sees a half-finished layout. Raises
    AssertionError with the text of the screen after a timeout.
    """
    clock = SystemClock()
    end, pause = clock.monotonic() + seconds, 0.005
    await comes_to_rest(pilot.app, 0, _REST)
    while not _holds(condition):
        if clock.monotonic() > end:
            raise AssertionError(f"not so in {seconds} s; the screen:\n{screen_text(pilot.app)}")
        await asyncio.sleep(pause)
        # Rendering the screen takes time away from the app.
        pause = min(pause * 1.5, 0.05)
        await comes_to_rest(pilot.app, 0, _REST)


async def write(pilot: Pilot[Any], text: str) -> None:
    """Paste text at the cursor. Typing it key by key would be slow."""
    await pilot.pause()
    pilot.app.post_message(Paste(text))
    await pilot.pause()


async def wait_for(pilot: Pilot[Any], text: str, *, seconds: float = 60.0) -> str:
    """Wait until a text is on the screen. Returns the screen."""
    seen = ""

    def is_there() -> bool:
        nonlocal seen
        seen = screen_text(pilot.app)
        return text in seen

    await wait_until(pilot, is_there, seconds=seconds)
    return seen


def _holds(condition: Callable[[], object]) -> bool:
    try:
        return bool(condition())
    except NoMatches:
        return False


def drawn_strips(app: App[Any]) -> list[Strip]:
    """Return the lines of the screen as they are drawn."""
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()
