"""`rest`: days of rest, past or planned."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from winsboard.cli.args.parser import CommandSpec, joined_words, parse_args, usage_error
from winsboard.cli.collections import CollectionCommands
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import ask, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_report
from winsboard.cli.subcommands import Action, open_for
from winsboard.domain.habits import habits, rests
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Rest
from winsboard.domain.model.edits import Edit
from winsboard.domain.text.date_parser import parse_any_day, read_last_day
from winsboard.domain.text.folding import fold_name
from winsboard.domain.text.numbers import parse_integer
from winsboard.notebook.collections import RESTS
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.sentences.habits.rests import rest_words

OPEN_END: Final = "open"
"""Typed for a last day that is not known yet."""
UNTIL: Final = frozenset({"to", "until", "till", "through", "-", "–", "—"})
"""Words that can be typed between the first day and the last."""


class RestCommands(CollectionCommands[Rest]):
    """The current and planned rests; `--all` lists past ones, too."""

    collection = RESTS
    one = "NUMBER"
    hidden_phrase = "--all"
    default_action = "from"

    def actions(self) -> dict[str, Action]:
        """Days without an action add a rest."""
        end, remove = (partial(self._one, act) for act in (rests.end, rests.remove))
        return {"list": self.list, "from": _from, "end": end, "remove": remove}

    def listed(self, notebook: Notebook, *, hidden: bool = False) -> Sequence[Rest]:
        """The list, or all rests, past ones included."""
        return notebook.board.rests if hidden else super().listed(notebook)

    def lines(self, notebook: Notebook, found: Sequence[Rest]) -> list[str]:
        """The list or a sentence that it is empty, and how to add a rest."""
        lines = super().lines(notebook, found) or [format_phrase("cli.rest.none")]
        return [*lines, "", format_phrase("cli.rest.how")]

    def line(self, notebook: Notebook, item: Rest) -> str:
        """The days of a rest, what rests, and the reason."""
        return rest_words(notebook.board, item, notebook.today)

    def _one(self, act: Callable[[Rest, EditContext], Edit | None], call: Invocation) -> None:
        """Do something with a rest by its number in the list; the first one without a number."""
        args = parse_args(
            CommandSpec(call.command, f"[{self.one}]", flags=[self.hidden_phrase]), call.words
        )
        notebook = open_notebook(call, args.data_dir)
        found = self.listed(notebook, hidden=args.has(self.hidden_phrase))
        number = parse_integer(args.words[0]) if args.words else 1
        if number is None or not 1 <= number <= len(found):
            raise CommandError("cli.rest.no_number", number=joined_words(args.words) or "1")
        commit_and_report(notebook, act(found[number - 1], notebook.edit_context()))


def _from(call: Invocation) -> None:
    """`rest DAY [DAY]`; a single day is both first and last."""
    values = {"--reason": "TEXT", "--habit": "HABIT"}
    args, notebook = open_for(CommandSpec("rest", "DAYS", values), call, "no_day")
    days = _split_days(args.words)
    if len(days) > 2:
        raise usage_error(args.spec, "days", words=joined_words(args.words))
    first = parse_any_day(days[0], notebook.today)
    last: date | None = first
    if len(days) == 2:
        ends = days[1]
        is_open = fold_name(ends) == OPEN_END
        last = None if is_open else read_last_day(ends, first, notebook.today)
    name = args.value("--habit")
    habit = habits.find(notebook.board, joined_words([name])).id if name else ""
    rest = Rest("", first, last, joined_words([args.value("--reason") or ""]), habit)
    edit = rests.add(notebook.board, rest, notebook.edit_context())
    if _is_agreed(notebook, rest, args.words):
        commit_and_report(notebook, edit)
    else:
        print_lines([format_phrase("cli.left")])


def _is_agreed(notebook: Notebook, rest: Rest, typed: Sequence[str]) -> bool:
    """Show the dates before they are saved, if there is a terminal to ask at; Enter agrees.

    Days that were typed as dates are not asked about.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        return True
    days = {rest.first.isoformat(), rest.last.isoformat() if rest.last else OPEN_END}
    if days <= {*typed, OPEN_END}:
        return True
    told = rest_words(notebook.board, rest, notebook.today)
    return ask(format_phrase("cli.rest.ask", days=told), or_enter=True)


def _split_days(words: Sequence[str]) -> list[str]:
    """The first day and the last; a word such as `to` lets each have several words."""
    places = [n for n, word in enumerate(words) if fold_name(word) in UNTIL]
    if len(places) == 1 and 0 < places[0] < len(words) - 1:
        return [joined_words(words[: places[0]]), joined_words(words[places[0] + 1 :])]
    return [joined_words([word]) for word in words]


run: Final = RestCommands().run
