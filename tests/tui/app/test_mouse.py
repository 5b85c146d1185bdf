"""Everything can be done with the mouse: dialogs close, and shown keys are pressed by a click."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from screenshots.__main__ import MIDDLE, NARROW, SHOTS, Shot
from tests.rows import each
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.app.posed_screens import grouped, name_of, shown
from tests.tui.board import OpenBoard
from winsboard.tui.app.app import WinsBoard
from winsboard.tui.keys.clicked import key_at

DIALOGS: Final = (
    *("first-start", "welcome-back", "help-60x20", "settings-60x20", "low-mood-60x20", "trigger"),
    *("thought", "noted", "breathing-60x20", "coping-card", "hard-day-60x20", "support-60x20"),
    *("progress-how", "week-page-60x20", "journal-acts", "journal-tags", "old-win-60x20"),
)
OPENED: Final = (
    *(shot for shot in SHOTS if shot.name in DIALOGS),
    Shot("go-to-day", size=NARROW, keys=("G",)),
    Shot("remove", size=NARROW, keys=("d",)),
    Shot("entry", size=NARROW, keys=("j", "enter")),
    Shot("moved", size=MIDDLE, keys=("J", "M")),
    Shot("links", size=MIDDLE, keys=("J", "L")),
    Shot("only", size=MIDDLE, keys=("J", "f")),
    Shot("own-value", size=MIDDLE, keys=("comma", "3", "1", "8")),
    Shot("theme", size=MIDDLE, keys=("comma", "1", "1")),
)
"""Dialogs in a narrow window, and those that a key inside another screen opens.

`test_every_dialog` closes the first dialog of every command in a window of middle size.
"""


async def close_by_click(pilot: Pilot[None], shown: Sequence[str] = ()) -> None:
    """Click on Esc: in the dialog's hint, or in its border if no hint shows it."""
    frame = pilot.app.screen.query(".frame").first().region
    end = frame.bottom
    lines = list(enumerate(shown or screen_text(pilot.app).splitlines()))[end - 4 : end]
    found = [(line.index("Esc", frame.x), y) for y, line in lines if "Esc" in line[frame.x :]]
    assert len(found) == 1, "Esc is not shown once:\n" + screen_text(pilot.app)
    await pilot.click(offset=(found[0][0] + 1, found[0][1]))


async def click(pilot: Pilot[None], text: str, *, last: bool = False) -> None:
    """Click on a text of the screen."""
    lines = screen_text(pilot.app).splitlines()
    found = [(line.index(text), y) for y, line in enumerate(lines) if text in line]
    assert found, f"{text!r} is not on the screen:\n" + "\n".join(lines)
    x, y = found[-1 if last else 0]
    await pilot.click(offset=(x + len(text) // 2, y))


@pytest.mark.parametrize("group", grouped(OPENED), ids=name_of)
async def test_every_dialog_is_closed_by_a_click(group: list[Shot], tmp_path: Path) -> None:
    async for shot, pilot in shown(group, tmp_path):
        dialog = pilot.app.screen
        assert dialog.is_modal, shot.name
        step = title_of(dialog)
        await close_by_click(pilot)
        await wait_until(pilot, partial(is_left, pilot, dialog, step))


def title_of(dialog: Screen[Any]) -> str:
    """Return the title in the frame of a dialog. A dialog with steps has one for each."""
    return str(dialog.query(".frame").first().border_title)


def is_left(pilot: Pilot[None], dialog: Screen[Any], step: str) -> bool:
    """Return whether a dialog is closed or has gone one step back."""
    return pilot.app.screen is not dialog or title_of(dialog) != step


async def test_the_keys_of_a_dialogs_border_are_pressed_by_a_click(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("comma")
        await wait_for(pilot, "s support")
        await click(pilot, "s support", last=True)
        await wait_for(pilot, "In danger?")
        await close_by_click(pilot)
        await wait_until(pilot, lambda: "In danger?" not in screen_text(pilot.app))
        await click(pilot, "z hide", last=True)
        await wait_for(pilot, "notes")


async def test_a_line_of_keys_in_a_dialog_can_be_clicked(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("a")
        await wait_for(pilot, "Space: pick")
        before = screen_text(pilot.app).count("[x]")
        await pilot.press("down")
        await click(pilot, "Space: pick")
        await wait_until(pilot, lambda: screen_text(pilot.app).count("[x]") != before)
        await click(pilot, "w: my own")
        await wait_for(pilot, "Name")


async def test_the_look_back_begins_with_a_click_on_its_pane(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await wait_for(pilot, "begin")
        await click(pilot, "begin")
        await wait_for(pilot, "1 of ")


async def test_the_palette_opens_with_a_click_on_the_header(opened: OpenBoard) -> None:
    async with opened() as pilot:
        assert isinstance(pilot.app, WinsBoard)
        await pilot.click(offset=(3, 0))
        await wait_for(pilot, "Find a command")


@each(
    ("line", "at", "key"),
    [
        ("Enter: save · Esc: cancel", "save", "enter"),
        ("Enter: save · Esc: cancel", "cancel", "escape"),
        ("Enter: save · Esc: cancel", "·", None),
        ("A number, or Enter for the marked one · Esc closes", "number", "enter"),
        ("← week before · → next · Esc back", "→", "right"),
        ("↑ ↓ read on · c calm list", "↓", "down"),
        ("↑ ↓ read on · c calm list", "read", None),
        ("↑ ↓ read on · c calm list", "calm", "c"),
        ("H: history · u: undo", "history", "H"),
        ("A number · F1: Support", "number", None),
        ("Ctrl+T pause · Shift+Tab back", "pause", "ctrl+t"),
        ("Ctrl+T pause · Shift+Tab back", "back", "shift+tab"),
        ("yesterday, 3 march", "march", None),
        ("Escape is a word", "word", None),
    ],
)
def test_a_click_on_a_line_of_keys_finds_its_key(line: str, at: str, key: str | None) -> None:
    assert key_at(line, line.index(at)) == key
