"""The week page: offered on its day, read, paged, and its question answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.domain.progress.board import on, wrote
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from tests.tui.progress.board import SIZES, pour, shown
from winsboard.domain.model.documents import Settings
from winsboard.words import format_phrase

SATURDAY = 5
OFFERED = format_phrase("progress.week.here")
GLAD = Settings(gratitude=True)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_is_offered_in_one_line_on_the_day_that_was_chosen(
    opened: OpenBoard, board_home: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    pour(board_home, clock, settings=Settings(week_page_on=SATURDAY))
    async with opened(size=size) as pilot:
        text = await wait_for(pilot, OFFERED)
        assert f"{OFFERED}  Y read it" in text
        await pilot.press("Y")
        await wait_for(pilot, "Monday 16 November to Sunday 22 November")
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


@pytest.mark.parametrize("day", [None, 0, 6])
async def test_it_is_offered_on_no_other_day(
    opened: OpenBoard, board_home: Path, clock: FakeClock, day: int | None
) -> None:
    pour(board_home, clock, settings=Settings(week_page_on=day))
    async with opened() as pilot:
        await wait_for(pilot, "Make the bed")
        assert OFFERED not in screen_text(pilot.app)


async def test_a_click_on_the_offer_opens_it(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    pour(board_home, clock, settings=Settings(week_page_on=SATURDAY))
    async with opened() as pilot:
        lines = (await wait_for(pilot, OFFERED)).splitlines()
        at = next(n for n, line in enumerate(lines) if OFFERED in line)
        await pilot.click(offset=(5, at))
        await wait_for(pilot, format_phrase("progress.week.title"))


@pytest.mark.parametrize(
    ("week_start", "said"),
    [
        (0, "Monday 16 November to Sunday 22 November"),
        (6, "Sunday 15 November to Saturday 21 November"),
        (5, "Saturday 21 November to Friday 27 November"),
    ],
)
async def test_the_week_is_the_persons(
    opened: OpenBoard, board_home: Path, clock: FakeClock, week_start: int, said: str
) -> None:
    pour(board_home, clock, settings=Settings(week_start=week_start))
    async with opened() as pilot:
        await pilot.press("Y")
        await wait_for(pilot, said)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_tells_counts_and_words_and_is_leafed_through(
    opened: OpenBoard, board_home: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    pour(board_home, clock, [wrote(on(19), "Slept badly", kind="hard_day")])
    async with opened(size=size) as pilot:
        await pilot.press("Y")
        text = await wait_for(pilot, "4 wins this week.")
        assert "Monday 16 November to Sunday 22 November" in text
        assert "1 win on hard days." in text
        await pilot.press("pagedown")
        await wait_for(pilot, "Walk: 2 days")
        await pilot.press("right")
        await pilot.press("end")
        text = await wait_for(pilot, "★ Got up")
        assert "Slept badly" not in text
        await pilot.press("left")
        text = await wait_for(pilot, "Monday 9 November to Sunday 15 November")
        assert "1 win this week." in text
        assert "First times:" in text
        await pilot.press("left", "left", "left")
        await wait_for(pilot, "Nothing written this week.")
        for _ in range(5):
            await pilot.press("right")
        await wait_for(pilot, "Monday 16 November to Sunday 22 November")


async def test_an_entry_on_it_opens_and_the_page_is_there_again(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    pour(board_home, clock)
    async with opened() as pilot:
        await pilot.press("y")
        await wait_for(pilot, "November 2026: 11 wins")
        await pilot.press("Y")
        await wait_for(pilot, "★ Got up")
        await pilot.press("enter")
        await wait_for(pilot, "save and go back")
        await pilot.press("end", *" late", "escape")
        await wait_for(pilot, "★ Got up late")
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is shown(pilot))


async def test_there_is_no_question_unless_it_is_wished(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    pour(board_home, clock)
    async with opened() as pilot:
        await pilot.press("Y", "end")
        text = await wait_for(pilot, "4 wins this week.")
        assert "If you like" not in text
        await pilot.press("a")
        assert "a: answer" not in screen_text(pilot.app)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_question_is_answered_and_kept_as_a_note(
    opened: OpenBoard, board_home: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    pour(board_home, clock, settings=GLAD)
    async with opened(size=size) as pilot:
        await pilot.press("Y", "end")
        await wait_for(pilot, "If you like:")
        assert "a: answer · ←: week before · →: next week · Esc: back" in screen_text(pilot.app)
        await pilot.press("a")
        await wait_for(pilot, "save and go back")
        await pilot.press(*"The heron", "escape")
        await wait_for(pilot, format_phrase("progress.week.title"))
        await pilot.press("end")
        text = await wait_for(pilot, "The heron")
        assert "If you like:" not in text
        assert "a: answer" not in text
        note = app_of(pilot).board.entries(on(21))[-1]
        assert (note.kind, note.text) == ("note", "The heron")
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def test_an_answer_outlives_a_crash_and_a_blank_one_is_none(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    pour(board_home, clock, settings=GLAD)
    async with opened() as pilot:
        await pilot.press("Y", "end", "a")
        await wait_for(pilot, "save and go back")
        await pilot.press(*"The heron")
        app_of(pilot).save_everything()
    async with opened() as pilot:
        await pilot.press("Y", "a")
        await wait_for(pilot, "The heron")
        await pilot.press("ctrl+u", "escape")
        await wait_for(pilot, "4 wins this week.")
        assert [e.text for e in app_of(pilot).board.entries(on(21))] == []
        await pilot.press("a")
        text = await wait_for(pilot, "save and go back")
        assert "The heron" not in text
