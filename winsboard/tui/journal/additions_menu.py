"""The menu of what can be added to a win or a tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from winsboard.tui.components.dialogs.menu import MenuDialog


class AdditionsMenu(MenuDialog):
    """Returns the index of the chosen line; the line without a number is counted last.

    Nine lines have numbers, so the key that opened the menu, pressed once more, chooses the tenth:
    what leads on to other parts of the board. No number changes because of it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("plus,equals_sign", "add_more")]

    def __init__(self, items: Sequence[str], beyond: str, *, title: str) -> None:
        """`beyond` is the line without a number."""
        super().__init__(items, [], title=title)
        self._beyond = beyond

    def _ends(self) -> list[Option]:
        line = Content.assemble(("+", "bold $primary"), f"  {self._beyond}")
        return [Option(line), *super()._ends()]

    def _show(self) -> None:
        super()._show()
        self.choices.highlighted = len(self._indexes()) + 1

    def _take(self, number: int) -> None:
        place = number - len(self._indexes())
        if place == 0:
            self.action_add_more()
        else:
            super()._take(number - (place > 0))

    def action_add_more(self) -> None:
        """Choose the line without a number."""
        self.dismiss(len(self._items))
