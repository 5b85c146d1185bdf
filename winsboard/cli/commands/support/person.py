"""`person`: the people and lines that Support shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from winsboard.cli.args.parser import ParsedArgs
from winsboard.cli.collections import CollectionCommands
from winsboard.cli.subcommands import Action
from winsboard.domain.library import items, people
from winsboard.domain.model.documents import Person
from winsboard.domain.text.folding import fold_name
from winsboard.notebook.collections import PEOPLE
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.sentences.wellbeing.support import person_line, with_region_lines


class PersonCommands(CollectionCommands[Person]):
    """Everybody on the board; changing a line of the region makes it one's own."""

    collection = PEOPLE
    one = "PERSON"
    order = ("role", "reach", "note", "alias")
    add_flags = ("--hidden", "--member")
    edit_flags = ("--hidden", "--shown", "--member", "--not-member")
    readers: ClassVar = {"role": fold_name}

    def actions(self) -> dict[str, Action]:
        """People can also be checked and moved."""
        return {
            **super().actions(),
            "check": self.editing(people.confirm_number, self.changeable),
            "me": self.editing(people.say_me),
            "not-me": self.editing(people.say_not_me),
            "move": self.moving(items.move),
            "remove": self.editing(
                people.remove, lambda notebook: notebook.board.library_documents(Person)
            ),
        }

    def lines(self, notebook: Notebook, found: Sequence[Person]) -> Sequence[str]:
        """The list, or a sentence that it is empty."""
        return super().lines(notebook, found) or [format_phrase("support.no_people")]

    def line(self, _notebook: Notebook, item: Person) -> str:
        """How to reach somebody, and who it is."""
        return f"{person_line(item)}, {format_phrase(f'support.role.{item.role}')}"

    def changeable(self, notebook: Notebook) -> Sequence[Person]:
        """The list, and the lines of the region."""
        return with_region_lines(notebook.board)

    def with_options(self, item: Any, args: ParsedArgs) -> Person:
        """The person with every field that an option sets."""
        shown = (item.on_support and not args.has("--hidden")) or args.has("--shown")
        member = (item.member and not args.has("--not-member")) or args.has("--member")
        return super().with_options(item._replace(on_support=shown, member=member), args)


run: Final = PersonCommands().run
