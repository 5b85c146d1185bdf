"""The base class of all dialogs. Their style sheet is loaded with the first one."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final, TypeVar

from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from winsboard.tui.keys.bindings import in_dialogs
from winsboard.tui.keys.command import Place
from winsboard.tui.keys.commands import MENU, ways_out
from winsboard.tui.terminal.textual_compat import forget_watchers, let_go_of_pictures

Result = TypeVar("Result")
WIDEST: Final = 72
"""Width of a dialog in cells, where the window is wide enough."""
AROUND: Final = 9
"""Cells of a line that the borders and an answer's number need."""


class Dialog(ModalScreen[Result]):
    """A modal dialog. The Support and curtain keys work in it."""

    CSS_PATH = Path(__file__).with_name("dialog.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*in_dialogs()]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012
    tells = ways_out()
    """The commands shown in the border."""
    places: tuple[Place, ...] = ()
    """The places of its keys, if it is read like a full screen; then the menu opens on it, too."""
    goes_by_itself = False
    """Whether it runs for minutes without a key, so that the idle curtain must wait."""

    def __init__(self) -> None:
        super().__init__(classes="dialog")

    def on_mount(self) -> None:
        """Show the keys in the border even if nothing has the focus."""
        self.watch_focused(self.focused)

    def watch_focused(self, focused: Widget | None) -> None:
        """Show the keys that work while this widget has the focus in the border."""
        typing = focused is not None and focused.check_consume_key("s", "s")
        parts: list[tuple[str, str] | str] = []
        for way in (*self.tells, *((MENU,) if self.places else ())):
            key = way.typing.upper() if typing else way.shown
            parts += [" · " if parts else "", (key, "bold $primary"), f" {way.title}"]
        for frame in self.query(".frame"):
            frame.border_subtitle = Content.assemble(*parts)

    def on_unmount(self) -> None:
        """Release the dialog: the app keeps references to its watchers (textual issue 6666)."""
        forget_watchers(self.app)
        let_go_of_pictures()
