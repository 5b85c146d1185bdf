"""The progress screen: five views, their texts and their keys."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.domain.progress.board import BED, TODAY, noted, on, ticked, wrote
from tests.screen import screen_text, wait_for, wait_until, write
from tests.steps import step
from tests.thorough import part_of
from tests.tui.board import OpenBoard, app_of
from tests.tui.progress.board import SIZES, elsewhere, pour, shown
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Document, Habit, Settings
from winsboard.domain.progress.patterns import Patterns
from winsboard.domain.progress.year import YearView
from winsboard.notebook.views.progress import Progress
from winsboard.tui.progress.screen import ProgressScreen

EARLY: list[Document] = [
    wrote(date(2019, 5, 5), "Long ago"),
    *ticked(BED, [date(2020, 12, 31), date(2021, 1, 1)]),
]


@pytest.fixture
def lived(board_home: Path, clock: FakeClock) -> None:
    pour(board_home, clock, EARLY)


async def go(pilot: Pilot[None], *keys: str, until: str) -> str:
    await pilot.press(*keys)
    return await wait_for(pilot, until)


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_month_is_said_and_its_days_are_walked(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        text = await go(pilot, "y", until="November 2026: 11 wins on 7 days. 3 days of rest.")
        assert "21 ★1" in text
        assert " 3 ★3" in text
        assert "12 ––" in text
        assert "★ wins  ● done  ◐ some  – rest" in text
        assert "Saturday 21 November: 1 win, Walk: done." in text
        await go(pilot, "left", until="Friday 20 November: 3 wins, Walk: done.")
        await go(pilot, "up", until="Friday 13 November: rest.")
        await go(pilot, "down", "right", until="Saturday 21 November: 1 win")
        await pilot.press("right", "down")
        await go(pilot, "home", until="Sunday 1 November: 1 win, Make the bed: done.")
        text = await go(pilot, "pageup", until="October 2026: no entries.")
        assert "Thursday 1 October: no entry." in text
        await go(pilot, "pagedown", "end", until="Saturday 21 November: 1 win")


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_enter_opens_the_day_and_then_a_win_of_it(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await go(pilot, "y", "home", "right", "right", until="Tuesday 3 November: 3 wins")
        text = await go(pilot, "enter", until="→ this day on the board")
        assert "18:09 ★ Rang Ines" in text
        assert "● Make the bed" in text
        assert "A note" not in text
        await wait_until(pilot, lambda: shown(pilot).day_page.has_focus)
        await go(pilot, "enter", until="save and go back")
        await pilot.press("end", *" again", "escape")
        await go(pilot, until="Rang Ines again")
        assert shown(pilot).day_page.has_focus
        await pilot.press("escape")
        await wait_until(pilot, lambda: shown(pilot).calendar.has_focus)
        await pilot.press("u")
        await go(pilot, "enter", until="★ Rang Ines  ")
        await pilot.press("escape", "escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


@pytest.mark.usefixtures("lived")
async def test_from_a_day_it_goes_to_that_day_on_the_board(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await go(pilot, "y", "home", "right", "right", until="Tuesday 3 November: 3 wins")
        await pilot.press("enter")
        await wait_until(pilot, lambda: shown(pilot).day_page.has_focus)
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        grid = app_of(pilot).today_screen.habit_pane.grid
        assert (grid.day, grid.habit) == (on(3), BED)
        assert grid.has_focus
        await pilot.press("space")
        await wait_until(pilot, lambda: app_of(pilot).board.mark(BED.id, on(3)) is None)


@pytest.mark.usefixtures("lived")
async def test_a_day_without_wins_has_the_board_to_go_to(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await go(pilot, "y", *["left"] * 3, until="Wednesday 18 November: no entry.")
        await pilot.press("enter")
        await wait_until(pilot, lambda: shown(pilot).day_page.has_focus)
        await pilot.press("enter")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert app_of(pilot).today_screen.habit_pane.grid.day == on(18)


@pytest.mark.parametrize(
    ("week_start", "heads"),
    [
        (0, "Mon Tue Wed Thu Fri Sat Sun"),
        (6, "Sun Mon Tue Wed Thu Fri Sat"),
        (5, "Sat Sun Mon Tue Wed Thu Fri"),
    ],
)
async def test_the_week_begins_where_the_person_says(
    opened: OpenBoard, board_home: Path, clock: FakeClock, week_start: int, heads: str
) -> None:
    pour(board_home, clock, EARLY, Settings(week_start=week_start))
    async with opened() as pilot:
        text = await go(pilot, "y", until="Mon ")
        head = next(line for line in text.splitlines() if "Mon" in line and "Tue" in line)
        assert head.strip("│ ").split()[:7] == heads.split()
        # 31 December 2020 is in week 53, together with 1 January 2021.
        await pilot.press("2", "G")
        await write(pilot, "2020-12-31")
        await go(pilot, "enter", until="2020: 1 win on 1 day.")
        text = await wait_for(pilot, "Thursday 31 December 2020: 1 win.")
        rows = [line[2:5] for line in text.splitlines() if line[2:5] in heads.split()]
        assert rows[:7] == heads.split()
        await go(pilot, "down", until="Friday 1 January 2021: 1 win.")
        await go(pilot, "up", until="Thursday 31 December 2020: 1 win.")


@pytest.mark.usefixtures("lived")
async def test_years_stand_above_each_other_and_one_key_leads_to_the_next(
    opened: OpenBoard,
) -> None:
    async with opened() as pilot:
        text = await go(pilot, "y", "2", until="2026: 11 wins on 7 days. 3 days of rest.")
        assert [y for y in range(2019, 2027) if f"│ {y} Jan" in text] == [2024, 2025, 2026]
        await go(pilot, *["pageup"] * 3, until="2023: no entries.")
        text = await go(pilot, *["pageup"] * 4, until="2019: 1 win on 1 day.")
        text = await go(pilot, "pageup", until="2019 is the first year here")
        assert "2019: 1 win on 1 day." in text
        assert "│ 2018 Jan" not in text
        await go(pilot, "end", until="2026: 11 wins")
        await go(pilot, "left", until="Saturday 14 November: rest.")
        await go(pilot, "enter", until="November 2026: 11 wins")
        assert shown(pilot).calendar.day == on(14)


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_year_reads_without_colours(opened: OpenBoard, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        await go(pilot, "y", "2", until="2026: 11 wins")
        text = await wait_for(pilot, "· open")
        lines = {line.strip("│ ")[:3]: line for line in text.splitlines() if "2026" not in line}
        # 3 and 20 had three wins, 10 had one; 12 to 14 was a rest.
        assert "▆▂" in lines["Tue"].replace(" ", "")
        assert "–▆" in lines["Fri"].replace(" ", "")
        assert "–" in lines["Thu"]
        said = " ".join(" ".join(line.strip("│ ") for line in text.splitlines()).split())
        assert "▂ 1 ▄ 2 ▆ 3 █ 4 and more – rest · open" in said


@pytest.mark.usefixtures("lived")
async def test_the_mouse_says_a_day_and_a_click_goes_there(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await go(pilot, "y", "2", until="2026: 11 wins")
        map = shown(pilot).map
        region = map.region_of(on(3))
        assert region is not None
        x, y = region.x + map.content_region.x, region.y + map.content_region.y
        await pilot.hover(offset=(x, y))
        await wait_for(pilot, "Tuesday 3 November: 3 wins.")
        await pilot.hover(offset=(x, 34))
        await wait_for(pilot, "Saturday 21 November: 1 win.")
        await pilot.click(offset=(x, y))
        await wait_for(pilot, "Tuesday 3 November: 3 wins.")
        await pilot.click(offset=(x, y))
        await wait_for(pilot, "November 2026: 11 wins")
        assert shown(pilot).calendar.day == on(3)
        await pilot.click(offset=(30, 0))
        await wait_for(pilot, "Tuesday 3 November: 3 wins.")


@pytest.mark.usefixtures("lived")
async def test_the_year_of_one_habit_is_chosen_by_a_key(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await go(pilot, "y", "2", "o", until="The year of what?")
        text = await go(pilot, "2", until="Make the bed in 2026: 4 days.")
        assert "● done   ◐ some of it   – rest   · open" in text
        await go(pilot, *["left"] * 2, "up", "up", "up", until="Wednesday 4 November: some of it.")
        await go(pilot, "down", until="Thursday 5 November: rest.")
        await go(pilot, "3", "down", "o", until="Walk in 2026: 2 days.")
        await go(pilot, "o", "1", until="2026: 11 wins")


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_habits_have_a_word_a_line_and_a_way_to_see_how_it_came_about(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        text = await go(pilot, "y", "3", until="2 habits. ")
        assert "Make the bed: New. 4 days in the last four weeks." in text
        assert "━" in text
        await go(pilot, "down", until="Walk: New. 2 days in the last four weeks.")
        text = await go(pilot, "enter", until="In the last four weeks: 2 days")
        assert "That is why it says New." in " ".join(text.replace("│", " ").split())
        await go(pilot, "escape", until="Walk: New. 2 days in the last four weeks.")
        assert "Best run" not in text


async def test_the_best_run_is_told_where_it_is_switched_on(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    pour(board_home, clock, settings=Settings(best_run=True))
    async with opened() as pilot:
        await go(pilot, "y", "3", until="Best run: 2 weeks in a row.")


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_patterns_have_the_persons_words_beside_the_counts(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        text = await go(pilot, "y", "4", until="By area")
        said = " ".join(text.split())
        assert "11 wins from Saturday 22 November 2025 to Saturday 21 November" in said
        assert "Said no" in text
        assert "Mood" not in text
        await go(pilot, "o", "4", until="most in")
        await wait_for(pilot, "14 wins from Sunday 5 May 2019")
        await pilot.press("down", "down")
        lit = shown(pilot).view.focus_target
        assert await go(pilot, "enter", until="save and go back")
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is shown(pilot))
        assert lit.has_focus
        await go(pilot, "end", until="o 5: weekdays and times of day")
        await go(pilot, "o", "5", until="most in")
        text = await go(pilot, "end", until="By time of day")
        assert "o 5:" not in text


async def test_the_mood_band_is_there_where_mood_is_on(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    moods = [noted(TODAY - timedelta(days=n), 1 + n % 5) for n in range(2, 26)]
    pour(board_home, clock, moods, Settings(mood=True))
    async with opened() as pilot:
        await go(pilot, "y", "4", until="By area")
        text = await go(pilot, "end", until="o 5: weekdays")
        assert "You saved a mood on 24 days." in text
        dots = {m[1]: m[0].count("●") for m in re.finditer(r"^│ +([1-5]) .*●", text, re.MULTILINE)}
        assert dots == {"1": 5, "2": 4, "3": 5, "4": 5, "5": 5}
        assert "Mood and habits" not in text
        await go(pilot, "o", "5", until="most in")
        await go(pilot, "end", until="There is nothing clear to see here yet.")


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_album_turns_its_pages(opened: OpenBoard, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        text = await go(pilot, "y", "5", until="14 wins, and 1 other entry, since May 2019.")
        assert "November 2026: 11 wins, and 1 other entry." in " ".join(
            text.replace("│", " ").split()
        )
        text = await go(pilot, "left", until="January 2021: 1 win.")
        assert "Ticked: Make the bed 1 day." in text
        assert "Page 3 of 4." in text
        text = await go(pilot, *["pageup"] * 5, until="May 2019: 1 win.")
        assert "★ Long ago" in text
        await go(pilot, "right", until="December 2020: 1 win.")
        await pilot.press("G")
        await write(pilot, "2026-11-02")
        await go(pilot, "enter", until="November 2026: 11 wins,")
        await go(pilot, "enter", until="save and go back")


@pytest.mark.usefixtures("lived")
async def test_what_is_in_view_is_kept_as_a_picture_for_this_person_alone(
    opened: OpenBoard, tmp_path: Path
) -> None:
    async with opened() as pilot:
        for keys, file, holds in (
            ((), "month.svg", "Wins in November 2026"),
            ((), "month.txt", "November 2026: 11 wins on 7 days. 3 days of rest."),
            (("2",), "year.SVG", "Wins in 2026"),
            (("2",), "year", "2026: 11 wins"),
            (("2", "o", "2"), "bed.svg", "Make the bed in 2026"),
            (("5", "left", "left", "left"), "win.svg", "Long ago"),
            (("5", "left", "left", "left"), "win.txt", "  Long ago"),
        ):
            path = tmp_path / file
            await go(pilot, "y", until="November 2026: 11 wins")
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            if keys and keys[0] == "5":
                await wait_for(pilot, "May 2019: 1 win.")
            await go(pilot, "k", until="Save a picture")
            await write(pilot, str(path))
            await go(pilot, "enter", until="Only you")
            assert path.stat().st_mode & 0o777 == 0o600
            written = path.read_text(encoding="utf-8")
            assert holds in written
            assert written.startswith("<svg") == ("s" in path.suffix.lower())
            if file == "month.svg":
                await pilot.press("k")
                await write(pilot, str(path))
                await go(pilot, "enter", until="Replace it?")
                await pilot.press("n")
                await wait_until(pilot, lambda: pilot.app.screen is shown(pilot))
            while len(pilot.app.screen_stack) > 1:
                await pilot.press("escape")


@pytest.mark.usefixtures("lived")
async def test_a_picture_that_can_not_be_kept_is_said(opened: OpenBoard, tmp_path: Path) -> None:
    async with opened() as pilot:
        await pilot.press("y", "k")
        await write(pilot, str(tmp_path / "no" / "a.svg"))
        await go(pilot, "enter", until="is no folder")
        await pilot.press("ctrl+u")
        await write(pilot, str(tmp_path))
        await go(pilot, "enter", until="Replace it?")
        await go(pilot, "y", until="could not be written")
        await go(pilot, "3", "k", until="You can save the month, the year")


@pytest.mark.usefixtures("lived")
async def test_support_help_and_the_curtain_open_over_every_view(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await go(pilot, "y", "left", until="Friday 20 November")
        for key in ("z", "f2"):
            with step(f"{key} hides it and gives it back"):
                await pilot.press(key)
                await wait_until(pilot, lambda: "November" not in screen_text(pilot.app))
                clock.tick(1)
                await go(pilot, "x", until="Friday 20 November: 3 wins")
        for view in part_of("12345", 2, 3):
            await go(pilot, view, until="1 Month  2 Year")
            for key, seen in (
                ("s", "Support"),
                ("f1", "Support"),
                ("question_mark", "These keys work here"),
            ):
                with step(f"{key} over view {view}"):
                    await go(pilot, key, until=seen)
                    await pilot.press("escape")
                    await wait_until(pilot, lambda: pilot.app.screen is shown(pilot))
                    assert shown(pilot).head.current == int(view)


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize(
    ("view", "before", "after"),
    [
        ("1", "November 2026: 11 wins", "November 2026: 12 wins"),
        ("2", "2026: 11 wins", "2026: 12 wins"),
        ("4", "11 wins from", "12 wins from"),
        ("5", "14 wins in all", "15 wins in all"),
    ],
)
async def test_what_a_shell_writes_appears_and_the_cursor_stays(
    opened: OpenBoard,
    board_home: Path,
    clock: FakeClock,
    view: str,
    before: str,
    after: str,
) -> None:
    async with opened() as pilot:
        await go(pilot, "y", *["left"] * 3, until="Wednesday 18 November")
        await go(pilot, view, until=before)
        other = elsewhere(board_home, clock)
        clock.tick(1)
        other.commit(entries.write("win", "From a shell", on(18), other.edit_context()))
        app_of(pilot).check_now()
        await wait_for(pilot, after)
        assert shown(pilot).calendar.day == on(18)
        if view == "1":
            assert "★ From a shell" in screen_text(pilot.app)
            await go(pilot, "left", until="Tuesday 17 November: no entry.")


@pytest.mark.usefixtures("lived")
async def test_an_old_year_is_read_anew_when_a_shell_changed_it(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await go(pilot, "y", "2", *["pageup"] * 7, until="2019: 1 win on 1 day.")
        other = elsewhere(board_home, clock)
        clock.tick(1)
        other.commit(entries.write("win", "As well", date(2019, 5, 6), other.edit_context()))
        await wait_for(pilot, "2019: 2 wins on 2 days.")


@pytest.mark.usefixtures("lived")
async def test_a_reading_that_is_outrun_ends_and_is_not_shown(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, ended = Event(), Event(), Event()
    real = Progress.patterns

    def slow(self: Progress, first: date, last: date) -> Patterns:
        begun.set()
        assert go_on.wait(60)
        try:
            return real(self, first, last)
        finally:
            ended.set()

    monkeypatch.setattr(Progress, "patterns", slow)
    async with opened() as pilot:
        await go(pilot, "y", "4", until="Reading …")
        assert begun.is_set()
        await go(pilot, "2", until="2026: 11 wins")
        await go(pilot, "left", until="Saturday 14 November: rest.")
        go_on.set()
        await wait_until(pilot, ended.is_set)
        text = await go(pilot, "right", until="Saturday 21 November: 1 win.")
        assert "2026: 11 wins" in text
        await go(pilot, "4", until="11 wins from Saturday 22 November 2025")


def _is_said(pilot: Pilot[None], sentence: str) -> bool:
    """Return whether a sentence is above the view, on one or more lines."""
    return sentence in " ".join(str(shown(pilot).sentence.render()).split())


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_an_empty_board_has_all_views_and_no_blame(
    opened: OpenBoard, board_home: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    pour(board_home, clock, known=False)
    async with opened(size=size) as pilot:
        await pilot.app.run_action("wish('progress')")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ProgressScreen))
        for view, said in (
            ("1", "November 2026: no entries."),
            ("2", "2026: no entries."),
            ("3", "No habits yet."),
            ("4", "will show here."),
            ("5", "No wins yet. They will show here."),
        ):
            await pilot.press(view)
            await wait_until(pilot, partial(_is_said, pilot, said))
            for key in ("left", "up", "down", "right", "pageup", "pagedown", "home", "end"):
                await pilot.press(key)


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("size", [(40, 12), (20, 6), (5, 2)], ids=str)
async def test_a_window_that_is_too_small_breaks_nothing(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=(120, 36)) as pilot:
        await go(pilot, "y", until="November 2026: 11 wins")
        await pilot.resize_terminal(*size)
        for view in "12345":
            await pilot.press(view)
            for key in ("left", "up", "down", "right", "pageup", "pagedown", "home", "end"):
                await pilot.press(key)
        await pilot.resize_terminal(60, 20)
        await go(pilot, "1", until="November 2026: 11 wins")
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def test_a_board_of_one_day_begins_where_it_began(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("1")
        await wait_for(pilot, "1 win today")
        await go(pilot, "y", until="November 2026: 1 win on 1 day.")
        await go(pilot, "2", until="2026: 1 win on 1 day.")
        await go(pilot, "5", until="1 win in all since November 2026.")
        await go(pilot, "4", until="1 win on Saturday 21 November, most in the area Home tasks.")
        await go(pilot, "3", until="Make the bed: New. 1 day in the last four weeks.")


@pytest.mark.usefixtures("lived")
async def test_the_day_turns_and_the_cursor_may_go_there(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await go(pilot, "y", "right", until="Saturday 21 November: 1 win")
        clock.set(datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
        app_of(pilot).check_now()
        await wait_until(pilot, lambda: shown(pilot).today == on(22))
        while len(pilot.app.screen_stack) > 2:
            await pilot.press("escape")
        await go(pilot, "right", until="Sunday 22 November: no entry.")


async def test_names_and_words_of_any_script_keep_their_cells(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    names = ["散歩する 🌳", "لغة عربية", "👩🏽‍💻 arbeiten", "[bold]not markup[/]"]
    habits = [Habit(str(50 + n), name, position=n) for n, name in enumerate(names)]
    marks = [mark for habit in habits for mark in ticked(habit, [TODAY])]
    win = wrote(TODAY, "🎉 散歩 [red]done[/red] " * 6)
    pour(board_home, clock, [*habits, *marks, win], known=False)
    for size in SIZES:
        async with opened(size=size) as pilot:
            await go(pilot, "y", until="November 2026: 5 wins on 1 day.")
            for view in "12345":
                await go(pilot, view, until="1 Month")
                await pilot.pause()
                text = screen_text(pilot.app)
                frames = {line.rstrip()[-1] for line in text.splitlines() if line.startswith("│")}
                assert frames <= {"│"}
            assert "[red]done[/red]" in text


@pytest.mark.usefixtures("lived")
async def test_the_cursor_is_seen_without_colours(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened() as pilot:
        app_of(pilot).theme = "ansi-dark"
        text = await go(pilot, "y", "2", until="2026: 11 wins")
        assert text.count("◆") == 1


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_days_of_the_year_are_walked_before_they_are_read(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    go_on = Event()
    real = Progress.years

    def slow(
        self: Progress, years: Sequence[int], habit: Habit | None = None
    ) -> tuple[YearView, ...]:
        assert go_on.wait(60)
        return real(self, years, habit)

    monkeypatch.setattr(Progress, "years", slow)
    async with opened(size=size) as pilot:
        await go(pilot, "y", "2", until="Reading …")
        map = shown(pilot).map
        seen = []
        for key, day in (("left", on(14)), ("up", on(13)), ("pageup", date(2025, 11, 13))):
            text = await go(pilot, key, until=f"{day.day} November")
            assert map.day == day
            assert text.count("◆") == 1
            assert "no entry" not in text
            region = map.region_of(day)
            assert region is not None
            assert (
                text.splitlines()[map.content_region.y + region.y][map.content_region.x + region.x]
                == "◆"
            )
            seen.append(region)
        assert len(set(seen)) == len(seen)
        go_on.set()
        await go(pilot, "end", until="2026: 11 wins on 7 days")
        await go(pilot, until="Saturday 21 November: 1 win.")


@pytest.mark.usefixtures("lived")
async def test_nothing_of_the_board_shows_through_at_the_first_opening(opened: OpenBoard) -> None:
    async with opened(size=(120, 36)) as pilot:
        board = (await wait_for(pilot, "Make the bed")).splitlines()
        text = await go(pilot, "y", until="November 2026: 11 wins on 7 days")
        lines = text.splitlines()
        assert board[3]
        assert not lines[1]
        assert not lines[3]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_i_can_do_now_is_read_and_opened(
    opened: OpenBoard, board_home: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    first = wrote(on(20), "Went to the shop", "first_time", area="movement")
    (alone,) = ticked(BED, [on(21)])
    pour(board_home, clock, [BED, first, alone._replace(tags=("on_my_own",))], known=False)
    async with opened(size=size) as pilot:
        await pilot.press("y", "6")
        text = await wait_for(pilot, "first time on Friday 20 November")
        assert "with less help on Saturday 21 November" in text
        assert "Make the bed" in text
        await pilot.press("end")
        await go(pilot, until="Went to the shop: first time on Friday 20 November.")
        await go(pilot, "enter", until="save and go back")


async def test_what_i_can_do_now_is_kind_while_it_is_empty(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    pour(board_home, clock, known=False)
    async with opened() as pilot:
        await go(pilot, "y", "6", until="This page is for what you can do now.")
