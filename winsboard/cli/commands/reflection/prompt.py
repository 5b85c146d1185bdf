"""`prompt`: the questions of the look back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, ClassVar, Final

from winsboard.cli.args.parser import ParsedArgs
from winsboard.cli.collections import CollectionCommands
from winsboard.cli.errors import CommandError
from winsboard.cli.subcommands import Action
from winsboard.domain.model.documents import Prompt
from winsboard.domain.text.folding import best_match
from winsboard.domain.text.sanitize import one_line
from winsboard.notebook.collections import PROMPTS
from winsboard.notebook.notebook import Notebook
from winsboard.words.catalog.reflection import TAKING_TURNS, themes


def _theme(name: str) -> str:
    wanted = one_line(name)
    names = [(called, id) for id, label in themes().items() for called in (id, label)]
    if found := best_match(wanted, names, pieces=False):
        return found[0]
    raise CommandError("cli.no_theme_of_questions", name=wanted, known=", ".join(themes()))


class PromptCommands(CollectionCommands[Prompt]):
    """The questions by theme."""

    collection = PROMPTS
    one = "PROMPT"
    missing = "no_text"
    hidden_phrase = "--hidden"
    readers: ClassVar = {"theme": _theme}

    def actions(self) -> dict[str, Action]:
        """Questions can also be hidden."""
        return {**super().actions(), **self.hiding()}

    def listed(self, notebook: Notebook, *, hidden: bool = False) -> Sequence[Prompt]:
        """The questions, sorted by theme."""
        order = list(themes())
        found = super().listed(notebook, hidden=hidden)
        return sorted(found, key=lambda p: order.index(p.theme) if p.theme in order else len(order))

    def lines(self, _notebook: Notebook, found: Sequence[Prompt]) -> list[str]:
        """The questions under the names of their themes."""
        lines: list[str] = []
        for theme, numbered in groupby(enumerate(found, start=1), key=lambda pair: pair[1].theme):
            lines += ["", themes().get(theme, theme)] if lines else [themes().get(theme, theme)]
            lines += [f" {number:>3} {prompt.text}" for number, prompt in numbered]
        return lines

    def with_options(self, item: Any, args: ParsedArgs) -> Prompt:
        """A new question without a theme gets the one of the evening."""
        return super().with_options(item if item.id else item._replace(theme=TAKING_TURNS[0]), args)


run: Final = PromptCommands().run
