"""What takes more than one key: the first questions, and all that is asked in dialogs."""

from __future__ import annotations

from datetime import date

from rich.text import Text

from winsboard.domain import habits, journal, preferences
from winsboard.domain.documents import Entry, Habit
from winsboard.domain.errors import Refusal
from winsboard.domain.preferences import WEEK_STARTS
from winsboard.domain.reading import read_day
from winsboard.tui import safety
from winsboard.tui.desk import Desk
from winsboard.tui.dialogs.choice import ChoiceDialog, ConfirmDialog
from winsboard.tui.dialogs.entry import EntryDialog, draft_of
from winsboard.tui.dialogs.habit_form import Answer, HabitForm
from winsboard.tui.dialogs.habit_form import draft_of as form_draft
from winsboard.tui.dialogs.help import HelpDialog
from winsboard.tui.dialogs.line import LineDialog
from winsboard.tui.dialogs.pick import PickDialog
from winsboard.tui.dialogs.settings import SettingsDialog
from winsboard.words import say
from winsboard.words.shipped import first_habits, setup_question, starters

AUDIENCES = ("mh", "rehab", "family")
PICKED_AT_FIRST = 3


async def begin(desk: Desk, what: str, about: Habit | Entry | None) -> None:
    """Begin the flow of that name."""
    if isinstance(about, Entry):
        await (open_entry if what == "open" else take_entry_back)(desk, about)
    elif what == "settings":
        await choose_settings(desk)
    elif what == "leave":
        await leave_unsaved(desk)
    elif what == "help":
        await desk.push_screen_wait(HelpDialog())
    elif what == "history":
        await safety.show_history(desk)
    elif what == "rescue":
        await safety.write_rescue(desk)
    elif what == "add":
        await add_habits(desk)
    elif about is not None:
        await (fill_form if what == "edit" else remove_habit)(desk, about)


async def leave_unsaved(desk: Desk) -> None:
    """Ask what to do about words that can not be written, before the board is left."""
    question = say("today.leave.unsaved", why=desk.notebook.saving.why)
    answers = [say(f"today.leave.{answer}") for answer in ("stay", "rescue", "anyway")]
    chosen = await desk.push_screen_wait(ChoiceDialog(question, answers))
    if chosen == 2:
        desk.exit()
    elif chosen == 1 and (written := await safety.write_rescue(desk)):
        desk.exit(message=Text(written))


async def ask_first_questions(desk: Desk) -> bool:
    """Three questions, each with an answer on Enter; true if a made-up board is wanted instead."""
    who = setup_question("set.who")
    offered = [*who.choices, say("today.first.demo")]
    question = f"{say('today.first.hello')}\n\n{who.text}"
    chosen = await desk.push_screen_wait(ChoiceDialog(question, offered, title=_step(1)))
    if chosen == len(who.choices):
        return True
    audience = AUDIENCES[chosen or 0]
    week = setup_question("set.week")
    start = await desk.push_screen_wait(ChoiceDialog(week.text, week.choices, title=_step(2)))
    offer = first_habits(audience)
    title = f"{_step(3)} · {say('today.first.habits')}"
    picked = await desk.push_screen_wait(PickDialog(offer, PICKED_AT_FIRST, title=title))
    settings = desk.board.settings
    after = settings._replace(
        started_on=desk.today, board_for=audience, week_start=WEEK_STARTS[start or 0]
    )
    desk.act(lambda moment: preferences.change(settings, after, moment))
    if isinstance(picked, tuple) and picked:
        desk.act(lambda moment: habits.add(desk.board, picked, moment))
    desk.tell(say("today.first.done"))
    if picked == "own":
        await fill_form(desk, None)
    return False


def _step(step: int) -> str:
    return f"{say('today.title')} · {say('today.first.step', step=step, steps=3)}"


async def add_habits(desk: Desk) -> None:
    """Pick shipped habits that are not on the board yet, or write one."""
    there = {habit.label for habit in desk.board.all_habits}
    offer = [s.habit for s in starters() if s.habit.label not in there]
    picked = await desk.push_screen_wait(PickDialog(offer))
    if picked == "own":
        await fill_form(desk, None)
    elif picked:
        desk.act(lambda moment: habits.add(desk.board, picked, moment))


async def fill_form(desk: Desk, habit: Habit | None) -> None:
    """Write a habit, or change one, put it away, bring it back, remove it."""
    key = form_draft(habit or Habit(id="", label=""))
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


async def open_entry(desk: Desk, entry: Entry) -> None:
    """Read or change an entry."""
    draft = desk.read_draft(draft_of(entry))
    hours = desk.board.settings.clock_hours
    left = await desk.push_screen_wait(EntryDialog(entry, desk.today, hours, draft))
    text = left.text if left.text.strip() else entry.text
    if desk.act(lambda moment: journal.rewrite(entry, text, moment, area=left.area)):
        desk.keep_draft(draft_of(entry), None)


async def take_entry_back(desk: Desk, entry: Entry) -> None:
    """Ask once, then take it back."""
    question = say("today.remove.entry", title=journal.title_of(entry))
    if await desk.push_screen_wait(ConfirmDialog(question)) == 0:
        desk.act(lambda moment: journal.remove(entry, moment))


async def choose_settings(desk: Desk) -> None:
    """Show what can be chosen, and keep it."""
    before = desk.board.settings
    themes = sorted(desk.available_themes)
    after = await desk.push_screen_wait(SettingsDialog(before, themes))
    desk.act(lambda moment: preferences.change(before, after, moment))


async def ask_day(desk: Desk) -> date | None:
    """Which day to go to; none if the question was left or no day can be read in the answer."""
    typed = await desk.push_screen_wait(LineDialog(say("today.go.title"), say("today.go.hint")))
    if not (typed or "").strip():
        return None
    try:
        return read_day(typed or "", desk.today)
    except Refusal as no:
        desk.tell(say(f"refusal.{no.reason}", **no.values))
        return None
