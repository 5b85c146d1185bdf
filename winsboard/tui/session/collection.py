"""A list of documents that a person reads and changes: the list, a card for each, and a form.

What is on the form follows from how the kind is declared in `domain.schema.kinds`, and its words
from the kind's noun: `own.ritual.name` in the phrases, or `own.name` where it has none of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, Generic, TypeVar

from textual.content import Content

from winsboard.domain import cards, own
from winsboard.domain.documents import Own, Prompt, Ritual, Skill
from winsboard.domain.edits import Edit
from winsboard.domain.moment import Moment
from winsboard.domain.schema.kinds import KINDS
from winsboard.notebook.collections import Collection, plain_collection
from winsboard.tui.desk import Desk
from winsboard.tui.dialogs.card import CardDialog
from winsboard.tui.dialogs.choice import ChoiceDialog
from winsboard.tui.dialogs.form import Field, FieldKind, Filled, Form
from winsboard.tui.flows.forms import fill_in
from winsboard.tui.session.menu import Act, Choice, Menu, answer, browse, pick
from winsboard.words import phrase, say
from winsboard.words.field_text import NO, YES, kind_words, text_of, value_of

D = TypeVar("D")
O = TypeVar("O", bound=Own)  # noqa: E741
C = TypeVar("C", Skill, Ritual, Prompt)


class CollectionEditor(Generic[D]):
    """The list of one kind of document, and what can be done there."""

    collection: Collection[Any]
    event: ClassVar[str] = ""
    """The celebration event that it is to add one."""
    ids: ClassVar[Mapping[str, str]] = {}
    """What fields are called on the form, where that is not their name."""

    def __init__(self, desk: Desk, collection: Collection[Any] | None = None) -> None:
        self.desk = desk
        self.collection = collection or self.collection
        self.kind = KINDS[self.collection.kind]

    async def show(self) -> None:
        """Show the list until it is left, or what was done there was all."""
        await browse(self.desk, self.menu)

    def menu(self) -> Menu:
        """The list as it is now."""
        items = [(self.line(item), partial(self.open, item)) for item in self.listed()]
        return Menu(self.title(), items, self.besides(), self.text())

    def listed(self) -> Sequence[D]:
        """What is on the list."""
        return self.collection.listed(self.desk.board, self.desk.today)

    def away(self) -> Sequence[D]:
        """What was taken out of the list."""
        return self.collection.away(self.desk.board, self.desk.today)

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
        return await answer(self.desk, self.card(item, [text for text, _ in choices]), choices)

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

    def doing(self, make: Callable[[Moment], Edit | None]) -> Act:
        """The act of making an edit, after which the list goes on."""

        async def do() -> None:
            self.desk.act(make)

        return do

    def choosing(self, title: str, items: Sequence[D], choose: Callable[[D], Act]) -> Act:
        """The act of choosing one of other items, with which something is then done."""

        async def choose_one() -> None:
            menu = Menu(title, [(self.name(item), choose(item)) for item in items])
            if (act := await pick(self.desk, menu)) is not None:
                await act()

        return choose_one

    async def write(self, item: D) -> bool:
        """Show the form of an item, or of a new one; whether it was kept."""
        rules, desk, is_new = self.collection, self.desk, self.is_new(item)
        form = Form(
            title=self.form_title(item),
            fields=[self._field(name) for name in self.kind.form],
            kept={self._id(name): text for name, text in self.kept(item).items()},
            draft=self.draft(item),
        )

        def wished(filled: Filled) -> D:
            typed = {name: filled[self._id(name)] for name in self.kind.form}
            return self.read(item, typed)

        return await fill_in(
            desk,
            form,
            lambda filled: rules.check(desk.board, wished(filled), desk.today),
            lambda filled, moment: (
                rules.add(desk.board, wished(filled), moment)
                if is_new
                else rules.change(desk.board, item, wished(filled), moment)
            ),
            event=self.event if is_new else "",
        )

    def form_title(self, item: D) -> str:
        """The heading of the form."""
        return self.say("add" if self.is_new(item) else "form")

    def is_new(self, item: D) -> bool:
        """Whether nothing of it is kept yet."""
        return not own.name_of(item)

    def draft(self, item: Any) -> str:
        """The name under which the form waits while it is not kept."""
        return f"{self.kind.noun}:{item.id or getattr(item, 'of', '') or 'new'}"

    def kept(self, item: D) -> dict[str, str]:
        """The fields of the form as they stand in it first."""
        return {n: text_of(self.kind.fields[n], getattr(item, n)) for n in self.kind.form}

    def read(self, item: Any, typed: Mapping[str, str]) -> D:
        """The item as the form was filled; raises Refusal for what can not be read."""
        values = {name: value_of(self.kind.fields[name], text) for name, text in typed.items()}
        changed: D = item._replace(**values)
        return changed

    def options(self, name: str) -> Sequence[tuple[str, str]]:
        """What can be chosen for a field: how it reads, and its value; none where it is typed."""
        if self.kind.fields[name].type == "flag":
            return ((say("today.yes"), YES), (say("today.no"), NO))
        return [(self.say(f"{name}.{value}"), value) for value in self.kind.fields[name].choices]

    def say(self, name: str, /, **values: object) -> str:
        """A phrase of this kind, or the one that all kinds share."""
        return kind_words(self.kind.noun, name, **values)

    def _field(self, name: str) -> Field:
        options = self.options(name)
        is_long = self.kind.fields[name].type in ("lines", "records", "prose")
        kind: FieldKind = "choice" if options else "lines" if is_long else "line"
        hint = phrase(f"own.{self.kind.noun}.{name}.hint") or ""
        return Field(self._id(name), self.say(name), kind, hint, options)

    def _id(self, name: str) -> str:
        return self.ids.get(name, name)


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
            (self.say(hide), self.doing(lambda m: cards.hide(self.desk.board, item, m))),
        ]
        if item.of and not cards.is_shipped(item):
            choices.append((self.say("restore"), self.doing(lambda m: cards.restore(item, m))))
        return choices

    def _back(self, item: C) -> Act:
        return self.doing(lambda moment: cards.bring_back(item, moment))


async def show_collection(desk: Desk, noun: str) -> None:
    """Show the list of a kind that needs nothing but its declaration."""
    await OwnEditor[Any](desk, plain_collection(noun)).show()


def steps_of(card: Skill | Ritual) -> list[Content]:
    """The steps of a card, and what to be careful of, which is always on it."""
    caution = say("calm.caution", caution="").strip()
    return [
        *(Content.assemble(("·  ", "bold $primary"), step) for step in card.steps),
        *(Content.styled(f"{caution} {text}", "$accent") for text in card.cautions),
    ]
