"""What the journal pane asks for, made into edits."""

from __future__ import annotations

from winsboard.domain.journal import entries
from winsboard.tui.journal.pane import JournalPane
from winsboard.tui.session.session import Desk


def write_line(desk: Desk, event: JournalPane.Written) -> bool:
    """Keep a line that was written; whether it is a win."""
    is_win = event.kind == "win"
    if not desk.act(
        lambda moment: entries.write(event.kind, event.text, desk.today, moment),
        event="win" if is_win else "",
    ):
        return False
    event.pane.leave_line(event.text)
    return is_win
