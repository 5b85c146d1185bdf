"""The editor for a kind of document: a list, a card for each item, and a form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from textual.content import Content

from winsboard.domain.library import items as own
from winsboard.domain.library import overrides
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import LibraryDocument, Prompt, Ritual, Skill
from winsboard.domain.model.edits import Edit
from winsboard.notebook.collections import plain_collection
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.session.document_form import DocumentForm
from winsboard.tui.session.menu import Choice, Menu, MenuAction, answer, browse, pick
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase

D = TypeVar("D")
O = TypeVar("O", bound=LibraryDocument)  # noqa: E741
C = TypeVar("C", Skill, Ritual, Prompt)


class CollectionEditor(DocumentForm[D]):
    """A list of one kind of document with its actions. Subclasses change single steps."""

    async def show(self) -> None:
        """Show the list until it is closed, or until an action closes it."""
        await self.shown()

    async def shown(self) -> bool:
        """Show the list; returns whether an action closed it."""
        return await browse(self.session, self.menu)

    def menu(self) -> Menu:
        """Return the current menu."""
        items = [(self.line(item), partial(self.open, item)) for item in self.listed()]
        return Menu(self.title(), items, self.extra_actions(), self.text())

    def listed(self) -> Sequence[D]:
        """Return the items of the list."""
        return self.collection.listed(self.session.board, self.session.today)

    def hidden_items(self) -> Sequence[D]:
        """Return the items that were hidden or archived."""
        return self.collection.hidden(self.session.board, self.session.today)

    def title(self) -> str:
        """Return the heading of the list."""
        return self.phrase("title")

    def text(self) -> str:
        """Return a text to show above the list."""
        return ""

    def name(self, item: D) -> str:
        """Return the name of an item."""
        return own.name_of(item)

    def line(self, item: D) -> str:
        """Return the line of an item in the list."""
        return self.name(item)

    def extra_actions(self) -> list[Choice]:
        """Return the actions below the list."""
        return [(self.phrase("add"), self.edit_action(self.new()))]

    def new(self) -> D:
        """Return a new, empty item."""
        made: D = self.collection.kind("", "")
        return made

    async def open(self, item: D) -> object:
        """Show an item and run the chosen action; returns True if the list is to close."""
        choices = self.choices(item)
        return await answer(self.session, self.card(item, [text for text, _ in choices]), choices)

    def card(self, item: D, answers: Sequence[str]) -> ChoiceDialog:
        """Return the dialog that shows an item."""
        return CardDialog(self.content(item), answers, title=self.name(item))

    def content(self, item: D) -> Content:
        """Return the content of an item's card."""
        return Content(self.name(item))

    def choices(self, item: D) -> list[Choice]:
        """Return the actions on an item."""
        return [(self.phrase("change"), self.edit_action(item))]

    def edit_action(self, item: D) -> MenuAction:
        """Return an action that opens the form and keeps the list open."""

        async def write() -> None:
            await self.write(item)

        return write

    def save_action(self, make: Callable[[EditContext], Edit | None]) -> MenuAction:
        """Return an action that saves an edit and keeps the list open."""

        async def do() -> None:
            self.session.perform(make)

        return do

    def pick_action(
        self, title: str, items: Sequence[D], choose: Callable[[D], MenuAction]
    ) -> MenuAction:
        """Return an action that lets the person pick one of some items and runs `choose` on it."""

        async def choose_one() -> None:
            menu = Menu(title, [(self.name(item), choose(item)) for item in items])
            if (act := await pick(self.session, menu)) is not None:
                await act()

        return choose_one


class OwnDocumentEditor(CollectionEditor[O]):
    """A list of documents that the person has written, which can be removed."""

    def choices(self, item: O) -> list[Choice]:
        """Return the actions to edit and to remove an item."""
        remove = self.save_action(lambda context: own.remove(item, context))
        return [*super().choices(item), (self.phrase("remove"), remove)]


class ShippedCardEditor(CollectionEditor[C]):
    """A list of built-in cards and the person's own. Built-in cards can be edited and hidden."""

    def extra_actions(self) -> list[Choice]:
        """Return the action to add a card, and the hidden cards if there are any."""
        return [*super().extra_actions(), *self.restore_action()]

    def restore_action(self) -> list[Choice]:
        """Return the action to restore a hidden card, if there are any."""
        hidden = self.hidden_items()
        if not hidden:
            return []
        return [
            (self.phrase("hidden"), self.pick_action(self.phrase("hidden"), hidden, self._back))
        ]

    def choices(self, item: C) -> list[Choice]:
        """Return the actions to edit, hide and restore a card. Own cards can also be deleted."""
        choices = [
            *super().choices(item),
            (
                self.phrase("hide"),
                self.save_action(lambda m: overrides.hide(self.session.board, item, m)),
            ),
        ]
        if not item.of:
            choices.append(
                (self.phrase("remove"), self.save_action(lambda m: overrides.remove(item, m)))
            )
        if item.of and not overrides.is_shipped(item):
            choices.append(
                (
                    self.phrase("restore"),
                    self.save_action(lambda m: overrides.restore_original(item, m)),
                )
            )
        return choices

    def _back(self, item: C) -> MenuAction:
        return self.save_action(lambda context: overrides.unhide(item, context))


async def show_collection(session: Session, noun: str) -> None:
    """Show the list of a kind for which the declaration alone is enough."""
    await OwnDocumentEditor[Any](session, plain_collection(noun)).show()


def steps_of(card: Skill | Ritual) -> list[Content]:
    """Return the steps of a card and its cautions, which are never left out."""
    caution = format_phrase("calm.caution", caution="").strip()
    return [
        *(Content.assemble(("·  ", "bold $primary"), step) for step in card.steps),
        *(Content.styled(f"{caution} {text}", "$accent") for text in card.cautions),
    ]
