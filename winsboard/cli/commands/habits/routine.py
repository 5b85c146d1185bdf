"""`routine`: habits in a named group, such as the evening."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Any, ClassVar, Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words
from winsboard.cli.collections import CollectionCommands
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.save import commit_and_report
from winsboard.cli.subcommands import Action, open_for
from winsboard.domain.habits import habits
from winsboard.domain.habits.routines import parts_of
from winsboard.domain.library import items, routines
from winsboard.domain.model.documents import Habit, Routine
from winsboard.notebook.collections import ROUTINES
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.parse.hours import hour_words, parse_hour
from winsboard.words.text.dates import state_words


class RoutineCommands(CollectionCommands[Routine]):
    """The routines, and the habits in them."""

    collection = ROUTINES
    one = "ROUTINE"
    default_action = "show"
    readers: ClassVar = {"top": lambda text: parse_hour(text, "routine.top")}

    def actions(self) -> dict[str, Action]:
        """A name without an action shows the routine."""
        return {
            "list": self.list,
            "show": self.show,
            "add": self.add,
            "edit": self.edit,
            "move": self.moving(items.move),
            "remove": self.editing(routines.remove),
        }

    def lines(self, notebook: Notebook, found: Sequence[Routine]) -> Sequence[str]:
        """The list, or a sentence that there are none."""
        return super().lines(notebook, found) or [format_phrase("cli.routine.none")]

    def line(self, notebook: Notebook, item: Routine) -> str:
        """The name, the hour, and the habits."""
        parts = parts_of(notebook.board, item.id)
        hour = hour_words(item.top, notebook.board.settings.clock_hours)
        top = format_phrase("own.routine.on_top", hour=hour) if hour else ""
        return " · ".join(filter(None, (item.name, top, ", ".join(p.label for p in parts))))

    def show(self, call: Invocation) -> None:
        """Print the habits of a routine, with their numbers and how they stand today."""
        from winsboard.cli.io.output import print_lines

        args, notebook = open_for(
            CommandSpec(call.command.removesuffix(" show"), self.one), call, self.missing
        )
        notebook.load_days(notebook.today, notebook.today)
        board = notebook.board
        routine = routines.find(board, args.text)
        parts = {part.id for part in parts_of(board, routine.id)}
        print_lines(
            [
                self.line(notebook, routine) if not parts else routine.name,
                *(
                    format_phrase(
                        "plain.habit",
                        number=number,
                        habit=habit.label,
                        told=state_words(habit, board.mark(habit.id, notebook.today)),
                    )
                    for number, habit in enumerate(board.habits, start=1)
                    if habit.id in parts
                ),
            ]
        )

    def add(self, call: Invocation) -> None:
        """Add a routine, with habits if they are named."""
        spec = CommandSpec(call.command, "NAME", {"--top": "TIME", "--with": "HABIT"})
        args, notebook = open_for(spec, call, "no_name")
        routine = self._with_top(Routine("", args.text), args)
        board, context = notebook.board, notebook.edit_context()
        within = _named(notebook, args, "--with")
        routine = routines.validated(board, routine)
        if not within:
            raise CommandError("cli.routine.no_habits", name=shlex.quote(routine.name))
        made = routines.add(board, routine, context, within)
        commit_and_report(notebook, made)

    def edit(self, call: Invocation) -> None:
        """Change the name or the hour; put habits in or take them out."""
        values = {"--name": "TEXT", "--top": "TIME", "--with": "HABIT", "--without": "HABIT"}
        spec = CommandSpec(call.command, self.one, values)
        args, notebook = open_for(spec, call, self.missing)
        board = notebook.board
        before = routines.find(board, args.text)
        name = args.value("--name")
        after = before if name is None else before._replace(name=joined_words([name]))
        come, go = (_named(notebook, args, option) for option in ("--with", "--without"))
        context = notebook.edit_context()
        edit = routines.change(board, before, self._with_top(after, args), context, come, go)
        commit_and_report(notebook, edit)

    def _with_top(self, routine: Routine, args: ParsedArgs) -> Routine:
        top = args.value("--top")
        return routine if top is None else routine._replace(top=self.readers["top"](top))


def _named(notebook: Notebook, args: ParsedArgs, option: str) -> list[Habit]:
    """The habits that an option names, each once. Raises Refusal for an unknown one."""
    found: dict[str, Any] = {}
    for name in args.all(option):
        habit = habits.find(notebook.board, joined_words([name]))
        found[habit.id] = habit
    return list(found.values())


run: Final = RoutineCommands().run
