"""`vision`: the cards of the vision board."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from winsboard.cli.args.parser import CommandSpec, joined_words
from winsboard.cli.collections import CollectionCommands
from winsboard.cli.context import Invocation
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.save import commit_and_report
from winsboard.cli.subcommands import Action, open_for
from winsboard.domain.errors import Refusal
from winsboard.domain.goals.from_card import make_goal
from winsboard.domain.model.goals import CARD_KINDS, CardKind, VisionCard
from winsboard.domain.text.numbers import parse_integer
from winsboard.domain.vision import cards
from winsboard.notebook.collections import VISION
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.catalog.vision import after_prompts, card_prompts
from winsboard.words.sentences.vision import card_line, kind_words, more_lines


def _kind(typed: str) -> CardKind:
    """Parse a kind of card. Raises Refusal."""
    kind = cards.kind_named(typed)
    if kind is None:
        raise Refusal("vision.kind", typed=typed[:40], kinds=", ".join(CARD_KINDS))
    return kind


def _colour(typed: str) -> int:
    """The number of a colour that was typed. Raises Refusal."""
    number = parse_integer(typed)
    if number is None or not 0 <= number < cards.COLOURS:
        raise Refusal("vision.colour", most=cards.COLOURS - 1)
    return number


class VisionCommands(CollectionCommands[VisionCard]):
    """The cards, in the order in which the board shows them."""

    collection = VISION
    one = "CARD"
    missing: ClassVar[str] = "no_card"
    default_action = "show"
    order = ("kind", "caption", "obstacle", "when", "then", "colour")
    readers: ClassVar = {"kind": _kind, "colour": _colour}

    def actions(self) -> dict[str, Action]:
        """Cards can also get a picture or a goal, and a win can be pinned."""
        from winsboard.cli.commands.vision.card_picture import set_picture
        from winsboard.cli.commands.vision.pin_win import pin_win

        return {
            "list": self.list,
            "add": self.add,
            "show": self.show,
            "edit": self.edit,
            "move": self.moving(cards.move),
            "remove": self.editing(lambda _, card, context: cards.remove(card, context)),
            "picture": set_picture,
            "pin": pin_win,
            "goal": self.editing(make_goal),
        }

    def lines(self, notebook: Notebook, found: Sequence[VisionCard]) -> Sequence[str]:
        """The list; before there is a card, what can be on the board."""
        if found:
            return super().lines(notebook, found)
        kinds = (
            format_phrase("cli.vision.kind", kind=kind, label=prompt.label, ask=prompt.prompt)
            for kind, prompt in card_prompts().items()
        )
        return [format_phrase("own.vision.empty"), *kinds, format_phrase("cli.vision.how")]

    def line(self, notebook: Notebook, item: VisionCard) -> str:
        """The kind, the words, the picture in words, and the plan."""
        return card_line(notebook.board, item)

    def add(self, call: Invocation) -> None:
        """Add a card; after a hope say what is worth writing next."""
        spec = CommandSpec(call.command, "TEXT", self._values())
        args, notebook = open_for(spec, call, "no_text")
        card = self.with_options(VisionCard("", args.text), args)
        commit_and_report(notebook, cards.add(notebook.board, card, notebook.edit_context()))
        if card.kind == "hope" and not any(cards.plan_words(card)):
            number = len(cards.listed(notebook.board))
            next_words = format_phrase("cli.vision.next", number=number)
            print_lines([*after_prompts(notebook.board), next_words])

    def show(self, call: Invocation) -> None:
        """Print one card, a line for each thing that it says."""
        spec = CommandSpec(call.command.removesuffix(" show"), self.one, flags=["--json"])
        args, notebook = open_for(spec, call, self.missing)
        card = cards.find(notebook.board, joined_words(args.words))
        if args.has("--json"):
            print_json(card)
            return
        lines = [kind_words(card), card.text, *more_lines(notebook.board, card)]
        if card.picture:
            lines.append(_picture_line(notebook, card))
        print_lines(lines)


def _picture_line(notebook: Notebook, card: VisionCard) -> str:
    """Where the file of the picture is, or that it is not there."""
    path = notebook.pictures.path(card.picture)
    if path is None:
        return format_phrase("own.vision.picture_gone")
    if notebook.pictures.is_encrypted(path):
        return format_phrase("cli.vision.picture_encrypted")
    return format_phrase("cli.vision.picture_at", path=path)


run: Final = VisionCommands().run
