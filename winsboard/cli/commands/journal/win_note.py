"""`win`, `note` and `rehearsal`: writing an entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args
from winsboard.cli.context import Invocation
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_celebrate, commit_and_report
from winsboard.domain.journal import entries
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import EntryKind
from winsboard.domain.text.sanitize import one_line

VALUES = {"--day": "D", "--area": "A", "--tag": "T", "--for": "PERSON"}
WIN_FLAGS = ("--pick", "--all")
KINDS: Mapping[str, EntryKind] = {"win": "win", "note": "note", "rehearsal": "rehearsal"}
"""The kind of entry that each command writes."""


def run(call: Invocation) -> int:
    """Write an entry for a day; a win is answered with a line."""
    kind = KINDS[call.command]
    is_win = kind == "win"
    values = {**VALUES, "--form": "FORM"} if is_win else VALUES
    spec = CommandSpec(call.command, "[TEXT]", values, WIN_FLAGS if is_win else ())
    args = parse_args(spec, call.words)
    named = [name for given in args.all("--for") if (name := one_line(joined_words([given])))]
    notebook = open_notebook(call, args.data_dir)
    people = _ids(named, notebook.board)
    area, tags = _area_and_tags(args, notebook.board)
    day = _day(args, notebook.today)
    if args.has("--pick"):
        from winsboard.cli.commands.journal.pick_win import picked

        win = picked(notebook, args)
        if win is None:
            return 0
        area, tags, text = area or win.area, [*dict.fromkeys((*win.tags, *tags))], win.text
    else:
        text = _text(args, kind)
    edit = entries.write(
        kind,
        text,
        day,
        notebook.edit_context(),
        area=area,
        tags=tags,
        people=people,
        form=_form(args),
    )
    is_named = args.value("--day") is not None
    if kind == "win":
        commit_and_celebrate(notebook, edit, day, "win", area, tags, is_named=is_named)
    else:
        commit_and_report(notebook, edit, day, is_named=is_named)
    return 0


def _day(args: ParsedArgs, today: date) -> date:
    """The day that was typed; today if none was. Raises Refusal."""
    if args.value("--day") is None:
        return today
    from winsboard.cli.args.dates import day_or_today

    return day_or_today(args.value("--day"), today)


def _area_and_tags(args: ParsedArgs, board: Board) -> tuple[str, list[str]]:
    """The ids of the area and the tags; raises CommandError."""
    area, tags = args.value("--area"), args.all("--tag")
    if not area and not tags:
        return "", []
    from winsboard.cli.args.names import parse_area, parse_tag

    found = [parse_tag(tag) for tag in tags]
    if not area:
        return "", found
    from winsboard.words.catalog.areas import areas_of

    return parse_area(area, areas_of(board)), found


def _ids(names: Sequence[str], board: Board) -> Sequence[str]:
    """The ids of the people that are named, and other names as typed."""
    if not names:
        return ()
    from winsboard.domain.library.names import ids_of

    return ids_of(board, names)


def _form(args: ParsedArgs) -> str:
    """The id of the form of progress that was typed. Raises Refusal."""
    typed = args.value("--form")
    if typed is None:
        return ""
    from winsboard.words.catalog.forms import parse_form

    return parse_form(joined_words([typed]))


def _text(args: ParsedArgs, kind: EntryKind) -> str:
    """The words, or standard input without any or for a single dash."""
    if args.words not in ([], ["-"]):
        return args.text
    from winsboard.cli.own_words import asked_words
    from winsboard.words import format_phrase

    return asked_words(format_phrase(f"cli.ask.{kind}"))
