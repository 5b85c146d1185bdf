"""Handlers for the messages of the journal pane: each makes an edit."""

from __future__ import annotations

from winsboard.domain.journal import entries
from winsboard.tui.journal.pane import JournalPane
from winsboard.tui.session.session import Session


def write_line(session: Session, event: JournalPane.Written) -> None:
    """Save the line as an entry."""
    is_win = event.kind == "win"
    if not session.perform(
        lambda context: entries.write(event.kind, event.text, session.today, context),
        event="win" if is_win else "",
    ):
        return
    event.pane.clear_saved(event.text)
