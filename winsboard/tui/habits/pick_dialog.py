"""A dialog to pick habits from the built-in list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, Literal, TypeAlias

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from winsboard.domain.library.areas import NO_AREAS, Areas
from winsboard.domain.model.documents import Habit
from winsboard.tui.components.dialogs.dialog import Dialog, room_for
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words import format_phrase
from winsboard.words.catalog.habits import is_to_enjoy

Picked: TypeAlias = tuple[Habit, ...] | Literal["own"] | None
"""The picked habits, `own` to write a new one, or None if the dialog was closed."""
OTHERS: Final = "others"
"""The id of the line that adds the habits for other people."""
NUMBERED = 9
"""The longest list whose habits have numbers; it also stays in one piece and is as high as it is
long."""


class PickDialog(Dialog[Picked]):
    """Returns what was picked. In a short list, a number picks and unpicks a habit."""

    AUTO_FOCUS = "#offered"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in bindings_of("picking") if getattr(b, "key", "") != "enter"),
        *((str(n), f"pick_number({n})") for n in range(1, NUMBERED + 1)),
    ]
    offered = getters.query_one("#offered", OptionList)

    def __init__(
        self,
        habits: Sequence[Habit],
        picked: Sequence[Habit] = (),
        *,
        areas: Areas = NO_AREAS,
        others: Sequence[Habit] = (),
        title: str = "",
        question: str = "",
        hint: str = "",
    ) -> None:
        """A long list is sorted by `areas`. `others` are added by the last line of the list."""
        super().__init__()
        self._is_short = len(habits) <= NUMBERED
        self._areas = areas
        self._habits = list(habits) if self._is_short else self._by_area(habits)
        self._others = self._by_area(others)
        self._picked = {_key(habit) for habit in picked}
        self._title = title or format_phrase("today.pick.title")
        self._question = question
        self._hint = hint or format_phrase("today.pick.hint")

    def compose(self) -> ComposeResult:
        """Compose the list of habits by area, each with a checkbox."""
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self._title)
            if self._question:
                yield Static(Content(self._question), classes="question")
            yield OptionList(*self._options(), id="offered")
            yield Static(Content(self._hint), classes="hint")

    def on_resize(self) -> None:
        """Let the list be as tall as its habits, but not taller than the window."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        self.offered.styles.max_height = room_for(self.offered, self.size.height)

    def _options(self) -> list[Option | None]:
        options: list[Option | None] = []
        area = None
        for n, habit in enumerate(self._habits):
            if habit.area != area and not self._is_short:
                options.append(Option(Content(self._areas.name(habit.area)), disabled=True))
                area = habit.area
            options.append(Option(self._line(n), id=str(n)))
        if self._others:
            more = (f"+  {format_phrase('today.pick.others')}", "bold $primary")
            options.append(Option(Content.assemble(more), id=OTHERS))
        return options

    def _by_area(self, habits: Sequence[Habit]) -> list[Habit]:
        return sorted(habits, key=lambda habit: self._areas.order(habit.area))

    def _line(self, number: int) -> Content:
        habit = self._habits[number]
        box = "[x]" if _key(habit) in self._picked else "[ ]"
        before = f"{number + 1}  " if self._is_short else "  "
        enjoyed = f" · {format_phrase('today.pick.enjoy')}" if is_to_enjoy(habit) else ""
        return Content.assemble(
            (f"{before}{box} ", "bold $primary"), habit.label, (enjoyed, "$quiet")
        )

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option.id == OTHERS:
            self._add_others()
        else:
            self.action_keep_picked()

    def _add_others(self) -> None:
        """Add the habits for other people below, and mark the first of them."""
        first = len(self._habits)
        self._habits += self._others
        self._others = []
        self.offered.clear_options()
        self.offered.add_options(self._options())
        self.offered.highlighted = self.offered.get_option_index(str(first))
        self._fit()

    @property
    def picked(self) -> tuple[Habit, ...]:
        """The habits that are picked now."""
        return tuple(habit for habit in self._habits if _key(habit) in self._picked)

    def action_keep_picked(self) -> None:
        """Close with the picked habits."""
        self.dismiss(self.picked)

    def action_pick(self) -> None:
        """Pick or unpick the highlighted habit."""
        lit = self.offered.highlighted_option
        if lit is None or lit.id is None:
            return
        if lit.id == OTHERS:
            self._add_others()
        else:
            self._turn(int(lit.id))

    def action_pick_number(self, number: int) -> None:
        """Pick or unpick the habit with this number."""
        if self._is_short and number <= len(self._habits):
            self.offered.highlighted = number - 1
            self._turn(number - 1)

    def _turn(self, place: int) -> None:
        self._picked ^= {_key(self._habits[place])}
        self.offered.replace_option_prompt(str(place), self._line(place))

    def action_write_own(self) -> None:
        """Close to write a new habit."""
        self.dismiss("own")

    def action_leave_picking(self) -> None:
        """Close without picking."""
        self.dismiss(None)


def _key(habit: Habit) -> str:
    """Return what tells a habit from the others; a built-in one has no id yet."""
    return habit.id or habit.label
