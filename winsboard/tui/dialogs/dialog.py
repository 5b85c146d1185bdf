"""What all dialogs are: a frame over the board, its style loaded when the first one opens."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import ModalScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A small window over the board."""

    CSS_PATH = "dialog.tcss"

    def __init__(self) -> None:
        super().__init__(classes="dialog")
