"""The flow that opens the progress screen."""

from __future__ import annotations

from functools import partial

from winsboard.picture.picture_file import Picture
from winsboard.tui.progress.screen import ProgressScreen
from winsboard.tui.progress.view_actions import ViewCallbacks
from winsboard.tui.session.save_picture import save_picture
from winsboard.tui.session.session import Session
from winsboard.tui.today.navigation import show_in_grid


async def show_progress(session: Session) -> None:
    """Show the progress screen; afterwards select on the board the day that was chosen there."""
    if isinstance(session.screen, ProgressScreen):
        return
    doors = ViewCallbacks(session.notebook, partial(_save, session))
    screen = ProgressScreen(doors, session.size).data_bind(
        Session.board, Session.today, Session.total_wins, Session.saving
    )
    await session.push_screen_wait(screen)
    if screen.went_to is not None:
        show_in_grid(session, *screen.went_to)


def _save(session: Session, picture: Picture) -> None:
    session.run_worker(save_picture(session, picture))
