"""The old win of the week, for the line on the board; looked for only where that is wished."""

from __future__ import annotations

from datetime import date
from functools import partial

from winsboard.domain.journal.old_wins import weekly_day
from winsboard.domain.model.documents import Entry, month_of
from winsboard.notebook.notebook import StoreError
from winsboard.tui.session.session import Desk, sentence


def follow_week(desk: Desk) -> None:
    """Look for the win of another week, and for another one where this one is no longer so."""
    settings = desk.board.settings
    wished = weekly_day(desk.today, settings.week_start) if settings.weekly_line else None
    if wished == desk.week and _stands(desk, desk.weekly):
        return
    desk.week = wished
    if wished is None:
        desk.weekly = None
    else:
        search = partial(_look, desk, wished, settings.week_start)
        desk.run_worker(search, thread=True, exclusive=True, group="weekly", exit_on_error=False)


def _stands(desk: Desk, win: Entry | None) -> bool:
    """Whether a win is as the board has it, as far as its month is in memory."""
    if win is None or month_of(win.day) not in desk.board.pages:
        return True
    return desk.board.find(win) == win


def _look(desk: Desk, week: date, week_start: int) -> None:
    from winsboard.notebook.old_wins import weekly_win

    try:
        win = weekly_win(desk.notebook.reader(), week, week_start)
    except StoreError as no:
        desk.call_from_thread(desk.tell, sentence(no))
    else:
        desk.call_from_thread(_show, desk, week, win)


def _show(desk: Desk, week: date, win: Entry | None) -> None:
    if desk.week == week:
        desk.weekly = win
