"""The habit grid with keys and mouse, and what it paints."""

from __future__ import annotations

import errno
import os
from datetime import date

import pytest

from tests.conftest import FakeClock
from tests.screen import screen_text, style_at, wait_for, wait_until
from tests.store.disk.test_atomic import Breaking
from tests.tui.board import OpenBoard, app_of, line_of
from winsboard.tui.habits.grid import HabitGrid


async def test_space_ticks_and_ticks_back(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("space")
        await wait_for(pilot, "Make the bed · done")
        assert line_of(pilot, "] Make the bed").count("●") == 1
        await pilot.press("space")
        await wait_for(pilot, "Make the bed · open")
        assert "●" not in line_of(pilot, "] Make the bed")


async def test_a_state_has_a_glyph_and_a_word(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("down")
        for key, glyph, word in (
            ("space", "●", "done"),
            ("full_stop", "◐", "some of it"),
            ("r", "–", "rest"),
        ):
            await pilot.press(key)
            await wait_for(pilot, f"Get dressed · {word}")
            assert f"2 [ {glyph} ] Get dressed" in line_of(pilot, "] Get dressed")
            await pilot.press("u")
            await wait_for(pilot, "Get dressed · open")


async def test_a_digit_ticks_todays_cell_of_its_row_from_anywhere(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("right", "right", "j", "2")
        await wait_for(pilot, "Get dressed · done")
        assert "2 [ ● ] Get dressed" in line_of(pilot, "] Get dressed")


async def test_a_digit_without_a_habit_says_so(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("9")
        await wait_for(pilot, "There is no habit 9.")


async def test_a_past_day_can_be_marked_and_is_named(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("right", "space")
        await wait_for(pilot, "Make the bed · yesterday · done")
        await pilot.press("right", "full_stop")
        await wait_for(pilot, "Make the bed · Thursday 19 November · some of it")


@pytest.mark.parametrize("row", [0, 2])
@pytest.mark.parametrize("key", ["space", "full_stop", "r"])
async def test_a_day_to_come_is_walked_to_and_is_not_ticked(
    opened: OpenBoard, row: int, key: str
) -> None:
    async with opened() as pilot:
        await pilot.press(*["down"] * row, "left", "pagedown")
        await wait_for(pilot, "Tuesday 22 December · still to come")
        await pilot.press(key)
        await wait_for(pilot, "That day has not come yet.")
        await pilot.press("home")
        await wait_until(pilot, lambda: "still to come" not in screen_text(pilot.app))
        assert "1 [   ] Make the bed" in line_of(pilot, "] Make the bed")
        assert not list(app_of(pilot).board.marks("2026-12"))


async def test_days_far_ahead_can_be_gone_to_and_end_somewhere(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("G", *"2027-06-01", "enter")
        await wait_for(pilot, "Tuesday 1 June 2027 · still to come")
        await pilot.press("G", *"2199-06-01", "enter")
        await wait_for(pilot, "You cannot go past Friday 28 November 2036.")
        await pilot.press("pagedown")
        await wait_for(pilot, "Friday 28 November 2036 · still to come")
        await pilot.press("home")
        await wait_for(pilot, "Make the bed · open")


async def test_days_are_loaded_only_when_they_are_painted_and_not_in_memory(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as pilot:
        await wait_for(pilot, "Make the bed · open")
        loaded: list[date] = []
        notebook = app_of(pilot).notebook
        show = notebook.load_days

        def record(first: date, last: date) -> None:
            loaded.append(first)
            show(first, last)

        monkeypatch.setattr(notebook, "load_days", record)
        await pilot.press("right", "space", "down", "full_stop", "left", "u", "up")
        await wait_for(pilot, "Make the bed · open")
        assert not loaded
        await pilot.press("end", "right")
        assert not loaded, "these days are in memory"
        await pilot.press(*["pageup"] * 14)
        await wait_until(pilot, lambda: bool(loaded))
        first = app_of(pilot).query_one(HabitGrid).visible_days[0]
        assert loaded == [first]


async def test_pages_that_were_dropped_are_loaded_again_when_the_cursor_moves(
    opened: OpenBoard,
) -> None:
    async with opened() as pilot:
        await wait_for(pilot, "Make the bed · open")
        app = app_of(pilot)
        first = app.query_one(HabitGrid).visible_days[0]
        month = f"{first:%Y-%m}"
        await wait_until(pilot, lambda: month in app.board.pages)
        app.notebook.release({f"{app.today:%Y-%m}"})
        app.board = app.notebook.board
        await wait_until(pilot, lambda: month in app.board.pages)


async def test_page_keys_walk_by_months_and_home_comes_back(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("pageup")
        await wait_for(pilot, "Wednesday 21 October")
        assert "October 2026 " in screen_text(pilot.app).splitlines()[3]
        for _ in range(12):
            await pilot.press("pageup")
        await wait_for(pilot, "Tuesday 21 October 2025")
        await pilot.press("home")
        await wait_for(pilot, "Make the bed · open")


async def test_a_month_turn_is_a_line_and_names_the_older_month(opened: OpenBoard) -> None:
    async with opened(size=(200, 60), names=["Make the bed"]) as pilot:
        text = await wait_for(pilot, "November 2026")
        lines = text.splitlines()
        days = next(line for line in lines if "  2  1 31 30 " in line)
        turn = days.index(" 1 31") + 2
        assert line_of(pilot, "] Make the bed")[turn] == "│"
        assert lines[lines.index(days) - 1][turn + 1 : turn + 4] == "Oct"


async def test_any_day_of_any_year_can_be_gone_to(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("G")
        await wait_for(pilot, "Go to which day?")
        await pilot.press(*"2009-02-28", "enter")
        await wait_for(pilot, "Saturday 28 February 2009")
        await pilot.press("space")
        await wait_for(pilot, "Saturday 28 February 2009 · done")


async def test_a_day_before_the_first_one_says_so(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("G", *"1874-02-28", "enter")
        await wait_for(pilot, "is before 1900. Days here start in 1900.")
        await pilot.press("ctrl+u", *"1900-01-01", "enter")
        await wait_for(pilot, "Monday 1 January 1900")
        await pilot.press("right")
        await wait_for(pilot, "You cannot go past Monday 1 January 1900.")


async def test_a_day_that_cannot_be_read_says_so(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("G", *"soon", "enter")
        await wait_for(pilot, "“soon” is not a day.")


async def test_a_counted_habit_takes_a_number(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("3")
        await wait_for(pilot, "Arm practice: how many of 12 words?")
        await pilot.press("8", "enter")
        await wait_for(pilot, "Arm practice · 8 of 12 words")
        assert "3 [ 8 ] Arm practice" in line_of(pilot, "] Arm practice")
        await pilot.press("3", "plus", "equals_sign", "minus", "enter")
        await wait_for(pilot, "Arm practice · 9 of 12 words")


@pytest.mark.parametrize("typed", ["1e400", "-3", "nan", "inf", "1.2.3"])
async def test_what_is_no_number_is_refused_as_it_was_typed(opened: OpenBoard, typed: str) -> None:
    async with opened() as pilot:
        await pilot.press("3", *typed, "enter")
        await wait_for(pilot, f"“{typed}” is not a number")
        assert not list(app_of(pilot).board.marks("2026-11"))


async def test_a_number_that_can_be_two_is_asked_back(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("3", *"1,500", "enter")
        await wait_for(pilot, "“1,500” can be 1500 or 1.5")
        await pilot.press("backspace", "backspace", "enter")
        await wait_for(pilot, "Arm practice · 1.5 of 12 words")


async def test_a_day_is_read_as_everywhere(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("G", *"3/4", "enter")
        await wait_for(pilot, "can be Wednesday 4 March 2026 or Friday 3 April 2026")
        await pilot.press("ctrl+u", *"24.12.", "enter")
        await wait_for(pilot, "Wednesday 24 December 2025")


async def test_escape_leaves_a_count_as_it_was_and_keeps_the_number(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("3", "8", "escape")
        await wait_for(pilot, "Arm practice · open")
        await wait_for(pilot, "Not saved: 8.")
        await pilot.press("3", "plus", "enter")
        await wait_for(pilot, "Arm practice · 9 of 12 words")


async def test_undo_and_redo_say_what_they_did(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("space")
        await wait_for(pilot, "Make the bed · done")
        await pilot.press("u")
        await wait_for(pilot, "Undone: Ticked: Make the bed")
        assert "●" not in line_of(pilot, "] Make the bed")
        await pilot.press("U")
        await wait_for(pilot, "Redone: Ticked: Make the bed")
        assert "●" in line_of(pilot, "] Make the bed")


async def test_undo_goes_sixty_deep(opened: OpenBoard) -> None:
    async with opened() as pilot:
        grid = app_of(pilot).query_one(HabitGrid)
        for _ in range(60):
            await grid.run_action("tick")
            await grid.run_action("older_day")
            await pilot.pause(0)
        await wait_until(pilot, lambda: len(app_of(pilot).notebook.board.pages) > 2)
        for _ in range(60):
            await pilot.app.screen.run_action("wish('undo')")
            await pilot.pause(0)
        await wait_for(pilot, "Undone: Ticked: Make the bed")
        await pilot.press("u")
        await wait_for(pilot, "Undone: Added to the board: Arm practice")


async def test_each_of_several_undos_in_one_burst_takes_one_act_back(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as pilot:
        for number in range(1, 5):
            await pilot.press("3", "plus", "enter")
            await wait_for(pilot, f"Arm practice · {number} of 12 words")
        assert app_of(pilot).notebook.flush(60)
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", Breaking(os.fsync, 1, errno.ENOSPC, stays=True))
            await pilot.press("u", "u", "u")
            await wait_for(pilot, "Arm practice · 1 of 12 words")
            await pilot.press("u", "U", "U")
            await wait_for(pilot, "Arm practice · 2 of 12 words")


async def test_a_click_on_a_day_ticks_it_and_on_a_name_walks_there(opened: OpenBoard) -> None:
    async with opened() as pilot:
        grid = app_of(pilot).query_one(HabitGrid)
        text = screen_text(pilot.app).splitlines()
        row = next(n for n, line in enumerate(text) if "2 [   ] Get dressed" in line)
        await pilot.click(offset=(text[row].index("[") + 1, row))
        await wait_for(pilot, "Get dressed · done")
        await pilot.click(offset=(text[row].index("·"), row))
        await wait_for(pilot, "Get dressed · yesterday · done")
        await pilot.click(offset=(12, row - 3))
        await wait_for(pilot, "Make the bed · yesterday · open")
        assert grid.has_focus


async def test_the_wheel_moves_the_days(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot._post_mouse_events(_wheel_down(), widget="#grid", offset=(5, 5), button=0)
        await wait_until(pilot, lambda: "  20  19  18 " not in screen_text(pilot.app))
        assert " 19  18  17 " in screen_text(pilot.app)


def _wheel_down() -> list[type]:
    from textual.events import MouseScrollDown

    return [MouseScrollDown]


async def test_the_cursor_the_row_and_the_weekend_have_their_own_grounds(
    opened: OpenBoard,
) -> None:
    async with opened() as pilot:
        await pilot.press("right")
        text = screen_text(pilot.app).splitlines()
        row = next(n for n, line in enumerate(text) if "] Make the bed" in line)
        cursor = text[row].index("·")
        cells = [(cursor, row), (cursor + 4, row), (cursor + 20, row + 1), (cursor, row + 3)]
        assert len({style_at(pilot.app, *cell).bgcolor for cell in cells}) == 4


async def test_moving_a_habit_moves_its_number(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("right_square_bracket")
        await wait_for(pilot, "2 [   ] Make the bed")
        await pilot.press("left_square_bracket")
        await wait_for(pilot, "1 [   ] Make the bed")


async def test_the_day_turns_at_four_and_the_cursor_goes_along(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await pilot.press("space")
        await wait_for(pilot, "Make the bed · done")
        clock.tick(18 * 3600 + 29 * 60)
        app_of(pilot).check_now()
        await pilot.pause()
        assert "Saturday 21 November" in screen_text(pilot.app).splitlines()[0]
        clock.tick(2 * 60)
        app_of(pilot).check_now()
        await wait_for(pilot, "Sunday 22 November")
        assert app_of(pilot).query_one(HabitGrid).day == date(2026, 11, 22)
        await wait_for(pilot, "Make the bed · open")


async def test_many_rows_scroll_and_say_so(opened: OpenBoard) -> None:
    async with opened(size=(60, 20), habits=24) as pilot:
        await wait_for(pilot, "18 more below")
        for _ in range(8):
            await pilot.press("down")
        await wait_for(pilot, "3 above · 15 more below")
        for _ in range(15):
            await pilot.press("down")
        await wait_for(pilot, "18 above")
        assert "more below" not in screen_text(pilot.app)


async def test_a_new_habit_is_scrolled_into_view(opened: OpenBoard) -> None:
    async with opened(size=(80, 24), habits=20) as pilot:
        await wait_for(pilot, "more below")
        await pilot.press("a", "w")
        await wait_for(pilot, "Name")
        await pilot.press(*"Words", "enter")
        await wait_for(pilot, "│   [   ] Words")
        await wait_for(pilot, "Words · open")


async def test_every_number_of_today_can_be_read_back(opened: OpenBoard) -> None:
    async with opened() as pilot:
        for typed, said in (
            ("999", "[999]"),
            ("1.5", "[1.5]"),
            ("7", "[ 7 ]"),
            ("12.25", "· 12.25"),
            ("12.5", "· 12.5"),
            ("10400", "· 10400"),
        ):
            await pilot.press("3", *typed, "enter")
            await wait_for(pilot, said)
            assert said in line_of(pilot, "3 ["), typed
            await pilot.press("u")


@pytest.mark.parametrize(("size", "rows"), [((80, 24), 8), ((60, 20), 6)])
async def test_habits_come_before_days_in_a_small_window(
    opened: OpenBoard, size: tuple[int, int], rows: int
) -> None:
    async with opened(size=size, habits=12) as pilot:
        text = await wait_for(pilot, "more below")
        assert sum("] Habit number" in line for line in text.splitlines()) >= rows


async def test_no_row_moves_and_no_text_changes_with_the_width(opened: OpenBoard) -> None:
    seen = set()
    for size in [(120, 36), (100, 36), (80, 36), (60, 36)]:
        async with opened(size=size) as pilot:
            await pilot.press("space")
            await wait_for(pilot, "Make the bed · done")
            lines = screen_text(pilot.app).splitlines()
            row = next(n for n, line in enumerate(lines) if "] Make the bed" in line)
            status = next(line for line in lines if "Make the bed · done" in line)
            seen.add((row, lines[row][:36], status[:50].strip(" │")))
            await pilot.press("space")
            await wait_for(pilot, "Make the bed · open")
    assert len(seen) == 1


NAMES = (
    "[@click=app.quit]out[/]",
    "[red]x[/red]",
    "日本語の名前",
    "שלום עולם",
    "🧘🏽‍♀️ sit",
    "e\u0301te\u0301",
    "বাংলা ভাষা",
    "தமிழ் மொழி",
    "हिन्दी में",
    "မြန်မာစာ",
)


async def test_any_name_is_shown_as_typed_and_columns_stay_aligned(opened: OpenBoard) -> None:
    async with opened(names=[*NAMES, "Plain"]) as pilot:
        text = await wait_for(pilot, "Plain")
        first = [line_of(pilot, f"{n} [") for n in range(1, 10)]
        lines = [*first, line_of(pilot, "[   ] " + NAMES[9][:1]), line_of(pilot, "Plain")]
        for name, line in zip(NAMES, lines, strict=False):
            assert (name if name.isascii() else name[:1]) in line
        assert len({_cells(line.rstrip()) for line in lines}) == 1, text


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)
