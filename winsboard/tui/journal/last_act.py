"""Adding to the last tick or win: tags such as "on a hard day", a note, how it went."""

from __future__ import annotations

from typing import Final

from winsboard.domain.model.documents import Entry, Mark, month_of
from winsboard.domain.progress.summary import is_win
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.journal.additions import add_to, title_of
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase

MOST_OFFERED: Final = 24
"""The most wins that are offered at once."""


async def add_tag(session: Session) -> None:
    """Ask what to add to the last tick or win, and add it."""
    win = _last(session) or await _chosen(session)
    if win is not None:
        await add_to(session, win)


def _last(session: Session) -> Entry | Mark | None:
    """Return the last win as it is now, of whatever day; None if it is gone or not known."""
    known = session.last_win
    now = session.board.find(known) if known else None
    return now if now is not None and is_win(now) and title_of(session, now) else None


async def _chosen(session: Session) -> Entry | Mark | None:
    """Return the only win of today. Ask for one of several: their order is not known any more."""
    wins = _wins(session)
    if not wins:
        session.show_message(format_phrase("keys.add_tag.none"))
    if len(wins) < 2:
        return wins[0] if wins else None
    titles = [title_of(session, win) for win in wins]
    dialog = MenuDialog(titles, [], title=format_phrase("keys.add_tag.which"))
    chosen = await session.push_screen_wait(dialog)
    return None if chosen is None else wins[chosen]


def recent_wins(session: Session) -> list[tuple[str, str]]:
    """Return the name and the id of the last wins: those of today, then those of the month."""
    board, today = session.board, session.today
    first = today.replace(day=1)
    written = sorted(board.entries_between(first, today), key=lambda e: (e.day, e.at), reverse=True)
    older = [entry for entry in written if is_win(entry) and entry.day != today]
    wins: list[Entry | Mark] = [*_wins(session), *older]
    named = ((title_of(session, win), win.id) for win in wins)
    return [(name, id) for name, id in named if name][:MOST_OFFERED]


def _wins(session: Session) -> list[Entry | Mark]:
    """Return the wins and ticks of today, the written ones first and the newest of them first."""
    board, today = session.board, session.today
    written = [entry for entry in board.entries(today) if is_win(entry)]
    marks = (mark for mark in board.marks(month_of(today)) if mark.day == today)
    ticked = [mark for mark in marks if is_win(mark) and board.habit(mark.habit)]
    return [*reversed(written), *ticked]
