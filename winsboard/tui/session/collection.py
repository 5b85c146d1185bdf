"""A list of documents that a person reads and changes: the list, a card for each, and a form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from textual.content import Content

from winsboard.domain.library import items as own
from winsboard.domain.library import overrides
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Own, Prompt, Ritual, Skill
from winsboard.domain.model.edits import Edit
from winsboard.notebook.collections import plain_collection
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.session.document_form import DocumentForm
from winsboard.tui.session.menu import Act, Choice, Menu, answer, browse, pick
from winsboard.tui.session.session import Session
from winsboard.words import say

D = TypeVar("D")
O = TypeVar("O", bound=Own)  # noqa: E741
C = TypeVar("C", Skill, Ritual, Prompt)


class CollectionEditor(DocumentForm[D]):
    """The list of one kind of document, and what can be done there."""

    async def show(self) -> None:
        """Show the list until it is left, or what was done there was all."""
        await browse(self.session, self.menu)

    def menu(self) -> Menu:
        """The list as it is now."""
        items = [(self.line(item), partial(self.open, item)) for item in self.listed()]
        return Menu(self.title(), items, self.besides(), self.text())

    def listed(self) -> Sequence[D]:
        """What is on the list."""
        return self.collection.listed(self.session.board, self.session.today)

    def away(self) -> Sequence[D]:
        """What was taken out of the list."""
        return self.collection.away(self.session.board, self.session.today)

    def title(self) -> str:
        """The heading of the list."""
        return self.say("title")

    def text(self) -> str:
        """What stands above the list."""
        return ""

    def name(self, item: D) -> str:
        """What an item is called."""
        return own.name_of(item)

    def line(self, item: D) -> str:
        """An item in the list."""
        return self.name(item)

    def besides(self) -> list[Choice]:
        """What can be done under the list."""
        return [(self.say("add"), self.writing(self.new()))]

    def new(self) -> D:
        """What is written in the form of a new one."""
        made: D = self.collection.kind("", "")
        return made

    async def open(self, item: D) -> object:
        """Show an item and what can be done with it; whether that was all."""
        choices = self.choices(item)
        return await answer(self.session, self.card(item, [text for text, _ in choices]), choices)

    def card(self, item: D, answers: Sequence[str]) -> ChoiceDialog:
        """An item as it is read, and the answers under it."""
        return CardDialog(self.content(item), answers, title=self.name(item))

    def content(self, item: D) -> Content:
        """What is read on the card of an item."""
        return Content(self.name(item))

    def choices(self, item: D) -> list[Choice]:
        """What can be done with an item."""
        return [(self.say("change"), self.writing(item))]

    def writing(self, item: D) -> Act:
        """The act of filling in the form, after which the list goes on."""

        async def write() -> None:
            await self.write(item)

        return write

    def doing(self, make: Callable[[EditContext], Edit | None]) -> Act:
        """The act of making an edit, after which the list goes on."""

        async def do() -> None:
            self.session.perform(make)

        return do

    def choosing(self, title: str, items: Sequence[D], choose: Callable[[D], Act]) -> Act:
        """The act of choosing one of other items, with which something is then done."""

        async def choose_one() -> None:
            menu = Menu(title, [(self.name(item), choose(item)) for item in items])
            if (act := await pick(self.session, menu)) is not None:
                await act()

        return choose_one


class OwnEditor(CollectionEditor[O]):
    """A list of one's own documents, which can be removed."""

    def choices(self, item: O) -> list[Choice]:
        """Changing and removing it."""
        remove = self.doing(lambda moment: own.remove(item, moment))
        return [*super().choices(item), (self.say("remove"), remove)]


class DeckEditor(CollectionEditor[C]):
    """A list of shipped cards beside one's own, which can be hidden and changed."""

    def besides(self) -> list[Choice]:
        """Adding one, and the hidden ones where there are some."""
        return [*super().besides(), *self.hidden()]

    def hidden(self) -> list[Choice]:
        """The hidden ones, one of which can be brought back."""
        hidden = self.away()
        if not hidden:
            return []
        return [(self.say("hidden"), self.choosing(self.say("hidden"), hidden, self._back))]

    def choices(self, item: C) -> list[Choice]:
        """A shipped one is hidden where one's own is removed."""
        hide = "hide" if item.of else "remove"
        choices = [
            *super().choices(item),
            (self.say(hide), self.doing(lambda m: overrides.hide(self.session.board, item, m))),
        ]
        if item.of and not overrides.is_shipped(item):
            choices.append((self.say("restore"), self.doing(lambda m: overrides.restore(item, m))))
        return choices

    def _back(self, item: C) -> Act:
        return self.doing(lambda moment: overrides.bring_back(item, moment))


async def show_collection(session: Session, noun: str) -> None:
    """Show the list of a kind that needs nothing but its declaration."""
    await OwnEditor[Any](session, plain_collection(noun)).show()


def steps_of(card: Skill | Ritual) -> list[Content]:
    """The steps of a card, and what to be careful of, which is always on it."""
    caution = say("calm.caution", caution="").strip()
    return [
        *(Content.assemble(("·  ", "bold $primary"), step) for step in card.steps),
        *(Content.styled(f"{caution} {text}", "$accent") for text in card.cautions),
    ]
