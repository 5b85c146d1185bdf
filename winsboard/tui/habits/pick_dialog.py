"""A dialog to pick habits from the built-in list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from winsboard.domain.model.documents import Habit
from winsboard.tui.components.dialogs.dialog import Dialog, room_for
from winsboard.tui.components.text import area_label
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words import say


class PickDialog(Dialog[tuple[Habit, ...] | Literal["own"] | None]):
    """Returns the picked habits, `own` to write a new one, or None if it was closed."""

    AUTO_FOCUS = "#offered"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in bindings_of("picking") if getattr(b, "key", "") != "enter")
    ]
    offered = getters.query_one("#offered", OptionList)

    def __init__(self, habits: Sequence[Habit], picked: int = 0, title: str = "") -> None:
        super().__init__()
        self._habits = sorted(habits, key=lambda h: [x.area for x in habits].index(h.area))
        self._picked = {habit.label for habit in habits[:picked]}
        self._title = title or say("today.pick.title")

    def compose(self) -> ComposeResult:
        """Compose the list of habits by area, each with a checkbox."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._title)
            yield OptionList(*self._options(), id="offered")
            yield Static(Content(say("today.pick.hint")), classes="hint")

    def on_resize(self) -> None:
        """Let the list be as tall as its habits, but not taller than the window."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        self.offered.styles.max_height = room_for(self.offered, self.size.height)

    def _options(self) -> list[Option | None]:
        options: list[Option | None] = []
        area = None
        for n, habit in enumerate(self._habits):
            if habit.area != area:
                options.append(Option(Content(area_label(habit.area)), disabled=True))
                area = habit.area
            options.append(Option(self._line(habit), id=str(n)))
        return options

    def _line(self, habit: Habit) -> Content:
        box = "[x]" if habit.label in self._picked else "[ ]"
        return Content.assemble((f"  {box} ", "bold $primary"), habit.label)

    @on(OptionList.OptionSelected)
    def action_keep_picked(self) -> None:
        """Close with the picked habits."""
        self.dismiss(tuple(h for h in self._habits if h.label in self._picked))

    def action_pick(self) -> None:
        """Pick or unpick the highlighted habit."""
        lit = self.offered.highlighted_option
        if lit is None or lit.id is None:
            return
        habit = self._habits[int(lit.id)]
        self._picked ^= {habit.label}
        self.offered.replace_option_prompt(lit.id, self._line(habit))

    def action_write_own(self) -> None:
        """Close to write a new habit."""
        self.dismiss("own")

    def action_leave_picking(self) -> None:
        """Close without picking."""
        self.dismiss(None)
