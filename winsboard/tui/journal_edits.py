"""What the journal pane asks for, made into edits."""

from __future__ import annotations

from winsboard.domain import journal
from winsboard.tui.desk import Desk
from winsboard.tui.widgets.journal_pane import JournalPane


def write_line(desk: Desk, event: JournalPane.Written) -> bool:
    """Keep a line that was written; whether it is a win."""
    is_win = event.kind == "win"
    if not desk.act(
        lambda moment: journal.write(event.kind, event.text, desk.today, moment),
        event="win" if is_win else "",
    ):
        return False
    event.pane.leave_line(event.text)
    return is_win
