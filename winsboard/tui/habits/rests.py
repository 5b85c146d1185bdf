"""Rests: resting today, and planned or past rests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from winsboard.domain.habits import rests
from winsboard.domain.model.documents import Rest
from winsboard.domain.text.date_parser import parse_any_day, read_last_day
from winsboard.domain.text.folding import fold_name
from winsboard.notebook.collections import RESTS
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.habits.grid import HabitGrid
from winsboard.tui.session.collection import CollectionEditor
from winsboard.tui.session.menu import Choice, MenuAction
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.sentences.habits.rests import rest_words

OPEN: Final = "open"
"""What is typed for a last day that is not known yet."""


async def show_rests(session: Session) -> None:
    """Show current and planned rests, and how to add one, until it is closed."""
    await RestEditor(session).show()


class RestEditor(CollectionEditor[Rest]):
    """The list of rests. Closes after adding a rest or resting today."""

    collection = RESTS

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.habit = session.screen_stack[0].query_one(HabitGrid).habit

    def text(self) -> str:
        """Explain what a rest does."""
        return self.phrase("how")

    def name(self, item: Rest) -> str:
        """Return the days, the habit and the reason of a rest."""
        return rest_words(self.session.board, item, self.session.today)

    def extra_actions(self) -> list[Choice]:
        """Return how to rest today, plan a rest for the board or the habit, and open past rests."""
        today, over = self.session.today, self.hidden_items()
        choices: list[Choice] = [(self.phrase("add"), partial(self.write, self.new()))]
        if rests.rest_on(self.session.board, today) is None:
            choices.insert(0, (self.phrase("rest_today"), self._rest_today))
        if self.habit is not None:
            new = self.new()._replace(habit=self.habit.id)
            words = self.phrase("plan.habit", label=self.habit.label)
            choices.append((words, partial(self.write, new)))
        if over:
            choices.append(
                (self.phrase("before"), self.pick_action(self.title(), over, self._initial_value))
            )
        return choices

    def new(self) -> Rest:
        """Return a new rest that begins today."""
        return Rest("", self.session.today)

    def card(self, item: Rest, answers: Sequence[str]) -> ChoiceDialog:
        """Return a dialog that asks what to do with a rest."""
        return ChoiceDialog(
            self.name(item), answers, title=self.title(), hint=format_phrase("cards.menu.hint")
        )

    def choices(self, item: Rest) -> list[Choice]:
        """Return the actions for a rest; a current one can be ended early."""
        choices = super().choices(item)
        if item.first <= self.session.today and rests.is_current_or_planned(
            item, self.session.today
        ):
            choices.append(
                (self.phrase("end"), self.save_action(lambda context: rests.end(item, context)))
            )
        return [
            *choices,
            (self.phrase("remove"), self.save_action(lambda m: rests.remove(item, m))),
        ]

    def is_new(self, item: Rest) -> bool:
        """Return whether it has no id yet."""
        return not item.id

    def form_title(self, _item: Rest) -> str:
        """Return the form's title, the same for new and existing rests."""
        return self.phrase("form")

    def initial_values(self, item: Rest) -> dict[str, str]:
        """Return the form's values; a new rest begins today and has no last day."""
        first = item.first.isoformat() if item.id else self.phrase("today")
        last = OPEN if item.last is None else item.last.isoformat()
        return {
            "first": first,
            "last": last if item.id else "",
            "reason": item.reason,
            "habit": item.habit,
        }

    def read(self, item: Rest, typed: Mapping[str, str]) -> Rest:
        """Parse the form's values into a rest; raises Refusal if a date is invalid."""
        today = self.session.today
        first = parse_any_day(typed["first"].strip() or self.phrase("today"), today)
        ends = typed["last"].strip()
        last = (
            None
            if fold_name(ends) == OPEN
            else read_last_day(ends, first, today)
            if ends
            else first
        )
        return item._replace(first=first, last=last, reason=typed["reason"], habit=typed["habit"])

    def preview(self, item: Rest, typed: Mapping[str, str]) -> str:
        """Return the days that rest in full, so that nobody rests on days they did not mean."""
        return rest_words(self.session.board, self.read(item, typed), self.session.today)

    def options(self, name: str) -> Sequence[tuple[str, str]]:
        """Return the options for what rests: the whole board or one habit."""
        habits = [(habit.label, habit.id) for habit in self.session.board.habits]
        return [(self.phrase("board"), ""), *habits] if name == "habit" else ()

    def _initial_value(self, item: Rest) -> MenuAction:
        return partial(self.open, item)

    async def _rest_today(self) -> bool:
        today = Rest("", self.session.today, self.session.today)
        return self.session.perform(lambda m: rests.add(self.session.board, today, m), event="rest")
