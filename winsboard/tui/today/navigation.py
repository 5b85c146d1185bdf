"""Flows for going to a day, the settings, the help, and leaving."""

from __future__ import annotations

from datetime import date
from functools import partial

from rich.text import Text

from winsboard.domain.model.documents import Habit, Settings
from winsboard.domain.settings import preferences
from winsboard.domain.text.date_parser import parse_day
from winsboard.tui.components.dialogs.choice import ChoiceDialog
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.habits.grid import HabitGrid
from winsboard.tui.session.session import Session
from winsboard.tui.settings.dialog import SettingsDialog
from winsboard.tui.settings.history import write_rescue
from winsboard.words import format_phrase


async def go_to_day(session: Session) -> None:
    """Ask for a date and show it in the grid."""
    check = partial(parse_day, today=session.today)
    dialog = LineDialog(format_phrase("today.go.title"), format_phrase("today.go.hint"), check)
    typed = (await session.push_screen_wait(dialog) or "").strip()
    if typed:
        show_in_grid(session, check(typed))


def show_in_grid(session: Session, day: date, habit: Habit | None = None) -> None:
    """Show a day in the grid; the cursor moves to the habit if one is given and active."""
    grid = session.screen_stack[0].query_one(HabitGrid)
    rows = [n for n, row in enumerate(grid.window.rows) if row.habit and row.habit == habit]
    grid.focus()
    grid.go_to(rows[0] if rows else grid.row, day)


async def ask_to_leave(session: Session) -> None:
    """Ask what to do with edits that cannot be saved, before leaving."""
    is_kept = session.notebook.is_all_recoverable
    key = "today.leave.kept" if is_kept else "today.leave.unsaved"
    question = format_phrase(key, why=session.notebook.saving.why)
    last = "later" if is_kept else "anyway"
    answers = [format_phrase(f"today.leave.{answer}") for answer in ("stay", "rescue", last)]
    chosen = await session.push_screen_wait(ChoiceDialog(question, answers, harmless=0))
    if chosen == 2:
        session.exit()
    elif chosen == 1 and (written := await write_rescue(session)):
        session.exit(message=Text(written))


async def choose_settings(session: Session) -> None:
    """Show the settings until they are closed."""
    await show_settings(session)


async def show_settings(session: Session, group: str = "", setting: str = "") -> None:
    """Show the settings again after each flow that they start, until they are closed.

    `group` is opened first, and the values of `setting` in it.
    """
    while True:
        change = partial(_change, session)
        dialog = SettingsDialog(lambda: session.board, change, group, setting)
        wish = await session.push_screen_wait(dialog)
        if wish is None:
            return
        group, setting = dialog.group, ""
        await session.begin(wish)


def _change(session: Session, after: Settings) -> None:
    session.perform(lambda context: preferences.change(session.board.settings, after, context))
