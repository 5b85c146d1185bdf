"""Counting, the page of a measure, and what can be done there, by keys alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of, fill
from winsboard.domain.family import members
from winsboard.domain.habits import habits
from winsboard.domain.measures import measures, readings
from winsboard.domain.model.documents import Habit, Settings
from winsboard.domain.model.goals import Measure, Reading
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store
from winsboard.tui.measures.flow import show_measure, show_measures
from winsboard.tui.session.session import Session


def with_words(home: Path, clock: FakeClock, *values: float) -> Measure:
    """Write a board with the measure "Words", a row on Today, and a value a day until yesterday."""
    fill(home, clock, [], Settings())
    notebook = Notebook(Store(home / "data", home / "state", clock), clock)
    words = Measure("", "Words", "How many words?", "words", high=200)
    notebook.commit(measures.add(notebook.board, words, notebook.edit_context()))
    (words,) = measures.listed(notebook.board)
    for back, value in zip(range(len(values), 0, -1), values, strict=True):
        day = notebook.today - timedelta(days=back)
        note = "" if back < len(values) else "so tired"
        new = Reading("", words.id, day, clock.now(), value, set_up="chair", note=note)
        (now,) = measures.listed(notebook.board)
        notebook.commit(readings.add(now, new, notebook.edit_context()))
        clock.tick(1)
    habit = Habit("", "My words", kind="count", unit="words", measure=words.id)
    notebook.commit(habits.add(notebook.board, [habit], notebook.edit_context()))
    return words


async def open_page(pilot: Pilot[None], words: Measure) -> None:
    app = pilot.app
    assert isinstance(app, Session)
    app.run_worker(show_measure(app, words))
    await wait_for(pilot, "Compare with my first day")


async def test_counting_from_today_with_set_up_help_and_who_measured(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    with_words(board_home, clock, 3, 11)
    async with opened() as pilot:
        await pilot.press("1")
        assert "chair · Start: 3." in await wait_for(pilot, "How many words?")
        await pilot.press("plus", "equals_sign", "space", "left", "minus", *["plus"] * 9, "enter")
        said = await wait_for(pilot, "12 words. Most so far. You worked for it. Start: 3.")
        assert "Set-up: chair" in said
        await pilot.press("2", "4")
        await wait_for(pilot, "Help: someone nearby")
        await pilot.press("1", "3")
        await wait_for(pilot, "It starts a new line.")
        await pilot.press("escape", "u")
        await wait_for(pilot, "Undone")
        await pilot.press("1", "5", "enter")
        # The latest set-up is used again; of a lower value nothing is said.
        await wait_for(pilot, "5 words. You practised. Start: 3.")


async def test_a_live_count_is_there_again_after_the_program_was_killed(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    with_words(board_home, clock, 3)
    async with opened() as pilot:
        await pilot.press("1", "plus", "plus", "plus")
        await wait_for(pilot, "How many words?")
        app = pilot.app
        assert isinstance(app, Session)
        await wait_until(pilot, lambda: any(k.startswith("count:") for k in app.draft_keys()))
    async with opened() as pilot:
        await pilot.press("1")
        await wait_for(pilot, "How many words?")
        await pilot.press("plus", "enter")
        await wait_for(pilot, "4 words. Most so far.")


async def test_a_value_beyond_the_likely_ones_is_asked_about_once(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    with_words(board_home, clock, 3)
    async with opened() as pilot:
        await pilot.press("1", *"999", "enter")
        await wait_for(pilot, "999 words is more than the usual highest, 200.")
        await pilot.press("enter")
        await wait_for(pilot, "How many words?")
        await pilot.press("enter", "1")
        await wait_for(pilot, "999 words. Most so far.")


async def test_the_page_has_a_line_and_one_key_hides_it_for_good(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    words = with_words(board_home, clock, 3, 5, 4, 8)
    async with opened() as pilot:
        await open_page(pilot, words)
        shown = screen_text(pilot.app)
        assert "First: 3 words" in shown
        assert "Latest: 8 words, yesterday." in shown
        assert "Range: from 3 to 8 words." in shown
        assert "◆ first day, 17 Nov" in shown
        await pilot.press("4")
        await wait_for(pilot, "Show the chart")
        assert "◆" not in screen_text(pilot.app)
        await pilot.press("2")
        told = await wait_for(pilot, "You wrote then: so tired")
        assert "First day: 3 words, Tuesday 17 November 2026." in told
        assert "Latest: 8 words, Friday 20 November 2026." in told
        await pilot.press("escape", "3", "1", "1", "ctrl+u", *"2", "enter", "escape", "2")
        assert "You wrote then" not in await wait_for(pilot, "Would you like to read one of your")


async def test_a_unit_stays_and_a_new_measure_is_offered(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    words = with_words(board_home, clock, 3)
    async with opened() as pilot:
        await open_page(pilot, words)
        await pilot.press("5", "tab", "tab", *" a day", "enter")
        await wait_for(pilot, "so its unit stays")
        await pilot.press("1")
        app = pilot.app
        assert isinstance(app, Session)
        await wait_until(pilot, lambda: len(measures.listed(app.board)) == 2)
        old, new = measures.listed(app.board)
        assert (old.unit, new.unit) == ("words", "words a day")
        assert old.records
        assert not new.records


async def test_a_measure_is_deleted_only_after_its_numbers_were_counted(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    words = with_words(board_home, clock, 3, 4)
    async with opened() as pilot:
        await open_page(pilot, words)
        await pilot.press("7")
        await wait_for(pilot, "Words has 2 numbers.")
        await pilot.press("1")
        app = pilot.app
        assert isinstance(app, Session)
        await wait_until(pilot, lambda: not measures.listed(app.board))
        await pilot.press("u")
        await wait_until(pilot, lambda: measures.listed(app.board))


async def test_a_measure_of_ones_own_from_the_first_number_to_the_archive_and_back(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    fill(board_home, clock, (), Settings(board_for="rehab"))
    notebook = Notebook(Store(board_home / "data", board_home / "state", clock), clock)
    notebook.load_days(notebook.today, notebook.today)
    notebook.commit(members.add(notebook.board, "Mo", notebook.edit_context()))
    async with opened() as pilot:
        app = app_of(pilot)

        def words() -> Measure:
            (measure,) = (*measures.listed(app.board), *measures.listed(app.board, away=True))
            return measure

        async def go(*keys: str, until: str) -> str:
            await pilot.press(*keys)
            return await wait_for(pilot, until)

        app.run_worker(show_measures(app))
        await wait_for(pilot, "Nothing here yet. Add something you count")
        await go("1", until="My own")
        await go("9", until="Less is better")
        await go("1", until="Question")
        await go(*"Words", "tab", "tab", *"words", "enter", until="1  Words")
        await go("1", until="Words has no numbers yet.")
        await go("1", until="How many words?")
        await go("7", "enter", until="Set-up: not set")
        # A set-up that is new, and none again.
        await go("1", "1", *"chair", "enter", until="Set-up: chair")
        await go("1", "3", until="Set-up: not set")
        await go("2", "4", until="Help: someone nearby")
        # With somebody of the board, by them, by somebody else, and by me.
        await go("3", "1", until="Who measured: me with Mo")
        await go("3", "2", until="Who measured: Mo")
        await go("3", "4", *"nurse", "enter", until="Who measured: nurse")
        await go("3", "3", until="Who measured: me")
        await go("0", until="Put it on Today")
        await go("2", until="There is one number so far.")
        await go("escape", until="Put it on Today")
        seen = await go("5", until="5  Change")
        assert "Put it on Today" not in seen
        await go("6", until="2  Archived measures")
        assert words().put_away_on is not None
        await go("2", "1", until="Restore")
        # Restored, renamed, its unit kept for the number it has, and deleted.
        await go("5", until="6  Archive")
        assert words().put_away_on is None
        # Its number keeps the unit; another one is a measure of its own.
        await go("5", until="Unit")
        unit = ("tab", "tab", "end", *["backspace"] * 5, *"lines")
        await go(*unit, "enter", until="Words has numbers in words, so its unit stays.")
        await go("y", until="6  Archive")
        assert [m.unit for m in measures.listed(app.board)] == ["words", "lines"]
        await go("7", until="Words has 1 number. If you archive it, the number stays.")
        await pilot.press("y")
        await wait_until(pilot, lambda: len(measures.listed(app.board)) == 1)
        assert [m.unit for m in measures.listed(app.board)] == ["lines"]
