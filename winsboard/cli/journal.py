"""`journal`: reading and searching what was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from winsboard.cli.call import Call
from winsboard.cli.days import day_said
from winsboard.cli.naming import read_tag
from winsboard.cli.opening import store_of
from winsboard.cli.output import tell, tell_json
from winsboard.cli.parsing import Form, Said, read, typed
from winsboard.cli.stop import Stop
from winsboard.domain.days import month_bounds
from winsboard.domain.documents import Entry, month_of
from winsboard.notebook.notebook import Notebook
from winsboard.plain.fields import entry_fields
from winsboard.plain.rows import dated_lines
from winsboard.words.entries import said_of
from winsboard.words.shipped import empty_state

VALUES = {"--from": "D", "--to": "D", "--search": "TEXT", "--tag": "T"}
FORM = Form("journal", values=VALUES, flags=["--json"])
USUAL_SPAN = timedelta(days=6)
"""What is shown before the last day where neither a first day nor a search is given."""


def run(call: Call) -> int:
    """Print the entries that fit, oldest first."""
    said = read(FORM, call.words)
    store = store_of(call, said.data_dir)
    notebook = Notebook(store, call.clock)
    first, last = _span(said, notebook.today)
    tags = {read_tag(tag) for tag in said.all("--tag")}
    wanted = typed([said.value("--search") or ""]).casefold()
    found = [
        entry
        for entry in _entries(notebook, store.months(), first, last)
        if tags.issubset(entry.tags) and wanted in _words(entry).casefold()
    ]
    if said.has("--json"):
        tell_json(entry_fields(found, mood=notebook.board.settings.mood))
    else:
        tell(_lines(found, notebook))
    return 0


def _span(said: Said, today: date) -> tuple[date, date]:
    """The days that are asked for; a search without a first day goes back to the beginning."""
    last = day_said(said.value("--to"), today)
    beginning = said.value("--from")
    if beginning is not None:
        first = day_said(beginning, today)
    else:
        first = date.min if said.value("--search") or said.value("--tag") else last - USUAL_SPAN
    if first > last:
        raise Stop("cli.backwards", first=first.isoformat(), last=last.isoformat())
    return first, last


def _entries(notebook: Notebook, months: Iterable[str], first: date, last: date) -> Iterator[Entry]:
    """The entries of a span, one page in memory at a time."""
    for month in months:
        if month_of(first) <= month <= month_of(last):
            notebook.show(*month_bounds(date.fromisoformat(f"{month}-01")))
            entries = notebook.board.month_entries(month)
            yield from sorted(
                (e for e in entries if first <= e.day <= last), key=lambda e: (e.day, e.at)
            )
            notebook.let_go(())


def _words(entry: Entry) -> str:
    return "\n".join((said_of(entry), *(part.answer for part in entry.parts)))


def _lines(found: Iterable[Entry], notebook: Notebook) -> list[str]:
    hours = notebook.board.settings.clock_hours
    return dated_lines(found, hours, notebook.today) or [empty_state("emp.journal")]
