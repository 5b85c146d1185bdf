"""Opens a real board on a real folder."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TypeAlias

from textual.pilot import Pilot

from tests.copied_files import files_in, write_files
from tests.fake_clock import FakeClock
from tests.screen import screen_text, wait_until
from winsboard.domain.habits import habits
from winsboard.domain.model.documents import Habit, Settings
from winsboard.domain.settings import preferences
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.saving.background_writer import BackgroundWriter
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.store import Store
from winsboard.tui.app.app import WinsBoard
from winsboard.tui.habits.grid import HabitGrid

OpenBoard: TypeAlias = Callable[..., AbstractAsyncContextManager[Pilot[None]]]

DEFAULTS = Settings()
THREE = (
    Habit("", "Make the bed", area="home"),
    Habit("", "Get dressed", area="morning"),
    Habit("", "Arm practice", area="movement", kind="count", unit="words", aim=12.0),
)


_MADE: dict[object, Mapping[str, bytes]] = {}
"""The files of each kind of board that a test wished for."""


def fill(home: Path, clock: FakeClock, wished: Sequence[Habit], settings: Settings) -> None:
    """Write settings and habits to a new board, or what the same wish has led to before."""
    key = (tuple(wished), settings, clock.now(), str(clock.now().tzinfo))
    is_new = not home.exists()
    if not is_new or key not in _MADE:
        _fill(home, clock, wished, settings)
        if is_new:
            _MADE[key] = files_in(home)
        return
    write_files(home, _MADE[key])
    clock.tick(len(wished) + 1)


def _fill(home: Path, clock: FakeClock, wished: Sequence[Habit], settings: Settings) -> None:
    notebook = Notebook(Store(home / "data", home / "state", clock), clock)
    notebook.load_days(notebook.today, notebook.today)
    chosen = settings._replace(started_on=notebook.today)
    changed = preferences.change(Settings(), chosen, notebook.edit_context())
    assert changed is not None
    notebook.commit(changed)
    for habit in wished:
        clock.tick(1)
        notebook.commit(habits.add(notebook.board, [habit], notebook.edit_context()))
    clock.tick(1)


def opener(home: Path, clock: FakeClock) -> OpenBoard:
    """Return a function that opens the board of a folder."""

    @asynccontextmanager
    async def opened(
        *,
        size: tuple[int, int] = (120, 36),
        habits: int = 0,
        names: Sequence[str] = (),
        wished: Sequence[Habit] = (),
        settings: Settings = DEFAULTS,
        fresh: bool = False,
    ) -> AsyncIterator[Pilot[None]]:
        numbered = [Habit("", f"Habit number {n}") for n in range(1, habits + 1)]
        added = [*numbered, *(Habit("", name) for name in names), *wished]
        if not fresh and not (home / "data").exists():
            fill(home, clock, added or THREE, settings)
        store = Store(home / "data", home / "state", clock)
        drafts = Drafts(home / "state", clock)
        notebook = Notebook(store, clock, BackgroundWriter(store))
        app = WinsBoard(notebook, drafts, text_location=str(home / "data"))
        try:
            async with app.run_test(size=size) as pilot:
                await wait_until(pilot, lambda: app.query_one(HabitGrid).window.rows or fresh)
                yield pilot
        finally:
            notebook.close()
            drafts.close()

    return opened


def line_of(pilot: Pilot[None], text: str, *, before: int = 200) -> str:
    """Return the first painted line of the left pane that contains a text."""
    for line in screen_text(pilot.app).splitlines():
        if text in line[:before]:
            return line.split("││")[0]
    raise AssertionError(f"{text!r} is not on the screen:\n{screen_text(pilot.app)}")


def app_of(pilot: Pilot[None]) -> WinsBoard:
    """Return the app of a pilot."""
    assert isinstance(pilot.app, WinsBoard)
    return pilot.app
