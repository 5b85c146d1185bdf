"""Where the parts of the Today screen are, as `today/screen.tcss` says."""

from __future__ import annotations

from typing import Final

from winsboard.named_tuple import NamedTuple
from winsboard.tui.early_picture.escape_codes import Row
from winsboard.tui.early_picture.panes import Panes

NARROW, MIDDLE, WIDE = 60, 78, 100
LOW, TALL = 20, 30
"""The least widths and heights of the layouts; see `StatusScreen`."""
AROUND: Final = 4
"""Lines that are no pane: the header, the notice, the message and the keys."""
EVENING: Final = 9
"""Height of the pane for the look back in the evening; until then it is a line."""


class Layout(NamedTuple):
    """The sizes of the parts in a window."""

    width: int
    height: int

    @property
    def fits(self) -> bool:
        """Whether the window is large enough for the screen."""
        return self.width >= NARROW and self.height >= LOW

    @property
    def is_wide(self) -> bool:
        """Whether the panes are side by side."""
        return self.width >= WIDE

    @property
    def habits(self) -> tuple[int, int]:
        """Width and height of the pane with the habits."""
        below = self.height - AROUND
        if self.is_wide:
            return self.width * 7 // 12, below
        return self.width, below - self._side

    @property
    def _side(self) -> int:
        """Height of the panes below the habits."""
        if self.height >= TALL:
            return 14
        return 7 if self.width >= MIDDLE else 5

    def rows(self, panes: Panes) -> list[Row]:
        """Return all rows of the screen."""
        width, height = self.habits
        habits = panes.habits(width, height)
        if self.is_wide:
            side = self._side_by_side(panes, self.width - width, height)
            body = [[*left, *right] for left, right in zip(habits, side, strict=True)]
        else:
            body = [*habits, *self._below(panes)]
        return [
            panes.header(self.width),
            panes.notice(self.width),
            *body,
            panes.blank(self.width),
            panes.footer(self.width),
        ]

    def _side_by_side(self, panes: Panes, width: int, height: int) -> list[Row]:
        if panes.has_evening():
            evening = panes.look_back(width, EVENING)
        else:
            evening = [panes.look_back_line(width)]
        return [*panes.journal(width, height - len(evening)), *evening]

    def _below(self, panes: Panes) -> list[Row]:
        if self.width < MIDDLE:
            return panes.journal(self.width, self._side)
        return [
            *panes.journal(self.width, self._side - 1),
            panes.look_back_line(self.width),
        ]
