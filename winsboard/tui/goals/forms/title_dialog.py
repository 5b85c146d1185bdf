"""Asks for a goal: in one's own words, or from the shipped ideas below the line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from winsboard.domain.text.folding import fold_name
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.fields.draft_mixin import Draft, DraftMixin
from winsboard.tui.components.fields.line_input import LineInput
from winsboard.words import format_phrase


class Named(NamedTuple):
    """What was typed or picked."""

    title: str
    idea: int | None = None
    """The index of the idea; None for own words."""


class TitleDialog(Dialog[Named | None], DraftMixin):
    """Returns the words or the idea, or None if it was closed. The words are kept as a draft."""

    AUTO_FOCUS = "#typed"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave"),
        ("up", "step(-1)"),
        ("down", "step(1)"),
    ]
    line = getters.query_one("#typed", LineInput)
    ideas = getters.query_one("#offers", OptionList)

    def __init__(self, title: str, ideas: Sequence[str], draft: str, value: str = "") -> None:
        """`draft` is the key of the draft, and `value` what it holds."""
        super().__init__()
        self._title = title
        self._ideas = ideas
        self._draft = draft
        self._value = value
        self._shown: list[int] = []
        """The ideas that fit what is typed."""

    def compose(self) -> ComposeResult:
        """Compose the line and the ideas below it."""
        with Vertical(classes="frame tall") as frame:
            frame.border_title = Content(self._title)
            yield LineInput(
                self._value,
                id="typed",
                compact=True,
                placeholder=format_phrase("goals.new.field"),
                select_on_focus=False,
            )
            yield Static(Content(format_phrase("goals.new.ideas")), classes="group")
            ideas = OptionList(id="offers")
            ideas.can_focus = False
            yield ideas
            yield Static(Content(format_phrase("goals.new.hint")), classes="hint")

    def on_mount(self) -> None:
        """Show the ideas."""
        self._show()

    def draft(self) -> Draft | None:
        """Return the words as a draft."""
        typed = self.line.value
        return self._draft, {"text": typed} if typed.strip() else None

    @on(Input.Changed)
    def _typed(self) -> None:
        self.draft_changed()
        self._show()

    def _show(self) -> None:
        """Show the ideas with the typed words in them; all of them if none fits."""
        words = fold_name(self.line.value).split()
        folded = [fold_name(idea) for idea in self._ideas]
        fitting = [n for n, idea in enumerate(folded) if all(word in idea for word in words)]
        self._shown = fitting or list(range(len(self._ideas)))
        self.ideas.clear_options()
        self.ideas.add_options([Option(Content(f"  {self._ideas[n]}")) for n in self._shown])
        self.ideas.highlighted = None

    def action_step(self, by: int) -> None:
        """Mark an idea; above the first one, none."""
        at = -1 if self.ideas.highlighted is None else self.ideas.highlighted
        at = min(at + by, len(self._shown) - 1)
        self.ideas.highlighted = at if at >= 0 else None

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option_index)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self.ideas.highlighted is not None:
            self._take(self.ideas.highlighted)
        elif self.line.value.strip():
            self.dismiss(Named(self.line.value.strip()))
        else:
            self.action_leave()

    def _take(self, place: int) -> None:
        idea = self._shown[place]
        self.dismiss(Named(self._ideas[idea], idea))

    def action_leave(self) -> None:
        """Close; the words stay as a draft."""
        self.post_draft()
        self.dismiss(None)
