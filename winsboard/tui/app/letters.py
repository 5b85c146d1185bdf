"""The letter that came back: the board says so in one line, until it is opened."""

from __future__ import annotations

from functools import partial

from winsboard.domain.journal.letters import is_waiting
from winsboard.domain.model.documents import Entry, month_of
from winsboard.notebook.notebook import StoreError
from winsboard.tui.session.session import Session, sentence


def find_letters(session: Session) -> None:
    """Find in a thread the letters that wait today."""
    search = partial(_find, session)
    session.run_worker(search, thread=True, exclusive=True, group="letters", exit_on_error=False)


def follow_letters(session: Session) -> None:
    """Show the first letter that still waits, as it is now."""
    now = (_current(session, letter) for letter in session.letters)
    waiting = (letter for letter in now if letter and is_waiting(letter, session.today))
    session.letter = next(waiting, None)


def _current(session: Session, letter: Entry) -> Entry | None:
    """Return a letter as it is on the board, or as it was read if its month is not loaded."""
    loaded = month_of(letter.day) in session.board.pages
    return session.board.find(letter) if loaded else letter


def _find(session: Session) -> None:
    from winsboard.notebook.views.letters import waiting_letters

    try:
        found = waiting_letters(session.notebook.reader(), session.today)
    except StoreError as error:
        session.call_from_thread(session.show_message, sentence(error))
    else:
        session.call_from_thread(_show, session, found)


def _show(session: Session, found: tuple[Entry, ...]) -> None:
    session.letters = found
    follow_letters(session)
