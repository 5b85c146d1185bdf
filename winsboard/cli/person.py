"""`person`: the people and lines that Support shows."""

from __future__ import annotations

from typing import Final, cast

from winsboard.cli.call import Call
from winsboard.cli.family import last_word, opened, run_family
from winsboard.cli.keeping import keep
from winsboard.cli.opening import notebook_of
from winsboard.cli.output import tell, tell_json
from winsboard.cli.parsing import Form, Said, read, typed
from winsboard.domain import own, people
from winsboard.domain.documents import Person
from winsboard.domain.folding import fold_name
from winsboard.domain.library import Role
from winsboard.notebook.notebook import Notebook
from winsboard.words import say
from winsboard.words.support import person_line, region_lines

FIELDS: Final = {"--role": "ROLE", "--reach": "TEXT", "--note": "TEXT"}
MOVES: Final = {"up": -1, "down": 1}


def run(call: Call) -> int:
    """Do what the word after `person` says; without one, list them."""
    return run_family(call, ACTIONS)


def _list(call: Call) -> None:
    said = read(Form(call.command, flags=["--json"]), call.words)
    notebook = notebook_of(call, said.data_dir)
    found = people.listed(notebook.board)
    if said.has("--json"):
        tell_json(found)
        return
    lines = [
        f" {number:>2} {person_line(person)}, {say(f'support.role.{person.role}')}"
        for number, person in enumerate(found, start=1)
    ]
    tell(lines or [say("support.no_people")])


def _add(call: Call) -> None:
    said, notebook = opened(Form(call.command, "NAME", FIELDS, ["--hidden"]), call, "no_name")
    person = _wished(Person(id="", name=said.text), said)
    keep(notebook, people.add(notebook.board, person, notebook.moment()))


def _edit(call: Call) -> None:
    form = Form(call.command, "PERSON", {"--name": "TEXT", **FIELDS}, ["--hidden", "--shown"])
    said, notebook = opened(form, call, "no_name")
    person = _find(notebook, said.text)
    keep(notebook, people.change(notebook.board, person, _wished(person, said), notebook.moment()))


def _wished(person: Person, said: Said) -> Person:
    """Somebody with everything that was said about them."""
    fields = {
        field: typed([value])
        for field, option in (("name", "--name"), ("reach", "--reach"), ("note", "--note"))
        if (value := said.value(option)) is not None
    }
    role = said.value("--role")
    if role is not None:
        # The domain refuses what is no role.
        person = person._replace(role=cast(Role, fold_name(role)))
    shown = (person.on_support and not said.has("--hidden")) or said.has("--shown")
    return person._replace(on_support=shown, **fields)  # type: ignore[arg-type]


def _check(call: Call) -> None:
    """Keep that a number was seen to be right; a line of the chosen region becomes one's own."""
    said, notebook = opened(Form(call.command, "PERSON"), call, "no_name")
    person = _find(notebook, said.text)
    keep(notebook, people.check(notebook.board, person, notebook.moment()))


def _move(call: Call) -> None:
    said, notebook = opened(Form(call.command, "PERSON"), call, "no_name")
    name, where = last_word(said, [*MOVES], "no_move")
    person = own.find(people.listed(notebook.board), name)
    keep(notebook, own.move(notebook.board, person, MOVES[where], notebook.moment()))


def _remove(call: Call) -> None:
    said, notebook = opened(Form(call.command, "PERSON"), call, "no_name")
    keep(
        notebook, own.remove(own.find(people.listed(notebook.board), said.text), notebook.moment())
    )


def _find(notebook: Notebook, name: str) -> Person:
    """One of the list, or a line of the chosen region that nobody has touched yet."""
    board = notebook.board
    there = people.listed(board)
    untouched = [
        p for p in region_lines(board.settings.region) if all(p.role != q.role for q in there)
    ]
    return own.find([*there, *untouched], name)


ACTIONS: Final = {
    "list": _list,
    "add": _add,
    "edit": _edit,
    "check": _check,
    "move": _move,
    "remove": _remove,
}
