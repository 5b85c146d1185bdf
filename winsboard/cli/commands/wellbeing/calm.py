"""`calm`: the calm list, its cards, and what helped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from winsboard.cli.args.parser import CommandSpec, read
from winsboard.cli.collections import CollectionCommands
from winsboard.cli.context import Invocation
from winsboard.cli.io.output import print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.past_year import load_past_year
from winsboard.cli.save import commit_and_celebrate
from winsboard.cli.subcommands import Action, opened
from winsboard.domain.model.documents import Helped, Skill
from winsboard.domain.text.calendar import LOOKS_BACK
from winsboard.domain.wellbeing import affirmations, coping_cards, similar_days
from winsboard.notebook.collections import SKILLS
from winsboard.notebook.notebook import Notebook
from winsboard.words import say
from winsboard.words.sentences.celebration import TRIED
from winsboard.words.sentences.similar_days import before_lines, tried_words

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
    away = "--hidden"
    otherwise = "show"

    def actions(self) -> dict[str, Action]:
        """A name without an action shows the card."""
        shown = {"list": self.list, "show": self.show, "before": _before}
        return {**shown, **super().actions(), **self.hiding()}

    def listed(self, notebook: Notebook, *, away: bool = False) -> Sequence[Skill]:
        """The cards, those that helped in the last year first."""
        if not away:
            load_past_year(notebook)
        return super().listed(notebook, away=away)

    def lines(self, notebook: Notebook, found: Sequence[Skill]) -> list[str]:
        """The kind line of this list, and the cards with their ratings."""
        today = notebook.today
        tried = coping_cards.tried_by_card(
            notebook.board.entries_between(today - LOOKS_BACK, today)
        )
        line = affirmations.shown(notebook.board, "calm", today)
        lines = [line.text, ""] if line else []
        for number, card in enumerate(found, start=1):
            words = tried.get(coping_cards.key_of(card))
            lines.append(f" {number:>2} {card.name}{f' ({tried_words(words)})' if words else ''}")
        return [*lines, "", say("calm.list.how")]

    def show(self, call: Invocation) -> None:
        """Print one card, or save a rating."""
        form = CommandSpec("calm", self.one, flags=[*RATINGS], apart=[*RATINGS])
        said, notebook = opened(form, call, self.missing)
        card = self.find(notebook, self.listed(notebook), said.text)
        rating = next((RATINGS[option] for option in RATINGS if said.has(option)), None)
        if rating is None:
            print_lines(card_lines(card))
            return
        edit = coping_cards.rate(coping_cards.key_of(card), card.name, rating, notebook.moment())
        commit_and_celebrate(notebook, edit, notebook.today, TRIED[rating])


def card_lines(card: Skill) -> list[str]:
    """The steps and cautions of a card."""
    lines = [card.name, *(f"  {number}. {step}" for number, step in enumerate(card.steps, 1))]
    lines += [say("calm.caution", caution=caution) for caution in card.cautions]
    return [*lines, "", say("calm.card.how")]


def _before(call: Invocation) -> None:
    said = read(CommandSpec(call.command), call.words)
    notebook = open_notebook(call, said.data_dir)
    today = notebook.today
    load_past_year(notebook)
    print_lines(before_lines(similar_days.similar_days(notebook.board, today), today))


run: Final = CalmCommands().run
