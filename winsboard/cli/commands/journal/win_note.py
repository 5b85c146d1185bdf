"""`win` and `note`: writing an entry."""

from __future__ import annotations

from winsboard.cli.args.dates import day_said
from winsboard.cli.args.parser import Form, Said, read, typed, wrong
from winsboard.cli.context import Call
from winsboard.cli.open_board import notebook_of
from winsboard.cli.save import celebrate, keep
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import EntryKind
from winsboard.domain.text.sanitize import one_line

VALUES = {"--day": "D", "--area": "A", "--tag": "T", "--for": "PERSON"}


def run(call: Call) -> int:
    """Write the words down for a day; a win is answered."""
    said = read(Form(call.command, "TEXT", VALUES), call.words)
    if not said.words:
        raise wrong(said.form, "no_text")
    area, tags = _area_and_tags(said)
    people = [name for given in said.all("--for") if (name := one_line(typed([given])))]
    notebook = notebook_of(call, said.data_dir)
    day = day_said(said.value("--day"), notebook.today)
    kind: EntryKind = "win" if call.command == "win" else "note"
    edit = entries.write(
        kind, _text(said), day, notebook.moment(), area=area, tags=tags, people=people
    )
    if kind == "win":
        celebrate(notebook, edit, day, "win", area, tags)
    else:
        keep(notebook, edit, day)
    return 0


def _area_and_tags(said: Said) -> tuple[str, list[str]]:
    """The ids of what a person named; raises Stop."""
    area, tags = said.value("--area"), said.all("--tag")
    if not area and not tags:
        return "", []
    from winsboard.cli.args.names import read_area, read_tag

    return read_area(area), [read_tag(tag) for tag in tags]


def _text(said: Said) -> str:
    """The words, or what comes in where they are a lone dash."""
    if said.words != ["-"]:
        return said.text
    from winsboard.cli.io.standard_input import all_lines

    return all_lines()
