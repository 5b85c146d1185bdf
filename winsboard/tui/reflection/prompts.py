"""The list of reflection questions by theme, with the person's own questions."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from winsboard.domain.model.documents import Prompt
from winsboard.notebook.collections import PROMPTS
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.session.collection import ShippedCardEditor
from winsboard.tui.session.menu import Choice, Menu, browse
from winsboard.tui.session.session import Session
from winsboard.words.catalog.reflection import TAKING_TURNS, themes


async def show_questions(session: Session) -> None:
    """Show the themes and their questions until the list is closed."""
    every = QuestionEditor(session)

    def menu() -> Menu:
        items = [(every.theme_line(id), QuestionEditor(session, id).show) for id in themes()]
        return Menu(every.phrase("title"), items, every.restore_action(), every.phrase("turns"))

    await browse(session, menu)


class QuestionEditor(ShippedCardEditor[Prompt]):
    """The list of questions of one theme."""

    collection = PROMPTS

    def __init__(self, session: Session, theme: str = "") -> None:
        super().__init__(session)
        self.theme = theme

    def theme_line(self, theme: str) -> str:
        """Return the name of a theme, marked if its questions are used in the evening."""
        name = themes()[theme]
        return self.phrase("evening", theme=name) if theme in TAKING_TURNS else name

    def listed(self) -> Sequence[Prompt]:
        """Return the questions of the theme."""
        return [prompt for prompt in super().listed() if prompt.theme == self.theme]

    def title(self) -> str:
        """Return the name of the theme."""
        return themes()[self.theme]

    def extra_actions(self) -> list[Choice]:
        """Return the action to add a question. Hidden ones are listed under the themes."""
        return [(self.phrase("add"), self.edit_action(self.new()))]

    def new(self) -> Prompt:
        """Return a new question of the theme."""
        return Prompt("", "", self.theme)

    def card(self, item: Prompt, answers: Sequence[str]) -> CardDialog:
        """Return a dialog with the question, titled with its theme."""
        title = themes().get(item.theme, self.phrase("form"))
        return CardDialog(Content(item.text), answers, title=title)

    def options(self, name: str) -> Sequence[tuple[str, str]]:
        """Return the themes as options."""
        return [(t, id) for id, t in themes().items()] if name == "theme" else ()
