"""The contrast of everything that is drawn, in every theme, terminal and light."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from rich._palettes import STANDARD_PALETTE
from rich.color import ColorSystem
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, TerminalTheme
from textual.color import Color
from textual.filter import monochrome_style

from screenshots.__main__ import MIDDLE, NARROW, SHOTS, Shot
from tests.contrast import contrast
from tests.idle import until_idle
from tests.screen import painted
from tests.thorough import THOROUGH, part_of
from tests.tui.app.posed_screens import grouped, name_of, shown
from tests.tui.board import app_of
from winsboard.tui.app.app import WinsBoard
from winsboard.words.catalog.themes import OWN_THEMES, THEMES

TEXT: Final = 4.5
MARK: Final = 3.0
EDGE: Final = 2.0
"""The borders of panes without the focus, and the lines between months."""
LINES: Final = frozenset("─│╭╮╰╯━┃▁▂▃▄▅▆▇█▊▎▌▐")
RICHEST: Final = ("rest", "journal-tags", "journal-search", "progress-year")
"""Screens that have between them nearly every style; they are looked at in every theme."""
OTHERS: Final = (
    *("today", "settings", "progress-month", "look-back", "support-60x20", "habit-form"),
    *("trigger", "breathing", "old-win", "week-page", "progress-album", "progress-habits"),
    *("progress-patterns", "help", "pick-habits", "thought"),
)
SCREENS: Final = (
    *(shot for shot in SHOTS if shot.name in RICHEST + OTHERS),
    Shot("palette", size=MIDDLE, keys=("ctrl+p", "down")),
    Shot("writing", size=NARROW, keys=("w", "a line")),
    Shot("first-start", size=MIDDLE, made_up=False),
)

RICH: Final = (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT)
COLOURS: Final = (ColorSystem.TRUECOLOR, ColorSystem.STANDARD)
PALETTES: Final = (
    DEFAULT_TERMINAL_THEME,
    TerminalTheme((0, 0, 0), (255, 255, 255), [STANDARD_PALETTE[n] for n in range(16)]),
)
"""The sixteen colours of xterm, and those of the Linux console."""


class Cell(NamedTuple):
    """A kind of drawn cell."""

    ink: str
    ground: str
    least: float


def kinds(app: WinsBoard) -> dict[Cell, tuple[Style, str]]:
    """Return the kinds of cells of the top layer, each with its style and one text."""
    frames = app.screen.query(".frame, #--container")
    line = app.theme_variables["line"].upper()
    found: dict[Cell, tuple[Style, str]] = {}
    for text, style in painted(app, frames.first().region if frames else None):
        for least, part in _parts(text, style, line):
            if (colours := _colours(style)) is not None:
                found.setdefault(Cell(*colours, least), (style, part))
    return found


def _parts(text: str, style: Style, line: str) -> Iterator[tuple[float, str]]:
    words = "".join(c for c in text if c.isalnum())
    marks = "".join(c for c in text if not c.isalnum() and not c.isspace())
    if words:
        yield TEXT, text.strip()
    if marks:
        is_edge = style.color is not None and style.color.get_truecolor().hex.upper() == line
        yield EDGE if is_edge and LINES.issuperset(marks) else MARK, marks


def _colours(style: Style) -> tuple[str, str] | None:
    if style.color is None or style.bgcolor is None:
        return None
    ink, ground = (Color.from_rich_color(c).hex6 for c in (style.color, style.bgcolor))
    return (ground, ink) if style.reverse else (ink, ground)


def shown_in(style: Style, system: ColorSystem) -> Iterator[tuple[str, Style]]:
    """Return a style as terminals show it, with and without colour."""
    for light, seen in (("colour", style), ("NO_COLOR", monochrome_style(style))):
        assert seen.color is not None
        assert seen.bgcolor is not None
        ink, ground = (c.downgrade(system) for c in (seen.color, seen.bgcolor))
        for palette in PALETTES if system is ColorSystem.STANDARD else PALETTES[:1]:
            on_screen = [c.get_truecolor(palette).hex for c in (ink, ground)]
            yield light, Style(color=on_screen[0], bgcolor=on_screen[1], reverse=style.reverse)


def hard_to_see(app: WinsBoard, systems: Iterable[ColorSystem]) -> list[str]:
    """Return what has too little contrast."""
    found = []
    for cell, (style, text) in kinds(app).items():
        for system in systems:
            for light, seen in shown_in(style, system):
                colours = _colours(seen)
                assert colours is not None
                if (ratio := contrast(*colours)) < cell.least:
                    found.append(
                        f"{ratio:.2f} < {cell.least} {text!r} {cell.ink} on {cell.ground}"
                        f" {system.name} {light}"
                    )
    return found


async def show(app: WinsBoard, theme: str, system: ColorSystem) -> None:
    """Show a theme as in a terminal with so many colours."""
    app.console._color_system = system
    if app.theme == theme:
        app.refresh_css(animate=False)
    app.theme = theme
    await until_idle(app)


def _looks(shot: Shot) -> Sequence[tuple[str, ColorSystem]]:
    """Return the themes to show a screen in, and the colours of the terminal.

    Textual's own themes are shared out over the richest screens. The others are shown in one of
    ours each, every second two with sixteen colours.
    """
    ours = [(theme, system) for system in COLOURS for theme in OWN_THEMES]
    others = [theme for theme in THEMES if theme not in OWN_THEMES]
    if not THOROUGH:
        if shot.name not in RICHEST:
            return part_of(ours, SCREENS.index(shot), len(ours))
        others = [*part_of(others, RICHEST.index(shot.name), len(RICHEST))]
    return [*ours, *((theme, ColorSystem.TRUECOLOR) for theme in others)]


@pytest.mark.parametrize("group", grouped(SCREENS), ids=name_of)
async def test_everything_can_be_read_in_every_theme_and_terminal(
    group: list[Shot], tmp_path: Path
) -> None:
    found: list[str] = []
    async for shot, pilot in shown(group, tmp_path):
        app = app_of(pilot)
        for theme, system in _looks(shot):
            await show(app, theme, system)
            systems = [ColorSystem.STANDARD] if system is ColorSystem.STANDARD else RICH
            found += (f"{shot.name} {theme}: {line}" for line in hard_to_see(app, systems))
        await show(app, shot.theme, ColorSystem.TRUECOLOR)
    assert found == [], "\n".join(found)
