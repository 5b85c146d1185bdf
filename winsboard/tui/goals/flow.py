"""The flow that opens the screen of goals."""

from __future__ import annotations

import asyncio
from datetime import date
from functools import partial

from winsboard.domain.model.goals import Goal
from winsboard.notebook.views.goals import story_months
from winsboard.tui.goals.actions.acts import do
from winsboard.tui.goals.pages.blocks import Row
from winsboard.tui.goals.screen import GoalsScreen, Pages
from winsboard.tui.session.session import PAUSE, Session


async def show_goals(session: Session) -> None:
    """Show the list of goals until it is closed."""
    if not isinstance(session.screen, GoalsScreen):
        await open_screen(session)


async def open_screen(session: Session, goal: str = "") -> None:
    """Show the screen, with the page of a goal first if `goal` is its id."""

    def act(key: str, row: Row | None, page: Goal | None) -> None:
        session.run_worker(do(session, screen, key, row, page))

    screen = GoalsScreen(session.size, act, partial(read_older, session), goal)
    screen.set_reactive(GoalsScreen.board, session.board)
    screen.set_reactive(GoalsScreen.today, session.today)
    await session.push_screen_wait(screen.data_bind(Session.board, Session.today, Session.saving))


async def read_older(session: Session, goal: Goal) -> Pages:
    """Read the months of a goal's story that are not in memory, one by one between the keys."""
    notebook, found = session.notebook, {}
    for month in await asyncio.to_thread(story_months, notebook, goal):
        if month not in notebook.board.pages:
            day = date.fromisoformat(f"{month}-01")
            notebook.load_days(day, day)
            found[month] = notebook.board.pages[month]
            await asyncio.sleep(PAUSE)
    return found
