"""`progress`: a month, a year, habits, patterns, the album, or what the person can do now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final, TypeAlias

from winsboard.cli.args.dates import day_or_today
from winsboard.cli.args.parser import (
    CommandSpec,
    ParsedArgs,
)
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import warn_unreadable
from winsboard.cli.subcommands import open_view
from winsboard.domain.habits.habits import find
from winsboard.domain.text.calendar import FIRST_DAY, LOOKS_BACK
from winsboard.domain.text.numbers import parse_integer
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.progress import Progress

Show: TypeAlias = Callable[[Notebook, Progress, ParsedArgs], None]
EARLIEST_YEAR: Final = FIRST_DAY.year


def run(call: Invocation) -> int:
    """Print the view that is named after `progress`; the month if none is."""
    show, args, notebook = open_view(call, VIEWS, "month")
    reader = notebook.reader()
    show(notebook, Progress(reader, notebook.board, notebook.today), args)
    warn_unreadable(reader)
    return 0


def _month(notebook: Notebook, progress: Progress, args: ParsedArgs) -> None:
    view = progress.month(day_or_today(args.value("--day"), notebook.today))
    if args.has("--json"):
        print_json(view)
        return
    from winsboard.plain.progress.calendar import calendar_lines

    print_lines(calendar_lines(view, notebook.today))


def _year(notebook: Notebook, progress: Progress, args: ParsedArgs) -> None:
    years = [parse_year(typed, notebook.today) for typed in args.all("--year")]
    name = args.value("--habit")
    habit = find(notebook.board, name) if name is not None else None
    views = progress.years(years or [notebook.today.year], habit)
    if args.has("--json"):
        print_json(views)
        return
    from winsboard.plain.progress.calendar import year_lines

    lines = [line for view in views for line in ("", *year_lines(view))]
    print_lines(lines[1:])


def parse_year(typed: str | None, today: date) -> int:
    """The year that was typed, or this one; raises CommandError for a wrong or later one."""
    if typed is None:
        return today.year
    year = parse_integer(typed)
    if year is None or not EARLIEST_YEAR <= year <= today.year:
        raise CommandError("cli.no_year", year=typed[:20], first=EARLIEST_YEAR, last=today.year)
    return year


def _habits(notebook: Notebook, progress: Progress, args: ParsedArgs) -> None:
    one = progress.habit(find(notebook.board, args.text)) if args.words else None
    views = (one,) if one else progress.habits()
    if args.has("--json"):
        print_json([view.rounded() for view in views])
        return
    from winsboard.plain.progress.growth import habit_lines, habits_lines

    print_lines(habit_lines(one) if one else habits_lines(views))


def _patterns(notebook: Notebook, progress: Progress, args: ParsedArgs) -> None:
    ends, beginning = args.value("--to"), args.value("--from")
    last = day_or_today(ends, notebook.today)
    first = last - LOOKS_BACK + timedelta(days=1)
    last = progress.last_day() if ends is None else last
    first = first if beginning is None else day_or_today(beginning, notebook.today)
    if first > last:
        raise CommandError("cli.backwards", first=first, last=last)
    first = progress.since_first(first, last)
    found, mood = progress.patterns(first, last), progress.mood(first, last)
    from winsboard.plain.progress.patterns import (
        how_lines,
        mood_lines,
        more_lines,
        pattern_fields,
        pattern_lines,
    )

    if args.has("--json"):
        print_json(pattern_fields(notebook.board, found, mood.band, mood.habits))
        return
    lines = [*pattern_lines(notebook.board, found, first, last), *mood_lines(mood.band)]
    if args.has("--more"):
        print_lines([*lines, *more_lines(notebook.board, found, mood.band, mood.habits)])
    else:
        print_lines([*lines, *how_lines(found, mood.band)])


def _album(notebook: Notebook, progress: Progress, args: ParsedArgs) -> None:
    from winsboard.domain.progress.album import album
    from winsboard.plain.progress.album import album_lines, album_page_fields, album_page_lines

    kept = album(notebook.counts_by_month())
    number = args.value("--page")
    if number is None:
        print_json(kept) if args.has("--json") else print_lines(album_lines(kept))
        return
    nth = parse_integer(number)
    if not kept.pages:
        raise CommandError("progress.album.none")
    if nth is None or not 1 <= nth <= len(kept.pages):
        raise CommandError("cli.no_page", page=number[:20], pages=len(kept.pages))
    page = progress.album_page(kept.pages[nth - 1][0])
    if args.has("--json"):
        print_json(album_page_fields(page, notebook.board))
    else:
        print_lines(album_page_lines(kept, page, notebook.board, notebook.today))


def _can(notebook: Notebook, progress: Progress, args: ParsedArgs) -> None:
    found = progress.abilities()
    from winsboard.plain.progress.abilities import ability_fields, ability_lines

    if args.has("--json"):
        print_json(ability_fields(found))
    else:
        print_lines(ability_lines(found, notebook.board, notebook.today))


JSON: Final = ("--json",)
VIEWS: Final[Mapping[str, tuple[CommandSpec, Show]]] = {
    "month": (CommandSpec("progress month", values={"--day": "D"}, flags=JSON), _month),
    "year": (
        CommandSpec("progress year", values={"--year": "Y", "--habit": "HABIT"}, flags=JSON),
        _year,
    ),
    "habits": (CommandSpec("progress habits", "[HABIT]", flags=JSON), _habits),
    "patterns": (
        CommandSpec(
            "progress patterns", values={"--from": "D", "--to": "D"}, flags=(*JSON, "--more")
        ),
        _patterns,
    ),
    "album": (CommandSpec("progress album", values={"--page": "N"}, flags=JSON), _album),
    "can": (CommandSpec("progress can", flags=JSON), _can),
}
"""The arguments and the printer of each view."""
