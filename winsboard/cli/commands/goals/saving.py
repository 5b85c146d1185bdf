"""Saving what was done for a goal, and answering it."""

from __future__ import annotations

from winsboard.cli.args.dates import day_or_today
from winsboard.cli.args.parser import ParsedArgs
from winsboard.cli.io.output import print_lines
from winsboard.cli.save import commit_and_celebrate, commit_and_report
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.goals import Goal
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.sentences.goals.goals import celebration_event, is_milestone


def save_and_answer(notebook: Notebook, edit: Edit | None, args: ParsedArgs) -> None:
    """Commit an edit, say what it did, and answer a step, a milestone or a change with a line."""
    typed = args.value("--day") if "--day" in args.spec.values else None
    day = day_or_today(typed, notebook.today)
    if edit is None:
        commit_and_report(notebook, None, day if typed is not None else None)
        return
    event = celebration_event(edit)
    commit_and_celebrate(notebook, edit, day, event, is_named=typed is not None)
    if is_milestone(edit):
        print_lines([format_phrase("cli.goal.milestone", goal=_reached_goal(edit).title)])


def _reached_goal(edit: Edit) -> Goal:
    return next(change.after for change in edit.changes if isinstance(change.after, Goal))
