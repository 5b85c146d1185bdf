"""`progress`: a month, a year, habits, patterns, or the album."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final, TypeAlias

from winsboard.cli.args.dates import parse_day
from winsboard.cli.args.parser import HELP, CommandSpec, FamilySpec, ParsedArgs, read, split_command
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError, HelpRequested, UsageError
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import open_notebook, warn_unreadable
from winsboard.domain.habits.habits import find
from winsboard.domain.text.calendar import FIRST_DAY, LOOKS_BACK
from winsboard.domain.text.numbers import read_whole
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.progress import Progress
from winsboard.words import say

Show: TypeAlias = Callable[[Notebook, Progress, ParsedArgs], None]
EARLIEST_YEAR: Final = FIRST_DAY.year


def run(call: Invocation) -> int:
    """Print the view that is named after `progress`; the month if none is."""
    what, words = split_command(call.words, "month")
    if what in HELP:
        forms = {name: form for name, (form, _) in VIEWS.items()}
        raise HelpRequested(FamilySpec(call.command, forms, "month"))
    if what not in VIEWS:
        known = ", ".join(VIEWS)
        raise UsageError(say("cli.unknown_part", family=call.command, command=what, known=known))
    form, show = VIEWS[what]
    said = read(form, words)
    notebook = open_notebook(call, said.data_dir, is_reading=True)
    reader = notebook.reader()
    show(notebook, Progress(reader, notebook.board, notebook.today), said)
    warn_unreadable(reader)
    return 0


def _month(notebook: Notebook, progress: Progress, said: ParsedArgs) -> None:
    view = progress.month(parse_day(said.value("--day"), notebook.today))
    if said.has("--json"):
        print_json(view)
        return
    from winsboard.plain.calendar import calendar_lines

    print_lines(calendar_lines(view, notebook.today))


def _year(notebook: Notebook, progress: Progress, said: ParsedArgs) -> None:
    years = [year_said(typed, notebook.today) for typed in said.all("--year")]
    name = said.value("--habit")
    habit = find(notebook.board, name) if name is not None else None
    views = progress.years(years or [notebook.today.year], habit)
    if said.has("--json"):
        print_json(views)
        return
    from winsboard.plain.calendar import year_lines

    lines = [line for view in views for line in ("", *year_lines(view))]
    print_lines(lines[1:])


def year_said(typed: str | None, today: date) -> int:
    """The year that was typed, or this one; raises CommandError for a wrong or later one."""
    if typed is None:
        return today.year
    year = read_whole(typed)
    if year is None or not EARLIEST_YEAR <= year <= today.year:
        raise CommandError("cli.no_year", year=typed[:20], first=EARLIEST_YEAR, last=today.year)
    return year


def _habits(notebook: Notebook, progress: Progress, said: ParsedArgs) -> None:
    one = progress.habit(find(notebook.board, said.text)) if said.words else None
    views = (one,) if one else progress.habits()
    if said.has("--json"):
        print_json([view.rounded() for view in views])
        return
    from winsboard.plain.growth import habit_lines, habits_lines

    print_lines(habit_lines(one) if one else habits_lines(views))


def _patterns(notebook: Notebook, progress: Progress, said: ParsedArgs) -> None:
    ends, beginning = said.value("--to"), said.value("--from")
    last = parse_day(ends, notebook.today)
    first = max(last - LOOKS_BACK + timedelta(days=1), min(progress.first_day(), last))
    last = progress.last_day() if ends is None else last
    first = first if beginning is None else parse_day(beginning, notebook.today)
    if first > last:
        raise CommandError("cli.backwards", first=first.isoformat(), last=last.isoformat())
    found, mood = progress.patterns(first, last), progress.mood(first, last)
    from winsboard.plain.patterns import mood_lines, pattern_fields, pattern_lines

    if said.has("--json"):
        print_json(pattern_fields(notebook.board, found, mood.band, mood.beside))
        return
    lines = pattern_lines(notebook.board, found, first, last)
    print_lines([*lines, *mood_lines(mood.band, mood.beside)])


def _album(notebook: Notebook, progress: Progress, said: ParsedArgs) -> None:
    from winsboard.domain.progress.album import album
    from winsboard.plain.album import album_lines, album_page_fields, album_page_lines

    kept = album(notebook.wins_by_month())
    number = said.value("--page")
    if number is None:
        print_json(kept) if said.has("--json") else print_lines(album_lines(kept))
        return
    nth = read_whole(number)
    if not kept.pages:
        raise CommandError("progress.album.none")
    if nth is None or not 1 <= nth <= len(kept.pages):
        raise CommandError("cli.no_page", page=number[:20], pages=len(kept.pages))
    settings = notebook.board.settings
    page = progress.album_page(kept.pages[nth - 1][0])
    if said.has("--json"):
        print_json(album_page_fields(page, mood=settings.mood))
    else:
        print_lines(album_page_lines(kept, page, settings.clock_hours, notebook.today))


JSON: Final = ("--json",)
VIEWS: Final[Mapping[str, tuple[CommandSpec, Show]]] = {
    "month": (CommandSpec("progress month", values={"--day": "D"}, flags=JSON), _month),
    "year": (
        CommandSpec("progress year", values={"--year": "Y", "--habit": "HABIT"}, flags=JSON),
        _year,
    ),
    "habits": (CommandSpec("progress habits", "[HABIT]", flags=JSON), _habits),
    "patterns": (
        CommandSpec("progress patterns", values={"--from": "D", "--to": "D"}, flags=JSON),
        _patterns,
    ),
    "album": (CommandSpec("progress album", values={"--page": "N"}, flags=JSON), _album),
}
"""The arguments and the printer of each view."""
