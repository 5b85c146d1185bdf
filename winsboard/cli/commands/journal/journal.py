"""`journal`: reading and searching what was written."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from winsboard.cli.args.dates import parse_day
from winsboard.cli.args.parser import CommandSpec, ParsedArgs, read, typed
from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import open_notebook, warn_unreadable
from winsboard.domain.journal import tags
from winsboard.domain.journal.query import ANYTHING, Query, TagFilter
from winsboard.domain.journal.query_parser import read_query
from winsboard.domain.text.sanitize import one_line
from winsboard.notebook.reader import Reader
from winsboard.plain.fields import entry_fields
from winsboard.plain.rows import dated_lines
from winsboard.store.disk.last_list import LastList
from winsboard.words import say
from winsboard.words.catalog.habits import empty_state, win_tags
from winsboard.words.parse.search_names import search_names
from winsboard.words.text.dates import full_day_words

VALUES: Final = {"--from": "D", "--to": "D", "--search": "TEXT", "--tag": "T"}
FORM: Final = CommandSpec("journal", values=VALUES, flags=["--json"])
USUAL_SPAN: Final = timedelta(days=6)
"""The days before the last one that are shown without a first day or a search."""


def run(call: Invocation) -> int:
    """Print the matching entries, oldest first."""
    said = read(FORM, call.words)
    notebook = open_notebook(call, said.data_dir, is_reading=True)
    reader = notebook.reader()
    query = _query(said, notebook.today, reader)
    reading = reader.read(query, newest_first=False)
    found = [found.entry for month in reading for found in month.found]
    passed_over = warn_unreadable(reader)
    if passed_over and not found:
        return 1
    settings = notebook.board.settings
    if said.has("--json"):
        print_json(entry_fields(found, mood=settings.mood))
    else:
        LastList(paths_of(call, said.data_dir).state).write([entry.id for entry in found])
        lines = dated_lines(
            found, settings.clock_hours, notebook.today, numbered=True, whole=said.has("--search")
        )
        print_lines([*lines, "", say("cli.journal.how")] if lines else [_nothing(said, query)])
    return 0


def _nothing(said: ParsedArgs, query: Query) -> str:
    """The sentence if nothing fits."""
    if (search := said.value("--search")) is not None:
        return say("cli.journal.none", search=one_line(typed([search])))
    if said.all("--tag"):
        return say("cli.journal.none.filter")
    if query.first and query.last:
        first, last = (full_day_words(day) for day in (query.first, query.last))
        return say("cli.journal.none.days", first=first, last=last)
    return empty_state("emp.journal")


def _query(said: ParsedArgs, today: date, reader: Reader) -> Query:
    """The query; a search without a first day goes back to the beginning.

    Without a last day it also finds the lines that were written for tomorrow.
    """
    query = read_query(typed([said.value("--search") or ""]), today, search_names())
    wanted = [_tag(typed([tag]), reader) for tag in said.all("--tag")]
    query = query._replace(tags=(*query.tags, *wanted))
    searched = query != ANYTHING
    first, last = said.value("--from"), said.value("--to")
    if last is not None:
        query = query._replace(last=parse_day(last, today))
    if first is not None:
        query = query._replace(first=parse_day(first, today))
    elif not searched:
        query = query._replace(first=(query.last or today) - USUAL_SPAN)
    if query.first and query.last and query.first > query.last:
        raise CommandError(
            "cli.backwards", first=query.first.isoformat(), last=query.last.isoformat()
        )
    return query


def _tag(name: str, reader: Reader) -> TagFilter:
    """The filter for a tag; raises CommandError, which lists all tags, if no entry has it."""
    shipped = win_tags()
    tag = tags.read_tag(name, shipped)
    if tag not in shipped:
        own = sorted(reader.tags().keys() - shipped.keys())
        if tag not in own:
            known = ", ".join([*(f"{id} ({label})" for id, label in shipped.items()), *own])
            raise CommandError("cli.no_tag", name=tag, known=known)
    return TagFilter(frozenset({tag}))
