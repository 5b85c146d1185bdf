"""Saves text as a draft shortly after it is typed."""

from __future__ import annotations

from typing import Final, TypeAlias

from textual.timer import Timer
from textual.widget import Widget

from winsboard.tui.components.messages import DraftTyped

Draft: TypeAlias = tuple[str, dict[str, str] | None]
"""The key of a draft and its fields; None for the fields deletes the draft."""

SAVE_DELAY: Final = 1.0
"""Seconds from the first unsaved key to saving the draft, so that it is on disk within two."""


class DraftMixin(Widget):
    """A widget or screen with text that is not saved as an entry yet."""

    _due: Timer | None = None

    def draft(self) -> Draft | None:
        """Return the draft of the current text, or None while nothing can be typed."""
        raise NotImplementedError

    def draft_changed(self) -> None:
        """Save the draft soon; call it after every change."""
        if self._due is None:
            self._due = self.set_timer(SAVE_DELAY, self.post_draft)

    def post_draft(self) -> None:
        """Save the draft now."""
        if self._due is not None:
            self._due.stop()
            self._due = None
        if (draft := self.draft()) is not None:
            self.post_message(DraftTyped(*draft))
