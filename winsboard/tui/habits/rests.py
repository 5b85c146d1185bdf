"""Days of rest: today with two keys, planned or past ones by their dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from winsboard.domain.habits import rests
from winsboard.domain.model.documents import Rest
from winsboard.domain.text.date_parser import read_day_ahead
from winsboard.domain.text.folding import fold_name
from winsboard.notebook.collections import RESTS
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.habits.grid import HabitGrid
from winsboard.tui.session.collection import CollectionEditor
from winsboard.tui.session.menu import Act, Choice
from winsboard.tui.session.session import Session
from winsboard.words import say
from winsboard.words.sentences.rests import rest_words

OPEN: Final = "open"
"""Typed for a last day that is not known yet."""


async def show_rests(session: Session) -> None:
    """The rests that are on or to come, and what can be added; until it is left."""
    await Rests(session).show()


class Rests(CollectionEditor[Rest]):
    """The rests; to plan one, or to rest today, is all that is done at a time."""

    collection = RESTS
    event = "rest"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.habit = session.screen_stack[0].query_one(HabitGrid).habit

    def text(self) -> str:
        """What a rest does."""
        return self.say("how")

    def name(self, item: Rest) -> str:
        """Its days, what rests, and why."""
        return rest_words(self.session.board, item, self.session.today)

    def besides(self) -> list[Choice]:
        """Resting today, planning a rest of the board or the habit, and those that are over."""
        today, over = self.session.today, self.away()
        choices: list[Choice] = [(self.say("add"), partial(self.write, self.new()))]
        if rests.on(self.session.board, today) is None:
            choices.insert(0, (self.say("rest_today"), self._rest_today))
        if self.habit is not None:
            new = self.new()._replace(habit=self.habit.id)
            words = self.say("plan.habit", label=self.habit.label)
            choices.append((words, partial(self.write, new)))
        if over:
            choices.append((self.say("before"), self.choosing(self.title(), over, self._opening)))
        return choices

    def new(self) -> Rest:
        """One that begins today."""
        return Rest("", self.session.today)

    def card(self, item: Rest, answers: Sequence[str]) -> ChoiceDialog:
        """The rest, as a question what to do with it."""
        return ChoiceDialog(
            self.name(item), answers, title=self.title(), hint=say("cards.menu.hint")
        )

    def choices(self, item: Rest) -> list[Choice]:
        """One that is on can be ended early."""
        choices = super().choices(item)
        if item.first <= self.session.today and rests.is_ahead(item, self.session.today):
            choices.append((self.say("end"), self.doing(lambda moment: rests.end(item, moment))))
        return [*choices, (self.say("remove"), self.doing(lambda m: rests.remove(item, m)))]

    def is_new(self, item: Rest) -> bool:
        """Whether it has no id yet."""
        return not item.id

    def form_title(self, _item: Rest) -> str:
        """The same for a new one."""
        return self.say("form")

    def kept(self, item: Rest) -> dict[str, str]:
        """The days as they are typed; a new one begins today and has no last day yet."""
        first = item.first.isoformat() if item.id else self.say("today")
        last = OPEN if item.last is None else item.last.isoformat()
        return {
            "first": first,
            "last": last if item.id else "",
            "reason": item.reason,
            "habit": item.habit,
        }

    def read(self, item: Rest, typed: Mapping[str, str]) -> Rest:
        """The rest as the form was filled; raises Refusal for what no day can be read in."""
        today = self.session.today
        first = read_day_ahead(typed["first"].strip() or self.say("today"), today)
        ends = typed["last"].strip()
        last = None if fold_name(ends) == OPEN else read_day_ahead(ends, today) if ends else first
        return item._replace(first=first, last=last, reason=typed["reason"], habit=typed["habit"])

    def options(self, name: str) -> Sequence[tuple[str, str]]:
        """The whole board, or one of its habits."""
        habits = [(habit.label, habit.id) for habit in self.session.board.habits]
        return [(self.say("board"), ""), *habits] if name == "habit" else ()

    def _opening(self, item: Rest) -> Act:
        return partial(self.open, item)

    async def _rest_today(self) -> bool:
        today = Rest("", self.session.today, self.session.today)
        return self.session.perform(
            lambda m: rests.add(self.session.board, today, m), event=self.event
        )
