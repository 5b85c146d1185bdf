"""The page on the board: the keys of a session, and what is read is what is saved."""

from __future__ import annotations

import stat
from pathlib import Path

from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.report.boards import full_board, notebook_of
from tests.screen import screen_text, wait_for, wait_until, write
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.documents import Settings, Share
from winsboard.tui.components.page import Page
from winsboard.tui.summary.screen import SummaryScreen


async def press(pilot: Pilot[None], clock: FakeClock, *keys: str) -> None:
    for key in keys:
        clock.tick(1)
        await pilot.press(key)
        await pilot.pause()


async def opens(pilot: Pilot[None], clock: FakeClock, *keys: str) -> None:
    """Press keys that each open or close a screen or a dialog."""
    for key in keys:
        before = pilot.app.screen
        await press(pilot, clock, key)
        await wait_until(pilot, lambda before=before: pilot.app.screen is not before)  # type: ignore[misc]


def shown(pilot: Pilot[None]) -> str:
    """All lines of the preview, as they are painted."""
    page = pilot.app.screen.query_one("#preview", Page)
    lines = [
        page.render_line(y - page.scroll_offset.y).text.rstrip() for y in range(len(page._lines))
    ]
    return "\n".join(lines) + "\n"


def ledger(pilot: Pilot[None]) -> list[Share]:
    pages = app_of(pilot).notebook.board.pages.values()
    return [d for page in pages for d in page.values() if isinstance(d, Share)]


async def test_a_page_is_made_within_the_keys_of_a_session(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    full_board(board_home, clock).close()
    home = Path.home()
    async with opened() as pilot:
        await opens(pilot, clock, "p", "enter")
        await press(pilot, clock, "3", "5")
        await wait_for(pilot, "3 [x] Triggers")
        assert "5 [x] Hard days" in screen_text(pilot.app)
        before = shown(pilot)
        assert before.startswith("Sam Reed: October 2026\n")
        assert list(home.iterdir()) == []
        await press(pilot, clock, "enter")
        path = home / "page-2026-10.txt"
        await wait_for(pilot, "Saved in")
        assert path.read_text(encoding="utf-8") == before
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert "PLANTtriggers" in before
        assert "PLANTjournal" not in before
        (line,) = ledger(pilot)
        assert (line.way, line.name) == ("page", "Dr Okafor")
        # The next page is a new file, and Esc writes none.
        await opens(pilot, clock, "p", "enter")
        await wait_for(pilot, "page-2026-10-2.txt")
        await press(pilot, clock, "escape")
        assert [p.name for p in home.iterdir()] == [path.name]


async def test_all_parts_can_be_chosen_and_nothing_is_written_of_no_part(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    full_board(board_home, clock).close()
    async with opened(size=(60, 20)) as pilot:
        await opens(pilot, clock, "p", "enter")
        await press(pilot, clock, "tab", "1", "2", "3", "4", "5", "6", "7", "9")
        await press(pilot, clock, "tab", "1", "2", "3", "4", "5", "tab")
        assert "No part is chosen, so nothing was written." in shown(pilot)
        await press(pilot, clock, "enter")
        assert isinstance(pilot.app.screen, SummaryScreen)
        assert list(Path.home().iterdir()) == []
        await press(pilot, clock, "1")
        await wait_until(pilot, lambda: "PLANTjournal" in shown(pilot))
        # Another format in another file; a folder is refused where it is typed.
        await opens(pilot, clock, "o", "3")
        await write(pilot, "~/nowhere/a.html")
        await press(pilot, clock, "enter")
        await wait_for(pilot, "There is no folder")
        await press(pilot, clock, *["backspace"] * 30)
        await write(pilot, "~/for you.html")
        await opens(pilot, clock, "enter")
        await wait_for(pilot, "for a browser")
        await press(pilot, clock, "enter")
        await wait_for(pilot, "Saved in")
        assert "<!DOCTYPE html>" in (Path.home() / "for you.html").read_text(encoding="utf-8")


async def test_the_picked_wins_stand_at_the_top(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    full_board(board_home, clock).close()
    async with opened() as pilot:
        await opens(pilot, clock, "p", "enter", "o", "1")
        await wait_for(pilot, "Three wins for the top")
        seen = screen_text(pilot.app)
        assert "1  [x] 2 Oct: Told Marta about it" in seen, "the starred one comes first"
        await opens(pilot, clock, "4")
        await wait_for(pilot, "Three wins are picked")
        await opens(pilot, clock, "1", "5", "enter")
        await wait_until(pilot, lambda: "Rang the clinic" in shown(pilot).partition("Wins by")[0])
        assert "Told a friend" not in shown(pilot)


async def test_the_card_of_a_goal_is_saved_with_three_keys(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    full_board(board_home, clock).close()
    async with opened() as pilot:
        await opens(pilot, clock, "p", "2", "enter")
        await wait_for(pilot, "Saved in")
        made = (Path.home() / "card.txt").read_text(encoding="utf-8")
        assert made.startswith("Sit in the caf\u00e9\n")
        assert "next" in made.lower()
        assert ledger(pilot) == []


async def test_what_to_talk_about_is_one_key_on_and_one_key_off(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    notebook_of(board_home, clock, Settings(started_on=clock.now().date())).close()
    async with opened(size=(80, 24)) as pilot:
        await press(pilot, clock, "w")
        await write(pilot, "Sat outside")
        await press(pilot, clock, "enter", "escape", "j", "p")
        await wait_for(pilot, "To talk about: Sat outside")
        await press(pilot, clock, "p")
        await wait_for(pilot, "No longer to talk about")
        await press(pilot, clock, "escape")
        await opens(pilot, clock, "J")
        await wait_for(pilot, "Sat outside")
        await press(pilot, clock, "p")
        await wait_for(pilot, "To talk about: Sat outside")
        # The board is new, so Enter takes this month.
        await opens(pilot, clock, "escape", "p", "enter")
        await wait_until(
            pilot, lambda: "to talk about\n=====" in shown(pilot) and "Sat outside" in shown(pilot)
        )
        await opens(pilot, clock, "escape", "J")
        await wait_for(pilot, "Sat outside")
        await press(pilot, clock, "p")
        await wait_for(pilot, "No longer to talk about")
        await opens(pilot, clock, "escape", "p", "2")
        await wait_for(pilot, "There is no goal yet")
        await opens(pilot, clock, "p", "5")
        await wait_for(pilot, "No page was saved yet")
        await opens(pilot, clock, "p", "4")
        await write(pilot, "2027-01")
        await press(pilot, clock, "enter")
        await wait_for(pilot, "has not begun yet")


async def test_a_board_that_began_this_month_offers_this_month_first(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    notebook_of(board_home, clock, Settings(started_on=clock.now().date())).close()
    async with opened(size=(80, 24)) as pilot:
        await press(pilot, clock, "w")
        await write(pilot, "Sat outside")
        await press(pilot, clock, "enter", "escape")
        await opens(pilot, clock, "p", "enter")
        await wait_until(pilot, lambda: "Days with an entry: 1 of 1." in shown(pilot))
        await wait_for(pilot, "Tab: more parts")
        # The month before is blank, and the page does not count its days.
        await opens(pilot, clock, "escape", "p", "1")
        await wait_until(pilot, lambda: "Nothing was written" in shown(pilot))
        assert "Days with an entry" not in shown(pilot)
