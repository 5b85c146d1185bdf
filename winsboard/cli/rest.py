"""`rest`: days that are cut out, past or planned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from winsboard.cli.call import Call
from winsboard.cli.family import opened, run_family
from winsboard.cli.keeping import keep
from winsboard.cli.opening import notebook_of
from winsboard.cli.output import tell, tell_json
from winsboard.cli.parsing import Form, read, typed, wrong
from winsboard.cli.stop import Stop
from winsboard.domain import habits, rests
from winsboard.domain.documents import Rest
from winsboard.domain.folding import fold_name
from winsboard.domain.numerals import read_whole
from winsboard.domain.reading import read_day_ahead
from winsboard.notebook.notebook import Notebook
from winsboard.words import say
from winsboard.words.resting import rest_words

OPEN_END: Final = "open"
"""Typed for a last day that is not known yet."""
UNTIL: Final = frozenset({"to", "until", "till", "through", "-", "–", "—"})
"""What stands between the first day and the last; it may be left out."""


def run(call: Call) -> int:
    """Rest from a day to a day, or what the word after `rest` says."""
    return run_family(call, ACTIONS, "from")


def _from(call: Call) -> None:
    """`rest DAY [DAY]`; one day alone is a rest of that day."""
    values = {"--reason": "TEXT", "--habit": "HABIT"}
    said, notebook = opened(Form("rest", "DAYS", values), call, "no_day")
    days = _days_said(said.words)
    if len(days) > 2:
        raise wrong(said.form, "days", words=typed(said.words))
    first = read_day_ahead(days[0], notebook.today)
    last: date | None = first
    if len(days) == 2:
        ends = days[1]
        is_open = fold_name(ends) == OPEN_END
        last = None if is_open else read_day_ahead(ends, notebook.today)
    name = said.value("--habit")
    habit = habits.find(notebook.board, typed([name])).id if name else ""
    rest = Rest("", first, last, typed([said.value("--reason") or ""]), habit)
    keep(notebook, rests.add(notebook.board, rest, notebook.moment()))


def _days_said(words: Sequence[str]) -> list[str]:
    """The first day and the last; with a word such as `to` between them each may have several."""
    places = [n for n, word in enumerate(words) if fold_name(word) in UNTIL]
    if len(places) == 1 and 0 < places[0] < len(words) - 1:
        return [typed(words[: places[0]]), typed(words[places[0] + 1 :])]
    return [typed([word]) for word in words]


def _list(call: Call) -> None:
    said = read(Form(call.command, flags=["--all", "--json"]), call.words)
    notebook = notebook_of(call, said.data_dir)
    found = _known(notebook, everything=said.has("--all"))
    if said.has("--json"):
        tell_json(found)
        return
    lines = [
        f" {number:>2} {rest_words(notebook.board, rest, notebook.today)}"
        for number, rest in enumerate(found, start=1)
    ]
    tell([*(lines or [say("cli.rest.none")]), "", say("cli.rest.how")])


def _known(notebook: Notebook, *, everything: bool) -> tuple[Rest, ...]:
    board = notebook.board
    return board.rests if everything else rests.now_and_ahead(board, notebook.today)


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
