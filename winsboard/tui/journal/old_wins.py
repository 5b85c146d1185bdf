"""The flow that shows old wins."""

from __future__ import annotations

from threading import Lock

from winsboard.domain.journal import metadata
from winsboard.domain.model.documents import TICK, Entry
from winsboard.notebook.notebook import StoreError
from winsboard.notebook.views.old_wins import OldWinSequence
from winsboard.tui.journal.entry.share import share
from winsboard.tui.journal.flow import open_at
from winsboard.tui.journal.old_win_dialog import OldWinDialog, OldWins
from winsboard.tui.journal.tick import set_star
from winsboard.tui.session.session import Session, sentence


async def look_back(session: Session) -> None:
    """Show old wins one at a time, starred ones first; notes from hard days only on request.

    A letter that came back and waits on the board is shown instead, once.
    """
    if session.letter is not None:
        await session.begin("open_letter", session.letter)
        return
    wins, nth = _old_wins(session, hard=False), 0
    while True:
        dialog = OldWinDialog(wins, nth)
        action = await session.push_screen_wait(dialog)
        nth, entry = dialog.nth, dialog.entry
        if action == "hard":
            wins, nth = _old_wins(session, hard=not wins.hard), 0
        elif action == "share" and entry is not None:
            await share(session, entry)
        else:
            break
    if action == "open" and entry is not None:
        await open_at(session, entry)


def _old_wins(session: Session, *, hard: bool) -> OldWins:
    looked = OldWinSequence(session.notebook.reader(), session.today, hard=hard)
    turn = Lock()

    def at(nth: int) -> Entry | None:
        """Return a win. Locked, because a thread continues even if its result is not needed."""
        with turn:
            try:
                return looked.at(nth)
            except StoreError as error:
                session.call_from_thread(session.show_message, sentence(error))
                return None

    def star(entry: Entry) -> Entry:
        wished = not entry.starred
        if entry.kind == TICK:
            done = set_star(session, entry, starred=wished)
        else:
            done = session.perform(lambda context: metadata.star(entry, wished, context))
        return entry._replace(starred=wished) if done else entry

    return OldWins(at, star, session.today, hard)
