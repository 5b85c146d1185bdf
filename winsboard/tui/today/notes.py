"""Flows that hide the note above the board."""

from __future__ import annotations

from winsboard.domain.habits import reminders
from winsboard.domain.journal import letters
from winsboard.domain.settings import notes
from winsboard.tui.session.session import Session
from winsboard.tui.today.notice_lines import Notice
from winsboard.tui.today.notices import DayNotes
from winsboard.words import format_phrase


async def hide_note(session: Session) -> None:
    """Hide the note that is shown until tomorrow."""
    if (notice := _shown(session)) is None:
        return
    if (habit := notice.habit) is not None:
        session.perform(lambda context: reminders.hide(habit, context))
    else:
        session.perform(lambda context: notes.hide(session.board.settings, notice.kind, context))


async def stop_note(session: Session) -> None:
    """Hide the note that is shown for good."""
    if (notice := _shown(session)) is None:
        return
    if (habit := notice.habit) is not None:
        session.perform(lambda context: reminders.switch_off(habit, context))
    elif (letter := notice.letter) is not None:
        session.perform(lambda context: letters.mark_opened(letter, context))
    elif (goal := notice.goal) is not None:
        from winsboard.domain.goals.reaching import looked_at

        session.perform(lambda context: looked_at(goal, context))
    else:
        session.perform(
            lambda context: notes.switch_off(session.board.settings, notice.kind, context)
        )


def _shown(session: Session) -> Notice | None:
    """Return the note that is shown; say so if there is none."""
    notice = session.screen_stack[0].query_one(DayNotes).notice
    if notice is None:
        session.show_message(format_phrase("keys.hide_note.none"))
    return notice
