"""The screens behind a dialog are tinted once for each style they are drawn in.

A test that reads a dialog draws the screens under it, too. Textual mixes the colours anew for each
piece of text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen

LINE: Final = Segment.line()


def use_cheap_painting(replace: Callable[[object, str, object], None]) -> None:
    """Remember each mixed style."""
    own = BackgroundScreen.process_segments
    known: dict[tuple[Style | None, Color], Style | None] = {}

    def tinted(style: Style | None, color: Color) -> Style | None:
        key = (style, color)
        if key not in known:
            (piece,) = own([Segment(" ", style)], color)
            known[key] = piece.style
        return known[key]

    def process_segments(segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        for segment in segments:
            text, style, control = segment
            yield segment if control else Segment(text, tinted(style, color))

    def draw(screen: BackgroundScreen, console: Console, options: ConsoleOptions) -> RenderResult:
        for strip in screen.screen._compositor.render_strips():
            yield from process_segments(strip._segments, screen.color)
            yield LINE

    replace(BackgroundScreen, "process_segments", staticmethod(process_segments))
    replace(BackgroundScreen, "__rich_console__", draw)
