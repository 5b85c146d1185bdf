"""`pin`: a win, a tick or a reading as evidence for a goal or a step."""

from __future__ import annotations

from typing import Final

from winsboard.cli.args.entry_names import find_entry, listed_id
from winsboard.cli.args.parser import CommandSpec, joined_words
from winsboard.cli.commands.goals.names import goal_and_rest
from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.errors import CommandError
from winsboard.cli.save import commit_and_report
from winsboard.domain.goals import evidence, steps
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.reading.reader import LAST
from winsboard.notebook.views.goals import find_evidence
from winsboard.store.disk.last_list import LastList

SPEC: Final = CommandSpec("pin", "GOAL ENTRY", {"--step": "STEP"}, ["--remove"])


def run(call: Invocation) -> int:
    """Pin something to a goal or to one of its steps, or remove the pin."""
    args, notebook, goal, name = goal_and_rest(SPEC, call, "pin.none")
    what = _found(notebook, LastList(paths_of(call, args.data_dir).state), name)
    typed = args.value("--step")
    step = None if typed is None else steps.find(notebook.board, goal, joined_words([typed]))
    board, context = notebook.board, notebook.edit_context()
    if not args.has("--remove"):
        commit_and_report(notebook, evidence.pin(board, goal, what, context, step=step))
        return 0
    step_id = step.id if step else ""
    pins = [p for p in evidence.pins_on(board, what) if (p.goal, p.step) == (goal.id, step_id)]
    commit_and_report(notebook, evidence.unpin(board, pins[0], context) if pins else None)
    return 0


def _found(notebook: Notebook, listed: LastList, name: str) -> evidence.Evidence:
    """What is named. Raises CommandError if it is none of the three."""
    id = find_entry(notebook.reader(), listed, name).id if name == LAST else listed_id(listed, name)
    found = find_evidence(notebook, id)
    if found is None:
        raise CommandError("cli.no_entry", id=name[:40])
    return found
