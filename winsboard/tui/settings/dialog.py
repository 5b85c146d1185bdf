"""The settings dialog, with a few numbered groups."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Settings
from winsboard.domain.model.settings import Setting
from winsboard.domain.settings.preferences import validated
from winsboard.tui.components.dialogs.choice import back_option
from winsboard.tui.components.dialogs.dialog import AROUND, WIDEST, Dialog
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.components.text import fit
from winsboard.tui.keys.bindings import bindings_of
from winsboard.tui.settings.groups import GROUPS, FlowLink, offers
from winsboard.words import format_phrase
from winsboard.words.setting_options import CHOICES, value_words


class SettingsDialog(Dialog[str | None]):
    """Changes take effect at once. Returns a flow to run, or None if it was closed."""

    AUTO_FOCUS = "#choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in bindings_of("choice") if getattr(b, "key", "") != "enter"),
        ("escape,0", "back"),
        ("q", "leave"),
    ]
    choices = getters.query_one("#choices", OptionList)

    def __init__(
        self,
        board: Callable[[], Board],
        change: Callable[[Settings], object],
        group: str = "",
        setting: str = "",
    ) -> None:
        """`board` returns the current board, `change` saves settings.

        `group` is opened first, and `setting` is marked in it.
        """
        super().__init__()
        self._first = setting
        self._board = board
        self._change = change
        self.group = group
        """The name of the open group; empty while the groups are listed."""

    def compose(self) -> ComposeResult:
        """Compose the list, a line for errors and a hint."""
        with Vertical(classes="frame"):
            yield OptionList(id="choices")
            yield Static("", id="said")
            yield Static(Content(format_phrase("settings.hint")), classes="hint")

    def on_mount(self) -> None:
        """Show the list of groups or the open group."""
        names = [line.name for line in GROUPS.get(self.group, ())]
        self._show(names.index(self._first) if self._first in names else None)

    def _show(self, marked: int | None = None) -> None:
        """Show the lines; "Back" is marked unless the person has just been at another one."""
        title = format_phrase("settings.title")
        if self.group:
            title = f"{title} · {format_phrase(f'settings.group.{self.group}')}"
        self.query_one(".frame").border_title = Content(title)
        self.query_one("#said", Static).update("")
        self.choices.clear_options()
        self.choices.add_options([*map(Option, self._lines()), back_option()])
        last = self.choices.option_count - 1
        self.choices.highlighted = last if marked is None else marked

    def _lines(self) -> list[Content]:
        if self.group:
            said = [
                (format_phrase(f"settings.name.{s.name}"), self._value(s))
                for s in GROUPS[self.group]
            ]
        else:
            said = [
                (format_phrase(f"settings.group.{g}"), format_phrase(f"settings.in.{g}"))
                for g in GROUPS
            ]
        width = max(len(name) for name, _ in said)
        room = min(self.app.size.width, WIDEST) - AROUND - width - 2
        return [
            Content.assemble(
                (f"{number}", "bold $primary"),
                f"  {fit(name, width)}  ",
                (fit(value, room).rstrip(), "" if self.group else "$quiet"),
            )
            for number, (name, value) in enumerate(said, start=1)
        ]

    def _value(self, line: Setting | FlowLink) -> str:
        if isinstance(line, FlowLink):
            return "…"
        board = self._board()
        return value_words(board, line.name, CHOICES[line.name].show(board.settings))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_index == self.choices.option_count - 1:
            self.action_back()
        else:
            self._choose(event.option_index)

    def action_choose(self, number: int) -> None:
        """Choose a line by its number."""
        if number < self.choices.option_count:
            self._choose(number - 1)

    def _choose(self, place: int) -> None:
        if not self.group:
            self.group = list(GROUPS)[place]
            self._show()
            return
        self.choices.highlighted = place
        line = GROUPS[self.group][place]
        if line.flow:
            self.dismiss(line.flow)
        elif isinstance(line, Setting):
            self._ask(line)

    def _ask(self, setting: Setting) -> None:
        """Toggle a setting that has two values, otherwise show its values."""
        board = self._board()
        offered = list(offers(setting))
        now = CHOICES[setting.name].show(board.settings)
        if len(offered) == 2 and now in offered:
            self._set(setting, offered[1 - offered.index(now)])
            return
        answers = [value_words(board, setting.name, offer) for offer in offered]
        dialog = MenuDialog(
            answers,
            [format_phrase("settings.own")] if setting.is_open else [],
            title=format_phrase(f"settings.name.{setting.name}"),
            harmless=offered.index(now) if now in offered else None,
        )
        self.app.push_screen(dialog, partial(self._answered, setting, offered))

    def _answered(self, setting: Setting, offered: list[str], place: int | None) -> None:
        if place is not None and place < len(offered):
            self._set(setting, offered[place])
        elif place is not None:
            title = format_phrase(f"settings.name.{setting.name}")
            check = partial(self._changed, setting)
            dialog = LineDialog(title, format_phrase("settings.own.hint"), check)
            self.app.push_screen(dialog, partial(self._set, setting))

    def _set(self, setting: Setting, value: str | None) -> None:
        if not (value or "").strip():
            return
        try:
            self._change(self._changed(setting, value or ""))
        except Refusal as error:
            self._show_text(format_phrase(f"refusal.{error.reason}", **error.values))
        else:
            self._show(self.choices.highlighted)

    def _changed(self, setting: Setting, value: str) -> Settings:
        """The settings with a value. Raises Refusal."""
        typed = value.strip()
        try:
            return validated(CHOICES[setting.name].choose(self._board(), typed))
        except (KeyError, ValueError):
            about = format_phrase(f"settings.about.{setting.name}")
            raise Refusal("setting.value", value=typed, about=about) from None

    def _show_text(self, text: str) -> None:
        self.query_one("#said", Static).update(Content(text))

    def action_back(self) -> None:
        """Go back to the groups, or close the dialog."""
        if not self.group:
            self.action_leave()
            return
        place = list(GROUPS).index(self.group)
        self.group = ""
        self._show(place)

    def action_leave(self) -> None:
        """Close the dialog."""
        self.dismiss(None)
