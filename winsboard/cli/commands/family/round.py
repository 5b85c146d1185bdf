"""`round`: everybody in turn says something they are proud of, or passes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.io.prompt import Ended, ask_line
from winsboard.cli.open_board import open_notebook
from winsboard.cli.own_words import own_words
from winsboard.cli.save import commit_and_report
from winsboard.domain.family import rounds
from winsboard.domain.library import items
from winsboard.domain.model.documents import Person
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.catalog.family import round_question

SPEC: Final = CommandSpec("round", "[TEXT]", {"--who": "PERSON"}, ["--json"])


def run(call: Invocation) -> int:
    """Keep the words of one person, ask everybody in turn, or print whose turn it is."""
    args = parse_args(SPEC, call.words)
    who = args.value("--who")
    is_asking = not args.words and not args.has("--json") and who is None and _is_terminal()
    is_reading = not (is_asking or args.words)
    notebook = open_notebook(call, args.data_dir, is_reading=is_reading)
    notebook.load_days(notebook.today, notebook.today)
    people = rounds.turns(notebook.board, notebook.today)
    if not people:
        raise CommandError("cli.round.nobody")
    if args.words:
        _keep(notebook, _person(people, who), own_words(args.words, round_question()))
    elif is_asking:
        _ask_all(notebook, people)
    else:
        _print(notebook, people if who is None else [_person(people, who)], args)
    return 0


def _is_terminal() -> bool:
    return sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty()


def _person(people: Sequence[Person], who: str | None) -> Person:
    if who is None:
        raise CommandError("cli.round.who")
    return items.find(people, joined_words([who]))


def _keep(notebook: Notebook, person: Person, text: str) -> None:
    before = rounds.said(notebook.board, person, notebook.today)
    commit_and_report(notebook, rounds.keep(person, text, before, notebook.edit_context()))


def _ask_all(notebook: Notebook, people: Sequence[Person]) -> None:
    """Ask one after the other. An empty line passes, and leaves what was said before."""
    print_lines([round_question(), format_phrase("cli.round.how"), ""])
    try:
        for person in people:
            if text := ask_line(person.name).strip():
                _keep(notebook, person, text)
    except Ended:
        return
    print_lines([format_phrase("own.round.thanks"), format_phrase("cli.round.candle")])


def _print(notebook: Notebook, people: Sequence[Person], args: ParsedArgs) -> None:
    """Print the turns of today. Who said nothing is named without a remark."""
    found = [(p, rounds.said(notebook.board, p, notebook.today)) for p in people]
    if args.has("--json"):
        print_json([{"name": p.name, "text": said.text if said else ""} for p, said in found])
        return
    lines = [f"{p.name}: {said.text}" if said else p.name for p, said in found]
    print_lines([round_question(), *lines])
