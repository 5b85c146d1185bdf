"""Looking at how far one has come."""

from __future__ import annotations

from functools import partial

from winsboard.picture.picture_file import Picture
from winsboard.tui.progress.screen import ProgressScreen
from winsboard.tui.progress.view_actions import Doors
from winsboard.tui.session.save_picture import keep_picture
from winsboard.tui.session.session import Desk
from winsboard.tui.today.navigation import show_in_grid


async def show_progress(desk: Desk) -> None:
    """Show the progress screen; a day that was chosen there is shown on the board then."""
    if isinstance(desk.screen, ProgressScreen):
        return
    doors = Doors(desk.notebook, partial(_keep, desk))
    screen = ProgressScreen(doors, desk.size).data_bind(
        Desk.board, Desk.today, Desk.kept, Desk.saving
    )
    await desk.push_screen_wait(screen)
    if screen.went_to is not None:
        show_in_grid(desk, *screen.went_to)


def _keep(desk: Desk, picture: Picture) -> None:
    desk.run_worker(keep_picture(desk, picture))
