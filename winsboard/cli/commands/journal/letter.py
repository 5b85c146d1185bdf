"""`letter`: letters to oneself that come back on a chosen day."""

from __future__ import annotations

from datetime import date

from winsboard.cli.args.parser import CommandSpec, joined_words, parse_args, usage_error
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import open_notebook, warn_unreadable
from winsboard.cli.own_words import own_words
from winsboard.cli.save import commit_and_report
from winsboard.cli.subcommands import open_for, run_subcommand
from winsboard.domain.journal import letters
from winsboard.domain.model.documents import Entry
from winsboard.domain.text.date_parser import parse_later_day
from winsboard.domain.text.numbers import parse_integer
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.letters import all_letters
from winsboard.plain.fields import entry_fields
from winsboard.words import format_phrase
from winsboard.words.sentences.journal.letters import letter_head, letter_line


def run(call: Invocation) -> int:
    """Run the action that is named; without one, list the letters; words are a new letter."""
    actions = {"list": _list, "add": _add, "read": _read, "day": _set_day}
    return run_subcommand(call, actions, "add")


def _list(call: Invocation) -> None:
    args = parse_args(CommandSpec(call.command, flags=["--json"]), call.words)
    notebook = open_notebook(call, args.data_dir, is_reading=True)
    found = _all(notebook)
    if args.has("--json"):
        print_json(entry_fields(found, notebook.board, today=notebook.today))
        return
    lines = [f" {n:>2}. {letter_line(e, notebook.today)}" for n, e in enumerate(found, start=1)]
    how = format_phrase("cli.letter.how")
    print_lines([*lines, "", how] if lines else [format_phrase("cli.letter.none"), how])


def _all(notebook: Notebook) -> tuple[Entry, ...]:
    reader = notebook.reader()
    found = all_letters(reader, notebook.today)
    warn_unreadable(reader)
    return found


def _add(call: Invocation) -> None:
    spec = CommandSpec(call.command, "TEXT", {"--on": "D"})
    args = parse_args(spec, call.words)
    typed = args.value("--on")
    if typed is None:
        raise usage_error(spec, "no_letter_day")
    notebook = open_notebook(call, args.data_dir)
    day = _day(typed, notebook.today)
    text = own_words(args.words or ["-"], format_phrase("cli.ask.letter"))
    commit_and_report(notebook, letters.write(text, day, notebook.edit_context()))


def _day(typed: str, today: date) -> date:
    """The day that was typed. Raises Refusal if it is not after today."""
    return letters.check_day(parse_later_day(joined_words([typed]), today), today)


def _read(call: Invocation) -> None:
    """Print a letter, by its number or the first; one that came back is opened with that."""
    args = parse_args(CommandSpec(call.command, "[NUMBER]"), call.words)
    notebook = open_notebook(call, args.data_dir)
    letter = _numbered(notebook, args.text)
    print_lines([letter_head(letter, notebook.today), "", letter.text])
    notebook.load_days(letter.day, letter.day)
    edit = letters.mark_opened(letter, notebook.edit_context())
    if edit is not None:
        notebook.commit(edit)


def _numbered(notebook: Notebook, typed: str) -> Entry:
    """The letter with a number of the list; without one, the first that came back.

    Raises CommandError.
    """
    found, today = _all(notebook), notebook.today
    if not typed:
        here = [letter for letter in found if not letters.is_closed(letter, today)]
        if not here:
            raise CommandError("cli.letter.not_yet" if found else "cli.letter.none")
        return here[0]
    number = parse_integer(typed)
    if number is None or not 1 <= number <= len(found):
        raise CommandError("cli.letter.no_number", number=typed[:20])
    return found[number - 1]


def _set_day(call: Invocation) -> None:
    args, notebook = open_for(CommandSpec(call.command, "NUMBER DAY"), call, "no_letter_number")
    letter = _numbered(notebook, args.words[0])
    if len(args.words) < 2:
        raise usage_error(args.spec, "no_letter_day")
    notebook.load_days(letter.day, letter.day)
    day = _day(joined_words(args.words[1:]), notebook.today)
    commit_and_report(notebook, letters.set_day(letter, day, notebook.edit_context()))
