"""`phrase`: sentences to say aloud, and the tick that one was said."""

from __future__ import annotations

from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_celebrate
from winsboard.domain.family import noticing
from winsboard.domain.library import items, people
from winsboard.domain.text.folding import fold_name
from winsboard.domain.text.numbers import parse_integer
from winsboard.plain.family import phrase_lines
from winsboard.words import format_phrase
from winsboard.words.catalog.family import GROUPS, CardGroup, PhraseCard, phrase_cards

SPEC: Final = CommandSpec(
    "phrase",
    "[GROUP]",
    {"--said": "N", "--asked": "N", "--answer": "ANSWER", "--to": "PERSON"},
    ["--json"],
    exclusive=["--said", "--asked"],
)


def run(call: Invocation) -> int:
    """Print the phrases, or write down that one was said."""
    args = parse_args(SPEC, call.words)
    if args.value("--said") or args.value("--asked"):
        _keep(call, args)
        return 0
    cards = list(enumerate(phrase_cards(), start=1))
    if args.words:
        group = _group(args.text)
        cards = [(number, card) for number, card in cards if card.group == group]
    if args.has("--json"):
        print_json([{"number": n, "group": c.group, "text": c.text} for n, c in cards])
    else:
        print_lines([*phrase_lines(cards), "", format_phrase("cli.phrase.how")])
    return 0


def _group(typed: str) -> CardGroup:
    """The group that was typed; raises CommandError for another word."""
    wanted = fold_name(typed)
    for group in GROUPS:
        if group == wanted:
            return group
    raise CommandError("cli.phrase.no_group", typed=typed[:40], known=", ".join(GROUPS))


def _card(typed: str) -> PhraseCard:
    number = parse_integer(joined_words([typed]))
    cards = phrase_cards()
    if number is None or not 1 <= number <= len(cards):
        raise CommandError("cli.whole_number", number=typed[:20], largest=len(cards))
    return cards[number - 1]


def _keep(call: Invocation, args: ParsedArgs) -> None:
    asked = args.value("--asked")
    card = _card(asked or args.value("--said") or "")
    notebook = open_notebook(call, args.data_dir)
    there = people.listed(notebook.board, (*people.MY_PEOPLE, *people.CARE_TEAM))
    to = [items.find(there, joined_words([name])).id for name in args.all("--to")]
    context = notebook.edit_context()
    if asked:
        answer = fold_name(args.value("--answer") or "")
        edit, event = noticing.invited(card.text, answer, to, context), "family_room"
    elif args.value("--answer") is not None:
        raise CommandError("cli.phrase.no_answer")
    else:
        edit, event = noticing.said(card.id, card.text, to, context), "family_said"
    commit_and_celebrate(notebook, edit, notebook.today, event)
