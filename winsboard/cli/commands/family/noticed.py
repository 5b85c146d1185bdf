"""`noticed`: what somebody saw another person do."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from winsboard.cli.args.entry_names import find_entry
from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args
from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import ask, print_json, print_lines
from winsboard.cli.open_board import open_notebook, warn_unreadable
from winsboard.cli.own_words import own_words
from winsboard.cli.save import commit_and_celebrate
from winsboard.domain.family import noticing
from winsboard.domain.family.members import is_about_somebody
from winsboard.domain.family.other_ways import other_way
from winsboard.domain.library import items, people
from winsboard.domain.library.names import ids_of
from winsboard.domain.model.documents import Person
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.family import family_home, is_named
from winsboard.plain.family import family_home_lines
from winsboard.plain.fields import entry_fields
from winsboard.store.disk.last_list import LastList
from winsboard.words import format_phrase
from winsboard.words.catalog.family import card_after, other_ways, phrase_cards
from winsboard.words.sentences.family import joined_names

SPEC: Final = CommandSpec(
    "noticed",
    "[TEXT]",
    {"--about": "PERSON", "--by": "PERSON", "--after": "ENTRY", "--take-away": "ENTRY"},
    ["--yes", "--json"],
    exclusive=["--take-away", "--about"],
)


def run(call: Invocation) -> int:
    """Write down what was noticed, take an entry away, or print what there is."""
    args = parse_args(SPEC, call.words)
    listed = LastList(paths_of(call, args.data_dir).state)
    if args.value("--take-away"):
        _take_away(open_notebook(call, args.data_dir), listed, args)
    elif args.words:
        _write(open_notebook(call, args.data_dir), listed, args)
    else:
        _print_home(open_notebook(call, args.data_dir, is_reading=True), listed, args)
    return 0


def _print_home(notebook: Notebook, listed: LastList, args: ParsedArgs) -> None:
    reader = notebook.reader()
    home = family_home(reader)
    warn_unreadable(reader)
    if args.has("--json"):
        print_json(entry_fields(home.entries, notebook.board))
        return
    listed.write([entry.id for entry in home.entries])
    print_lines(family_home_lines(notebook.board, home, notebook.today))


def _write(notebook: Notebook, listed: LastList, args: ParsedArgs) -> None:
    there = people.listed(notebook.board, (*people.MY_PEOPLE, *people.CARE_TEAM))
    about = [items.find(there, joined_words([name])) for name in args.all("--about")]
    by = args.value("--by")
    text = own_words(args.words, format_phrase("cli.ask.noticed"))
    if not _may_be_written(notebook, about, args):
        print_lines([format_phrase("cli.left")])
        return
    after = args.value("--after")
    edit = noticing.notice(
        text,
        about,
        notebook.edit_context(),
        by=ids_of(notebook.board, [joined_words([by])])[0] if by and by.strip() else "",
        after=find_entry(notebook.reader(), listed, after) if after else None,
    )
    commit_and_celebrate(notebook, edit, notebook.today, "family_noticed", tags=["noticed"])
    print_lines(_what_to_say(text, other_ways_wanted=notebook.board.settings.other_way))


def _what_to_say(text: str, *, other_ways_wanted: bool) -> list[str]:
    """Another way to say praise, if it is praise, and a phrase to say aloud."""
    found = other_way(text, other_ways()) if other_ways_wanted else None
    lines = [format_phrase("cli.noticed.other_way", text=found.way.text)] if found else []
    card = card_after(text)
    number = phrase_cards().index(card) + 1
    return [*lines, format_phrase("cli.noticed.say", text=card.text, number=number)]


def _may_be_written(notebook: Notebook, about: Sequence[Person], args: ParsedArgs) -> bool:
    """Ask, the first time something is written about somebody, if they would be glad to find it."""
    if args.has("--yes"):
        return True
    reader = notebook.reader()
    new = [person.name for person in about if not is_named(reader, person)]
    if not new:
        return True
    names = joined_names(tuple(new))
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError("cli.noticed.first", names=names)
    return ask(format_phrase("cli.noticed.glad", names=names))


def _take_away(notebook: Notebook, listed: LastList, args: ParsedArgs) -> None:
    """Take an entry away without a trace, if it is about somebody."""
    entry = find_entry(notebook.reader(), listed, args.value("--take-away") or "")
    if not is_about_somebody(entry):
        raise CommandError("cli.noticed.nobody")
    if not args.has("--yes"):
        if sys.stdin is None or not sys.stdin.isatty():
            raise CommandError("cli.cannot_ask.change")
        if not ask(format_phrase("cli.noticed.take_away.ask")):
            print_lines([format_phrase("cli.left")])
            return
    notebook.erase([entry.id, *entry.was])
    print_lines([format_phrase("own.family.gone")])
