"""The dialog with old wins, and the old win of the week."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until, write
from tests.tui.board import DEFAULTS, OpenBoard, app_of, fill
from winsboard.domain.journal.tags import HARD_TAG
from winsboard.domain.model.documents import Entry, EntryKind, Habit, Settings
from winsboard.domain.settings import preferences
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store
from winsboard.words import format_phrase

SIZES = ((120, 36), (60, 20))


def _keep(
    home: Path,
    clock: FakeClock,
    *wins: tuple[date, str, bool],
    kind: EntryKind = "win",
    tags: tuple[str, ...] = (),
    settings: Settings = DEFAULTS,
) -> None:
    if not (home / "data").exists():
        fill(home, clock, (), settings)
    notebook = Notebook(Store(home / "data", home / "state", clock), clock)
    for day, text, starred in wins:
        context = notebook.edit_context()
        at = datetime.combine(day, time(9), clock.now().tzinfo)
        entry = Entry(context.new_id(), day, at, kind, text, starred=starred, tags=tags)
        notebook.commit(context.creation("entry.win", text, entry))
        clock.tick(0.01)


@pytest.mark.parametrize("size", SIZES)
async def test_the_starred_one_of_this_day_comes_first_and_they_are_walked(
    opened: OpenBoard, board_home: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    _keep(
        board_home,
        clock,
        (date(2024, 5, 5), "a plain one", False),
        (date(2023, 6, 6), "a starred one", True),
        (date(2022, 11, 21), "of this day", True),
    )
    async with opened(size=size) as pilot:
        await pilot.press("l")
        text = await wait_for(pilot, "of this day")
        assert "Monday 21 November 2022, 4 years ago today, starred" in text
        await pilot.press("right")
        await wait_for(pilot, "a starred one")
        await pilot.press("1")
        text = await wait_for(pilot, "a plain one")
        assert "starred" not in text
        await pilot.press("right")
        await wait_for(pilot, format_phrase("progress.look_back.end"))
        await pilot.press("left")
        await wait_for(pilot, "a starred one")
        await pilot.press("escape")
        await wait_for(pilot, "Habits")


async def test_with_nothing_old_yet_it_says_so(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("l")
        await wait_for(pilot, format_phrase("progress.look_back.none"))
        await pilot.press("right", "left", "asterisk", "plus", "j", "escape")
        await wait_for(pilot, "Habits")


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)], ids=str)
async def test_with_nothing_old_yet_the_cursor_is_in_the_dialog_and_enter_closes_it(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        app = app_of(pilot)
        await pilot.press("l")
        await wait_for(pilot, format_phrase("progress.look_back.none"))
        await pilot.press("right")
        assert app.cursor_position == app.screen.query_one(".frame").content_region.offset
        await pilot.press("enter")
        await wait_until(pilot, lambda: len(app.screen_stack) == 1)


async def test_a_star_put_on_here_is_kept(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _keep(board_home, clock, (date(2024, 5, 5), "a plain one", False))
    async with opened() as pilot:
        await pilot.press("l")
        await wait_for(pilot, "Sunday 5 May 2024")
        await pilot.press("asterisk")
        await wait_for(pilot, "Sunday 5 May 2024, starred")
        await wait_for(pilot, "Remove the star")
        await pilot.press("escape", "u")
        await wait_for(pilot, "Undone: Starred: a plain one")


async def test_hard_day_notes_come_when_they_are_asked_for(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _keep(board_home, clock, (date(2024, 5, 5), "a low day", False), kind="hard_day")
    _keep(board_home, clock, (date(2024, 5, 6), "got up all the same", False), tags=(HARD_TAG,))
    async with opened() as pilot:
        await pilot.press("l")
        shown = await wait_for(pilot, format_phrase("progress.look_back.none"))
        assert format_phrase("journal.win.next") not in shown
        await pilot.press("h")
        await wait_until(
            pilot,
            lambda: any(
                text in screen_text(pilot.app) for text in ("a low day", "got up all the same")
            ),
        )
        await wait_for(pilot, "Hide hard-day notes")
        await pilot.press("h")
        await wait_for(pilot, format_phrase("progress.look_back.none"))


async def test_its_day_is_gone_to_in_the_journal(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    wins = [(date(year, 5, 5), f"of {year}", year == 2001) for year in range(2000, 2026)]
    _keep(board_home, clock, *wins)
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("l")
        await wait_for(pilot, "Saturday 5 May 2001, starred")
        await pilot.press("j")
        await wait_for(pilot, "26 entries since May 2000")
        await wait_until(
            pilot,
            lambda: any(
                line.startswith("│▌") and "of 2001" in line
                for line in screen_text(pilot.app).splitlines()
            ),
        )


async def test_it_can_be_kept_as_a_picture_or_copied_and_nothing_is_sent(
    opened: OpenBoard, board_home: Path, clock: FakeClock, tmp_path: Path
) -> None:
    _keep(board_home, clock, (date(2024, 5, 5), "said <no> & meant it", False))
    async with opened() as pilot:
        await pilot.press("l")
        await wait_for(pilot, "said <no> & meant it")
        await pilot.press("plus")
        await wait_for(pilot, "Nothing is sent")
        await pilot.press("1")
        await wait_for(pilot, "said <no> & meant it")
        assert app_of(pilot).clipboard == "said <no> & meant it"
        await pilot.press("4")
        await wait_for(pilot, "Nothing is sent")
        await pilot.press("2")
        await wait_until(pilot, lambda: "(Sunday 5 May 2024)" in app_of(pilot).clipboard)
        await pilot.press("4")
        await wait_for(pilot, "Nothing is sent")
        await pilot.press("3")
        await wait_for(pilot, format_phrase("progress.picture.title"))
        file = tmp_path / "win.svg"
        await write(pilot, str(file))
        await pilot.press("enter")
        await wait_until(pilot, file.exists)
        assert "said &lt;no&gt; &amp; meant it" in file.read_text()
        assert file.stat().st_mode & 0o777 == 0o600


async def test_no_line_of_the_week_is_there_until_it_is_wished(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    _keep(board_home, clock, (date(2024, 5, 5), "an old one", True))
    async with opened() as pilot:
        assert "an old one" not in screen_text(pilot.app)
        app = app_of(pilot)
        wished = app.board.settings._replace(weekly_line=True)
        assert app.perform(lambda context: preferences.change(app.board.settings, wished, context))
        await wait_for(pilot, "From Sunday 5 May 2024: an old one")
        off = app.board.settings._replace(weekly_line=False)
        assert app.perform(lambda context: preferences.change(app.board.settings, off, context))
        await wait_until(pilot, lambda: "an old one" not in screen_text(pilot.app))


async def test_the_line_of_the_week_stays_for_the_week_and_follows_its_entry(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    wins = [(date(2024, 5, day), f"win number {day}", True) for day in range(1, 9)]
    _keep(board_home, clock, *wins, settings=Settings(weekly_line=True))
    async with opened() as pilot:
        text = await wait_for(pilot, "2024: win number")
        line = next(line for line in text.splitlines() if "2024: win number" in line).strip()
        await pilot.press("l")
        await wait_for(pilot, "One old win")
        await pilot.press("escape")
        await wait_for(pilot, line)
        win = app_of(pilot).weekly
        assert win is not None
        from winsboard.domain.journal import entries

        assert app_of(pilot).perform(lambda context: entries.rewrite(win, "said anew", context))
        await wait_for(pilot, "2024: said anew")


async def test_a_tick_that_was_picked_in_a_look_back_comes_back(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    settings = Settings(board_for="rehab")
    fill(board_home, clock, [Habit("", "Make the bed")], settings)
    async with opened(settings=settings) as pilot:
        await pilot.press("1", "t")
        await wait_for(pilot, "1 of 3")
        await pilot.press("2", "2", "1")
        board = app_of(pilot).notebook
        await wait_until(pilot, lambda: [m.starred for m in board.board.marks("2026-11")] == [True])
    clock.tick(86400 * 8)
    async with opened(settings=settings) as pilot:
        await wait_for(pilot, "Good to see you.")
        await pilot.press("escape", "l")
        assert "│  Make the bed" in await wait_for(pilot, "21 November, starred")
        await pilot.press("asterisk")
        await wait_for(pilot, "Removed the star: Make the bed")
        await pilot.press("escape", "J")
        await wait_for(pilot, "/ search")
        assert "✓ Make the bed" not in screen_text(pilot.app)
