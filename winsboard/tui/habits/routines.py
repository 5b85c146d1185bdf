"""The list of routines, with their habits and the hour from which they are on top."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

from textual.content import Content

from winsboard.domain.habits.routines import parts_of
from winsboard.domain.library import items, routines
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Routine
from winsboard.domain.model.edits import Edit
from winsboard.notebook.collections import ROUTINES
from winsboard.tui.habits.flow import fill_form
from winsboard.tui.habits.pick_dialog import PickDialog
from winsboard.tui.session.collection import CollectionEditor
from winsboard.tui.session.menu import Choice
from winsboard.tui.session.session import Session
from winsboard.words.catalog.areas import areas_of
from winsboard.words.parse.hours import hour_words, parse_hour


async def show_routines(session: Session) -> None:
    """Show the list until it is closed."""
    await RoutineEditor(session).show()


class RoutineEditor(CollectionEditor[Routine]):
    """The list of routines. Their habits stay when one is deleted."""

    collection = ROUTINES

    def line(self, item: Routine) -> str:
        """Return the name, the hour, and the habits."""
        parts = parts_of(self.session.board, item.id)
        hour = self._hour(item)
        labels = ", ".join(part.label for part in parts) or self.phrase("none_in")
        return " · ".join(filter(None, (item.name, hour, labels)))

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
        return [
            (self.phrase("habits"), partial(self._change_habits, item)),
            *super().choices(item),
            *order,
            (self.phrase("remove"), delete),
        ]

    def extra_actions(self) -> list[Choice]:
        """Return the action to add a routine with its habits."""
        return [(self.phrase("add"), self._add)]

    async def _add(self) -> None:
        """Ask for the habits, then for the name; both are saved together or not at all."""
        picked = await self._pick_habits(self.phrase("add"), ())
        if not picked:
            self.session.show_message(self.phrase("not_added"))
            return
        await RoutineEditor(self.session, ROUTINES._replace(add=_adding(picked))).write(self.new())

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

    async def _change_habits(self, item: Routine) -> None:
        """Let the person put habits in and take them out; say so if none is left."""
        before = {habit.id for habit in parts_of(self.session.board, item.id)}
        picked = await self._pick_habits(item.name, before)
        if picked is None or not self.session.perform(partial(_put, self.session, item, picked)):
            return
        if before and not picked:
            self.session.show_message(self.phrase("emptied", name=item.name))

    async def _pick_habits(self, title: str, marked: Collection[str]) -> frozenset[str] | None:
        """Return the ids of the picked habits, or None. A habit that is written here is picked."""
        ids = set(marked)
        while True:
            habits = self.session.board.habits
            dialog = PickDialog(
                habits,
                [habit for habit in habits if habit.id in ids],
                areas=areas_of(self.session.board),
                title=title,
                question=self.phrase("ask_habits"),
                hint=self.phrase("pick_hint"),
            )
            picked = await self.session.push_screen_wait(dialog)
            if picked != "own":
                return None if picked is None else frozenset(habit.id for habit in picked)
            ids = {habit.id for habit in dialog.picked}
            await fill_form(self.session)
            there = {habit.id for habit in habits}
            ids |= {habit.id for habit in self.session.board.habits if habit.id not in there}


def _adding(picked: Collection[str]) -> Callable[[Board, Routine, EditContext], Edit]:
    """Return what adds a routine with these habits."""

    def add(board: Board, routine: Routine, context: EditContext) -> Edit:
        habits = [habit for habit in board.habits if habit.id in picked]
        return routines.add(board, routine, context, habits)

    return add


def _moved(session: Session, item: Routine, by: int, context: EditContext) -> Edit | None:
    return items.move(session.board, item, by, context)


def _put(
    session: Session, item: Routine, picked: Collection[str], context: EditContext
) -> Edit | None:
    """Put the picked habits into a routine, and take the others out."""
    board = session.board
    come = [habit for habit in board.habits if habit.id in picked]
    go = [habit for habit in parts_of(board, item.id) if habit.id not in picked]
    return routines.change(board, item, item, context, come, go)
