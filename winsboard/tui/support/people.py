"""The list of people and crisis lines, with its form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from textual.content import Content

from winsboard.domain.library import items, people
from winsboard.domain.model.documents import Person
from winsboard.domain.model.library import ROLES
from winsboard.notebook.collections import PEOPLE
from winsboard.tui.components.dialogs.choice import ConfirmDialog
from winsboard.tui.session.choose_setting import choose_setting
from winsboard.tui.session.collection import CollectionEditor
from winsboard.tui.session.menu import Choice
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.sentences.wellbeing.support import (
    confirmed_words,
    person_line,
    regions,
    with_region_lines,
)


async def show_people(session: Session) -> None:
    """Show the list until it is closed."""
    await PeopleEditor(session).show()


async def change_person(session: Session, person: Person) -> None:
    """Edit a person."""
    await PeopleEditor(session).write(person)


class PeopleEditor(CollectionEditor[Person]):
    """The list of people, with the crisis lines of the region."""

    collection = PEOPLE
    ids: ClassVar = {"on_support": "shown"}

    def listed(self) -> Sequence[Person]:
        """Return the person's own entries, then the lines of the region."""
        return with_region_lines(self.session.board)

    def line(self, item: Person) -> str:
        """Return the name and the role."""
        return f"{item.name} · {format_phrase(f'support.role.{item.role}')}"

    def extra_actions(self) -> list[Choice]:
        """Return the actions to add a person and to choose the region."""
        return [
            *super().extra_actions(),
            (self.phrase("region"), partial(choose_region, self.session)),
        ]

    def content(self, item: Person) -> Content:
        """Return how to reach a person; for a line also when the number was last checked."""
        lines = [Content(person_line(item))]
        if item.role in ("line", "emergency"):
            lines.append(Content.styled(confirmed_words(item, self.session.today), "$quiet"))
        return Content("\n").join(lines)

    def choices(self, item: Person) -> list[Choice]:
        """Return the actions. Editing or checking a line of the region saves a copy of it."""
        board = self.session.board
        check = self.save_action(lambda context: people.confirm_number(board, item, context))
        choices = [*super().choices(item), (self.phrase("checked"), check)]
        if item.id:
            up = self.save_action(lambda context: items.move(board, item, -1, context))
            down = self.save_action(lambda context: items.move(board, item, 1, context))
            choices += [(self.phrase("up"), up), (self.phrase("down"), down)]
            choices += self._me(item)
            choices.append((self.phrase("remove"), partial(self._remove, item)))
        return choices

    def _me(self, item: Person) -> list[Choice]:
        """Return the action to say that this is the person whose board it is, or is not."""
        if item.role in ("line", "emergency"):
            return []
        board = self.session.board
        say, name = (people.say_not_me, "not_me") if item.me else (people.say_me, "me")
        return [(self.phrase(name), self.save_action(lambda context: say(board, item, context)))]

    def draft(self, item: Any) -> str:
        """Return the key of the draft. A line of the region has no id, but is unique by role."""
        return f"person:{item.id or item.role}" if item.name else "person:new"

    def form_title(self, item: Person) -> str:
        """Return the heading of the form."""
        return self.phrase("form" if item.name else "form.new")

    def options(self, name: str) -> Sequence[tuple[str, str]]:
        """Return the options of a field; the roles by name."""
        if name == "role":
            return [(format_phrase(f"support.role.{role}"), role) for role in ROLES]
        return super().options(name)

    async def _remove(self, person: Person) -> None:
        question = self.phrase("remove.ask", name=person.name)
        if await self.session.push_screen_wait(ConfirmDialog(question)) == 0:
            self.session.perform(lambda context: people.remove(self.session.board, person, context))


async def choose_region(session: Session) -> None:
    """Ask for the region whose crisis lines Support shows."""
    answers = {
        region: format_phrase(f"shelter.region.{region or 'none'}") for region in ("", *regions())
    }
    title, question = (
        format_phrase("shelter.region.title"),
        format_phrase("shelter.region.question"),
    )
    await choose_setting(session, "region", answers, title, question)
