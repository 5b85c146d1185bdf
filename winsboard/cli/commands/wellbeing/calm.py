"""`calm`: the calm list, its cards, and what helped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from winsboard.cli.args.parser import CommandSpec, parse_args
from winsboard.cli.collections import CollectionCommands
from winsboard.cli.context import Invocation
from winsboard.cli.io.output import print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.past_year import load_past_year
from winsboard.cli.save import commit_and_celebrate
from winsboard.cli.subcommands import Action, open_for
from winsboard.domain.library import overrides
from winsboard.domain.model.documents import Helped, Skill
from winsboard.domain.text.calendar import LOOKS_BACK
from winsboard.domain.wellbeing import affirmations, coping_cards, quiet, similar_days
from winsboard.notebook.collections import SKILLS
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.catalog.calm import LEADS, shipped_skills
from winsboard.words.sentences.celebration import TRIED
from winsboard.words.sentences.wellbeing.similar_days import ratings_words, similar_day_lines

RATINGS: Final[dict[str, Helped]] = {
    "--helped": "helped",
    "--little": "little",
    "--not-today": "not_today",
}


class CalmCommands(CollectionCommands[Skill]):
    """The calm list, with what helped first."""

    collection = SKILLS
    one = "CARD"
    missing = "no_card"
    hidden_phrase = "--hidden"
    default_action = "show"

    def actions(self) -> dict[str, Action]:
        """A name without an action shows the card."""
        shown = {"list": self.list, "show": self.show, "before": _before}
        return {**shown, **super().actions(), **self.hiding()}

    def listed(self, notebook: Notebook, *, hidden: bool = False) -> Sequence[Skill]:
        """The cards, those that helped in the last year first."""
        if not hidden:
            load_past_year(notebook)
        return super().listed(notebook, hidden=hidden)

    def find(self, notebook: Notebook, among: Sequence[Skill], name: str) -> Skill:
        """The card with that number or name; a number stays with its card. Raises Refusal."""
        return super().find(notebook, _by_number(notebook, among), name)

    def lines(self, notebook: Notebook, found: Sequence[Skill]) -> list[str]:
        """The kind line of this list, and the cards with their ratings.

        Each has its number in the order without ratings, so that a rating moves no number.
        """
        today = notebook.today
        tried = coping_cards.ratings_by_card(
            notebook.board.entries_between(today - LOOKS_BACK, today)
        )
        line = affirmations.line_for_place(notebook.board, "calm", today)
        lines = [line.text, ""] if line else []
        numbers = {card.id: n for n, card in enumerate(_by_number(notebook, found), start=1)}
        for card in found:
            number = numbers[card.id]
            words = tried.get(coping_cards.key_of(card))
            lines.append(f" {number:>2} {card.name}{f' ({ratings_words(words)})' if words else ''}")
        return [*lines, "", format_phrase("calm.list.how")]

    def show(self, call: Invocation) -> None:
        """Print one card, or save a rating."""
        spec = CommandSpec("calm", self.one, flags=[*RATINGS], exclusive=[*RATINGS])
        args, notebook = open_for(spec, call, self.missing)
        card = self.find(notebook, self.listed(notebook), args.text)
        rating = next((RATINGS[option] for option in RATINGS if args.has(option)), None)
        if rating is None:
            print_lines(card_lines(card))
            return
        edit = coping_cards.rate(
            coping_cards.key_of(card), card.name, rating, notebook.edit_context()
        )
        commit_and_celebrate(notebook, edit, notebook.today, TRIED[rating])


def _by_number(notebook: Notebook, among: Sequence[Skill]) -> Sequence[Skill]:
    """The cards in the order of their numbers."""
    order = [card.id for card in overrides.with_shipped(notebook.board, shipped_skills(), Skill)]
    return sorted(among, key=lambda card: order.index(card.id) if card.id in order else len(order))


def card_lines(card: Skill) -> list[str]:
    """The steps and cautions of a card."""
    lines = [card.name, *(f"  {number}. {step}" for number, step in enumerate(card.steps, 1))]
    lines += [format_phrase("calm.caution", caution=caution) for caution in card.cautions]
    return [*lines, "", *_lead_lines(card), format_phrase("calm.card.how")]


def _lead_lines(card: Skill) -> list[str]:
    """The command that does what a card says, if there is one."""
    if (lead := LEADS.get(card.of)) is not None:
        return [format_phrase(f"calm.lead.{lead}.how")]
    minutes = quiet.minutes_of_card(card.minutes)
    return [format_phrase("calm.quiet.how", minutes=minutes)] if minutes else []


def _before(call: Invocation) -> None:
    args = parse_args(CommandSpec(call.command), call.words)
    notebook = open_notebook(call, args.data_dir)
    today = notebook.today
    load_past_year(notebook)
    print_lines(similar_day_lines(similar_days.similar_days(notebook.board, today), today))


run: Final = CalmCommands().run
