"""`tick`: marking a habit on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from winsboard.cli.args.dates import parse_day
from winsboard.cli.args.parser import CommandSpec, ParsedArgs, read, wrong
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
FORM: Final = CommandSpec(
    "tick", "HABIT", {"--day": "D", "--value": "N"}, tuple(STATES), tuple(STATES)
)


def run(call: Invocation) -> int:
    """Set a state or a number for a habit on a day; a tick is answered with a line."""
    said = read(FORM, call.words)
    if not said.words:
        raise wrong(FORM, "no_habit")
    if said.value("--value") is not None and (said.has("--rest") or said.has("--open")):
        raise wrong(FORM, "value_alone")
    notebook = open_notebook(call, said.data_dir)
    day = parse_day(said.value("--day"), notebook.today)
    notebook.show(day, day)
    habit = habits.find(notebook.board, said.text)
    if habit.archived_on is not None:
        raise CommandError("cli.put_away", name=habit.label)
    edit = _edit(notebook.board, habit, day, said, notebook.moment())
    if edit is None or said.has("--open"):
        commit_and_report(notebook, edit, day)
    else:
        mark = edit.changes[-1].document
        event = MARKED[mark.state] if isinstance(mark, Mark) else ""
        commit_and_celebrate(notebook, edit, day, event, habit.area)
    return 0


def _edit(
    board: Board, habit: Habit, day: date, said: ParsedArgs, moment: EditContext
) -> Edit | None:
    if said.value("--value") is not None:
        return _counted(board, habit, day, said, moment)
    state: MarkState | None = next(
        (STATES[option] for option in STATES if said.has(option)), "done"
    )
    if state == "done" and habit.kind == "count":
        return habits.count(board, habit, day, habit.aim or 1.0, moment)
    return habits.mark(board, habit, day, state, moment)


def _counted(
    board: Board, habit: Habit, day: date, said: ParsedArgs, moment: EditContext
) -> Edit | None:
    """Set a number; with `--some` the state is "some", whatever the aim is."""
    if habit.kind != "count":
        raise CommandError("cli.not_counted", name=habit.label)
    from winsboard.domain.text.numbers import LONGEST, read_number

    number = said.value("--value") or ""
    value = read_number(number)
    if value is None:
        raise habits.no_count(number[:LONGEST])
    counted = habits.count(board, habit, day, value, moment, number)
    after = board.with_changes(counted.changes) if counted else board
    some = habits.mark(after, habit, day, "some", moment) if said.has("--some") else None
    if some is None:
        return counted
    return moment.edit(some.title, Change(board.mark(habit.id, day), some.changes[0].after))
