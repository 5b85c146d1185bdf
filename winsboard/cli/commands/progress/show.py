"""`today`, `week` and `month`: printing a span of days."""

from __future__ import annotations

from datetime import date

from winsboard.cli.args.dates import day_or_today
from winsboard.cli.args.parser import CommandSpec, parse_args
from winsboard.cli.context import Invocation
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.past_year import load_for_greeting, load_past_year
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Rest
from winsboard.domain.progress.summary import wins_on
from winsboard.domain.text.calendar import days_between, month_bounds, week_of
from winsboard.notebook.notebook import Notebook


def run(call: Invocation) -> int:
    """Print the day, the week or the month around a day."""
    args = parse_args(
        CommandSpec(call.command, values={"--day": "D"}, flags=["--json"]), call.words
    )
    notebook = open_notebook(call, args.data_dir, is_reading=True)
    day = day_or_today(args.value("--day"), notebook.today)
    first, last = _span(call.command, day, notebook.board.settings.week_start)
    notebook.load_days(first, last)
    if args.has("--json") or call.command != "today" or day != notebook.today:
        load_past_year(notebook)
    else:
        load_for_greeting(notebook)
    named = first
    if first < last:
        from winsboard.notebook.views.progress import Progress

        named = Progress(notebook.reader(), notebook.board, notebook.today).since_first(first, last)
    if args.has("--json"):
        print_json(_documents(notebook, first, last, named))
    else:
        print_lines(_lines(notebook, call.command, first, last, named))
    return 0


def _span(command: str, day: date, week_start: int) -> tuple[date, date]:
    if command == "week":
        return week_of(day, week_start)
    return month_bounds(day) if command == "month" else (day, day)


def _lines(notebook: Notebook, command: str, first: date, last: date, named: date) -> list[str]:
    """The lines of a span of days; `named` is the first day to name."""
    if command == "today":
        return _day(notebook, first)
    from winsboard.plain.table import month_lines, week_lines

    board, today, in_all = notebook.board, notebook.today, notebook.total_wins()
    if command == "week":
        shown = week_lines(board, first, last, today, in_all, named)
    else:
        shown = month_lines(board, first, last, today, in_all)
    page = _week_page(notebook.board, first) if command == "week" else []
    # The total of wins stays the last line.
    last_line = shown[-2:] if shown[-1] else []
    return [*shown[:-2], *page, *last_line]


def _week_page(board: Board, first: date) -> list[str]:
    from winsboard.domain.progress.week import week_page
    from winsboard.words.catalog.areas import areas_of
    from winsboard.words.catalog.gratitude import gratitude_question
    from winsboard.words.sentences.progress.week import week_page_lines

    page = week_page(board, first)
    return week_page_lines(page, areas_of(board), gratitude_question(board, page.first))


def _day(notebook: Notebook, day: date) -> list[str]:
    from winsboard.plain.day import day_lines

    board, today = notebook.board, notebook.today
    lines = day_lines(board, day, today)
    if day != today:
        return lines
    from winsboard.plain.today import foot_lines, head_lines

    foot = foot_lines(board, notebook.clock.now(), today)
    return [*head_lines(board, today), *_letter(notebook), *_weekly(notebook), *lines, *foot]


def _letter(notebook: Notebook) -> list[str]:
    """The line that says that a letter to oneself came back; empty if there is none."""
    from winsboard.notebook.views.letters import waiting_letters

    found = waiting_letters(notebook.reader(), notebook.today)
    if not found:
        return []
    from winsboard.words.sentences.journal.letters import waiting_line

    return [waiting_line(found[0], notebook.today), ""]


def _weekly(notebook: Notebook) -> list[str]:
    """The old win of the week and the offer of the week's page, if the settings ask for them."""
    settings, today = notebook.board.settings, notebook.today
    lines = []
    if settings.weekly_line:
        from winsboard.notebook.views.old_wins import weekly_win
        from winsboard.words.sentences.journal.old_win import weekly_line

        win = weekly_win(notebook.reader(), today, settings.week_start)
        lines += [weekly_line(win, today)] if win else []
    if settings.week_page_on == today.weekday():
        from winsboard.words import format_phrase

        lines.append(format_phrase("progress.week.offered"))
    return [*lines, ""] if lines else []


def _documents(notebook: Notebook, first: date, last: date, named: date) -> dict[str, object]:
    from winsboard.plain.fields import entry_fields, habit_fields
    from winsboard.plain.progress.steadiness import steadiness_words

    board: Board = notebook.board
    days = list(days_between(first, last))
    marks = (board.mark(habit.id, day) for day in days for habit in board.all_habits)
    return {
        "from": named,
        "to": last,
        "wins": sum(wins_on(board, day) for day in days),
        "habits": habit_fields(board.habits, board),
        "marks": [mark for mark in marks if mark is not None],
        "entries": entry_fields(
            (entry for day in days for entry in board.entries(day)), board, today=notebook.today
        ),
        "rests": [rest for rest in board.rests if _touches(rest, first, last)],
        "steadiness": steadiness_words(board, notebook.today),
    }


def _touches(rest: Rest, first: date, last: date) -> bool:
    return rest.first <= last and (rest.last is None or rest.last >= first)
