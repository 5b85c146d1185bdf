"""`goal list`, `show`, `card` and `score`."""

from __future__ import annotations

from winsboard.cli.args.parser import CommandSpec, parse_args, usage_error
from winsboard.cli.context import Invocation
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import open_notebook, warn_unreadable
from winsboard.domain.goals import goals, levels
from winsboard.domain.goals.evidence import story
from winsboard.domain.goals.score import score
from winsboard.domain.goals.steps import steps_by_goal, steps_of
from winsboard.domain.model.goals import Goal, Step
from winsboard.notebook.views.goals import board_with_story
from winsboard.plain.fields import fields_of
from winsboard.plain.goals import list_lines, page_lines, score_lines
from winsboard.words.catalog.goals import level_word
from winsboard.words.sentences.goals.card import card_lines


def show_list(call: Invocation) -> None:
    """Print the goals, or those that are put away."""
    args = parse_args(CommandSpec(call.command, flags=["--away", "--json"]), call.words)
    board = open_notebook(call, args.data_dir, is_reading=True).board
    if not args.has("--json"):
        print_lines(list_lines(board, away=args.has("--away")))
        return
    steps = steps_by_goal(board)
    there = goals.put_away(board) if args.has("--away") else goals.current(board)
    print_json([_goal_fields(goal, steps.get(goal.id, ())) for goal in there])


def _goal_fields(goal: Goal, steps: list[Step] | tuple[Step, ...]) -> dict[str, object]:
    """A goal as an object, with its level in words and its steps."""
    said = {"level_word": level_word(goal.level), "level_number": levels.number_of(goal.level)}
    return {**goal._asdict(), **said, "steps": list(steps)}


def show(call: Invocation) -> None:
    """Print a goal with its steps and its story; its name alone does the same."""
    command = call.command.removesuffix(" show")
    spec = CommandSpec(command, "GOAL", flags=["--json"])
    args = parse_args(spec, call.words)
    if not args.words:
        raise usage_error(spec, "goal.none")
    notebook = open_notebook(call, args.data_dir, is_reading=True)
    goal = goals.find(notebook.board, args.text)
    board = board_with_story(notebook, goal)
    rows = story(board, goal)
    warn_unreadable(notebook.reader())
    if args.has("--json"):
        fields = _goal_fields(goal, steps_of(board, goal))
        print_json({**fields, "story": [_without_empty(row._asdict()) for row in rows]})
    else:
        print_lines(page_lines(board, goal, rows, notebook.today))


def _without_empty(fields: dict[str, object]) -> object:
    return fields_of({name: value for name, value in fields.items() if value not in (None, "")})


def show_card(call: Invocation) -> None:
    """Print one page about a goal that is easy to read."""
    spec = CommandSpec(call.command, "GOAL")
    args = parse_args(spec, call.words)
    if not args.words:
        raise usage_error(spec, "goal.none")
    notebook = open_notebook(call, args.data_dir, is_reading=True)
    board = notebook.board
    print_lines(card_lines(board, goals.find(board, args.text), notebook.today))


def show_score(call: Invocation) -> None:
    """Print the score of the goals at their start and now."""
    args = parse_args(CommandSpec(call.command, flags=["--json"]), call.words)
    notebook = open_notebook(call, args.data_dir, is_reading=True)
    found = score(notebook.board, notebook.today)
    if args.has("--json"):
        print_json(found)
    else:
        print_lines(score_lines(found))
