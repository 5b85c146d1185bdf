"""`python -m screenshots`: render all screenshots. The output is reproducible."""

from __future__ import annotations

import asyncio
import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import NamedTuple

from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot

from screenshots.picture import picture
from tests.idle import LONGEST, until_idle, use_idle_waits
from tests.screen import screen_text
from winsboard.demo.folder import fill
from winsboard.domain.habits.year_scores import year_before
from winsboard.notebook.notebook import Notebook
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.store import Store
from winsboard.tui.app.app import WinsBoard

HERE = Path(__file__).parent
AFTERNOON = datetime(2026, 11, 21, 15, 20, tzinfo=timezone(timedelta(hours=1)))
LATER = 0.4
"""Seconds after which all timers have fired."""
WORKS = 2.0
"""Seconds for which a thread that works is waited for before a picture is compared."""
GLANCE = 0.015
"""Seconds between two checks of the screen."""
STEADY = 4
"""The number of equal checks in a row after which the screen is stable."""
WIDE, MIDDLE, NARROW = (120, 36), (80, 24), (60, 20)
EVENING = ("t", "enter", "Said no to an extra shift, and slept on it.")
TOMORROW = (*EVENING, *["enter"] * 3, "When the kettle boils I will open the curtains")
THOUGHT = ("X", "I ruin every conversation", "enter", "1", "Lunch with Sam went well")
FOUND = ("J", "slash", *"breath", "enter", "down")
WALK = (
    *("g", "a", "Walk to the bakery", "enter", "enter"),
    *("a", "times I said", "down", "enter", "enter"),
    *("1", "a", "Stand at the door", "enter", "To the garden gate", "enter", "Around the corner"),
    *("enter", "enter", "1"),
)
PACKET = ("f", "1", "2", "enter", "enter", "1", "enter", "1", "2", "enter", "1", "enter", "enter")
AREAS = ("comma", "2", "6")
ROUTINE = ("ctrl+p", "routines ", "enter", "1", "My evening ", "tab", "21:00 ", "enter", "2", "3")
LETTER = ("ctrl+p", "a letter ", "enter", "You went out today, and it was raining. ")
REST = ("R", "2", "ctrl+u", "last friday", "tab", *"today", "tab", "a cold", "enter")


class StillClock:
    """A clock that stands still at 15:20 on a Saturday, or some days later."""

    def __init__(self, days: int = 0) -> None:
        self._days = days
        self.seconds = 1000.0

    def now(self) -> datetime:
        """The fixed time."""
        return AFTERNOON + timedelta(days=self._days)

    def monotonic(self) -> float:
        """Seconds, which only change when `seconds` is set."""
        return self.seconds

    def monotonic_with_sleep(self) -> float:
        """The same as `monotonic`."""
        return self.seconds


FAMILY = (
    *("3", "9", "1", "enter", "f", "w", "Sam Lee", "enter"),
    *("sat on the step with me for ten minutes", "enter", "1", "1"),
)
"""The first questions of a family, somebody's name, and what one of them saw."""


class Shot(NamedTuple):
    """A screenshot: its name, the size of the terminal, and the keys to press first.

    An item of `keys` that contains a space is text, pasted at once.
    """

    name: str
    size: tuple[int, int] = WIDE
    keys: Sequence[str] = ()
    theme: str = "winsboard-dark"
    made_up: bool = True
    away: int = 0
    """Days since the last day of the demo data."""
    later: float = 0.0
    """Seconds to advance the clock after the keys."""
    title: str = "winsboard"
    no_color: bool = False


SHOTS = (
    Shot("today"),
    Shot("today-light", theme="winsboard-light"),
    Shot("today-80x24", size=MIDDLE),
    Shot("today-60x20", size=NARROW),
    Shot("empty", keys=("escape",), made_up=False),
    Shot("first-start", size=MIDDLE, made_up=False),
    Shot("look-back", keys=EVENING),
    Shot("look-back-tomorrow", keys=TOMORROW),
    Shot("look-back-close", keys=(*TOMORROW, "enter")),
    Shot("look-back-80x24", size=MIDDLE, keys=EVENING),
    Shot("look-back-60x20", size=NARROW, keys=EVENING),
    Shot("welcome-back", away=5),
    Shot("habit-form", keys=("e",)),
    Shot("pick-habits", size=MIDDLE, keys=("a", "down", "space")),
    Shot("help", keys=("question_mark",)),
    Shot("help-60x20", size=NARROW, keys=("question_mark",)),
    Shot("settings", size=MIDDLE, keys=("comma",)),
    Shot("settings-60x20", size=NARROW, keys=("comma", "3")),
    Shot("mood", size=MIDDLE, keys=("m",)),
    Shot("low-mood-60x20", size=NARROW, keys=("m", "1")),
    Shot("trigger", size=NARROW, keys=("x",)),
    Shot("thought", size=MIDDLE, keys=THOUGHT),
    Shot("noted", size=MIDDLE, keys=("comma", "4", "3")),
    Shot("rests", size=MIDDLE, keys=("R",)),
    Shot("rest", keys=(*REST, "m", "4", "2", "2", "1", "enter")),
    Shot("rest-60x20", size=NARROW, keys=(*REST, "end")),
    Shot("breathing", keys=("b",), later=2.4),
    Shot("breathing-60x20", size=NARROW, keys=("b",), later=6.5),
    Shot("calm-list", size=MIDDLE, keys=("c",)),
    Shot("coping-card", size=NARROW, keys=("c", "7", "5")),
    Shot("hard-day", keys=("h",)),
    Shot("hard-day-60x20", size=NARROW, keys=("h",)),
    Shot("support", keys=("s",)),
    Shot("support-60x20", size=NARROW, keys=("s",)),
    Shot("progress-month", keys=("y", "up", "left")),
    Shot("progress-month-80x24", size=MIDDLE, keys=("y",)),
    Shot("progress-month-60x20", size=NARROW, keys=("y",)),
    Shot("progress-day-60x20", size=NARROW, keys=("y", "enter")),
    Shot("progress-year", keys=("y", "2", "left", "left")),
    Shot("progress-year-80x24", size=MIDDLE, keys=("y", "2")),
    Shot("progress-year-60x20", size=NARROW, keys=("y", "2")),
    Shot("progress-year-of-a-habit", size=MIDDLE, keys=("y", "2", "o", "2")),
    Shot("progress-habits", keys=("y", "3", "down")),
    Shot("progress-habits-80x24", size=MIDDLE, keys=("y", "3")),
    Shot("progress-habits-60x20", size=NARROW, keys=("y", "3")),
    Shot("progress-how", size=MIDDLE, keys=("y", "3", "enter")),
    Shot("progress-patterns", keys=("y", "4", "down")),
    Shot("progress-patterns-80x24", size=MIDDLE, keys=("y", "4")),
    Shot("progress-patterns-60x20", size=NARROW, keys=("y", "4")),
    Shot("progress-album", keys=("y", "5", "left")),
    Shot("progress-album-80x24", size=MIDDLE, keys=("y", "5")),
    Shot("family", keys=(*FAMILY, "down", "up"), made_up=False),
    Shot("family-60x20", size=NARROW, keys=(*FAMILY, "down", "up"), made_up=False),
    Shot("family-phrase", size=MIDDLE, keys=(*FAMILY[:-1], "down", "up"), made_up=False),
    Shot(
        "family-other-way",
        size=MIDDLE,
        keys=(*FAMILY, "w", "1", "Great job finishing your homework"),
        made_up=False,
    ),
    Shot("people-and-family", size=MIDDLE, keys=("f", "1")),
    Shot("packet", size=MIDDLE, keys=PACKET),
    Shot("packet-60x20", size=NARROW, keys=PACKET[:-3]),
    Shot("page", keys=("p", "3")),
    Shot("page-80x24", size=MIDDLE, keys=("p", "3")),
    Shot("round", size=MIDDLE, keys=("0", "7", "9", "1")),
    Shot("gathering", size=MIDDLE, keys=("0", "7", "9", "2", "1", "Sunday tea ", "enter", "1")),
    Shot("goals", keys=(*WALK, "escape")),
    Shot("goals-80x24", size=MIDDLE, keys=(*WALK, "escape")),
    Shot("goals-60x20", size=NARROW, keys=(*WALK, "escape")),
    Shot("goals-empty", size=MIDDLE, keys=("escape", "g"), made_up=False),
    Shot("goal", keys=(*WALK, "escape", "2", "o", "3", "escape")),
    Shot("goal-80x24", size=MIDDLE, keys=(*WALK, "down", "up")),
    Shot("goal-60x20", size=NARROW, keys=(*WALK, "down", "up")),
    Shot("goal-level", size=MIDDLE, keys=(*WALK, "escape", "2", "o")),
    Shot("goal-more", size=MIDDLE, keys=(*WALK, "up", "plus")),
    Shot("goal-milestone", size=MIDDLE, keys=(*WALK, "2", "3", "down", "up")),
    Shot("new-goal", size=MIDDLE, keys=("g", "a")),
    Shot("week-page", keys=("Y",)),
    Shot("week-page-80x24", size=MIDDLE, keys=("Y",)),
    Shot("week-page-60x20", size=NARROW, keys=("comma", "8", "2", "escape", "escape", "Y", "end")),
    Shot("progress-empty", size=MIDDLE, keys=("escape", "y"), made_up=False),
    Shot("vision", keys=("v",)),
    Shot("vision-80x24", size=MIDDLE, keys=("v", "right")),
    Shot("vision-60x20", size=NARROW, keys=("v",)),
    Shot("vision-card", size=MIDDLE, keys=("v", "1")),
    Shot("vision-card-60x20", size=NARROW, keys=("v", "1", "plus")),
    Shot("vision-empty", size=MIDDLE, keys=("escape", "v"), made_up=False),
    Shot("curtain", size=MIDDLE, keys=("z",), title="notes"),
    Shot("journal", keys=("J", "down")),
    Shot("journal-80x24", size=MIDDLE, keys=("J", *["down"] * 8)),
    Shot("journal-60x20", size=NARROW, keys=("J", "down")),
    Shot("journal-search", keys=FOUND),
    Shot("journal-calendar", size=MIDDLE, keys=("J", "tab", "up")),
    Shot("journal-calendar-60x20", size=NARROW, keys=("J", "tab", "up")),
    Shot("journal-empty", keys=("escape", "J"), made_up=False),
    Shot("journal-acts", size=MIDDLE, keys=("J", "plus")),
    Shot("journal-tags", size=MIDDLE, keys=("J", "number_sign", "f")),
    Shot("old-win", keys=("l",)),
    Shot("old-win-80x24", size=MIDDLE, keys=("l",)),
    Shot("old-win-60x20", size=NARROW, keys=("l", "right")),
    Shot("small-wins", keys=("o", "right")),
    Shot("small-wins-80x24", size=MIDDLE, keys=("o",)),
    Shot("small-wins-60x20", size=NARROW, keys=("o", "right")),
    Shot("areas", keys=AREAS),
    Shot("areas-80x24", size=MIDDLE, keys=AREAS),
    Shot("areas-60x20", size=NARROW, keys=AREAS),
    Shot("routines", keys=(*ROUTINE, "escape")),
    Shot("routines-80x24", size=MIDDLE, keys=ROUTINE),
    Shot("routines-60x20", size=NARROW, keys=ROUTINE),
    Shot("letter", keys=LETTER),
    Shot("letter-80x24", size=MIDDLE, keys=LETTER),
    Shot("letter-60x20", size=NARROW, keys=LETTER),
    Shot("quiet-time", keys=("b", "escape", "6")),
    Shot("quiet-time-80x24", size=MIDDLE, keys=("b", "escape", "6")),
    Shot("quiet-time-60x20", size=NARROW, keys=("b", "escape", "6")),
)


IN_EVERY_LIGHT = frozenset(
    {
        "journal-search",
        "old-win",
        "progress-month",
        "progress-year",
        "progress-habits",
        "progress-patterns",
        "progress-album",
        "vision",
        "week-page",
        "goals",
        "goal",
    }
)
"""Screenshots that are also taken in the light theme and without colour."""


def _lights(shot: Shot) -> tuple[Shot, ...]:
    return (
        shot._replace(name=f"{shot.name}-light", theme="winsboard-light"),
        shot._replace(name=f"{shot.name}-no-color", no_color=True),
    )


ALL = (*SHOTS, *(other for s in SHOTS if s.name in IN_EVERY_LIGHT for other in _lights(s)))


@asynccontextmanager
async def posed(shot: Shot, home: Path) -> AsyncIterator[WinsBoard]:
    """Run the app in an empty folder and bring it into the state of a screenshot."""
    if shot.made_up:
        shutil.copytree(_made_up(), home, dirs_exist_ok=True)
    clock = StillClock(shot.away)
    store = Store(home / "data", home / "state", clock)
    use_idle_waits()
    with _colour(shot):
        app = WinsBoard(Notebook(store, clock), Drafts(home / "state", clock))
    async with app.run_test(size=shot.size) as pilot:
        await _until(app, pilot, lambda: _is_begun(app, shot))
        for key in shot.keys:
            await (_write(pilot, key) if " " in key else pilot.press(key))
            await until_idle(app, at_work=WORKS)
            if not shot.made_up:
                await rest(app, pilot)
        if shot.later:
            clock.seconds += shot.later
            await pilot.pause(LATER)
        app.theme = shot.theme
        await rest(app, pilot)
        yield app


@contextmanager
def _colour(shot: Shot) -> Iterator[None]:
    """Set the environment variable for colours while the app is created."""
    if shot.no_color:
        os.environ["NO_COLOR"] = "1"
    try:
        yield
    finally:
        if shot.no_color:
            del os.environ["NO_COLOR"]


@cache
def _made_up() -> Path:
    """The folder of a one-year demo board, created once per process."""
    home = Path(tempfile.mkdtemp(prefix="winsboard-pictures-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    fill(Store(home / "data", home / "state", StillClock()), StillClock())
    return home


async def _write(pilot: Pilot[None], words: str) -> None:
    await pilot.pause()
    pilot.app.post_message(Paste(words))
    await pilot.pause()


async def rest(app: App[None], pilot: Pilot[None]) -> None:
    """Wait until the screen is stable. Counts are computed in slices, between which it is idle."""
    seen = [""] * (STEADY + 1)

    def is_steady() -> bool:
        seen.append(screen_text(app))
        return bool(seen[-1].strip()) and len({*seen[-STEADY - 1 :]}) == 1

    await _until(app, pilot, is_steady)


def _is_begun(app: WinsBoard, shot: Shot) -> bool:
    """Whether the board shows what it starts with: its year, its greeting or its questions."""
    if (shot.away or not shot.made_up) and len(app.screen_stack) == 1:
        return False
    is_read = bool(app.total_wins) and year_before(app.today)[0] in app.board.pages
    return is_read or not shot.made_up


async def _until(app: App[None], pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Wait until something is so. Raises AssertionError if the board ends, or after a minute."""
    loop = asyncio.get_running_loop()
    end = loop.time() + LONGEST
    while not is_so():
        if app._exception is not None or app._exit or loop.time() > end:
            raise AssertionError(f"no picture: {app._exception!r}")
        await until_idle(app, at_work=WORKS)
        await pilot.pause(GLANCE)


async def take(shot: Shot, home: Path) -> str:
    """Take one screenshot as SVG."""
    async with posed(shot, home) as app:
        return picture(app.export_screenshot(title=shot.title))


def main(wanted: Sequence[str]) -> None:
    """Render all screenshots, or the ones with these names."""
    os.environ.update(COLORTERM="truecolor", TERM="xterm-256color")
    os.environ.pop("NO_COLOR", None)
    for shot in ALL:
        if not wanted or shot.name in wanted:
            with tempfile.TemporaryDirectory() as home:
                svg = asyncio.run(take(shot, Path(home)))
            (HERE / f"{shot.name}.svg").write_text(svg, encoding="utf-8", newline="\n")
            print(shot.name)


if __name__ == "__main__":
    main(sys.argv[1:])
