"""`tick`: marking a habit on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from winsboard.cli.args.dates import day_or_today
from winsboard.cli.args.parser import CommandSpec, ParsedArgs, parse_args, usage_error
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_celebrate, commit_and_report
from winsboard.domain.habits import habits
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Habit, Mark, MarkState
from winsboard.domain.model.edits import Change, Edit
from winsboard.words.sentences.celebration import MARKED

STATES: Final[Mapping[str, MarkState | None]] = {
    "--some": "some",
    "--rest": "rest",
    "--open": None,
}
"""The state that each option sets."""
SPEC: Final = CommandSpec(
    "tick", "HABIT", {"--day": "D", "--value": "N"}, tuple(STATES), tuple(STATES)
)


def run(call: Invocation) -> int:
    """Set a state or a number for a habit on a day; a tick is answered with a line."""
    args = parse_args(SPEC, call.words)
    if not args.words:
        raise usage_error(SPEC, "no_habit")
    if args.value("--value") is not None and (args.has("--rest") or args.has("--open")):
        raise usage_error(SPEC, "value_alone")
    notebook = open_notebook(call, args.data_dir)
    day = day_or_today(args.value("--day"), notebook.today)
    notebook.load_days(day, day)
    habit = habits.find(notebook.board, args.text)
    if habit.archived_on is not None:
        raise CommandError("cli.put_away", name=habit.label)
    edit = _edit(notebook.board, habit, day, args, notebook.edit_context())
    if edit is None or args.has("--open"):
        commit_and_report(notebook, edit, day)
    else:
        mark = edit.changes[-1].document
        event = MARKED[mark.state] if isinstance(mark, Mark) else ""
        commit_and_celebrate(notebook, edit, day, event, habit.area)
    return 0


def _edit(
    board: Board, habit: Habit, day: date, args: ParsedArgs, context: EditContext
) -> Edit | None:
    if args.value("--value") is not None:
        return _counted(board, habit, day, args, context)
    state: MarkState | None = next(
        (STATES[option] for option in STATES if args.has(option)), "done"
    )
    if state == "done" and habit.kind == "count":
        return habits.count(board, habit, day, habit.aim or 1.0, context)
    return habits.mark(board, habit, day, state, context)


def _counted(
    board: Board, habit: Habit, day: date, args: ParsedArgs, context: EditContext
) -> Edit | None:
    """Set a number; with `--some` the state is "some", whatever the aim is."""
    if habit.kind != "count":
        raise CommandError("cli.not_counted", name=habit.label)
    from winsboard.domain.text.numbers import MAX_LENGTH, parse_number

    number = args.value("--value") or ""
    value = parse_number(number)
    if value is None:
        raise habits.invalid_count(number[:MAX_LENGTH])
    counted = habits.count(board, habit, day, value, context, number)
    after = board.with_changes(counted.changes) if counted else board
    some = habits.mark(after, habit, day, "some", context) if args.has("--some") else None
    if some is None:
        return counted
    return context.edit(some.title, Change(board.mark(habit.id, day), some.changes[0].after))
