"""The list of routines, with their habits and the hour from which they are on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from textual.content import Content

from winsboard.domain.habits.routines import parts_of
from winsboard.domain.library import items, routines
from winsboard.domain.model.documents import Routine
from winsboard.notebook.collections import ROUTINES
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.collection import CollectionEditor
from winsboard.tui.session.menu import Choice
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.parse.hours import hour_words, parse_hour

HOURS = (17, 18, 19, 20, 21)
"""The hours that are offered for an evening."""


async def show_routines(session: Session) -> None:
    """Show the list until it is closed."""
    await RoutineEditor(session).show()


async def add_routine(session: Session, name: str) -> str:
    """Add one of the usual routines; for the evening, ask for its hour. Returns its id."""
    top: int | None = None
    if name == format_phrase("own.routine.evening"):
        hours = session.board.settings.clock_hours
        times = [hour_words(hour * 60, hours) for hour in HOURS]
        answers = [format_phrase("own.routine.top.never"), *times]
        question = format_phrase("own.routine.top.ask", name=name)
        chosen = await session.push_screen_wait(ChoiceDialog(question, answers, harmless=0))
        top = HOURS[chosen - 1] * 60 if chosen else None
    session.perform(lambda context: routines.add(session.board, Routine("", name, top), context))
    return next((r.id for r in routines.listed(session.board) if r.name == name), "")


class RoutineEditor(CollectionEditor[Routine]):
    """The list of routines. Their habits stay when one is deleted."""

    collection = ROUTINES

    def line(self, item: Routine) -> str:
        """Return the name, the hour, and the habits."""
        parts = parts_of(self.session.board, item.id)
        hour = self._hour(item)
        said = [item.name, *([hour] if hour else []), ", ".join(part.label for part in parts)]
        return " · ".join(filter(None, said))

    def content(self, item: Routine) -> Content:
        """Return the habits of a routine, one on each line."""
        parts = parts_of(self.session.board, item.id)
        lines = [f"·  {part.label}" for part in parts] or [self.phrase("empty")]
        hour = self._hour(item)
        return Content("\n".join([*([hour] if hour else []), *lines]))

    def choices(self, item: Routine) -> list[Choice]:
        """Return the actions: its habits, change, order, delete."""
        board = self.session.board
        order: list[Choice] = [
            (
                self.phrase(where),
                self.save_action(partial(_moved, self.session, item, by)),
            )
            for where, by in (("up", -1), ("down", 1))
        ]
        delete = self.save_action(lambda context: routines.remove(board, item, context))
        habits: Choice = (self.phrase("habits"), partial(self._choose_habits, item))
        return [
            *([habits] if board.habits else []),
            *super().choices(item),
            *order,
            (self.phrase("remove"), delete),
        ]

    def extra_actions(self) -> list[Choice]:
        """Return the action to add a routine, which then asks for its habits."""
        (text, add), *more = super().extra_actions()

        async def add_with_habits() -> object:
            before = {routine.id for routine in routines.listed(self.session.board)}
            done = await add()
            board = self.session.board
            new = [r for r in routines.listed(board) if r.id not in before]
            if new and board.habits:
                await self._choose_habits(new[0])
            return done

        return [(text, add_with_habits), *more]

    def initial_values(self, item: Routine) -> dict[str, str]:
        """Return the values of the form; the hour as a time of day."""
        hours = self.session.board.settings.clock_hours
        return {"name": item.name, "top": hour_words(item.top, hours)}

    def read(self, item: Any, typed: Mapping[str, str]) -> Routine:
        """Parse the form's values; raises Refusal if one is invalid."""
        changed: Routine = item._replace(
            name=typed["name"], top=parse_hour(typed["top"], "routine.top")
        )
        return changed

    def _hour(self, item: Routine) -> str:
        hours = self.session.board.settings.clock_hours
        hour = hour_words(item.top, hours)
        return self.phrase("on_top", hour=hour) if hour else ""

    async def _choose_habits(self, item: Routine) -> None:
        """Let the person put habits in and take them out, until the list is closed."""
        while True:
            board = self.session.board
            answers: Sequence[str] = [
                f"[{'x' if habit.routine == item.id else ' '}] {habit.label}"
                for habit in board.habits
            ]
            dialog = MenuDialog(answers, [], title=item.name)
            chosen = await self.session.push_screen_wait(dialog)
            if chosen is None:
                return
            habit = board.habits[chosen]
            come, go = ((), (habit,)) if habit.routine == item.id else ((habit,), ())
            self.session.perform(
                partial(_put, self.session, item, come, go),
            )


def _moved(session: Session, item: Routine, by: int, context: Any) -> Any:
    return items.move(session.board, item, by, context)


def _put(session: Session, item: Routine, come: Any, go: Any, context: Any) -> Any:
    return routines.change(session.board, item, item, context, come, go)
