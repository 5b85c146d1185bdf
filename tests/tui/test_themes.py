"""The colours of the board."""

from __future__ import annotations

from tests.tui.board import OpenBoard
from winsboard.words.themes import THEMES


async def test_every_theme_that_can_be_chosen_by_name_is_there(opened: OpenBoard) -> None:
    async with opened() as pilot:
        assert pilot.app.available_themes.keys() == set(THEMES)
