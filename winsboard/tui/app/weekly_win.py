"""The old win of the week, shown on the board if the setting is on."""

from __future__ import annotations

from datetime import date
from functools import partial

from winsboard.domain.journal.old_wins import weekly_day
from winsboard.domain.model.documents import Entry, month_of
from winsboard.notebook.notebook import StoreError
from winsboard.tui.session.session import Session, sentence


def follow_week(session: Session) -> None:
    """Find this week's old win if the week has changed or the win shown is outdated."""
    settings = session.board.settings
    wished = weekly_day(session.today, settings.week_start) if settings.weekly_line else None
    if wished == session.week and _is_current(session, session.weekly):
        return
    session.week = wished
    if wished is None:
        session.weekly = None
    else:
        search = partial(_find, session, wished, settings.week_start)
        session.run_worker(search, thread=True, exclusive=True, group="weekly", exit_on_error=False)


def _is_current(session: Session, win: Entry | None) -> bool:
    """Return whether a win is unchanged on the board, or its month is not loaded."""
    if win is None or month_of(win.day) not in session.board.pages:
        return True
    return session.board.find(win) == win


def _find(session: Session, week: date, week_start: int) -> None:
    from winsboard.notebook.views.old_wins import weekly_win

    try:
        win = weekly_win(session.notebook.reader(), week, week_start)
    except StoreError as error:
        session.call_from_thread(session.show_message, sentence(error))
    else:
        session.call_from_thread(_show, session, week, win)


def _show(session: Session, week: date, win: Entry | None) -> None:
    if session.week == week:
        session.weekly = win
