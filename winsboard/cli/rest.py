"""`rest`: days that are cut out, past or planned."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from winsboard.cli.call import Call
from winsboard.cli.family import opened, run_family
from winsboard.cli.keeping import keep
from winsboard.cli.opening import notebook_of
from winsboard.cli.output import tell, tell_json
from winsboard.cli.parsing import Form, read, read_whole, typed, wrong
from winsboard.cli.stop import Stop
from winsboard.domain import habits, rests
from winsboard.domain.documents import Rest
from winsboard.domain.reading import read_day
from winsboard.notebook.notebook import Notebook
from winsboard.words import say
from winsboard.words.spoken import day_words

OPEN_END: Final = "open"
"""Typed for a last day that is not known yet."""


def run(call: Call) -> int:
    """Rest from a day to a day, or what the word after `rest` says."""
    return run_family(call, ACTIONS, "from")


def _from(call: Call) -> None:
    """`rest DAY [DAY]`; one day alone is a rest of that day."""
    values = {"--reason": "TEXT", "--habit": "HABIT"}
    said, notebook = opened(Form("rest", "DAYS", values), call, "no_day")
    if len(said.words) > 2:
        raise wrong(said.form, "too_many", words=typed(said.words[2:]))
    first = day_ahead(said.words[0], notebook.today)
    last: date | None = first
    if len(said.words) == 2:
        ends = said.words[1]
        last = None if ends == OPEN_END else day_ahead(ends, notebook.today)
    name = said.value("--habit")
    habit = habits.find(notebook.board, typed([name])).id if name else ""
    rest = Rest("", first, last, typed([said.value("--reason") or ""]), habit)
    keep(notebook, rests.add(notebook.board, rest, notebook.moment()))


def day_ahead(text: str, today: date) -> date:
    """The day a person typed: one that has been as everywhere, or `tomorrow`, `+5`, 2026-12-24."""
    words = typed([text]).strip().casefold()
    if words == "tomorrow":
        words = "+1"
    if words.startswith("+") and words[1:].isdecimal():
        return today + timedelta(days=min(int(words[1:5]), rests.FARTHEST.days + 1))
    return read_day(words, today)


def _list(call: Call) -> None:
    said = read(Form(call.command, flags=["--all", "--json"]), call.words)
    notebook = notebook_of(call, said.data_dir)
    found = _known(notebook, everything=said.has("--all"))
    if said.has("--json"):
        tell_json(found)
        return
    lines = [
        f" {number:>2} {rest_words(notebook, rest)}" for number, rest in enumerate(found, start=1)
    ]
    tell([*(lines or [say("cli.rest.none")]), "", say("cli.rest.how")])


def _known(notebook: Notebook, *, everything: bool) -> tuple[Rest, ...]:
    board = notebook.board
    return board.rests if everything else rests.now_and_ahead(board, notebook.today)


def rest_words(notebook: Notebook, rest: Rest) -> str:
    """A rest in one line: its days, what rests, and why."""
    today = notebook.today
    first = day_words(rest.first, today)
    if rest.last is None:
        said = say("cli.rest.open", first=first)
    elif rest.last == rest.first:
        said = first
    else:
        said = say("cli.rest.days", first=first, last=day_words(rest.last, today))
    habit = notebook.board.habit(rest.habit)
    parts = [said, *([habit.label] if habit else []), *([rest.reason] if rest.reason else [])]
    return ": ".join(parts)


def _end(call: Call) -> None:
    _one(call, remove=False)


def _remove(call: Call) -> None:
    _one(call, remove=True)


def _one(call: Call, *, remove: bool) -> None:
    """End or take back one rest by its number in the list; without a number the first one."""
    said = read(Form(call.command, "NUMBER", flags=["--all"]), call.words)
    notebook = notebook_of(call, said.data_dir)
    found = _known(notebook, everything=said.has("--all"))
    number = read_whole(said.words[0]) if said.words else 1
    if number is None or not 1 <= number <= len(found):
        raise Stop("cli.rest.no_number", number=typed(said.words) or "1")
    rest, moment = found[number - 1], notebook.moment()
    keep(notebook, rests.remove(rest, moment) if remove else rests.end(rest, moment))


ACTIONS: Final = {"list": _list, "from": _from, "end": _end, "remove": _remove}
