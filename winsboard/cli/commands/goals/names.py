"""The goal, the step and the rest of what was typed after a command about goals."""

from __future__ import annotations

from winsboard.cli.args.dates import day_or_today
from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, usage_error
from winsboard.cli.context import Invocation
from winsboard.cli.subcommands import open_for
from winsboard.domain.goals import goals
from winsboard.domain.model.board import Board
from winsboard.domain.model.goals import Goal
from winsboard.domain.text.folding import fold_name
from winsboard.notebook.notebook import Notebook
from winsboard.words.catalog.goals import level_words, parse_level

LONGEST_LEVEL = 3
"""The most words of the name of a level."""


def goal_and_rest(
    spec: CommandSpec, call: Invocation, missing: str
) -> tuple[ParsedArgs, Notebook, Goal, str]:
    """The goal that the first word names, and the other words as one text.

    Raises UsageError `missing` without other words.
    """
    args, notebook = open_for(spec, call, "goal.none")
    name, *rest = args.words
    if not rest:
        raise usage_error(spec, missing)
    return args, notebook, goals.find(notebook.board, joined_words([name])), joined_words(rest)


def name_and_level(args: ParsedArgs) -> tuple[str, int]:
    """The name of the goal and the level, which can be several words, such as `on the way`.

    Raises UsageError if one of them is missing, Refusal for another level.
    """
    words = [joined_words([word]) for word in args.words]
    if len(words) < 2:
        raise usage_error(args.spec, "goal.no_level")
    known = {fold_name(word): level for level, word in level_words().items()}
    for count in range(min(LONGEST_LEVEL, len(words) - 1), 0, -1):
        level = known.get(fold_name(" ".join(words[-count:])))
        if level is not None:
            return " ".join(words[:-count]), level
    return " ".join(words[:-1]), parse_level(words[-1])


def because(args: ParsedArgs) -> str:
    """The reason that was typed; empty without one."""
    return joined_words([args.value("--because") or ""])


def with_day(notebook: Notebook, args: ParsedArgs) -> Board:
    """The board with the day that was typed loaded, or today. Raises Refusal."""
    day = day_or_today(args.value("--day"), notebook.today)
    notebook.load_days(day, day)
    return notebook.board
