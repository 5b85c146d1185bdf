"""Telling what is being typed, so that it is on disk soon after."""

from __future__ import annotations

from typing import Final

from textual.timer import Timer
from textual.widget import Widget

from winsboard.tui.messages import DraftTyped

SOON: Final = 1.0
"""Seconds from the first unsaved key to the draft; a draft is on disk within two."""


class Drafting(Widget):
    """A part of the board in which something is typed that is not kept as an entry yet."""

    _due: Timer | None = None

    def draft(self) -> tuple[str, dict[str, str] | None]:
        """The name of the draft and what is in the fields now; none when there is nothing."""
        raise NotImplementedError

    def typed(self) -> None:
        """Tell of the draft soon; called at every change."""
        if self._due is None:
            self._due = self.set_timer(SOON, self.tell_draft)

    def tell_draft(self) -> None:
        """Tell of the draft now."""
        if self._due is not None:
            self._due.stop()
            self._due = None
        self.post_message(DraftTyped(*self.draft()))
