"""The flows that open the home of a family board, or the people of a personal one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Final

from winsboard.domain.family.members import is_family
from winsboard.domain.model.documents import Entry
from winsboard.notebook.views.family import family_home
from winsboard.tui.family.entry_acts import act_on_entry
from winsboard.tui.family.home import FamilyScreen, HomeCallbacks
from winsboard.tui.family.people import show_people
from winsboard.tui.family.phrases import ask_hard_week, keep_listened, show_group
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase

ACTS: Final[Mapping[str, Callable[[Session], Awaitable[None]]]] = {
    "thanks": partial(show_group, group="thanks"),
    "noticing": partial(show_group, group="noticing"),
    "staying": partial(show_group, group="staying"),
    "asking": partial(show_group, group="asking"),
    "round": lambda session: session.begin("round"),
    "gathering": lambda session: session.begin("gathering"),
    "people": show_people,
    "hard_week": ask_hard_week,
    "listened": keep_listened,
}
"""What the number keys of the home do, in order."""


async def arrive(session: Session) -> None:
    """Greet, and show the home of the family."""
    try:
        await session.begin("welcome")
        if len(session.screen_stack) == 1:
            await show_family(session)
    finally:
        session.opens_home = False


async def show_family(session: Session) -> None:
    """Show the home of a family board; on another board, its people."""
    if not is_family(session.board.settings):
        await show_people(session)
        return
    if isinstance(session.screen, FamilyScreen):
        return
    acts = tuple(ACTS.values())

    def act(number: int) -> None:
        session.run_worker(_act(session, acts[number]))

    def about(flow: str, entry: Entry) -> None:
        session.run_worker(act_on_entry(session, flow, entry))

    reader = session.notebook.reader()
    names = tuple(format_phrase(f"own.family.act.{name}") for name in ACTS)
    callbacks = HomeCallbacks(partial(family_home, reader), names, act, about)
    screen = FamilyScreen(session.size, callbacks)
    screen.set_reactive(FamilyScreen.board, session.board)
    screen.set_reactive(FamilyScreen.today, session.today)
    await session.push_screen_wait(screen.data_bind(Session.board, Session.today, Session.saving))


async def _act(session: Session, act: Callable[[Session], Awaitable[None]]) -> None:
    await act(session)
