"""The list of areas: rename, hide, add, move and delete them."""

from __future__ import annotations

from winsboard.domain.library import area_edits
from winsboard.domain.model.documents import Area
from winsboard.notebook.collections import AREAS
from winsboard.tui.session.collection import CollectionEditor
from winsboard.tui.session.menu import Choice, MenuAction
from winsboard.tui.session.session import Session
from winsboard.words.catalog.areas import areas_of


async def show_areas(session: Session) -> None:
    """Show the list until it is closed."""
    await AreaEditor(session).show()


class AreaEditor(CollectionEditor[Area]):
    """The areas in the person's order."""

    collection = AREAS

    def extra_actions(self) -> list[Choice]:
        """Return the action to add an area, and the hidden ones if there are any."""
        hidden = self.hidden_items()
        if not hidden:
            return super().extra_actions()
        back = self.pick_action(self.phrase("hidden"), hidden, self._show_again)
        return [*super().extra_actions(), (self.phrase("hidden"), back)]

    def choices(self, item: Area) -> list[Choice]:
        """Return the actions on an area; only the person's own ones can be deleted."""
        board = self.session.board
        choices = [
            *super().choices(item),
            (self.phrase("up"), self._move(item, -1)),
            (self.phrase("down"), self._move(item, 1)),
            (self.phrase("top"), self._to_top(item)),
            (
                self.phrase("hide"),
                self.save_action(lambda c: area_edits.hide(board, areas_of(board), item, c)),
            ),
        ]
        if not item.of:
            delete = self.save_action(lambda c: area_edits.delete(board, areas_of(board), item, c))
            choices.append((self.phrase("remove"), delete))
        return choices

    def _move(self, item: Area, by: int) -> MenuAction:
        board = self.session.board
        return self.save_action(lambda c: area_edits.move(board, areas_of(board), item, by, c))

    def _to_top(self, item: Area) -> MenuAction:
        board = self.session.board
        return self.save_action(lambda c: area_edits.to_top(board, areas_of(board), item, c))

    def _show_again(self, item: Area) -> MenuAction:
        board = self.session.board
        return self.save_action(lambda c: area_edits.show(board, areas_of(board), item, c))
