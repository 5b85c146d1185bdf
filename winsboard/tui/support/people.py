"""The people and lines of Support: adding, changing, checking and removing them."""

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
from winsboard.words import say
from winsboard.words.sentences.support import checked_words, person_line, regions, with_region_lines


async def show_people(session: Session) -> None:
    """List everybody, and do what is wished with one, until the list is left."""
    await People(session).show()


async def change_person(session: Session, person: Person) -> None:
    """Change what is kept of somebody."""
    await People(session).write(person)


class People(CollectionEditor[Person]):
    """Everybody on the board, and the lines of the region that nobody has touched yet."""

    collection = PEOPLE
    ids: ClassVar = {"on_support": "shown"}

    def listed(self) -> Sequence[Person]:
        """One's own, then the lines of the region."""
        return with_region_lines(self.session.board)

    def line(self, item: Person) -> str:
        """A name, and who it is."""
        return f"{item.name} · {say(f'support.role.{item.role}')}"

    def besides(self) -> list[Choice]:
        """Adding somebody, and choosing the region."""
        return [*super().besides(), (self.say("region"), partial(choose_region, self.session))]

    def content(self, item: Person) -> Content:
        """How to reach them, and for a line when the number was last seen to be right."""
        lines = [Content(person_line(item))]
        if item.role in ("line", "emergency"):
            lines.append(Content.styled(checked_words(item, self.session.today), "$quiet"))
        return Content("\n").join(lines)

    def choices(self, item: Person) -> list[Choice]:
        """A line of the region can be changed and checked, which makes it one's own."""
        board = self.session.board
        check = self.doing(lambda moment: people.check(board, item, moment))
        choices = [*super().choices(item), (self.say("checked"), check)]
        if item.id:
            up = self.doing(lambda moment: items.move(board, item, -1, moment))
            down = self.doing(lambda moment: items.move(board, item, 1, moment))
            choices += [(self.say("up"), up), (self.say("down"), down)]
            choices.append((self.say("remove"), partial(self._remove, item)))
        return choices

    def draft(self, item: Any) -> str:
        """A line of the region has no id yet; there is one of each role."""
        return f"person:{item.id or item.role}" if item.name else "person:new"

    def form_title(self, item: Person) -> str:
        """What the form is for."""
        return self.say("form" if item.name else "form.new")

    def options(self, name: str) -> Sequence[tuple[str, str]]:
        """The roles by their names."""
        if name == "role":
            return [(say(f"support.role.{role}"), role) for role in ROLES]
        return super().options(name)

    async def _remove(self, person: Person) -> None:
        question = self.say("remove.ask", name=person.name)
        if await self.session.push_screen_wait(ConfirmDialog(question)) == 0:
            self.session.perform(lambda moment: items.remove(person, moment))


async def choose_region(session: Session) -> None:
    """Ask whose crisis lines Support shows; none until one is chosen."""
    answers = {region: say(f"shelter.region.{region or 'none'}") for region in ("", *regions())}
    title, question = say("shelter.region.title"), say("shelter.region.question")
    await choose_setting(session, "region", answers, title, question)
