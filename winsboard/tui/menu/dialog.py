"""The menu: eight or nine groups by number, and the commands of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from winsboard.tui.components.dialogs.choice import back_option
from winsboard.tui.components.dialogs.dialog import AROUND, WIDEST, Dialog
from winsboard.tui.components.text import fit
from winsboard.tui.keys.bindings import bindings_of
from winsboard.tui.keys.command import Command, Place
from winsboard.tui.keys.menu import GROUPS, MOST, SETTINGS, group_commands
from winsboard.tui.terminal.cells import cell_len
from winsboard.words import format_phrase


class CommandMenu(Dialog[Command | str | None]):
    """Returns the chosen command, `settings` for the settings, or None if it was closed."""

    AUTO_FOCUS = "#choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in bindings_of("choice") if getattr(b, "key", "") != "enter"),
        ("0,escape", "back"),
        ("q", "leave"),
    ]
    choices = getters.query_one("#choices", OptionList)

    def __init__(self, places: Sequence[Place]) -> None:
        """`places` are those whose keys work on the screen below."""
        super().__init__()
        self._places = places
        self._group = ""
        """The open group; empty while the groups are listed."""
        self._first = 0
        """Index of the first command on the page."""

    def compose(self) -> ComposeResult:
        """Compose the list and a hint."""
        with Vertical(classes="frame"):
            yield OptionList(id="choices")
            yield Static(Content(format_phrase("keys.menu.hint")), classes="hint")

    def on_mount(self) -> None:
        """Show the groups."""
        self._show()

    @property
    def _commands(self) -> tuple[Command, ...]:
        return group_commands(self._group, self._places)

    @property
    def _page(self) -> tuple[Command | None, ...]:
        """The commands on the page; None turns to the next one."""
        commands = self._commands
        if len(commands) <= MOST:
            return commands
        return (*commands[self._first : self._first + MOST - 1], None)

    def _show(self) -> None:
        title = format_phrase("keys.menu.name")
        if self._group:
            title = f"{title} · {format_phrase(f'keys.group.{self._group}')}"
        self.query_one(".frame").border_title = Content(title)
        self.choices.clear_options()
        self.choices.add_options([*self._lines(), back_option()])
        self.choices.highlighted = self.choices.option_count - 1

    def _lines(self) -> list[Option]:
        if self._group:
            said = [
                (c.name, c.keys, "bold $primary")
                if c
                else (format_phrase("cards.menu.more"), "", "")
                for c in self._page
            ]
        else:
            said = [
                (format_phrase(f"keys.group.{g}"), format_phrase(f"keys.group.{g}.in"), "$quiet")
                for g in GROUPS
            ]
        room = min(self.app.size.width, WIDEST) - AROUND
        width = min(max((cell_len(name) for name, _, _ in said), default=0), room - 12)
        return [
            Option(
                Content.assemble(
                    (f"{number}", "bold $primary"),
                    f"  {fit(name, width)}  ",
                    (fit(beside, room - width - 2).rstrip(), style),
                )
            )
            for number, (name, beside, style) in enumerate(said, start=1)
        ]

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_index == self.choices.option_count - 1:
            self.action_back()
        else:
            self.action_choose(event.option_index + 1)

    def action_choose(self, number: int) -> None:
        """Open a group, turn the page or choose a command by its number."""
        if number >= self.choices.option_count:
            return
        if not self._group:
            self._open(GROUPS[number - 1])
        elif (command := self._page[number - 1]) is not None:
            self.dismiss(command)
        else:
            self._first += MOST - 1
            if self._first >= len(self._commands):
                self._first = 0
            self._show()

    def _open(self, group: str) -> None:
        if group == SETTINGS:
            self.dismiss(SETTINGS)
        else:
            self._group, self._first = group, 0
            self._show()

    def action_back(self) -> None:
        """Go back to the groups, or close the menu."""
        if self._group:
            self._group = ""
            self._show()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Close the menu."""
        self.dismiss(None)
