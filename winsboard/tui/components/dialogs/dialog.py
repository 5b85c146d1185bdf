"""The base class of all dialogs. Their style sheet is loaded with the first one."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final, TypeVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.errors import NoWidget
from textual.screen import ModalScreen
from textual.style import Style
from textual.widget import Widget

from winsboard.compat.partial_paint import use_partial_paint
from winsboard.tui.keys.bindings import dialog_bindings
from winsboard.tui.keys.clicked import key_at, names_key
from winsboard.tui.keys.command import Place
from winsboard.tui.keys.commands import MENU, global_commands
from winsboard.tui.terminal.closing import ClosingScreen
from winsboard.tui.terminal.textual_compat import forget_watchers, release_strips
from winsboard.words import format_phrase

Result = TypeVar("Result")
WIDEST: Final = 72
"""Width of a dialog in cells, where the window is wide enough."""
LEAST: Final = 3
"""Minimum height of a part that scrolls, however low the window is."""
AROUND: Final = 9
"""Cells of a line that the borders and an answer's number need."""


class Dialog(ClosingScreen, ModalScreen[Result]):
    """A modal dialog. The Support and curtain keys work in it."""

    CSS_PATH = Path(__file__).with_name("dialog.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings()]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012
    tells = global_commands()
    """The commands shown in the border."""
    places: tuple[Place, ...] = ()
    """The places of its keys, if it is read like a full screen; then the menu opens on it, too."""
    closes_on_any_key = False
    """Whether it runs for minutes without a key, so that the idle curtain must wait."""

    _hint_has_escape = False

    def __init__(self) -> None:
        super().__init__(classes="dialog")
        use_partial_paint(self)

    def on_mount(self) -> None:
        """Show the keys in the border, even if nothing has the focus, and after each layout."""
        self.screen_layout_refresh_signal.subscribe(self, self._follow_hint, immediate=True)
        self._show_keys()

    def watch_focused(self, focused: Widget | None) -> None:
        """Show the keys that work while this widget has the focus."""
        del focused
        self._show_keys()

    def _follow_hint(self, screen: object) -> None:
        """Show Esc in the border only while no hint line shows it."""
        del screen
        if self._is_escape_in_hint() != self._hint_has_escape:
            self._show_keys()

    def _is_escape_in_hint(self) -> bool:
        """Return whether a hint line that can be seen and clicked names Esc."""
        for hint in self.query(".hint"):
            try:
                seen = self.find_widget(hint).visible_region
            except NoWidget:
                continue
            if any(names_key(hint.render_line(y).text, "escape") for y in range(seen.height)):
                return True
        return False

    def _show_keys(self) -> None:
        """Show the keys that work in the border."""
        self._hint_has_escape = self._is_escape_in_hint()
        typing = self.focused is not None and self.focused.check_consume_key("s", "s")
        parts = []
        if not self._hint_has_escape:
            parts.append(clickable("Esc", format_phrase("today.dialog.close"), "escape"))
        for way in (*self.tells, *((MENU,) if self.places else ())):
            shown, key = (way.typing.upper(), way.typing) if typing else (way.shown, way.key)
            parts.append(clickable(shown, way.title, key))
        for frame in self.query(".frame"):
            frame.auto_links = False
            frame.border_subtitle = Content(" · ").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked in a line of keys."""
        # The event names the dialog as its widget, not the line.
        line, _ = self.get_widget_at(event.screen_x, event.screen_y)
        room = line.content_region
        if not line.has_class("hint") or not room.contains_point(event.screen_offset):
            return
        offset = event.screen_offset - room.offset
        key = key_at(line.render_line(offset.y).text, offset.x)
        if key is not None:
            event.stop()
            self.app.simulate_key(key)

    def on_unmount(self) -> None:
        """Release the dialog: the app keeps references to its watchers (textual issue 6666)."""
        forget_watchers(self.app)
        release_strips()


def room_for(part: Widget, height: int) -> int:
    """Return the height that the other parts of a dialog's frame leave for one of them."""
    frame = part.parent
    assert isinstance(frame, Widget)
    others = frame.outer_size.height - frame.content_size.height
    others += sum(
        child.outer_size.height + child.styles.margin.height
        for child in frame.children
        if child.display
    )
    return max(height - (others - part.outer_size.height), LEAST)


def clickable(shown: str, title: str, key: str) -> Content:
    """Return a key and what it does, as text for a border; a click on it presses the key."""
    pressed = Style.from_meta({"@click": f"app.simulate_key('{key}')"})
    return Content.assemble((shown, "bold $primary"), f" {title}").stylize(pressed)
