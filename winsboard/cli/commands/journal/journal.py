"""`journal`: reading and searching what was written."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from winsboard.cli.args.dates import day_or_today
from winsboard.cli.args.names import parse_tag
from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args
from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import open_notebook, warn_unreadable
from winsboard.domain.journal.query import ANYTHING, Query, TagFilter
from winsboard.domain.journal.query_parser import parse_query
from winsboard.domain.text.sanitize import one_line
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.reading.reader import Reader
from winsboard.plain.fields import entry_fields
from winsboard.plain.rows import dated_lines
from winsboard.store.disk.last_list import LastList
from winsboard.words import format_phrase
from winsboard.words.catalog.habits import empty_state, win_tags
from winsboard.words.parse.search_names import search_names
from winsboard.words.text.dates import full_day_words

VALUES: Final = {"--from": "D", "--to": "D", "--search": "TEXT", "--tag": "T"}
SPEC: Final = CommandSpec("journal", values=VALUES, flags=["--json"])
DEFAULT_SPAN: Final = timedelta(days=6)
"""The days before the last one that are shown without a first day or a search."""


def run(call: Invocation) -> int:
    """Print the matching entries, oldest first."""
    args = parse_args(SPEC, call.words)
    notebook = open_notebook(call, args.data_dir, is_reading=True)
    reader = notebook.reader()
    query = _query(args, notebook, reader)
    reading = reader.read(query, newest_first=False)
    found = [found.entry for month in reading for found in month.found]
    passed_over = warn_unreadable(reader)
    if passed_over and not found:
        return 1
    if args.has("--json"):
        print_json(entry_fields(found, notebook.board, today=notebook.today))
    else:
        LastList(paths_of(call, args.data_dir).state).write([entry.id for entry in found])
        lines = dated_lines(
            found, notebook.board, notebook.today, numbered=True, whole=args.has("--search")
        )
        print_lines(
            [*lines, "", format_phrase("cli.journal.how")] if lines else [_nothing(args, query)]
        )
    return 0


def _nothing(args: ParsedArgs, query: Query) -> str:
    """The sentence if nothing fits."""
    if (search := args.value("--search")) is not None:
        return format_phrase("cli.journal.none", search=one_line(joined_words([search])))
    if args.all("--tag"):
        return format_phrase("cli.journal.none.filter")
    if query.first and query.last:
        first, last = (full_day_words(day) for day in (query.first, query.last))
        return format_phrase("cli.journal.none.days", first=first, last=last)
    return empty_state("emp.journal")


def _query(args: ParsedArgs, notebook: Notebook, reader: Reader) -> Query:
    """The query; a search without a first day goes back to the beginning.

    Without a last day it also finds the lines that were written for tomorrow.
    """
    today, board = notebook.today, notebook.board
    query = parse_query(joined_words([args.value("--search") or ""]), today, search_names(board))
    wanted = [_tag(tag, reader) for tag in args.all("--tag")]
    query = query._replace(tags=(*query.tags, *wanted))
    searched = query != ANYTHING
    first, last = args.value("--from"), args.value("--to")
    if last is not None:
        query = query._replace(last=day_or_today(last, today))
    if first is not None:
        query = query._replace(first=day_or_today(first, today))
    elif not searched:
        query = query._replace(first=(query.last or today) - DEFAULT_SPAN)
    if query.first and query.last and query.first > query.last:
        raise CommandError("cli.backwards", first=query.first, last=query.last)
    return query


def _tag(name: str, reader: Reader) -> TagFilter:
    """The filter for a tag; raises CommandError, which lists all tags, if no entry has it."""
    shipped = win_tags()
    tag = parse_tag(name)
    if tag not in shipped:
        own = sorted(reader.tags().keys() - shipped.keys())
        if tag not in own:
            known = ", ".join([*(f"{id} ({label})" for id, label in shipped.items()), *own])
            raise CommandError("cli.no_tag", name=tag, known=known)
    return TagFilter(frozenset({tag}))
