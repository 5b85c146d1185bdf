"""The contrast of the board's colours."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.color import Color

from tests.contrast import contrast
from tests.screen import painted, wait_for
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.documents import Settings
from winsboard.words.catalog.themes import OWN_THEMES, THEMES

LEAST = 4.5
"""The minimum contrast of text."""


async def test_every_theme_that_can_be_chosen_by_name_is_there(opened: OpenBoard) -> None:
    async with opened() as pilot:
        assert pilot.app.available_themes.keys() >= set(THEMES)


@pytest.mark.parametrize(
    ("stored", "shown"), [("ansi-dark", "winsboard-dark"), ("ansi-light", "winsboard-light")]
)
async def test_a_theme_that_is_no_longer_offered_is_replaced_with_one_sentence(
    opened: OpenBoard, stored: str, shown: str
) -> None:
    async with opened(settings=Settings(theme=stored, motion=False)) as pilot:
        seen = " ".join((await wait_for(pilot, "no longer offered")).split())
        assert f"The colours {stored} are no longer offered" in seen
        assert pilot.app.theme == shown
        settings = app_of(pilot).board.settings
        assert (settings.theme, settings.motion) == (stored, False)


def _reads(style: Style) -> bool:
    """Return whether the text is legible; pairs of ANSI colours are assumed to be."""
    if style.color is None or style.bgcolor is None:
        return False
    if style.color.is_default and style.bgcolor.is_default:
        return True
    ink, ground = (Color.from_rich_color(c).hex6 for c in (style.color, style.bgcolor))
    return contrast(ink, ground) >= LEAST


@pytest.mark.parametrize("theme", OWN_THEMES)
@pytest.mark.parametrize("size", [(120, 36), (60, 20)], ids=str)
async def test_without_colour_everything_can_still_be_read_and_nothing_has_one(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch, theme: str, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(settings=Settings(theme=theme, motion=False), size=size) as pilot:
        for key, seen in (("1", "●"), ("h", "hard right now"), ("z", "notes")):
            await pilot.press(key)
            await wait_for(pilot, seen)
            frames = pilot.app.screen.query(".frame")
            pieces = painted(pilot.app, frames.first().region if frames else None)
            letters = [(text, style) for text, style in pieces if any(map(str.isalnum, text))]
            assert letters
            assert [text for text, style in letters if not _reads(style)] == []
            for colour in {c for _, style in pieces for c in (style.color, style.bgcolor) if c}:
                if not colour.is_default:
                    red, green, blue = Color.from_rich_color(colour).rgb
                    assert red == green == blue
