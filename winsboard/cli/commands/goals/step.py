"""`step`: the steps of a goal, parts of homework, rungs of a ladder."""

from __future__ import annotations

from typing import Final

from winsboard.cli.args.dates import day_or_today
from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args, usage_error
from winsboard.cli.collections import MOVES
from winsboard.cli.commands.goals.names import goal_and_rest, with_day
from winsboard.cli.commands.goals.saving import save_and_answer
from winsboard.cli.context import Invocation
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_report
from winsboard.cli.subcommands import Action, run_subcommand
from winsboard.domain.goals import goals, steps
from winsboard.domain.habits import habits
from winsboard.domain.model.goals import Step
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.goals import board_with_story
from winsboard.plain.goals import step_lines
from winsboard.words import format_phrase


def run(call: Invocation) -> int:
    """Run the action that is named after the command; without one, `list`."""
    return run_subcommand(call, ACTIONS)


def _list(call: Invocation) -> None:
    """Print the steps of a goal, or of every goal."""
    args = parse_args(CommandSpec(call.command, "[GOAL]", flags=["--json"]), call.words)
    notebook = open_notebook(call, args.data_dir, is_reading=True)
    board, today = notebook.board, notebook.today
    shown = (goals.find(board, args.text),) if args.words else goals.current(board)
    if args.has("--json"):
        print_json([step for goal in shown for step in steps.steps_of(board, goal)])
        return
    lines: list[str] = []
    for goal in shown:
        if there := steps.steps_of(board, goal):
            lines += ["", goal.title] if lines else [goal.title]
            lines += step_lines(there, today)
    print_lines(lines or [format_phrase("cli.step.none")])


def _add(call: Invocation) -> None:
    spec = CommandSpec(call.command, "GOAL TEXT", {"--habit": "HABIT"})
    args, notebook, goal, text = goal_and_rest(spec, call, "step.no_text")
    habit = _habit(notebook, args)
    commit_and_report(
        notebook, steps.add(notebook.board, goal, text, notebook.edit_context(), habit=habit)
    )


def _habit(notebook: Notebook, args: ParsedArgs) -> str:
    """The id of the habit that was typed; empty for none."""
    typed = joined_words([args.value("--habit") or ""])
    return habits.find(notebook.board, typed).id if typed.strip() else ""


def _edit(call: Invocation) -> None:
    spec = CommandSpec(call.command, "GOAL STEP", {"--text": "TEXT", "--habit": "HABIT"})
    args, notebook, step = _named(spec, call)
    after = step
    if (text := args.value("--text")) is not None:
        after = after._replace(title=joined_words([text]))
    if args.value("--habit") is not None:
        after = after._replace(habit=_habit(notebook, args))
    commit_and_report(notebook, steps.change(step, after, notebook.edit_context()))


def _tick(call: Invocation) -> None:
    args, notebook, step = _named(CommandSpec(call.command, "GOAL STEP", {"--day": "D"}), call)
    board, day = with_day(notebook, args), day_or_today(args.value("--day"), notebook.today)
    save_and_answer(notebook, steps.tick(board, step, notebook.edit_context(), day=day), args)


def _open(call: Invocation) -> None:
    _, notebook, step = _named(CommandSpec(call.command, "GOAL STEP"), call)
    if step.done_on is not None:
        notebook.load_days(step.done_on, step.done_on)
    commit_and_report(notebook, steps.untick(notebook.board, step, notebook.edit_context()))


def _move(call: Invocation) -> None:
    spec = CommandSpec(call.command, "GOAL STEP")
    args = parse_args(spec, call.words)
    if len(args.words) < 3 or args.words[-1] not in MOVES:
        raise usage_error(spec, "step.no_move")
    where = MOVES[args.words[-1]]
    notebook = open_notebook(call, args.data_dir)
    name, *rest = (joined_words([word]) for word in args.words[:-1])
    step = steps.find(notebook.board, goals.find(notebook.board, name), " ".join(rest))
    commit_and_report(notebook, steps.move(notebook.board, step, where, notebook.edit_context()))


def _remove(call: Invocation) -> None:
    _, notebook, step = _named(CommandSpec(call.command, "GOAL STEP"), call)
    goal = goals.goal_with(notebook.board, step.goal)
    board = board_with_story(notebook, goal) if goal else notebook.board
    commit_and_report(notebook, steps.remove(board, step, notebook.edit_context()))


def _named(spec: CommandSpec, call: Invocation) -> tuple[ParsedArgs, Notebook, Step]:
    """The step that is named after its goal. Raises Refusal."""
    args, notebook, goal, name = goal_and_rest(spec, call, "step.none")
    return args, notebook, steps.find(notebook.board, goal, name)


ACTIONS: Final[dict[str, Action]] = {
    "list": _list,
    "add": _add,
    "edit": _edit,
    "tick": _tick,
    "open": _open,
    "move": _move,
    "remove": _remove,
}
