"""Flows of the morning: the greeting after days away, yesterday's line, and the candle."""

from __future__ import annotations

from datetime import timedelta

from winsboard.domain.habits import habits, welcome
from winsboard.domain.habits.welcome import LATELY, SmallWin
from winsboard.domain.journal import entries
from winsboard.domain.reflection import tomorrow
from winsboard.domain.settings.wording import plain_words
from winsboard.domain.text.calendar import ONE_DAY
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.reflection.save import light_candle
from winsboard.tui.session.session import Session
from winsboard.tui.today.screen import TodayScreen
from winsboard.words import format_phrase
from winsboard.words.sentences.wellbeing.welcome import greeting

A_YEAR = timedelta(days=366)
ONE_THING, LOOK, BREATHE, FRESH = range(4)


async def save_tomorrow_line(session: Session) -> None:
    """Save the line written yesterday for today as a win."""
    session.perform(lambda context: tomorrow.tick(session.board, context), event="win")


async def light_candle_flow(session: Session) -> None:
    """Light the candle of the day."""
    light_candle(session)


async def greet(session: Session) -> None:
    """Greet after two or more days away, with a few choices. The days are not counted."""
    if not session.board.settings.welcome:
        return
    _load_until_record(session)
    screen = session.screen_stack[0]
    if len(session.screen_stack) > 1 or not isinstance(screen, TodayScreen) or screen.is_typing:
        return
    away = welcome.days_away(session.board, session.today)
    said = greeting(away, plain=plain_words(session.board.settings))
    if said is None:
        return
    answers = [format_phrase(f"today.welcome.{what}") for what in ("one", "look", "breathe")]
    if welcome.offers_fresh_page(session.board, session.today):
        answers.append(format_phrase("today.welcome.fresh"))
    chosen: int | None = ONE_THING
    while chosen == ONE_THING:
        chosen = await session.push_screen_wait(ChoiceDialog(said.text, answers, harmless=LOOK))
        if chosen == ONE_THING and await _offer_small_wins(session, screen):
            return
    if chosen == BREATHE:
        await session.begin("breathe")
    elif chosen == FRESH:
        session.perform(lambda context: welcome.fresh_page(session.board, context))


def _load_until_record(session: Session) -> None:
    """Load earlier months until there is a day with a record, but at most a year.

    They are shown in the end, because every pane is painted again for a new board.
    """
    day = session.today
    while (
        welcome.last_recorded_day(session.notebook.board, session.today) is None
        and day > session.today - A_YEAR
    ):
        day = day.replace(day=1) - ONE_DAY
        session.read_days(day, day)
    session.board = session.notebook.board


async def _offer_small_wins(session: Session, screen: TodayScreen) -> bool:
    """Offer the most frequent small wins, or the input for another one; False to go back."""
    session.load_days(session.today - LATELY, session.today)
    wins = welcome.small_wins(session.board, session.today)
    answers = [*(win.label for win in wins), format_phrase("today.welcome.own")]
    chosen = await session.push_screen_wait(
        ChoiceDialog(format_phrase("today.welcome.which"), answers)
    )
    if chosen is None:
        return False
    if chosen < len(wins):
        _save_small_win(session, wins[chosen])
    else:
        screen.journal.start_writing("win")
    return True


def _save_small_win(session: Session, win: SmallWin) -> None:
    board, today, habit = session.board, session.today, session.board.habit(win.habit)
    if habit is None:
        session.perform(
            lambda context: entries.write("win", win.label, today, context), event="win"
        )
    else:
        session.perform(
            lambda context: habits.mark(board, habit, today, "done", context),
            event="habit",
            area=habit.area,
        )
