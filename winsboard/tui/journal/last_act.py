"""Tags for the last tick or win, such as "first time" or "on a hard day"."""

from __future__ import annotations

from winsboard.domain.habits import mark_tags
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Entry, Mark, month_of
from winsboard.domain.progress.summary import is_win
from winsboard.tui.components.dialogs.menu import MenuDialog
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.habits import win_tags


async def add_tag(session: Session) -> None:
    """Add a tag to the last tick or win, or remove it."""
    win = _last(session) or await _chosen(session)
    if win is None:
        return
    tags = win_tags()
    answers = [f"[x] {label}" if id in win.tags else label for id, label in tags.items()]
    dialog = MenuDialog(answers, [], title=_title(session, win))
    chosen = await session.push_screen_wait(dialog)
    if chosen is None:
        return
    tag = list(tags)[chosen]
    added = "win" if tag not in win.tags else ""
    session.perform(
        lambda context: (
            entries.tag(win, tag, context)
            if isinstance(win, Entry)
            else mark_tags.tag(win, _title(session, win), tag, context)
        ),
        event=added,
        tags=[tag],
    )


def _last(session: Session) -> Entry | Mark | None:
    """Return the last win of today as it is now; None if it was undone or is not known."""
    known = session.last_win
    return next((win for win in _wins(session) if known and win.id == known.id), None)


async def _chosen(session: Session) -> Entry | Mark | None:
    """Return the only win of today. Ask for one of several: their order is not known any more."""
    wins = _wins(session)
    if not wins:
        session.show_message(format_phrase("keys.add_tag.none"))
    if len(wins) < 2:
        return wins[0] if wins else None
    titles = [_title(session, win) for win in wins]
    dialog = MenuDialog(titles, [], title=format_phrase("keys.add_tag.which"))
    chosen = await session.push_screen_wait(dialog)
    return None if chosen is None else wins[chosen]


def _wins(session: Session) -> list[Entry | Mark]:
    """Return the wins and ticks of today, the written ones first and the newest of them first."""
    board, today = session.board, session.today
    written = [entry for entry in board.entries(today) if is_win(entry)]
    marks = (mark for mark in board.marks(month_of(today)) if mark.day == today)
    ticked = [mark for mark in marks if is_win(mark) and board.habit(mark.habit)]
    return [*reversed(written), *ticked]


def _title(session: Session, win: Entry | Mark) -> str:
    if isinstance(win, Entry):
        return entries.title_of(win)
    habit = session.board.habit(win.habit)
    return habit.label if habit else ""
