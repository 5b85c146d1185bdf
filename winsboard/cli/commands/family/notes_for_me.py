"""`notes-for-me`: what others wrote for a person. They see it first, and save it or delete it."""

from __future__ import annotations

import sys
from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args, usage_error
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import ask, print_json, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_report
from winsboard.cli.subcommands import run_subcommand
from winsboard.domain.family import suggestions
from winsboard.domain.model.documents import Suggestion
from winsboard.domain.text.numbers import parse_integer
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.sentences.gatherings import suggestion_line

YES: Final = "--yes"


def run(call: Invocation) -> int:
    """List the notes that wait, or read, save or delete one."""
    actions = {"list": _list, "read": _read, "save": _save, "delete": _delete}
    return run_subcommand(call, actions)


def _list(call: Invocation) -> None:
    """Print who wrote a note and when. The words are only shown by `read`."""
    args = parse_args(CommandSpec(call.command, flags=["--json"]), call.words)
    notebook = open_notebook(call, args.data_dir, is_reading=True)
    waiting = suggestions.waiting(notebook.board)
    if args.has("--json"):
        print_json([{"number": n, "by": s.by, "day": s.day} for n, s in enumerate(waiting, 1)])
        return
    lines = [
        f" {number}. {suggestion_line(notebook.board, found, notebook.today)}"
        for number, found in enumerate(waiting, start=1)
    ]
    how = format_phrase("cli.suggestion.how")
    print_lines([*lines, "", how] if lines else [format_phrase("own.suggestion.none")])


def _read(call: Invocation) -> None:
    """Print the words of a note."""
    args, notebook = _opened(call, is_reading=True)
    found = _named(notebook, args)
    if _is_for_reader(notebook, found, args):
        line = suggestion_line(notebook.board, found, notebook.today)
        print_lines([found.text, "", line, format_phrase("cli.suggestion.then")])


def _save(call: Invocation) -> None:
    """Save a note as an entry."""
    args, notebook = _opened(call)
    found = _named(notebook, args)
    if _is_for_reader(notebook, found, args):
        notebook.load_days(found.day, found.day)
        edit = suggestions.keep(notebook.board, found, notebook.edit_context())
        commit_and_report(notebook, edit)


def _delete(call: Invocation) -> None:
    """Erase a note for good. Nobody is told."""
    args, notebook = _opened(call)
    found = _named(notebook, args)
    if not _is_for_reader(notebook, found, args):
        return
    print_lines([suggestion_line(notebook.board, found, notebook.today)])
    if _is_agreed(args, "cli.suggestion.delete"):
        notebook.erase([found.id])
        print_lines([format_phrase("own.suggestion.gone")])


def _opened(call: Invocation, *, is_reading: bool = False) -> tuple[ParsedArgs, Notebook]:
    args = parse_args(CommandSpec(call.command, "[NOTE]", flags=[YES]), call.words)
    return args, open_notebook(call, args.data_dir, is_reading=is_reading)


def _named(notebook: Notebook, args: ParsedArgs) -> Suggestion:
    """The note with a number of the list; without one, the only note. Raises CommandError."""
    waiting = suggestions.waiting(notebook.board)
    if not waiting:
        raise CommandError("own.suggestion.none")
    if not args.words:
        if len(waiting) > 1:
            raise usage_error(args.spec, "no_note")
        return waiting[0]
    typed = joined_words(args.words)
    number = parse_integer(typed)
    if number is None or not 1 <= number <= len(waiting):
        raise CommandError("cli.whole_number", number=typed[:20], largest=len(waiting))
    return waiting[number - 1]


def _is_for_reader(notebook: Notebook, found: Suggestion, args: ParsedArgs) -> bool:
    """Whether the person for whom it is is here; it is asked if the board has several people."""
    whom = suggestions.whom(notebook.board, found)
    return whom is None or _is_agreed(args, "cli.suggestion.first", name=whom.name)


def _is_agreed(args: ParsedArgs, question: str, **values: object) -> bool:
    if args.has(YES):
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError("cli.cannot_ask.change")
    if ask(format_phrase(question, **values)):
        return True
    print_lines([format_phrase("cli.left")])
    return False
