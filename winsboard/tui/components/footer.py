"""The last line of the board: the keys that matter now, and whether all is saved."""

from __future__ import annotations

from typing import cast

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from winsboard.notebook.notebook import SaveState
from winsboard.tui.keys.command import Command, Place
from winsboard.tui.keys.commands import commands_in, key_line
from winsboard.words import say


class KeyLine(Widget):
    """One line of keys from the command table, clickable, as many as fit."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "KeyLine { height: 1; color: $quiet; padding: 0 1; }"

    place: reactive[Place] = reactive[Place]("habits")
    saving: reactive[SaveState] = reactive(SaveState("saved"))
    covered: reactive[bool] = reactive(False)
    """Whether a dialog has the keys; it shows its own."""
    offers_candle: reactive[bool] = reactive(False)
    """Whether space lights the candle now, instead of ticking."""

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._spans: list[tuple[int, int, Command]] = []

    def render(self) -> Content:
        """The keys from the left, the saving at the right."""
        saved = say(f"today.{self.saving.state}")
        room = self.content_size.width - cell_len(saved) - 2
        parts: list[Content | str | tuple[str, str]] = []
        used, self._spans = 0, []
        for command in () if self.covered else self._commands(room):
            parts += [(command.shown, "bold $primary"), f" {command.title}  "]
            width = _width(command)
            self._spans.append((used, used + width - 2, command))
            used += width
        style = "$accent" if self.saving.state == "held" else "$quiet"
        gap = " " * max(self.content_size.width - used - cell_len(saved), 0)
        return Content.assemble(*parts, gap, (saved, style))

    def _commands(self, room: int) -> list[Command]:
        if not self.offers_candle:
            return fitting(self.place, room)
        light = commands_in("closing")[0]
        return [light, *fitting(self.place, room - _width(light))]

    def on_click(self, event: events.Click) -> None:
        """A click on a key is the key."""
        offset = event.get_content_offset(self)
        for start, end, command in self._spans:
            if offset is not None and start <= offset.x < end and command.shown != "1-9":
                self.app.simulate_key(command.key.split(",")[0])


def place_of(widget: Widget) -> Place:
    """The place of the command table that a part of a screen is."""
    return cast(Place, getattr(widget, "place", "line"))


def fitting(place: Place, room: int) -> list[Command]:
    """The keys that fit into so many cells: first the way out and the help, then by rank.

    The numbers stand beside the habits anyway, so that the look back goes before them.
    """
    shown: set[str] = set()
    commands = key_line(place)
    ways_out = {"support", "help", *(c.id for c in commands if c.id.startswith("leave_"))}
    ways_out |= {"leave"} if place == "habits" else set()
    rank = {c.id: n + (1.5 if c.id == "tick_row" else 0) for n, c in enumerate(commands)}
    for command in sorted(commands, key=lambda c: (c.id not in ways_out, rank[c.id])):
        if _width(command) <= room:
            shown.add(command.id)
            room -= _width(command)
    return [command for command in commands if command.id in shown]


def _width(command: Command) -> int:
    return cell_len(command.shown) + 1 + cell_len(command.title) + 2
