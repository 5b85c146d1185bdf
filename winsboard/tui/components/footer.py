"""The footer: the keys for the focused pane, and the state of saving."""

from __future__ import annotations

from typing import cast

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from winsboard.notebook.notebook import SaveState
from winsboard.tui.components.footer_text import NOTHING, Footer
from winsboard.tui.keys.command import Command, Place


class KeyLine(Widget):
    """One line of clickable keys from the command table, as many as fit."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "KeyLine { height: 1; color: $quiet; padding: 0 1; }"

    place: reactive[Place] = reactive[Place]("habits")
    saving: reactive[SaveState] = reactive(SaveState("saved"))
    covered: reactive[bool] = reactive(False)
    """Whether a dialog is open; a dialog shows its own keys."""
    is_empty: reactive[bool] = reactive(False)
    """Whether there is no habit yet; then adding one is offered, and no numbers."""
    left_out: reactive[frozenset[str]] = reactive(NOTHING)
    """The ids of the commands that are switched off."""

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._spans: list[tuple[int, int, Command]] = []

    def render(self) -> Content:
        """Render the keys on the left and the state of saving on the right."""
        line = Footer(
            self.place,
            self.saving.state,
            is_demo=getattr(self.app, "is_demo", False),
            is_covered=self.covered,
            is_empty=self.is_empty,
            left_out=self.left_out,
        )
        pieces, self._spans = line.pieces(self.content_size.width)
        return Content.assemble(*pieces)

    def on_click(self, event: events.Click) -> None:
        """Simulate the key that was clicked."""
        offset = event.get_content_offset(self)
        for start, end, command in self._spans:
            if offset is not None and start <= offset.x < end and command.shown != "1-9":
                self.app.simulate_key(command.key.split(",")[0])


def place_of(widget: Widget) -> Place:
    """Return the place in the command table that a widget belongs to."""
    return cast(Place, getattr(widget, "place", "line"))
