"""The questions of the look back: reading them by theme, and those of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from winsboard.domain.model.documents import Prompt
from winsboard.notebook.collections import PROMPTS
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.session.collection import DeckEditor
from winsboard.tui.session.menu import Choice, Menu, browse
from winsboard.tui.session.session import Session
from winsboard.words.catalog.reflection import TAKING_TURNS, themes


async def show_questions(session: Session) -> None:
    """Choose a theme and show its questions, until the list of themes is left."""
    every = Questions(session)

    def menu() -> Menu:
        items = [(every.theme_line(id), Questions(session, id).show) for id in themes()]
        return Menu(every.say("title"), items, every.hidden(), every.say("turns"))

    await browse(session, menu)


class Questions(DeckEditor[Prompt]):
    """The questions of one theme."""

    collection = PROMPTS

    def __init__(self, session: Session, theme: str = "") -> None:
        super().__init__(session)
        self.theme = theme

    def theme_line(self, theme: str) -> str:
        """A theme, and whether its questions are asked in the evening."""
        name = themes()[theme]
        return self.say("evening", theme=name) if theme in TAKING_TURNS else name

    def listed(self) -> Sequence[Prompt]:
        """Those of the theme."""
        return [prompt for prompt in super().listed() if prompt.theme == self.theme]

    def title(self) -> str:
        """The name of the theme."""
        return themes()[self.theme]

    def besides(self) -> list[Choice]:
        """Adding one; the hidden ones stand under the themes."""
        return [(self.say("add"), self.writing(self.new()))]

    def new(self) -> Prompt:
        """One of this theme."""
        return Prompt("", "", self.theme)

    def card(self, item: Prompt, answers: Sequence[str]) -> CardDialog:
        """The question, under the name of its theme."""
        title = themes().get(item.theme, self.say("form"))
        return CardDialog(Content(item.text), answers, title=title)

    def options(self, name: str) -> Sequence[tuple[str, str]]:
        """The themes by their names."""
        return [(t, id) for id, t in themes().items()] if name == "theme" else ()
