"""`habit`: adding, listing and changing habits."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from winsboard.cli.args.habit_options import FLAGS, RHYTHMS, VALUES, habit_from_args
from winsboard.cli.args.parser import CommandSpec, read, typed
from winsboard.cli.collections import CollectionCommands
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import ask, print_json, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_report
from winsboard.cli.subcommands import Action, opened
from winsboard.domain.habits import habits, welcome
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Habit
from winsboard.domain.model.edits import Edit
from winsboard.notebook.collections import HABITS
from winsboard.notebook.notebook import Notebook
from winsboard.plain.habit_list import habit_lines
from winsboard.words import say


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
                lambda _, habit, m: habits.bring_back(habit, m) if habit.archived_on else None
            ),
            "remove": self.remove,
            "fresh-page": _fresh_page,
        }

    def find(self, notebook: Notebook, _among: Sequence[Habit], name: str) -> Habit:
        """Archived habits are found, too."""
        return habits.find(notebook.board, name)

    def list(self, call: Invocation) -> None:
        """Print the habits by area, with their numbers."""
        said = read(CommandSpec(call.command, flags=["--all", "--json"]), call.words)
        board = open_notebook(call, said.data_dir).board
        if said.has("--json"):
            print_json(board.all_habits if said.has("--all") else board.habits)
        else:
            print_lines(habit_lines(board, put_away=said.has("--all")))

    def add(self, call: Invocation) -> None:
        """Add a habit; a missing name is refused like an empty one."""
        said = read(CommandSpec(call.command, "NAME", VALUES, FLAGS, (*RHYTHMS,)), call.words)
        habit = habit_from_args(Habit(id="", label=said.text), said)
        notebook = open_notebook(call, said.data_dir)
        commit_and_report(notebook, self.collection.add(notebook.board, habit, notebook.moment()))

    def edit(self, call: Invocation) -> None:
        """Change fields of a habit."""
        form = CommandSpec(call.command, self.one, {"--name": "TEXT", **VALUES}, FLAGS, (*RHYTHMS,))
        said, notebook = opened(form, call, self.missing)
        habit = self.find(notebook, (), said.text)
        name = said.value("--name")
        named = habit if name is None else habit._replace(label=typed([name]))
        changed = habits.checked(habit_from_args(named, said))
        commit_and_report(
            notebook, self.collection.change(notebook.board, habit, changed, notebook.moment())
        )

    def remove(self, call: Invocation) -> None:
        """Remove a habit, after a question."""
        said, notebook = opened(
            CommandSpec(call.command, self.one, flags=["--yes"]), call, self.missing
        )
        habit = self.find(notebook, (), said.text)
        if said.has("--yes") or _agreed(habit):
            commit_and_report(notebook, habits.remove(habit, notebook.moment()))
        else:
            print_lines([say("cli.left")])


def _move(board: Board, habit: Habit, by: int, moment: EditContext) -> Edit | None:
    if habit.archived_on is not None:
        raise CommandError("cli.put_away", name=habit.label)
    return habits.move(board, habit, by, moment)


def _fresh_page(call: Invocation) -> None:
    """Archive every habit at once; their marks stay."""
    said = read(CommandSpec(call.command), call.words)
    notebook = open_notebook(call, said.data_dir)
    commit_and_report(notebook, welcome.fresh_page(notebook.board, notebook.moment()))


def _agreed(habit: Habit) -> bool:
    """Ask for agreement; raises CommandError if there is no terminal to ask at."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError("cli.cannot_ask", name=habit.label)
    return ask(say("cli.remove", name=habit.label))


run: Final = HabitCommands().run
