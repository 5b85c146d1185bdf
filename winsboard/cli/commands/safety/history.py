"""`undo`, `redo` and `history`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Protocol

from winsboard.cli.args.parser import CommandSpec, joined_words, parse_args
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_error, print_json, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.domain.model.edits import Title
from winsboard.domain.text.calendar import day_of
from winsboard.domain.text.numbers import parse_integer
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.text.dates import relative_day_words, time_words
from winsboard.words.text.titles import edit_words, title_words, undone_words

DAYS = 7
LONGEST = 36500
"""Days; a hundred years."""


def run(call: Invocation) -> int:
    """Undo, redo, or list what was done."""
    if call.command == "history":
        return _history(call)
    values = {"--edit": "ID"} if call.command == "undo" else {}
    args = parse_args(CommandSpec(call.command, values=values), call.words)
    notebook = open_notebook(call, args.data_dir)
    try:
        if (one := args.value("--edit")) is not None:
            print_lines([undone_words(notebook.undo_one(joined_words([one])))])
        elif call.command == "undo":
            print_lines([undone_words(notebook.undo())])
        else:
            print_lines([format_phrase("history.redone", what=title_words(notebook.redo()))])
    finally:
        _print_skipped_months(notebook)
    return 0


def _print_skipped_months(notebook: Notebook) -> None:
    for sentence in notebook.unreadable():
        print_error(sentence)


class HistoryItem(Protocol):
    """One act, in memory or from the history on disk."""

    @property
    def id(self) -> str:
        """The id of the act."""
        ...

    @property
    def at(self) -> datetime:
        """When it was done."""
        ...

    @property
    def title(self) -> Title:
        """The title of the act."""
        ...

    @property
    def undoes(self) -> str:
        """The id of the act that it undid, or empty."""
        ...


def _history(call: Invocation) -> int:
    args = parse_args(
        CommandSpec(call.command, values={"--days": "N"}, flags=["--json", "--ids"]), call.words
    )
    days = _days(args.value("--days"))
    notebook = open_notebook(call, args.data_dir, is_reading=True)
    since = notebook.today - timedelta(days=days - 1)
    done: Sequence[HistoryItem] = notebook.history(since)
    _print_skipped_months(notebook)
    if args.has("--json"):
        print_json([_document(act) for act in done])
    else:
        print_lines(_lines(done, notebook, days, with_ids=args.has("--ids")))
    return 0


def _days(text: str | None) -> int:
    if text is None:
        return DAYS
    days = parse_integer(text)
    if days is None or not 1 <= days <= LONGEST:
        raise CommandError("cli.days", days=text, longest=LONGEST)
    return days


def _document(act: HistoryItem) -> dict[str, object]:
    did = {"did": act.title.did, "to": act.title.to, "undoes": act.undoes}
    return {"id": act.id, "at": act.at, "title": title_words(act.title), **did}


def _lines(
    done: Sequence[HistoryItem], notebook: Notebook, days: int, *, with_ids: bool
) -> list[str]:
    settings = notebook.board.settings
    undoes = {act.id: act.undoes for act in done}
    lines: list[str] = []

    def day(act: HistoryItem) -> date:
        return day_of(act.at, settings.day_boundary)

    for that_day, acts in groupby(done, key=day):
        lines += ["", relative_day_words(that_day, notebook.today)]
        for act in acts:
            at = time_words(act.at, settings.clock_hours)
            id = f"{act.id}  " if with_ids else ""
            lines.append(f"  {at}  {id}{edit_words(act.title, act.undoes, undoes)}")
    return lines[1:] or [format_phrase("cli.no_history", days=days)]
