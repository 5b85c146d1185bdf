"""Saves what is being typed as a draft, soon after each change."""

from __future__ import annotations

from typing import Final, TypeAlias

from textual.timer import Timer
from textual.widget import Widget

from winsboard.tui.components.messages import DraftTyped

Draft: TypeAlias = tuple[str, dict[str, str] | None]
"""The name of a draft and its fields; no fields when nothing is left of it."""

SOON: Final = 1.0
"""Seconds from the first unsaved key to the draft; a draft is on disk within two."""


class DraftMixin(Widget):
    """A part of the board in which something is typed that is not kept as an entry yet."""

    _due: Timer | None = None

    def draft(self) -> Draft | None:
        """What is in the fields now; none where nothing can be typed now."""
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
        if (draft := self.draft()) is not None:
            self.post_message(DraftTyped(*draft))
