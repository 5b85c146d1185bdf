"""`win` and `note`: writing an entry."""

from __future__ import annotations

from datetime import date

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, read, typed
from winsboard.cli.context import Invocation
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_celebrate, commit_and_report
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import EntryKind
from winsboard.domain.text.sanitize import one_line

VALUES = {"--day": "D", "--area": "A", "--tag": "T", "--for": "PERSON"}


def run(call: Invocation) -> int:
    """Write an entry for a day; a win is answered with a line."""
    said = read(CommandSpec(call.command, "TEXT", VALUES), call.words)
    area, tags = _area_and_tags(said)
    people = [name for given in said.all("--for") if (name := one_line(typed([given])))]
    notebook = open_notebook(call, said.data_dir)
    day = _day(said, notebook.today)
    kind: EntryKind = "win" if call.command == "win" else "note"
    text = _text(said, kind)
    edit = entries.write(kind, text, day, notebook.moment(), area=area, tags=tags, people=people)
    if kind == "win":
        commit_and_celebrate(notebook, edit, day, "win", area, tags)
    else:
        commit_and_report(notebook, edit, day)
    return 0


def _day(said: ParsedArgs, today: date) -> date:
    """The day that was typed; today if none was. Raises Refusal."""
    if said.value("--day") is None:
        return today
    from winsboard.cli.args.dates import parse_day

    return parse_day(said.value("--day"), today)


def _area_and_tags(said: ParsedArgs) -> tuple[str, list[str]]:
    """The ids of the area and the tags; raises CommandError."""
    area, tags = said.value("--area"), said.all("--tag")
    if not area and not tags:
        return "", []
    from winsboard.cli.args.names import read_area, read_tag

    return read_area(area), [read_tag(tag) for tag in tags]


def _text(said: ParsedArgs, kind: EntryKind) -> str:
    """The words, or standard input without any or for a single dash."""
    if said.words not in ([], ["-"]):
        return said.text
    from winsboard.cli.own_words import asked_words
    from winsboard.words import say

    return asked_words(say(f"cli.ask.{kind}"))
