"""A dialog to add and remove names (tags or people) with completion."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from winsboard.domain.errors import Refusal
from winsboard.domain.journal.tags import completions
from winsboard.domain.text.folding import fold_name
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.notebook import StoreError
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.fields.line_input import LineInput
from winsboard.words import format_phrase


class NameKind(NamedTuple):
    """What kind of name a dialog edits."""

    title: str
    field: str
    """Placeholder of the empty line."""
    labels: Mapping[str, str]
    """Names that are always offered, as id to label."""
    used: Callable[[], Counter[str]]
    """Counts the names in use; called in a thread. May raise StoreError."""
    read: Callable[[str], str]
    """Parses the typed text into a name; raises Refusal if it is invalid."""


class NamesDialog(Dialog[tuple[str, ...]]):
    """Returns the selected names when it is closed."""

    AUTO_FOCUS = "#typed"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave"),
        ("up", "walk(-1)"),
        ("down", "walk(1)"),
    ]
    line = getters.query_one("#typed", LineInput)
    offers = getters.query_one("#offers", OptionList)

    left = ""
    """The name that was typed and not added when the dialog was closed."""

    def __init__(self, kind: NameKind, names: Sequence[str], *, typed: str = "") -> None:
        super().__init__()
        self._typed = typed
        self._naming = kind
        self._names = list(names)
        self._there = tuple(names)
        self._used: Counter[str] = Counter(names)
        self._offered: list[str] = []

    def compose(self) -> ComposeResult:
        """Compose the input and the list of names below it."""
        with Vertical(classes="frame tall") as frame:
            frame.border_title = Content(self._naming.title)
            yield LineInput(
                self._typed or None, id="typed", compact=True, placeholder=self._naming.field
            )
            yield Static("", id="said")
            offers = OptionList(id="offers")
            offers.can_focus = False
            yield offers
            yield Static(Content(format_phrase("journal.tags.hint")), classes="hint")

    def on_mount(self) -> None:
        """Show the known names, and count the names in use in a worker."""
        self._show_completions()
        self._count()

    @work(exclusive=True)
    async def _count(self) -> None:
        try:
            self._used = await asyncio.to_thread(self._naming.used)
        except StoreError as error:
            self._say(format_phrase(f"store.{error.reason}", **error.values))
        else:
            self._show_completions()

    @on(Input.Changed)
    def _show_completions(self) -> None:
        naming, typed = self._naming, self.line.value
        fitting = completions(typed, self._used, naming.labels)
        first = [name for name in self._there if name in fitting or not typed.strip()]
        self._offered = [*first, *(name for name in fitting if name not in first)]
        options = [Option(self._line(name)) for name in self._offered]
        labels = {fold_name(naming.labels.get(name, name)) for name in self._offered}
        read = self._read(typed)
        if typed.strip() and read not in (None, *self._offered) and fold_name(typed) not in labels:
            self._offered.append(typed)
            options.append(
                Option(Content(f"  + {format_phrase('journal.tags.new', name=typed.strip())}"))
            )
        self.offers.clear_options()
        self.offers.add_options(options)
        self.offers.highlighted = 0 if options and typed.strip() else None

    def _read(self, typed: str) -> str | None:
        try:
            return self._naming.read(typed)
        except Refusal:
            return None

    def _line(self, name: str) -> Content:
        box = "[x]" if name in self._names else "[ ]"
        return Content.assemble((f"{box} ", "bold $primary"), self._naming.labels.get(name, name))

    def action_walk(self, by: int) -> None:
        """Move the highlight in the list."""
        if self._offered:
            before = self.offers.highlighted
            at = 0 if before is None else before + by
            self.offers.highlighted = min(max(at, 0), len(self._offered) - 1)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._toggle(event.option_index)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self.offers.highlighted is not None:
            self._toggle(self.offers.highlighted)
        elif self.line.value.strip():
            self._toggle_typed()
        else:
            self.action_leave()

    def _toggle_typed(self) -> None:
        try:
            self._naming.read(self.line.value)
        except Refusal as error:
            self._say(format_phrase(f"refusal.{error.reason}", **error.values))

    def _toggle(self, place: int) -> None:
        """Add a name, or remove it if it is selected."""
        offered = self._offered[place]
        name = offered if offered in (*self._used, *self._naming.labels) else self._read(offered)
        if name is None:
            self._toggle_typed()
            return
        if name in self._names:
            self._names.remove(name)
        else:
            self._names.append(name)
            self._used.setdefault(name, 0)
            self._there = tuple(dict.fromkeys((*self._there, name)))
        self._say("")
        if self.line.value:
            self.line.value = ""
        else:
            self._show_completions()
            self.offers.highlighted = min(place, len(self._offered) - 1)

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(Content(text))

    def action_leave(self) -> None:
        """Close with the names as they are. A name that was not added is in `left`."""
        self.left = self.line.value.strip()
        self.dismiss(tuple(self._names))
