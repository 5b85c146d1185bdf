"""Every key in every state: nothing ends, nothing is deleted, and nothing is recorded unseen."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Final

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text
from tests.thorough import part_of
from tests.tui.board import THREE, OpenBoard, app_of, fill
from tests.tui.board_states import STATES, documents, go_home, go_to, live
from winsboard.domain.journal.entries import title_of
from winsboard.domain.model.documents import Entry, Habit, Settings
from winsboard.tui.keys.commands import COMMANDS

ODD: Final = (
    *("f3", "f4", "f5", "f9", "f11", "f12", "insert", "delete", "backspace", "ctrl+a", "ctrl+z"),
    *("ctrl+s", "ctrl+w", "ctrl+d", "ctrl+up", "shift+up", "shift+left", "alt+x", "ctrl+space"),
    *("less_than_sign", "tilde", "semicolon", "colon", "at", "ampersand", "percent_sign"),
    *("A", "W", "N", "M", "S", "B", "C", "D", "E", "Q", "Z", "i", "o", "g", "v", "f", "p"),
    *("udiaeresis", "euro_sign", "ctrl+home", "ctrl+end", "shift+f1", "ctrl+f"),
)
"""Keys that a finger or a cat presses, and that mean nothing here."""
ENDS: Final = frozenset({"q", "ctrl+c", "ctrl+q"})
"""Keys that may end the program on the board."""
UNDO: Final = "u"
"""The key that takes away what was written last; it says which."""
QUICK: Final = ("board", "journal pane", "count", "whole journal", "progress", "old win", "history")
"""The states in which a key is a command, and which the fast run tries."""


def test_every_command_starts_a_function_that_exists() -> None:
    for flow in {f for c in COMMANDS for f in (c.flow, c.elsewhere) if f}:
        module, _, function = flow.rpartition(".")
        assert hasattr(import_module(f"winsboard.tui.{module}"), function), flow


def keys() -> list[str]:
    """All keys of the table, and the odd ones."""
    named = [key for command in COMMANDS for key in command.key.split(",") if key]
    typed = [command.typing for command in COMMANDS if command.typing]
    return [key for key in dict.fromkeys((*named, *typed, *ODD)) if key not in ENDS]


STATES_TRIED: Final = (*QUICK, "menu", "help", "support", "week", "settings group")
PARTS: Final = len(STATES_TRIED)
"""In one run each state gets a part of the keys: each key is tried in one state of each board."""


@pytest.mark.parametrize("kind", ["fresh", "lived in"])
async def test_no_key_ends_or_deletes_or_records_unseen(
    board_home: Path, clock: FakeClock, opened: OpenBoard, kind: str
) -> None:
    is_fresh = kind == "fresh"
    settings = Settings(motion=False, breath_safety_read=True, mood=not is_fresh)
    fill(board_home, clock, () if is_fresh else THREE, settings)
    if not is_fresh:
        live(board_home, clock)
    async with opened(fresh=is_fresh) as pilot:
        for turn, state in enumerate(STATES_TRIED):
            if is_fresh and state == "count":
                continue  # there is no counted habit on a fresh board
            await go_to(pilot, STATES[state])
            for key in part_of(keys(), turn + 3 * is_fresh, PARTS):
                await press(pilot, state, key)
            await go_home(pilot)


async def press(pilot: Pilot[None], state: str, key: str) -> None:
    """Press a key in a state, and check what it did; then be in the state again."""
    app = app_of(pilot)
    stack, focused = list(app.screen_stack), app.focused
    before = documents(app.board, pilot)
    await pilot.press(key)
    await pilot.pause()
    assert app.is_running, (state, key)
    assert app.return_code is None, (state, key)
    assert screen_text(app)
    after = documents(app.board, pilot)
    gone = [before[id] for id in before.keys() - after.keys()]
    if key != UNDO:
        assert not [d for d in gone if isinstance(d, (Habit, Entry))], (state, key)
    if after != before:
        shown = app.message_screen.message.content
        assert str(shown).strip() or len(app.screen_stack) > len(stack), (state, key)
        assert all(name_of(d) in str(shown) for d in gone if isinstance(d, (Habit, Entry))), (
            state,
            key,
        )
    if list(app.screen_stack) != stack or app.focused is not focused:
        await go_home(pilot)
        await go_to(pilot, STATES[state])


def name_of(document: Habit | Entry) -> str:
    """What the board calls a habit or an entry; a long text by its beginning."""
    return document.label if isinstance(document, Habit) else title_of(document)[:20]
