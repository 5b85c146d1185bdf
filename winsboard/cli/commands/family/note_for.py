"""`note-for`: a few words for somebody, to a board, to a file, or to standard output.

What a carer or a therapist noticed goes to the board of the person, who sees it first. A note to
hand over is a file, to print or to send.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, usage_error
from winsboard.cli.context import Invocation, is_folder, path_from_arg
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_error, print_lines
from winsboard.cli.own_words import own_words
from winsboard.cli.save import commit_and_report
from winsboard.cli.subcommands import open_for
from winsboard.domain.family import suggestions
from winsboard.domain.library import items, people
from winsboard.domain.model.documents import Person
from winsboard.domain.model.sharing import ShareWay
from winsboard.domain.sharing import ledger
from winsboard.domain.text.sanitize import short
from winsboard.notebook.boards.lines import own_name
from winsboard.notebook.boards.sending import ENDING, suggest_in_file
from winsboard.notebook.notebook import Notebook
from winsboard.picture.picture_file import write
from winsboard.report.notes import form_of, note_text
from winsboard.store.boards.registry import BoardRow
from winsboard.words import format_phrase

SPEC: Final = CommandSpec(
    "note-for",
    "PERSON [TEXT]",
    {"--to-board": "BOARD|FILE", "-o": "FILE", "--by": "NAME"},
    exclusive=["--to-board", "-o"],
)
OUTPUT: Final = "-"
"""Typed instead of a file for standard output."""


def run(call: Invocation) -> int:
    """Write a note for somebody."""
    args, notebook = open_for(SPEC, call, "no_name")
    typed = args.value("--to-board")
    target = None if typed is None else _board_or_file(call, notebook, joined_words([typed]))
    file = _file(call, args)
    there = people.listed(notebook.board, (*people.MY_PEOPLE, *people.CARE_TEAM))
    person = items.find(there, joined_words(args.words[:1]))
    if target is None and file is None and not (person.member or person.me):
        raise CommandError("cli.note_for.where", name=person.name)
    text = suggestions.checked(
        own_words(args.words[1:] or ["-"], format_phrase("cli.ask.note_for"))
    )
    by = short(joined_words([args.value("--by") or own_name(notebook.board)]))
    if target is not None:
        _send(notebook, target, person, text, by)
    elif file is not None:
        _write(notebook, file, person, text)
    else:
        whom = None if person.me else person
        context = notebook.edit_context()
        edit = suggestions.arrive(notebook.board, text, by, context, whom=whom)
        commit_and_report(notebook, edit)
        print_lines([format_phrase("cli.note_for.waits", name=person.name)])
    return 0


def _board_or_file(call: Invocation, notebook: Notebook, typed: str) -> BoardRow | Path:
    """The board with this name, or else the file that a path names."""
    looks_like_file = os.sep in typed or typed.endswith(ENDING)
    if not looks_like_file or notebook.sender.knows(typed):
        return notebook.sender.find(typed)
    return _free_path(call, typed)


def _file(call: Invocation, args: ParsedArgs) -> Path | str | None:
    """The file of a note to hand over, `-` for standard output, or None."""
    typed = args.value("-o")
    if typed is None or typed == OUTPUT:
        return typed
    if not typed.strip():
        raise usage_error(SPEC, "no_value", option="-o")
    path = _free_path(call, typed)
    form_of(path)
    return path


def _free_path(call: Invocation, typed: str) -> Path:
    path = path_from_arg(typed, call.environ)
    if not is_folder(path.parent):
        raise CommandError("cli.no_folder", folder=path.parent)
    if os.path.lexists(path):
        raise CommandError("cli.share.there", path=path)
    return path


def _send(notebook: Notebook, target: BoardRow | Path, person: Person, text: str, by: str) -> None:
    """Send it, once the ledger says so. The ledger keeps none of the words."""
    context = notebook.edit_context()
    if isinstance(target, Path):
        prepared = suggest_in_file(target, person, text, by, context)
    else:
        prepared = notebook.sender.suggest(target, person, text, by, context)
    prepared.commit_and_send(notebook.commit)
    if isinstance(target, Path):
        print_lines([format_phrase("cli.note_for.carried", path=target)])
    else:
        print_lines([format_phrase("cli.note_for.sent", name=person.name, board=target.name)])


def _write(notebook: Notebook, file: Path | str, person: Person, text: str) -> None:
    """Write a note to hand over, and note in the ledger that it was written."""
    title = format_phrase("own.note.for", name=person.name)
    if not isinstance(file, Path):
        print_lines([note_text(title, text, "text").rstrip("\n")])
        return
    note = note_text(title, text, form_of(file))
    try:
        write(file, note, replace=False)
    except OSError as error:
        raise CommandError("cli.note_for.unwritten", path=file, why=error.strerror or "") from None
    way: ShareWay = "saved"
    checksum = ledger.checksum_of(note.encode(errors="replace"))
    notebook.commit(ledger.record(way, person, notebook.edit_context(), checksum=checksum))
    print_lines([format_phrase("own.note.saved", path=file)])
    print_error(format_phrase("cli.note_for.reach"))
