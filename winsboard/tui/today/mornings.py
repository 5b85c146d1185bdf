"""Coming back after days away, yesterday's line, and the candle of the day."""

from __future__ import annotations

from datetime import timedelta

from winsboard.domain.habits import habits, welcome
from winsboard.domain.habits.welcome import LATELY, SmallWin
from winsboard.domain.journal import entries
from winsboard.domain.reflection import tomorrow
from winsboard.domain.text.calendar import ONE_DAY
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.reflection.save import light_candle
from winsboard.tui.session.session import Desk
from winsboard.tui.today.screen import TodayScreen
from winsboard.words import say
from winsboard.words.sentences.welcome import greeting

A_YEAR = timedelta(days=366)
ONE_THING, LOOK, BREATHE, FRESH = range(4)


async def keep_tomorrow(desk: Desk) -> None:
    """Keep the line that was written for today as a win."""
    desk.act(lambda moment: tomorrow.tick(desk.board, moment), event="win")


async def light(desk: Desk) -> None:
    """Light the candle of the day."""
    light_candle(desk)


async def greet(desk: Desk) -> None:
    """Say welcome back after two days or more, with three choices; nothing is counted."""
    _read_back(desk)
    screen = desk.screen_stack[0]
    if len(desk.screen_stack) > 1 or not isinstance(screen, TodayScreen) or screen.is_typing:
        return
    said = greeting(welcome.days_away(desk.board, desk.today))
    if said is None:
        return
    answers = [say(f"today.welcome.{what}") for what in ("one", "look", "breathe")]
    if welcome.offers_fresh_page(desk.board, desk.today):
        answers.append(say("today.welcome.fresh"))
    chosen = await desk.push_screen_wait(ChoiceDialog(said.text, answers))
    if chosen == ONE_THING:
        await _one_thing(desk, screen)
    elif chosen == BREATHE:
        await desk.begin("breathe")
    elif chosen == FRESH:
        desk.act(lambda moment: welcome.fresh_page(desk.board, moment))


def _read_back(desk: Desk) -> None:
    """Read the months before this one until there is a day with a record, a year at the most."""
    day = desk.today
    while welcome.last_kept(desk.board, desk.today) is None and day > desk.today - A_YEAR:
        day = day.replace(day=1) - ONE_DAY
        desk.show_days(day, day)


async def _one_thing(desk: Desk, screen: TodayScreen) -> None:
    """The small things that are kept most often by number, or words of one's own."""
    desk.show_days(desk.today - LATELY, desk.today)
    wins = welcome.small_wins(desk.board, desk.today)
    answers = [*(win.label for win in wins), say("today.welcome.own")]
    chosen = await desk.push_screen_wait(ChoiceDialog(say("today.welcome.which"), answers))
    if chosen is None:
        return
    if chosen < len(wins):
        _keep(desk, wins[chosen])
    else:
        screen.journal.begin("win")


def _keep(desk: Desk, win: SmallWin) -> None:
    board, today, habit = desk.board, desk.today, desk.board.habit(win.habit)
    if habit is None:
        desk.act(lambda moment: entries.write("win", win.label, today, moment), event="win")
    else:
        desk.act(
            lambda moment: habits.mark(board, habit, today, "done", moment),
            event="habit",
            area=habit.area,
        )
