"""Giving a win or a tick to another board of this computer."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import Entry, Mark
from winsboard.notebook.boards.lines import Line, line_of, line_words
from winsboard.notebook.boards.sending import BoardRow
from winsboard.notebook.notebook import StoreError
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.session.session import Session, sentence
from winsboard.words import format_phrase

MOST_IN_MENU: Final = 60
"""Characters of a line that are shown in full in the menu; a longer one is shown in a card."""


class ToBoard:
    """The offer to give one line to another board."""

    def __init__(self, row: BoardRow, line: Line) -> None:
        self._row = row
        self._line = line
        self._said = line_words(line)

    @property
    def title(self) -> str:
        """The line of the menu. It shows exactly what is given, unless that is too long."""
        key = "board.offer" if self._is_short else "board.offer.long"
        return format_phrase(key, name=self._row.name, line=self._said)

    async def share(self, session: Session) -> None:
        """Give the line, after showing it if the menu could not."""
        if not self._is_short:
            answers = [format_phrase("board.offer.yes"), format_phrase("board.offer.no")]
            title = format_phrase("board.offer.long", name=self._row.name)
            card = CardDialog(Content(self._said), answers, title=title, harmless=1)
            if await session.push_screen_wait(card) != 0:
                return
        context = session.notebook.edit_context()
        try:
            prepared = session.notebook.sender.share(self._row, self._line, context)
            prepared.commit_and_send(session.commit)
        except (Refusal, StoreError) as error:
            session.show_message(sentence(error))
            return
        session.show_message(format_phrase("board.given", name=self._row.name))

    @property
    def _is_short(self) -> bool:
        return len(self._said) <= MOST_IN_MENU and "\n" not in self._said


def offers(session: Session, thing: object) -> list[ToBoard]:
    """The other boards that something can be given to; none for what stays where it is."""
    if not isinstance(thing, Entry | Mark):
        return []
    try:
        line = line_of(session.board, thing, session.today)
        return [ToBoard(row, line) for row in session.notebook.sender.others()]
    except Refusal:
        return []
    except StoreError as error:
        session.show_message(sentence(error))
        return []
