"""`entry`: one entry, what it led to, and changing it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from winsboard.cli.args.dates import day_or_today
from winsboard.cli.args.entry_names import find_entry, find_tick, listed_id
from winsboard.cli.args.entry_options import EntryChange, changed_names, kind_changes, talk_changes
from winsboard.cli.args.names import parse_area, parse_tag
from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args, usage_error
from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.own_words import own_words
from winsboard.cli.save import commit_and_report
from winsboard.domain.journal import entries as journal
from winsboard.domain.journal import metadata
from winsboard.domain.model.documents import Entry
from winsboard.domain.model.edits import Edit
from winsboard.domain.text.date_parser import parse_time
from winsboard.notebook.notebook import Notebook
from winsboard.store.disk.last_list import LastList
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import areas_of

VALUES: Final = {
    "--text": "TEXT",
    "--area": "A",
    "--day": "D",
    "--time": "TIME",
    "--tag": "T",
    "--untag": "T",
    "--led-to": "ID",
    "--unlink": "ID",
    "--for": "PERSON",
    "--not-for": "PERSON",
    "--feeling": "WORD",
    "--not-feeling": "WORD",
    "--form": "FORM",
    "--talk-with": "PERSON",
}
SPEC: Final = CommandSpec(
    "entry",
    "ENTRY",
    VALUES,
    ["--star", "--unstar", "--talk", "--no-talk", "--win", "--note", "--remove", "--json"],
    ["--star", "--unstar"],
)


def run(call: Invocation) -> int:
    """Print an entry with its links, or change it."""
    args = parse_args(SPEC, call.words)
    if len(args.words) != 1:
        raise usage_error(SPEC, "no_entry")
    notebook = open_notebook(call, args.data_dir, is_reading=True)
    listed = LastList(paths_of(call, args.data_dir).state)
    name = joined_words(args.words)
    if (tick := find_tick(notebook.reader(), listed, name)) is not None:
        _show_tick(notebook, tick, args)
        return 0
    entry = find_entry(notebook.reader(), listed, name)
    acts = list(_changes(notebook, listed, args))
    if not acts:
        _show(notebook, entry, as_json=args.has("--json"))
    for act in acts:
        notebook.load_days(entry.day, entry.day)
        edit = act(entry)
        commit_and_report(notebook, edit, _new_day(edit), is_named=True)
        entry = notebook.reader().find(entry.id) or entry
    return 0


def _show_tick(notebook: Notebook, tick: Entry, args: ParsedArgs) -> None:
    """Print a tick. It is changed with `winsboard tick`; raises CommandError."""
    if args.is_changing({"--json"}):
        habit = tick.text.partition("\n")[0]
        raise CommandError("cli.entry.tick", habit=habit, day=tick.day.isoformat())
    _show(notebook, tick, as_json=args.has("--json"))


def _new_day(edit: Edit | None) -> date | None:
    """The day to which an edit moves an entry; None if it does not move one."""
    moved = edit.changes[0].after if edit and edit.title.did == "entry.moved" else None
    return moved.day if isinstance(moved, Entry) else None


def _changes(notebook: Notebook, listed: LastList, args: ParsedArgs) -> Iterator[EntryChange]:
    """The changes that the options ask for, in order."""
    moment = notebook.edit_context
    text, area = args.value("--text"), args.value("--area")
    if text is not None or area is not None:
        area_id = None if area is None else parse_area(area, areas_of(notebook.board))
        new = None if text is None else own_words([text], format_phrase("cli.ask.note"))
        yield lambda e: journal.rewrite(e, e.text if new is None else new, moment(), area=area_id)
    if args.value("--day") is not None or args.value("--time") is not None:
        day = args.value("--day")
        moved = None if day is None else day_or_today(day, notebook.today)
        time = args.value("--time")
        at = None if time is None else parse_time(time)
        boundary = notebook.board.settings.day_boundary
        yield lambda e: metadata.move(e, moved or e.day, moment(), at=at, boundary=boundary)
    add = [parse_tag(tag) for tag in args.all("--tag")]
    drop = [parse_tag(tag) for tag in args.all("--untag")]
    if add or drop:
        yield lambda e: metadata.tag(e, changed_names(e.tags, add, drop), moment())
    for flag, starred in (("--star", True), ("--unstar", False)):
        if args.has(flag):
            yield lambda e, starred=starred: metadata.star(e, starred, moment())  # type: ignore[misc]
    yield from talk_changes(notebook, args)
    yield from kind_changes(notebook, args)
    for id in args.all("--led-to"):
        to = find_entry(notebook.reader(), listed, id)
        yield lambda e, to=to: metadata.link(e, to, moment())  # type: ignore[misc]
    for name in args.all("--unlink"):
        id = listed_id(listed, name)
        linked = notebook.reader().find(id)
        ids = {id} if linked is None else metadata.ids_of(linked)
        yield lambda e, ids=ids: metadata.unlink(e, ids, moment())  # type: ignore[misc]
    if args.has("--remove"):
        yield lambda e: journal.remove(e, moment())


def _show(notebook: Notebook, entry: Entry, *, as_json: bool) -> None:
    reader = notebook.reader()
    led_to, came_from = reader.led_to(entry), reader.came_from(entry)
    from winsboard.plain.fields import entry_fields
    from winsboard.plain.links import linked_lines

    if as_json:
        groups = {"entry": [entry], "led_to": led_to, "came_from": came_from}
        print_json({name: entry_fields(found, notebook.board) for name, found in groups.items()})
        return
    notebook.load_days(entry.day, entry.day)
    print_lines(linked_lines(entry, led_to, came_from, notebook.board, notebook.today))
