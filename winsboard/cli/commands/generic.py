"""The commands of a kind of document that has no module of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from winsboard.cli.collections import CollectionCommands
from winsboard.cli.context import Invocation
from winsboard.cli.subcommands import Action
from winsboard.domain.library import items
from winsboard.notebook.collections import Collection, plain_collection
from winsboard.words.parse.field_text import kind_words, text_of


class GenericCommands(CollectionCommands[Any]):
    """List, add, edit, show, move and remove."""

    def __init__(self, collection: Collection[Any]) -> None:
        super().__init__(collection)
        self.one = self.kind.noun.upper()

    def actions(self) -> dict[str, Action]:
        """Such documents can also be shown, moved and removed."""
        more = {"show": self.showing(self._lines), "move": self.moving(items.move)}
        return {**super().actions(), **more, "remove": self.removing()}

    def _lines(self, item: Any) -> Iterable[str]:
        """The first field, and each other one under its name."""
        yield str(getattr(item, self.first))
        for name in self.options:
            if text := text_of(self.kind.fields[name], getattr(item, name)):
                yield f"{kind_words(self.kind.noun, name)}:"
                yield from (f"  {line}" for line in text.splitlines())


def run(call: Invocation) -> int:
    """Run a command of a kind whose declaration is marked `is_plain`."""
    return GenericCommands(plain_collection(call.command)).run(call)
