"""The footer: the keys for the focused pane, and the state of saving."""

from __future__ import annotations

from typing import Final, cast

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from winsboard.notebook.notebook import SaveState
from winsboard.tui.keys.command import Command, Place
from winsboard.tui.keys.footers import footer_keys, is_always_named
from winsboard.words import format_phrase

NOTHING: Final[frozenset[str]] = frozenset()


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
        is_demo = getattr(self.app, "is_demo", False)
        saved = format_phrase("demo.saving" if is_demo else f"today.{self.saving.state}")
        room = self.content_size.width - cell_len(saved) - 2
        parts: list[Content | str | tuple[str, str]] = []
        used, self._spans = 0, []
        listed = fitting(self.place, room, is_empty=self.is_empty, left_out=self.left_out)
        for command in () if self.covered else listed:
            parts += [(_key(command), "bold $primary"), f" {command.short}  "]
            width = _width(command)
            self._spans.append((used, used + width - 2, command))
            used += width
        style = "$accent" if self.saving.state == "held" else "$quiet"
        gap = " " * max(self.content_size.width - used - cell_len(saved), 0)
        return Content.assemble(*parts, gap, (saved, style))

    def on_click(self, event: events.Click) -> None:
        """Simulate the key that was clicked."""
        offset = event.get_content_offset(self)
        for start, end, command in self._spans:
            if offset is not None and start <= offset.x < end and command.shown != "1-9":
                self.app.simulate_key(command.key.split(",")[0])


def place_of(widget: Widget) -> Place:
    """Return the place in the command table that a widget belongs to."""
    return cast(Place, getattr(widget, "place", "line"))


def fitting(
    place: Place, room: int, *, is_empty: bool = False, left_out: frozenset[str] = NOTHING
) -> list[Command]:
    """Return the keys that fit into `room` cells: those that are always named first."""
    shown: set[str] = set()
    commands = [c for c in footer_keys(place, is_empty=is_empty) if c.id not in left_out]
    always = {c.id for c in commands if is_always_named(c, place, is_empty=is_empty)}
    for command in sorted(commands, key=lambda c: (c.id not in always, c.id != "help")):
        if _width(command) <= room:
            shown.add(command.id)
            room -= _width(command)
    return [command for command in commands if command.id in shown]


def _key(command: Command) -> str:
    """Return the key that the footer names, if there are several."""
    return command.shown.split(" or ")[0]


def _width(command: Command) -> int:
    return cell_len(_key(command)) + 1 + cell_len(command.short) + 2
