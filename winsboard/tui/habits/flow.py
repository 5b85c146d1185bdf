"""Adding, changing and removing habits."""

from __future__ import annotations

from winsboard.domain.habits import habits
from winsboard.domain.model.documents import Habit
from winsboard.tui.components.dialogs.choice import ConfirmDialog
from winsboard.tui.habits.form import Answer, HabitForm, draft_of
from winsboard.tui.habits.pick_dialog import PickDialog
from winsboard.tui.session.session import Desk
from winsboard.words import say
from winsboard.words.catalog.habits import starters


async def add_habits(desk: Desk) -> None:
    """Pick shipped habits that are not on the board yet, or write one."""
    there = {habit.label for habit in desk.board.all_habits}
    food = desk.board.settings.food_ideas
    offer = [s.habit for s in starters(food=food) if s.habit.label not in there]
    picked = await desk.push_screen_wait(PickDialog(offer))
    if picked == "own":
        await fill_form(desk)
    elif picked:
        desk.act(lambda moment: habits.add(desk.board, picked, moment))


async def fill_form(desk: Desk, habit: Habit | None = None) -> None:
    """Write a habit, or change one, put it away, bring it back, remove it."""
    key = draft_of(habit or Habit(id="", label=""))
    form = HabitForm(habit, desk.read_draft(key))
    answer = await desk.push_screen_wait(form)
    if answer is None:
        if form.waits:
            desk.tell(say("today.form.waits"))
    elif answer.what == "remove" and habit is not None:
        await remove_habit(desk, habit)
    elif _do(desk, habit, answer):
        desk.keep_draft(key, None)


def _do(desk: Desk, habit: Habit | None, answer: Answer) -> bool:
    if habit is None:
        return desk.act(lambda moment: habits.add(desk.board, [answer.habit], moment))
    if answer.what == "archive":
        return desk.act(lambda moment: habits.archive(habit, moment))
    if answer.what == "back":
        return desk.act(lambda moment: habits.bring_back(habit, moment))
    if answer.habit == habit:
        return True
    return desk.act(lambda moment: habits.change(habit, answer.habit, moment))


async def remove_habit(desk: Desk, habit: Habit) -> None:
    """Ask once, then remove."""
    question = say("today.remove.habit", label=habit.label)
    if await desk.push_screen_wait(ConfirmDialog(question)) == 0:
        desk.act(lambda moment: habits.remove(habit, moment))
