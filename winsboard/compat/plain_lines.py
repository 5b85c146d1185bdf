"""Paints lines of widgets without border, padding or effects as they are.

Textual looks up all of these for each line of each picture, and makes a new line that is equal.
What a terminal is told about a line is kept with the line, so a new one is worked out again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import signature
from typing import Any, Final

from textual._styles_cache import StylesCache
from textual.color import Color
from textual.css.styles import StylesBase
from textual.filter import LineFilter
from textual.geometry import Region, Size, Spacing
from textual.strip import Strip

_PARAMETERS: Final = (
    *("self", "styles", "size", "base_background", "background", "render_content_line"),
    *("filters", "border_title", "border_subtitle", "content_size", "padding", "crop", "opacity"),
    *("ansi_theme", "native_ansi"),
)
STOCK: Final = StylesCache.render
"""Textual's own way."""
_IS_KNOWN: Final = tuple(signature(STOCK).parameters) == _PARAMETERS


def render(
    self: StylesCache,
    styles: StylesBase,
    size: Size,
    base_background: Color,
    background: Color,
    render_content_line: Callable[[int], Strip],
    filters: Sequence[LineFilter],
    border_title: Any,
    border_subtitle: Any,
    content_size: Size | None = None,
    padding: Spacing | None = None,
    crop: Region | None = None,
    opacity: float = 1.0,
    **terminal: Any,
) -> list[Strip]:
    """Render lines of a widget; plain ones are those that the widget made."""
    if content_size == size and opacity == 1.0 and not padding and _is_plain(styles):
        lines = size.region.line_range if crop is None else crop.line_range
        if size.width != self._width:
            self.clear()
            self._width = size.width
        for y in lines:
            if 0 <= y < size.height and (y not in self._cache or self.is_dirty(y)):
                line = render_content_line(y)
                if line.cell_length != size.width:
                    ground, _ = self.get_inner_outer(base_background, background)
                    line = line.adjust_cell_length(size.width, ground.rich_style)
                self._cache[y] = line
                self._dirty_lines.discard(y)
    # Textual takes the lines that are in its cache.
    return STOCK(
        self,
        styles,
        size,
        base_background,
        background,
        render_content_line,
        filters,
        border_title,
        border_subtitle,
        content_size,
        padding,
        crop,
        opacity,
        **terminal,
    )


def _is_plain(styles: StylesBase) -> bool:
    return (
        not styles.gutter
        and not any(edge for edge, _ in styles.outline)
        and not styles.has_rule("hatch")
        and not styles.tint.a
        and styles.text_opacity == 1.0
    )


def use_plain_lines() -> None:
    """Paint plain lines as they are from now on, if Textual paints as it is known to."""
    if _IS_KNOWN:
        StylesCache.render = render  # type: ignore[method-assign, assignment]
