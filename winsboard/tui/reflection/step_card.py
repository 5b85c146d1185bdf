"""A step of the reflection without text: a pause, numbered answers or the candle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.reactive import reactive
from textual.widget import Widget

from winsboard.tui.components.messages import DataMessage, StepRequested
from winsboard.tui.components.text import fit, wrap
from winsboard.tui.keys.command import Place
from winsboard.tui.keys.commands import commands_in
from winsboard.words import format_phrase

REACHED: Final = frozenset({"s", "z", "b", "c", "question_mark"})
"""Keys of the board that also work here: Support, curtain, breathing, calm list and help."""


class StepCard(Widget, can_focus=True):
    """Shows numbered answers, if any. Typed text goes to the nearest step that takes it."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(c.key, f"tell('{c.id}')", show=False, priority=True)
        for c in commands_in("look_back")
        if c.id != "new_line"
    ]
    DEFAULT_CSS = "StepCard { height: auto; margin: 1 0 0 0; display: none; }"

    answers: reactive[Sequence[str]] = reactive[Sequence[str]]((), layout=True)
    hint: reactive[str] = reactive("", layout=True)
    chosen: reactive[str] = reactive("")
    """The answer that was given before."""
    lights_candle: reactive[bool] = reactive(False, layout=True)
    """Whether 1 lights the candle."""
    carries = False
    """Whether a later step takes text; then every letter begins an answer, even a board key."""

    class Chosen(DataMessage):
        """An answer was chosen; `at` is its index."""

        at: int

    class Typed(DataMessage):
        """Text was typed that belongs to another step."""

        text: str

    def __init__(self) -> None:
        super().__init__(id="step")

    @property
    def place(self) -> Place:
        """The place of its keys in the command table."""
        if self.lights_candle:
            return "closing"
        return "step" if self.answers else "look_back"

    def render(self) -> Content:
        """Render the answers, the given one marked, then the hint."""
        width = max(self.content_size.width, 1)
        lines = [
            Content.assemble(
                (f"{n}", "bold $primary"),
                f" {'●' if answer == self.chosen else ' '} ",
                fit(answer, width - 4).rstrip(),
            )
            for n, answer in enumerate(self.answers, start=1)
        ]
        if self.lights_candle:
            lines.append(
                Content.assemble(("1", "bold $primary"), f"   {format_phrase('keys.light.answer')}")
            )
        if self.lights_candle and self.hint:
            lines.append(Content())
        lines += (
            Content.styled(line, "$quiet") for line in (wrap(self.hint, width) if self.hint else ())
        )
        return Content("\n").join(lines)

    def cursor_cell(self) -> Offset | None:
        """Return the given answer, otherwise the first one, for the terminal's cursor."""
        given = self.chosen in self.answers
        return Offset(0, list(self.answers).index(self.chosen) if given else 0)

    def on_key(self, event: events.Key) -> None:
        """Choose or light the candle with a digit, post other characters as text."""
        character = event.character or ""
        if event.is_printable and not (event.key in REACHED and not self.carries):
            event.stop()
            event.prevent_default()
            if character.isdecimal() and self.answers:
                self._choose(int(character) - 1)
            elif character == "1" and self.lights_candle:
                self.post_message(StepRequested("light"))
            elif character.strip():
                self.post_message(self.Typed(character))

    def on_paste(self, event: events.Paste) -> None:
        """Post pasted text."""
        event.stop()
        if event.text.strip():
            self.post_message(self.Typed(event.text))

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked answer."""
        offset = event.get_content_offset(self)
        if offset is not None:
            event.stop()
            if self.lights_candle and offset.y == len(self.answers):
                self.post_message(StepRequested("light"))
            else:
                self._choose(offset.y)

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self.answers):
            self.post_message(self.Chosen(at))

    def action_tell(self, command: str) -> None:
        """Post the command of a key."""
        self.post_message(StepRequested(command))
