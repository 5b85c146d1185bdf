"""`habit`: adding, listing and changing habits."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final, TypeAlias

from winsboard.cli.call import Call
from winsboard.cli.family import run_family
from winsboard.cli.habit_wish import FLAGS, RHYTHMS, VALUES, wished
from winsboard.cli.keeping import keep
from winsboard.cli.opening import notebook_of
from winsboard.cli.output import ask, tell, tell_json
from winsboard.cli.parsing import Form, Said, read, typed, wrong
from winsboard.cli.stop import Stop
from winsboard.domain import habits, welcome
from winsboard.domain.documents import Habit
from winsboard.domain.edits import Edit
from winsboard.domain.moment import Moment
from winsboard.plain.habit_list import habit_lines
from winsboard.words import say

MOVES: Final = {"up": -1, "down": 1}


def run(call: Call) -> int:
    """Do what the word after `habit` says; without one, list them."""
    return run_family(call, ACTIONS)


def _list(call: Call) -> None:
    said = read(Form(call.command, flags=["--all", "--json"]), call.words)
    board = notebook_of(call, said.data_dir).board
    if said.has("--json"):
        tell_json(board.all_habits if said.has("--all") else board.habits)
    else:
        tell(habit_lines(board, put_away=said.has("--all")))


def _add(call: Call) -> None:
    said = read(Form(call.command, "NAME", VALUES, FLAGS, (*RHYTHMS,)), call.words)
    habit = wished(Habit(id="", label=said.text), said)
    notebook = notebook_of(call, said.data_dir)
    keep(notebook, habits.add(notebook.board, [habit], notebook.moment()))


def _edit(call: Call) -> None:
    values = {"--name": "TEXT", **VALUES}
    said = _named(Form(call.command, "HABIT", values, FLAGS, (*RHYTHMS,)), call)
    notebook = notebook_of(call, said.data_dir)
    habit = habits.find(notebook.board, said.text)
    name = said.value("--name")
    named = habit if name is None else habit._replace(label=typed([name]))
    changed = habits.checked(wished(named, said))
    edit = None if changed == habit else habits.change(habit, changed, notebook.moment())
    keep(notebook, edit)


def _move(call: Call) -> None:
    said = _named(Form(call.command, "HABIT"), call)
    *name, where = said.words
    if where not in MOVES or not name:
        raise wrong(said.form, "no_move")
    notebook = notebook_of(call, said.data_dir)
    habit = habits.find(notebook.board, typed(name))
    if habit.archived_on is not None:
        raise Stop("cli.put_away", name=habit.label)
    keep(notebook, habits.move(notebook.board, habit, MOVES[where], notebook.moment()))


Wish: TypeAlias = Callable[[Habit, Moment], Edit | None]


def _archive(call: Call) -> None:
    _one(call, lambda h, moment: None if h.archived_on else habits.archive(h, moment))


def _back(call: Call) -> None:
    _one(call, lambda h, moment: habits.bring_back(h, moment) if h.archived_on else None)


def _fresh_page(call: Call) -> None:
    """Put every habit away at once; what was kept stays kept."""
    said = read(Form(call.command), call.words)
    notebook = notebook_of(call, said.data_dir)
    keep(notebook, welcome.fresh_page(notebook.board, notebook.moment()))


def _remove(call: Call) -> None:
    _one(call, lambda h, moment: habits.remove(h, moment), asks=True)


def _one(call: Call, wish: Wish, *, asks: bool = False) -> None:
    """Do something with one habit, after a question where it asks one."""
    said = _named(Form(call.command, "HABIT", flags=["--yes"] if asks else []), call)
    notebook = notebook_of(call, said.data_dir)
    habit = habits.find(notebook.board, said.text)
    if asks and not said.has("--yes") and not _agreed(habit):
        tell([say("cli.left")])
        return
    keep(notebook, wish(habit, notebook.moment()))


def _agreed(habit: Habit) -> bool:
    """Whether a person says yes; nobody can where there is no terminal."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise Stop("cli.cannot_ask", name=habit.label)
    return ask(say("cli.remove", name=habit.label))


def _named(form: Form, call: Call) -> Said:
    said = read(form, call.words)
    if not said.words:
        raise wrong(form, "no_habit")
    return said


ACTIONS: Final = {
    "list": _list,
    "add": _add,
    "edit": _edit,
    "move": _move,
    "archive": _archive,
    "back": _back,
    "remove": _remove,
    "fresh-page": _fresh_page,
}
