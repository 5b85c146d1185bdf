"""`habit`: adding, listing and changing habits."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from winsboard.cli.args.habit_options import FLAGS, RHYTHMS, VALUES, habit_from_args
from winsboard.cli.args.parser import CommandSpec, joined_words, parse_args
from winsboard.cli.collections import CollectionCommands
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import ask, print_json, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_report
from winsboard.cli.subcommands import Action, open_for
from winsboard.domain.habits import habits, welcome
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Habit
from winsboard.domain.model.edits import Edit
from winsboard.notebook.collections import HABITS
from winsboard.notebook.notebook import Notebook
from winsboard.plain.fields import habit_fields
from winsboard.plain.habit_list import habit_lines
from winsboard.words import format_phrase


class HabitCommands(CollectionCommands[Habit]):
    """The commands about habits; archived habits can be brought back."""

    collection = HABITS
    one = "HABIT"
    missing = "no_habit"

    def actions(self) -> dict[str, Action]:
        """The actions on habits."""
        return {
            **super().actions(),
            "move": self.moving(_move),
            "archive": self.editing(
                lambda _, habit, m: None if habit.archived_on else habits.archive(habit, m)
            ),
            "back": self.editing(
                lambda _, habit, m: habits.unarchive(habit, m) if habit.archived_on else None
            ),
            "remove": self.remove,
            "fresh-page": _fresh_page,
        }

    def find(self, notebook: Notebook, _among: Sequence[Habit], name: str) -> Habit:
        """Archived habits are found, too."""
        return habits.find(notebook.board, name)

    def list(self, call: Invocation) -> None:
        """Print the habits by area, with their numbers."""
        args = parse_args(CommandSpec(call.command, flags=["--all", "--json"]), call.words)
        board = open_notebook(call, args.data_dir).board
        if args.has("--json"):
            habits_shown = board.all_habits if args.has("--all") else board.habits
            print_json(habit_fields(habits_shown, board))
        else:
            print_lines(habit_lines(board, archived=args.has("--all")))

    def add(self, call: Invocation) -> None:
        """Add a habit; a missing name is refused like an empty one."""
        args = parse_args(CommandSpec(call.command, "NAME", VALUES, FLAGS, (*RHYTHMS,)), call.words)
        notebook = open_notebook(call, args.data_dir)
        habit = habit_from_args(Habit(id="", label=args.text), args, notebook.board)
        commit_and_report(
            notebook, self.collection.add(notebook.board, habit, notebook.edit_context())
        )

    def edit(self, call: Invocation) -> None:
        """Change fields of a habit."""
        spec = CommandSpec(call.command, self.one, {"--name": "TEXT", **VALUES}, FLAGS, (*RHYTHMS,))
        args, notebook = open_for(spec, call, self.missing)
        habit = self.find(notebook, (), args.text)
        name = args.value("--name")
        named = habit if name is None else habit._replace(label=joined_words([name]))
        changed = habits.validated(habit_from_args(named, args, notebook.board))
        commit_and_report(
            notebook,
            self.collection.change(notebook.board, habit, changed, notebook.edit_context()),
        )

    def remove(self, call: Invocation) -> None:
        """Remove a habit, after a question."""
        args, notebook = open_for(
            CommandSpec(call.command, self.one, flags=["--yes"]), call, self.missing
        )
        habit = self.find(notebook, (), args.text)
        if args.has("--yes") or _agreed(habit):
            commit_and_report(notebook, habits.remove(habit, notebook.edit_context()))
        else:
            print_lines([format_phrase("cli.left")])


def _move(board: Board, habit: Habit, by: int, context: EditContext) -> Edit | None:
    if habit.archived_on is not None:
        raise CommandError("cli.put_away", name=habit.label)
    return habits.move(board, habit, by, context)


def _fresh_page(call: Invocation) -> None:
    """Archive every habit at once; their marks stay."""
    args = parse_args(CommandSpec(call.command), call.words)
    notebook = open_notebook(call, args.data_dir)
    commit_and_report(notebook, welcome.fresh_page(notebook.board, notebook.edit_context()))


def _agreed(habit: Habit) -> bool:
    """Ask for agreement; raises CommandError if there is no terminal to ask at."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError("cli.cannot_ask", name=habit.label)
    return ask(format_phrase("cli.remove", name=habit.label))


run: Final = HabitCommands().run
