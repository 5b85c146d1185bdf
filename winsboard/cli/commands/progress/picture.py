"""`picture`: a year, a month or one win as a file, in SVG or plain letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from winsboard.cli.args.dates import day_or_today
from winsboard.cli.args.parser import (
    CommandSpec,
    ParsedArgs,
)
from winsboard.cli.commands.progress.progress import parse_year
from winsboard.cli.context import Invocation, is_folder, path_from_arg
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_lines
from winsboard.cli.open_board import warn_unreadable
from winsboard.cli.subcommands import open_view
from winsboard.domain.habits.habits import find
from winsboard.domain.journal.entries import PRIVATE
from winsboard.domain.journal.query import Query
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.progress import Progress
from winsboard.picture.picture_file import Picture, text_for, write
from winsboard.words import format_phrase
from winsboard.words.sentences.journal.entries import win_words

Making: TypeAlias = Callable[[Notebook, ParsedArgs], Picture]


def run(call: Invocation) -> int:
    """Draw the picture that is named after `picture`; the year if none is."""
    make, args, notebook = open_view(call, PICTURES, "year")
    picture = make(notebook, args)
    warn_unreadable(notebook.reader())
    name = args.value("-o")
    if name is None:
        print_lines(picture.lines())
        return 0
    path = path_from_arg(name, call.environ)
    text = text_for(path, picture, notebook.board.settings.theme, plain=args.has("--plain"))
    _write(path, text, replace=args.has("--yes"))
    print_lines([format_phrase("cli.picture.done", path=path)])
    return 0


def _write(path: Path, text: str, *, replace: bool) -> None:
    """Write the file; raises CommandError if it exists or cannot be written."""
    if not is_folder(path.parent):
        raise CommandError("cli.no_folder", folder=path.parent)
    try:
        write(path, text, replace=replace)
    except FileExistsError:
        raise CommandError("cli.picture.there", path=path) from None
    except OSError as error:
        raise CommandError("cli.picture.unwritten", path=path, why=error.strerror or "") from None


def _progress(notebook: Notebook) -> Progress:
    return Progress(notebook.reader(), notebook.board, notebook.today)


def _year(notebook: Notebook, args: ParsedArgs) -> Picture:
    name = args.value("--habit")
    habit = find(notebook.board, name) if name is not None else None
    year = parse_year(args.value("--year"), notebook.today)
    (view,) = _progress(notebook).years([year], habit)
    from winsboard.picture.year import year_picture
    from winsboard.picture.year_text import year_text

    return Picture(lambda colours: year_picture(view, colours), lambda: year_text(view))


def _month(notebook: Notebook, args: ParsedArgs) -> Picture:
    view = _progress(notebook).month(day_or_today(args.value("--day"), notebook.today))
    from winsboard.picture.month import month_picture
    from winsboard.picture.month_text import month_text

    return Picture(lambda colours: month_picture(view, colours), lambda: month_text(view))


def _win(notebook: Notebook, args: ParsedArgs) -> Picture:
    id = args.value("--entry")
    query = Query(kinds=frozenset({"win"}))
    newest = (f.entry for month in notebook.reader().read(query) for f in month.found)
    entry = notebook.reader().find(id) if id is not None else next(newest, None)
    if entry is None or not win_words(entry):
        raise CommandError("cli.no_entry" if id is not None else "cli.picture.no_win", id=id)
    if entry.kind in PRIVATE:
        raise CommandError("cli.picture.private")
    from winsboard.picture.win import win_picture, win_text

    return Picture(lambda colours: win_picture(entry, colours), lambda: win_text(entry))


YES: Final = ("--yes",)
PICTURES: Final[Mapping[str, tuple[CommandSpec, Making]]] = {
    "year": (
        CommandSpec(
            "picture year", values={"--year": "Y", "--habit": "HABIT", "-o": "FILE"}, flags=YES
        ),
        _year,
    ),
    "month": (CommandSpec("picture month", values={"--day": "D", "-o": "FILE"}, flags=YES), _month),
    "win": (CommandSpec("picture win", values={"--entry": "ID", "-o": "FILE"}, flags=YES), _win),
}
"""The arguments and the maker of each picture."""
