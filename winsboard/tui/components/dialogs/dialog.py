"""The base class of all dialogs. Their style sheet is loaded with the first one."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final, TypeVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.style import Style
from textual.widget import Widget

from winsboard.tui.keys.bindings import dialog_bindings
from winsboard.tui.keys.clicked import key_at
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

    def __init__(self) -> None:
        super().__init__(classes="dialog")

    def on_mount(self) -> None:
        """Show the keys in the border even if nothing has the focus."""
        self.watch_focused(self.focused)

    def watch_focused(self, focused: Widget | None) -> None:
        """Show the keys that work while this widget has the focus in the border."""
        typing = focused is not None and focused.check_consume_key("s", "s")
        parts = [clickable("Esc", format_phrase("today.dialog.close"), "escape")]
        for way in (*self.tells, *((MENU,) if self.places else ())):
            shown, key = (way.typing.upper(), way.typing) if typing else (way.shown, way.key)
            parts.append(clickable(shown, way.title, key))
        for frame in self.query(".frame"):
            frame.auto_links = False
            frame.border_subtitle = Content(" · ").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked in a line of keys."""
        line = event.widget
        if line is None or not line.has_class("hint"):
            return
        offset = event.get_content_offset(line)
        key = key_at(line.render_line(offset.y).text, offset.x) if offset else None
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
