"""`goal add`, `edit`, `smaller`, `level`, `reached`, `away`, `again`, `move` and `remove`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

from winsboard.cli.args.dates import day_or_today
from winsboard.cli.args.parser import CommandSpec, joined_words, parse_args, usage_error
from winsboard.cli.collections import MOVES
from winsboard.cli.commands.goals.goal_options import VALUES, goal_from_args
from winsboard.cli.commands.goals.names import because, goal_and_rest, name_and_level, with_day
from winsboard.cli.commands.goals.saving import save_and_answer
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import ask, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_report
from winsboard.cli.subcommands import Action, last_word, open_for
from winsboard.domain.goals import goals, reaching, removal
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.goals import Goal
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.goals import board_with_story
from winsboard.words import format_phrase
from winsboard.words.catalog.goals import parse_template
from winsboard.words.sentences.goals.goals import level_line

REASON: Final = {"--because": "TEXT"}


def add(call: Invocation) -> None:
    """Add a goal; a person who is not sure of it hears how to make it smaller."""
    spec = CommandSpec(call.command, "TITLE", {"--template": "NAME", "--step": "TEXT", **VALUES})
    args = parse_args(spec, call.words)
    template = args.value("--template")
    if not args.words and template is None:
        raise usage_error(spec, "goal.no_title")
    blank = Goal("", "") if template is None else parse_template(joined_words([template])).goal
    notebook = open_notebook(call, args.data_dir)
    goal = goal_from_args(blank._replace(title=args.text or blank.title), args, notebook)
    steps = [joined_words([title]) for title in args.all("--step")]
    if goal.kind == "homework":
        steps = [format_phrase("own.goal.opened_it"), *steps]
    edit = goals.add(notebook.board, goal, notebook.edit_context(), steps)
    commit_and_report(notebook, edit)
    _hint_smaller(notebook, goal, edit)


def _hint_smaller(notebook: Notebook, goal: Goal, edit: Edit | None) -> None:
    """Say how to make a goal smaller that the person is not sure of. It is saved either way."""
    if edit is None or not goals.is_unsure(goal):
        return
    ids = [there.id for there in goals.current(notebook.board)]
    saved = next(change.after for change in edit.changes if isinstance(change.after, Goal))
    number = ids.index(saved.id) + 1 if saved.id in ids else saved.id
    print_lines([format_phrase("cli.goal.unsure", sure=goal.sure, number=number)])


def edit(call: Invocation) -> None:
    """Change fields of a goal; its story keeps what they were."""
    spec = CommandSpec(call.command, "GOAL", {"--title": "TEXT", **VALUES, **REASON})
    args, notebook = open_for(spec, call, "goal.none")
    goal = goals.find(notebook.board, args.text)
    title = args.value("--title")
    named = goal if title is None else goal._replace(title=joined_words([title]))
    after = goal_from_args(named, args, notebook)
    made = goals.change(goal, after, notebook.edit_context(), because=because(args))
    commit_and_report(notebook, made)
    if args.value("--sure") is not None:
        _hint_smaller(notebook, after, made)


def smaller(call: Invocation) -> None:
    """Give a goal a smaller version, with the reason if one was typed."""
    spec = CommandSpec(call.command, "GOAL TEXT", {**REASON, "--sure": "0-10"})
    args, notebook, goal, text = goal_and_rest(spec, call, "goal.no_smaller")
    sure = goal_from_args(goal, args, notebook).sure
    made = goals.make_smaller(goal, text, notebook.edit_context(), because=because(args), sure=sure)
    save_and_answer(notebook, made, args)


def level(call: Invocation) -> None:
    """Set the level of a goal on a day."""
    spec = CommandSpec(call.command, "GOAL LEVEL", {"--day": "D", **REASON, "--by": "NAME"})
    args, notebook = open_for(spec, call, "goal.none")
    name, wanted = name_and_level(args)
    goal = goals.find(notebook.board, name)
    made = reaching.set_level(
        with_day(notebook, args),
        goal,
        wanted,
        notebook.edit_context(),
        day=day_or_today(args.value("--day"), notebook.today),
        because=because(args),
        by=joined_words([args.value("--by") or ""]),
    )
    save_and_answer(notebook, made, args)
    print_lines([level_line(goal, wanted)])


def reached(call: Invocation) -> None:
    """The person says that a goal is reached."""
    args, notebook = open_for(CommandSpec(call.command, "GOAL", {"--day": "D"}), call, "goal.none")
    goal = goals.find(notebook.board, args.text)
    board, day = with_day(notebook, args), day_or_today(args.value("--day"), notebook.today)
    made = reaching.reach(board, goal, notebook.edit_context(), day=day)
    save_and_answer(notebook, made, args)


def remove(call: Invocation) -> None:
    """Delete a goal with its steps, pins and story, after a question."""
    spec = CommandSpec(call.command, "GOAL", flags=["--yes"])
    args, notebook = open_for(spec, call, "goal.none")
    goal = goals.find(notebook.board, args.text)
    if args.has("--yes") or _agreed(goal):
        board = board_with_story(notebook, goal)
        commit_and_report(notebook, removal.remove(board, goal, notebook.edit_context()))
    else:
        print_lines([format_phrase("cli.left")])


def _agreed(goal: Goal) -> bool:
    """Ask for agreement; raises CommandError if there is no terminal to ask at."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError("cli.cannot_ask", name=goal.title)
    return ask(format_phrase("cli.goal.remove", name=goal.title))


def with_reason(make: Callable[..., Edit | None]) -> Action:
    """An action on a goal that can have a reason."""

    def act(call: Invocation) -> None:
        args, notebook = open_for(CommandSpec(call.command, "GOAL", REASON), call, "goal.none")
        goal = goals.find(notebook.board, args.text)
        made = make(goal, notebook.edit_context(), because=because(args))
        commit_and_report(notebook, made)

    return act


def move(call: Invocation) -> None:
    """Move a goal up or down the list."""
    args, notebook = open_for(CommandSpec(call.command, "GOAL"), call, "goal.none")
    name, where = last_word(args, [*MOVES], "no_move")
    goal = goals.find(notebook.board, name)
    made = goals.move(notebook.board, goal, MOVES[where], notebook.edit_context())
    commit_and_report(notebook, made)
