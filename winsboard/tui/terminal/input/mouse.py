"""Parses mouse reports in the formats SGR, urxvt and X10, in cells or pixels."""

from __future__ import annotations

from typing import Final

from textual.events import (
    MouseDown,
    MouseEvent,
    MouseMove,
    MouseScrollDown,
    MouseScrollLeft,
    MouseScrollRight,
    MouseScrollUp,
    MouseUp,
)
from textual.geometry import Size

_MOVED, _WHEEL, _MORE_BUTTONS = 32, 64, 128
_WHEELS: Final = (MouseScrollUp, MouseScrollDown, MouseScrollLeft, MouseScrollRight)
_ANY_RELEASED: Final = 3
_OFFSET: Final = 32
_LONGEST: Final = 7


class MouseReader:
    """Parses mouse reports. Remembers the last position and the size of a cell."""

    def __init__(self) -> None:
        self.cell: tuple[float, float] | None = None
        """Size of a cell in pixels if positions are reported in pixels, otherwise None."""
        self._last = (0, 0)
        self._down = 1

    def set_sizes(self, cells: Size, pixels: Size) -> None:
        """Set the size of the window; from then on positions are in pixels."""
        if all((*cells, *pixels)):
            self.cell = (pixels.width / cells.width, pixels.height / cells.height)

    def sgr(self, parameters: str, *, released: bool) -> MouseEvent | None:
        """Parse `CSI < buttons ; x ; y M` or `m`."""
        told = _three(parameters)
        if told is None:
            return None
        buttons, x, y = told
        across, down = self.cell or (1.0, 1.0)
        return self._event(buttons, (x - 1) / across, (y - 1) / down, released=released)

    def urxvt(self, parameters: str) -> MouseEvent | None:
        """Parse `CSI buttons ; x ; y M`."""
        told = _three(parameters)
        return None if told is None else self._unnamed(*told)

    def x10(self, told: bytes) -> MouseEvent | None:
        """Parse `CSI M` and three bytes."""
        buttons, x, y = told
        return self._unnamed(buttons, x - _OFFSET, y - _OFFSET)

    def _unnamed(self, buttons: int, x: int, y: int) -> MouseEvent | None:
        """Return the event of a report that does not name the released button."""
        buttons -= _OFFSET
        released = buttons & ~28 == _ANY_RELEASED
        if released:
            buttons = buttons & ~_ANY_RELEASED | self._down - 1
        return self._event(buttons, x - 1.0, y - 1.0, released=released)

    def _event(self, buttons: int, x: float, y: float, *, released: bool) -> MouseEvent | None:
        if x < 0 or y < 0 or not 0 <= buttons < _MORE_BUTTONS:
            return None
        last, self._last = self._last, (int(x), int(y))
        kind: type[MouseEvent]
        button = 0
        if buttons & _WHEEL:
            kind = _WHEELS[buttons & 3]
        else:
            button = (buttons + 1) & 3
            kind = MouseUp if released else MouseDown
            if buttons & _MOVED or not button:
                kind = MouseMove
            elif not released:
                self._down = button
        return kind(
            None,
            x,
            y,
            int(x) - last[0],
            int(y) - last[1],
            button,
            bool(buttons & 4),
            bool(buttons & 8),
            bool(buttons & 16),
            screen_x=x,
            screen_y=y,
        )


def _three(parameters: str) -> tuple[int, int, int] | None:
    fields = parameters.split(";")
    if len(fields) != 3 or not all(f.isdecimal() and len(f) <= _LONGEST for f in fields):
        return None
    first, second, third = map(int, fields)
    return first, second, third
