"""Flows for adding, editing and removing habits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from winsboard.domain.habits import habits
from winsboard.domain.library import routines
from winsboard.domain.library.areas import key_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit, Routine
from winsboard.domain.settings.wording import plain_words
from winsboard.tui.components.dialogs.choice import ChoiceDialog, ConfirmDialog
from winsboard.tui.habits.form import FormAnswer, HabitForm, draft_key
from winsboard.tui.habits.grid import HabitGrid
from winsboard.tui.habits.pick_dialog import PickDialog
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import areas_of
from winsboard.words.catalog.habits import starters
from winsboard.words.parse.hours import hour_words

USUAL: Final = ("morning", "evening")
"""The routines that the form offers before there are any."""
NEW: Final = "new:"
"""What begins the value of a routine that is to be added."""
HOURS = (17, 18, 19, 20, 21)
"""The hours that are offered for an evening."""


async def add_habits(session: Session) -> None:
    """Pick habits from the built-in list, or fill in the form for a new one.

    Those for this audience come first; the others are added on request.
    """
    board = session.board
    there, areas = {habit.label for habit in board.all_habits}, areas_of(board)
    shown, audience = {key_of(area) for area in areas.listed}, board.settings.board_for or "mh"
    offer: list[Habit] = []
    others: list[Habit] = []
    is_plain = plain_words(board.settings)
    for starter in starters(food=board.settings.food_ideas):
        habit = starter.habit
        if there.isdisjoint((habit.label, starter.plain)) and habit.area in shown:
            named = habit._replace(label=starter.plain) if is_plain else habit
            (offer if audience in starter.audiences else others).append(named)
    picked = await session.push_screen_wait(PickDialog(offer, areas=areas, others=others))
    if picked == "own":
        await fill_form(session)
    elif picked:
        _added(session, picked)


async def fill_form(session: Session, habit: Habit | None = None) -> None:
    """Open the form for a new habit or an existing one, and carry out the answer."""
    key = draft_key(habit or Habit(id="", label=""))
    board = session.board
    form = HabitForm(areas_of(board), habit, session.read_draft(key), routine_choices(board))
    answer = await session.push_screen_wait(form)
    if answer is None:
        if form.waits:
            session.show_message(format_phrase("today.form.waits"))
    elif answer.action == "remove" and habit is not None:
        await remove_habit(session, habit)
    elif await save_form(session, habit, answer):
        session.save_draft(key, None)


async def save_form(session: Session, habit: Habit | None, answer: FormAnswer) -> bool:
    """Carry out the answer of the form; a new routine is saved in the same step."""
    return _do(session, habit, answer, await _new_routine(session, answer))


async def _new_routine(session: Session, answer: FormAnswer) -> Routine | None:
    """Return the routine that is to be added with the habit; None if that is there or has none."""
    if answer.action != "keep" or not answer.habit.routine.startswith(NEW):
        return None
    name = format_phrase(f"own.routine.{answer.habit.routine.removeprefix(NEW)}")
    return await usual_routine(session, name)


async def usual_routine(session: Session, name: str) -> Routine:
    """Return one of the usual routines, which is not saved yet; ask for the hour of the evening."""
    top: int | None = None
    if name == format_phrase("own.routine.evening"):
        hours = session.board.settings.clock_hours
        times = [hour_words(hour * 60, hours) for hour in HOURS]
        answers = [format_phrase("own.routine.top.never"), *times]
        question = format_phrase("own.routine.top.ask", name=name)
        chosen = await session.push_screen_wait(ChoiceDialog(question, answers, harmless=0))
        top = HOURS[chosen - 1] * 60 if chosen else None
    return Routine("", name, top)


def routine_choices(board: Board) -> list[tuple[str, str]]:
    """Return the routines as options of the form: none, those of the board, the usual ones."""
    there = [(routine.name, routine.id) for routine in board.library_documents(Routine)]
    known = {name.casefold() for name, _ in there}
    usual = ((format_phrase(f"own.routine.{name}"), f"{NEW}{name}") for name in USUAL)
    return [
        (format_phrase("today.form.routine.none"), ""),
        *there,
        *((name, value) for name, value in usual if name.casefold() not in known),
    ]


def _do(session: Session, habit: Habit | None, answer: FormAnswer, new: Routine | None) -> bool:
    if habit is None:
        return _added(session, [answer.habit], new)
    if answer.action == "archive":
        return session.perform(lambda context: habits.archive(habit, context))
    if answer.action == "back":
        return session.perform(lambda context: habits.unarchive(habit, context))
    if answer.habit == habit:
        return True
    return session.perform(
        lambda context: routines.within(
            session.board,
            new,
            context,
            lambda id: habits.change(habit, _in_routine(answer.habit, id), context),
        )
    )


def _in_routine(habit: Habit, id: str) -> Habit:
    """Return the habit in a routine that is added with it; unchanged if there is none."""
    return habit._replace(routine=id) if id else habit


def _added(session: Session, new: Sequence[Habit], routine: Routine | None = None) -> bool:
    """Add habits, and scroll the grid to the first of them."""
    before = {habit.id for habit in session.board.habits}
    if not session.perform(
        lambda context: routines.within(
            session.board,
            routine,
            context,
            lambda id: habits.add(session.board, [_in_routine(h, id) for h in new], context),
        )
    ):
        return False
    first = next((h.id for h in session.board.habits if h.id not in before), "")
    grid = session.screen_stack[0].query_one(HabitGrid)
    grid.call_after_refresh(grid.show_habit, first)
    return True


async def remove_habit(session: Session, habit: Habit) -> None:
    """Ask for confirmation and remove the habit."""
    question = format_phrase("today.remove.habit", label=habit.label)
    if await session.push_screen_wait(ConfirmDialog(question)) == 0:
        session.perform(lambda context: habits.remove(habit, context))
