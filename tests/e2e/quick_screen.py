"""pyte's terminal, with short ways for what a board prints most: plain text and its colours.

pyte reads escape sequences one character at a time, which took a third of the time of these tests.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import pyte
from pyte import charsets, modes

_NARROW: Final = re.compile(r"[ -~─-▟]+")
"""Text of characters that are one cell wide; lines and blocks among them."""
_COLOUR_OR_PLACE: Final = re.compile(r"\x1b\[([\d;]*)([mH])")


@cache
def _numbers(text: str) -> Sequence[int]:
    return [min(int(number or 0), 9999) for number in text.split(";")]


class QuickScreen(pyte.Screen):
    """A screen that makes the cell for a character in a style once."""

    def __init__(self, columns: int, lines: int) -> None:
        self._cells: dict[Any, dict[str, Any]] = {}
        self._styles: dict[Any, Any] = {}
        super().__init__(columns, lines)

    def draw(self, data: str) -> None:
        """Put text at the cursor."""
        x = self.cursor.x
        if (
            x + len(data) > self.columns
            or modes.IRM in self.mode
            or self.charset
            or self.g0_charset is not charsets.LAT1_MAP
            or not _NARROW.fullmatch(data)
        ):
            super().draw(data)
            return
        style = self.cursor.attrs
        cells = self._cells.setdefault(style, {})
        line = self.buffer[self.cursor.y]
        for column, character in enumerate(data, x):
            if character not in cells:
                cells[character] = style._replace(data=character)
            line[column] = cells[character]
        self.cursor.x = x + len(data)
        self.dirty.add(self.cursor.y)

    def select_graphic_rendition(self, *attrs: int) -> None:
        """Set the style of what comes."""
        key = self.cursor.attrs, attrs
        if key not in self._styles:
            super().select_graphic_rendition(*attrs)
            self._styles[key] = self.cursor.attrs
        self.cursor.attrs = self._styles[key]


class QuickStream(pyte.ByteStream):
    """A stream that understands colours and places of the cursor at once."""

    def feed(self, data: bytes) -> None:  # type: ignore[override]
        """Read what a program has printed."""
        text, screen, begin = self.utf8_decoder.decode(data), self.listener, 0
        assert screen is not None
        for found in _COLOUR_OR_PLACE.finditer(text):
            if found.start() > begin:
                pyte.Stream.feed(self, text[begin : found.start()])
            begin = found.end()
            if not self._taking_plain_text:
                pyte.Stream.feed(self, found[0])
                continue
            numbers = _numbers(found[1])
            if found[2] == "m":
                screen.select_graphic_rendition(*numbers)
            else:
                screen.cursor_position(*numbers)
        pyte.Stream.feed(self, text[begin:])
