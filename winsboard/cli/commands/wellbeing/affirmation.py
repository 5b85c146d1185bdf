"""`affirmation`: kind lines in the person's own words, and where they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args, usage_error
from winsboard.cli.collections import CollectionCommands
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.io.prompt import Ended, ask_choice, numbered
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_report
from winsboard.cli.subcommands import Action, open_for
from winsboard.domain.model.documents import Affirmation
from winsboard.domain.model.library import TRUTHS, Place, Truth
from winsboard.domain.text.folding import fold_name
from winsboard.domain.wellbeing import affirmations
from winsboard.notebook.collections import AFFIRMATIONS
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.catalog.rituals import affirmation_guidance, affirmation_starters

NONE: Final = "none"
"""Typed to show a line nowhere."""


class AffirmationCommands(CollectionCommands[Affirmation]):
    """The kind lines; retired ones can be brought back."""

    collection = AFFIRMATIONS
    one = "LINE"
    missing = "no_text"
    hidden_phrase = "--retired"

    def actions(self) -> dict[str, Action]:
        """The actions on kind lines."""
        back = self.editing(
            lambda _, line, m: affirmations.reactivate(line, m), self.hidden_documents
        )
        return {
            "list": self.list,
            "starters": _starters,
            "add": self.add,
            "edit": self.edit,
            "place": self.place,
            "true": self.true,
            "retire": self.editing(lambda _, line, moment: affirmations.retire(line, moment)),
            "back": back,
        }

    def lines(self, notebook: Notebook, found: Sequence[Affirmation]) -> Sequence[str]:
        """The list, or a sentence that it is empty."""
        return super().lines(notebook, found) or [format_phrase("cli.affirmation.none")]

    def line(self, _notebook: Notebook, item: Affirmation) -> str:
        """Its words, where it is shown, and how true it feels."""
        notes = [format_phrase(f"cli.place.{place}") for place in item.places]
        notes += [format_phrase(f"cli.truth.{item.truth}")] if item.truth else []
        return f"{item.text} ({', '.join(notes)})" if notes else item.text

    def add(self, call: Invocation) -> None:
        """Add a line, or a starter with its blanks filled."""
        values = {"--starter": "N", "--place": "PLACE", "--true": "TRUTH"}
        args = parse_args(CommandSpec(call.command, "TEXT", values), call.words)
        starter = args.value("--starter")
        if not args.words and starter is None:
            raise usage_error(args.spec, "no_text")
        notebook = open_notebook(call, args.data_dir)
        line = Affirmation("", args.text) if starter is None else _completed(starter, args.words)
        places, truth = _places(args.all("--place")), _truth(args.value("--true"))
        line = line._replace(places=places, truth=truth)
        commit_and_report(notebook, affirmations.add(notebook.board, line, notebook.edit_context()))

    def place(self, call: Invocation) -> None:
        """Set where a line is shown."""
        args, notebook, line = self._first(call, "LINE PLACES")
        if len(args.words) == 1:
            raise usage_error(args.spec, "no_place")
        changed = line._replace(places=_places(args.words[1:]))
        commit_and_report(notebook, affirmations.change(line, changed, notebook.edit_context()))

    def true(self, call: Invocation) -> None:
        """Rate how true a line feels; if it does not, say how to retire it."""
        args, notebook, line = self._first(call, "LINE [TRUTH]")
        truth = _truth(joined_words(args.words[1:2])) if len(args.words) > 1 else _ask_truth()
        commit_and_report(notebook, affirmations.rate(line, truth, notebook.edit_context()))
        if truth == "not":
            print_lines([format_phrase("cli.affirmation.not_true")])

    def _first(self, call: Invocation, words: str) -> tuple[ParsedArgs, Notebook, Affirmation]:
        """The line that the first word names; the other words are about it."""
        args, notebook = open_for(CommandSpec(call.command, words), call, self.missing)
        return args, notebook, self.find(notebook, self.listed(notebook), args.words[0])


def _starters(call: Invocation) -> None:
    args = parse_args(CommandSpec(call.command, flags=["--json"]), call.words)
    if args.has("--json"):
        print_json(affirmation_starters())
        return
    texts = [starter.text for starter in affirmation_starters()]
    print_lines(
        [*affirmation_guidance(), "", *numbered(texts), "", format_phrase("cli.affirmation.how")]
    )


def _completed(number: str, words: list[str]) -> Affirmation:
    starters = affirmation_starters()
    if not number.isdecimal() or not 1 <= int(number[:3]) <= len(starters):
        raise CommandError("cli.whole_number", number=number[:20], largest=len(starters))
    starter = starters[int(number[:3]) - 1]
    blanks = starter.text.count(affirmations.PLACEHOLDER)
    # With a single blank all words fill it, without quotation marks; else each word fills one.
    parts = [joined_words(words)] if blanks == 1 else [joined_words([word]) for word in words]
    return Affirmation("", affirmations.fill_placeholders(starter.text, *parts), of=starter.id)


def _places(named: list[str]) -> tuple[Place, ...]:
    # The domain refuses an unknown place.
    return tuple(cast(Place, place) for text in named if (place := fold_name(text)) != NONE)


def _truth(text: str | None) -> Truth:
    return cast(Truth, fold_name(text or ""))


def _ask_truth() -> Truth:
    choices = [format_phrase(f"cli.truth.{truth}") for truth in TRUTHS[1:]]
    try:
        found = ask_choice(format_phrase("cli.affirmation.how_true"), choices)
    except Ended:
        return ""
    return "" if found is None else TRUTHS[found + 1]


run: Final = AffirmationCommands().run
