"""The dialog for what somebody noticed; it knows another way to say praise."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from winsboard.domain.family.other_ways import Way, other_way
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.fields.draft_mixin import Draft, DraftMixin
from winsboard.tui.components.fields.wrapped_line import WrappedLine
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words import format_phrase

DRAFT: Final = "noticed"
"""The first part of the key of the draft; the rest says whom it is about."""


class Written(NamedTuple):
    """What was typed, and whether to save it."""

    text: str
    saves: bool


class NoticeLine(WrappedLine):
    """The line that is typed."""

    place = "noticing"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(b.key, f"screen.{b.action}", b.description, show=False, priority=True)
        for b in bindings_of("noticing")
        if b.key != "enter"
    ]


class NoticeDialog(Dialog[Written], DraftMixin):
    """Returns what was typed. A line that praises an outcome gets another way to say it."""

    AUTO_FOCUS = "#typed"
    BINDINGS: ClassVar[list[BindingType]] = []
    line = getters.query_one("#typed", NoticeLine)
    other = getters.query_one("#other", Static)

    def __init__(self, title: str, text: str, draft: str, ways: tuple[Way, ...]) -> None:
        """`ways` is empty if the person wants no other ways."""
        super().__init__()
        self._title = title
        self._text = text
        self._draft = draft
        self._ways = ways
        self._before = ""
        """The line before the other way was used; empty if it was not."""
        self.stops_other_ways = False
        """Whether the person asked for no more of these lines."""

    def compose(self) -> ComposeResult:
        """Compose the line, the other way below it, and a hint."""
        with Vertical(classes="frame noticing") as frame:
            frame.border_title = Content(self._title)
            yield NoticeLine(self._text, id="typed", compact=True, select_on_focus=False)
            yield Static("", id="other")
            yield Static(Content(format_phrase("own.family.notice.hint")), classes="hint")

    def on_mount(self) -> None:
        """Look at a line that was left here."""
        super().on_mount()
        self._look()

    def draft(self) -> Draft | None:
        """Return the line as a draft."""
        text = self.line.value
        return f"{DRAFT}:{self._draft}", {"text": text} if text.strip() else None

    @on(Input.Changed)
    def _changed(self) -> None:
        self.draft_changed()
        self._look()

    def _look(self) -> None:
        """Show another way while the line praises an outcome, or the way back after it was used."""
        found = other_way(self.line.value, self._ways)
        if found is not None:
            said = format_phrase("own.family.other_way", text=found.way.text)
        elif self._before:
            said = format_phrase("own.family.other_way.back", text=self._before)
        else:
            said = ""
        self.other.update(Content(said))
        self.other.display = bool(said)

    def action_other_way(self) -> None:
        """Put the other way in the place of the praise, or what was typed back in its place."""
        found = other_way(self.line.value, self._ways)
        if found is not None:
            before, self._before = self.line.value, ""
            self._put(found.in_line(before))
            self._before = before
            self._look()
        elif self._before:
            before, self._before = self._before, ""
            self._put(before)

    def _put(self, text: str) -> None:
        self.line.value = text
        self.line.cursor_position = len(text)

    def action_stop_other_ways(self) -> None:
        """Show no more of these lines, here and from now on."""
        self._ways, self._before = (), ""
        self.stops_other_ways = True
        self.other.update(Content(format_phrase("own.family.other_way.off")))
        self.other.display = True

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._close(saves=bool(event.value.strip()))

    def action_leave_notice(self) -> None:
        """Close; the text stays as a draft."""
        self._close(saves=False)

    def _close(self, *, saves: bool) -> None:
        if not saves:
            # Else the draft could come after the flow has deleted it.
            self.post_draft()
        self.dismiss(Written(self.line.value, saves))
