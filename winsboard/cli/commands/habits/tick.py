"""`tick`: marking a habit on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from winsboard.cli.args.dates import day_or_today
from winsboard.cli.args.parser import (
    CommandSpec,
    ParsedArgs,
    joined_words,
    parse_args,
    usage_error,
)
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_celebrate, commit_and_report
from winsboard.domain.errors import Refusal
from winsboard.domain.habits import habits
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Habit, Mark, MarkState, Measure
from winsboard.domain.model.edits import Change, Edit
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.sentences.celebration import MARKED

STATES: Final[Mapping[str, MarkState | None]] = {
    "--some": "some",
    "--rest": "rest",
    "--open": None,
}
"""The state that each option sets."""
NOT_COUNTED: Final = frozenset({"nan", "inf", "infinity"})
"""Words that programs print for a number that nobody can count."""
ADDED: Final = {
    "--tag": "T",
    "--untag": "T",
    "--help-level": "WORD",
    "--mastery": "0-3",
    "--pleasure": "0-3",
    "--note": "TEXT",
}
"""The options that add something to a tick."""
SPEC: Final = CommandSpec(
    "tick", "HABIT", {"--day": "D", "--value": "N", **ADDED}, tuple(STATES), tuple(STATES)
)


def run(call: Invocation) -> int:
    """Set a state, a number or details for a habit on a day; a tick is answered with a line."""
    args = parse_args(SPEC, call.words)
    _check(args)
    notebook = open_notebook(call, args.data_dir)
    day = day_or_today(args.value("--day"), notebook.today)
    notebook.load_days(day, day)
    habit = _find(notebook.board, args)
    if habit.archived_on is not None:
        raise CommandError("cli.put_away", name=habit.label)
    make = _with_details if _added(args) else _edit
    edit = make(notebook.board, habit, day, args, notebook.edit_context())
    _save(notebook, habit, day, args, edit)
    return 0


def _find(board: Board, args: ParsedArgs) -> Habit:
    """The habit that is named. If a number was typed after its name, say where it belongs."""
    try:
        return habits.find(board, args.text)
    except Refusal:
        if args.value("--value") is not None or len(args.words) < 2:
            raise
        try:
            habit = habits.find(board, joined_words(args.words[:-1]))
        except Refusal:
            habit = None
        if habit is None or habit.archived_on is not None or not _is_amount(args.words[-1]):
            raise
        key = "cli.tick.needs_value" if habit.kind == "count" else "cli.tick.no_value"
        number = board.habits.index(habit) + 1
        raise CommandError(key, habit=habit.label, number=number) from None


def _is_amount(word: str) -> bool:
    """Whether a word is meant as a number, even one that cannot be counted."""
    if word[-1:].isdecimal():
        return True
    from winsboard.domain.text.folding import fold_name

    return fold_name(word.lstrip("+-")) in NOT_COUNTED


def _added(args: ParsedArgs) -> list[str]:
    return [option for option in ADDED if args.value(option) is not None]


def _check(args: ParsedArgs) -> None:
    """Raises UsageError for options that contradict each other."""
    if not args.words:
        raise usage_error(SPEC, "no_habit")
    if args.value("--value") is not None and (args.has("--rest") or args.has("--open")):
        raise usage_error(SPEC, "value_alone")
    for option in _added(args):
        if args.has("--open") or (args.has("--rest") and option != "--note"):
            state = "--open" if args.has("--open") else "--rest"
            raise usage_error(SPEC, "details_alone", option=option, state=state)


def _save(notebook: Notebook, habit: Habit, day: date, args: ParsedArgs, edit: Edit | None) -> None:
    """Save the edit and say what it did, with the day if one was typed."""
    is_named = args.value("--day") is not None
    change = edit.changes[0] if edit else None
    mark = change.after if change else None
    if edit is None or change is None or not isinstance(mark, Mark):
        commit_and_report(notebook, edit, day, is_named=is_named)
        return
    is_answered = change.before is None or "--tag" in _added(args) or not _added(args)
    event = MARKED[mark.state] if is_answered else ""
    is_first = change.before is None and not mark.tags and _may_be_first(notebook, habit, day)
    said = _reading_lines(notebook, habit, mark) if habit.measure else []
    commit_and_celebrate(notebook, edit, day, event, habit.area, mark.tags, is_named=is_named)
    if said:
        print_lines(said)
    if is_first:
        print_lines([format_phrase("tick.first.cli", habit=habit.label, day=day.isoformat())])
    if _added(args):
        from winsboard.words.sentences.habits.tick_details import all_words

        print_lines([" · ".join(all_words(mark))])


def _reading_lines(notebook: Notebook, habit: Habit, mark: Mark) -> list[str]:
    """What can be said about the number of a tick that is not saved yet, as a reading."""
    measure = notebook.board.find(Measure(habit.measure, ""))
    if measure is None or mark.value is None:
        return []
    from winsboard.domain.measures.comparison import standing
    from winsboard.domain.measures.readings import reading_of
    from winsboard.notebook.views.measured import records_before
    from winsboard.plain.goals import level_lines
    from winsboard.words.sentences.measures.readings import answer_words

    reading = reading_of(mark, mark.value, measure)
    before = records_before(notebook, measure)
    said = answer_words(measure, reading, standing(measure, before, mark.value, mark.set_up))
    return [said, *level_lines(notebook.board, reading)]


def _may_be_first(notebook: Notebook, habit: Habit, day: date) -> bool:
    """Whether to offer the tag "first time" for a tick that is not saved yet."""
    if not habit.area or not notebook.board.settings.celebrate:
        return False
    from winsboard.domain.habits.first_time import first_day_needed, may_be_first

    if not may_be_first(notebook.board, habit):
        return False
    notebook.load_days(first_day_needed(habit, day), notebook.today)
    return may_be_first(notebook.board, habit)


def _with_details(
    board: Board, habit: Habit, day: date, args: ParsedArgs, context: EditContext
) -> Edit | None:
    """Tick and add details in one edit. A day that has a tick keeps its state and number."""
    from winsboard.cli.args.tick_options import with_details
    from winsboard.domain.habits import mark_details

    before = board.mark(habit.id, day)
    is_named = args.value("--value") is not None or any(args.has(option) for option in STATES)
    stays = before is not None and before.state != "rest" and not is_named
    ticked = None if stays else _edit(board, habit, day, args, context)
    after = (board.with_changes(ticked.changes) if ticked else board).mark(habit.id, day)
    if after is None:
        return ticked
    wanted = mark_details.validated(with_details(after, args))
    details = {name: getattr(wanted, name) for name in mark_details.DETAILS}
    edit = mark_details.change(after, habit.label, context, **details)
    if edit is None or ticked is None:
        return edit
    return ticked._replace(changes=(Change(before, wanted),))


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
