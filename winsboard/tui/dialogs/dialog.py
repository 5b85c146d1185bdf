"""What all dialogs are: a frame over the board, its style loaded when the first one opens."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from textual.screen import ModalScreen

from winsboard.tui.compat import forget_watchers, let_go_of_pictures

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A small window over the board."""

    CSS_PATH = Path(__file__).with_name("dialog.tcss")

    def __init__(self) -> None:
        super().__init__(classes="dialog")

    def on_unmount(self) -> None:
        """Be let go of: the app keeps whoever watched it (textual issue 6666)."""
        forget_watchers(self.app)
        let_go_of_pictures()
