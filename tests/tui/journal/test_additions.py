"""Adding to the last tick or win with plus, and to a tick in the journal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of, line_of
from winsboard.domain.habits import habits
from winsboard.domain.model.documents import Habit, Mark
from winsboard.domain.text.calendar import ONE_DAY
from winsboard.tui.journal.screen import JournalScreen

SIZES = ((120, 36), (80, 24), (60, 20))
SMALL = (60, 20)
PLUS = ("plus", "equals_sign")


def mark(pilot: Pilot[None], label: str, days_ago: int = 0) -> Mark | None:
    app = app_of(pilot)
    (habit,) = [habit for habit in app.board.habits if habit.label == label]
    return app.board.mark(habit.id, app.today - ONE_DAY * days_ago)


async def marked(pilot: Pilot[None], label: str, days_ago: int = 0) -> Mark:
    await wait_until(pilot, lambda: mark(pilot, label, days_ago) is not None)
    found = mark(pilot, label, days_ago)
    assert found is not None
    return found


@pytest.mark.parametrize("key", PLUS)
async def test_a_ticked_got_out_of_bed_is_tagged_in_three_keys(opened: OpenBoard, key: str) -> None:
    async with opened(names=["Got out of bed"], size=SMALL) as pilot:
        await pilot.press("1", key, "2")
        await wait_for(pilot, "On a hard day")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert (await marked(pilot, "Got out of bed")).tags == ("hard_day",)
        assert app_of(pilot).board.entries(app_of(pilot).today) == ()


@pytest.mark.parametrize("key", PLUS)
async def test_all_a_tick_can_carry_has_a_number_and_plus_once_more_leads_on(
    opened: OpenBoard, key: str
) -> None:
    async with opened(size=SMALL) as pilot:
        await pilot.press("1", key)
        shown = await wait_for(pilot, "9  Tell someone")
        for line in (
            "1  First time", "2  On a hard day", "3  Showed up", "4  With less help",
            "5  How well it went", "6  How much I enjoyed it", "7  How much help", "8  Note",
            "+  Goal, vision board", "0  Back",
        ):  # fmt: skip
            assert line in shown
        await pilot.press(key)
        assert "1  Put it on my vision board" in await wait_for(pilot, "2  More tags")
        assert "Pin it" not in screen_text(pilot.app)
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        await pilot.press(key, "enter")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert (await marked(pilot, "Make the bed")).tags == ()
        await pilot.press(key, "up", "enter")
        await wait_for(pilot, "1  Put it on my vision board")


@pytest.mark.parametrize("key", PLUS)
async def test_plus_after_a_number_adds_to_it_and_never_counts(opened: OpenBoard, key: str) -> None:
    async with opened() as pilot:
        await pilot.press("3", "8", "enter")
        await wait_for(pilot, "Arm practice · 8 of 12 words")
        await pilot.press(key)
        await wait_for(pilot, "╭─ Arm practice")
        await pilot.press("1")
        await wait_for(pilot, "Arm practice · 8 of 12 words · First time")
        found = await marked(pilot, "Arm practice")
        assert (found.value, found.tags) == (8, ("first_time",))


@pytest.mark.parametrize("key", PLUS)
async def test_plus_is_about_the_win_even_on_a_counted_row(opened: OpenBoard, key: str) -> None:
    async with opened() as pilot:
        await pilot.press("down", "down", "w", *"sang", "enter")
        await wait_for(pilot, "1 win today")
        await pilot.press(key)
        await wait_for(pilot, "╭─ sang")
        await pilot.press("2")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        app = app_of(pilot)
        assert app.board.entries(app.today)[0].tags == ("hard_day",)
        assert mark(pilot, "Arm practice") is None


async def test_plus_is_about_the_last_tick_of_whatever_day(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("2", "home", "up", "right", "right", "space", "plus")
        await wait_for(pilot, "╭─ Make the bed")
        await pilot.press("3")
        await wait_for(pilot, "done · Showed up")
        assert (await marked(pilot, "Make the bed", 2)).tags == ("showed_up",)
        assert (await marked(pilot, "Get dressed")).tags == ()


async def test_how_it_went_how_enjoyed_and_how_much_help(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("1", "plus", "5")
        await wait_for(pilot, "How well did it go?")
        await pilot.press("3")
        await wait_for(pilot, "Make the bed · done · went: well")
        await pilot.press("plus", "6", "1")
        await wait_for(pilot, "went: well · enjoyed: not at all")
        await pilot.press("plus", "7", "2")
        await wait_for(pilot, "after a prompt · went: well")
        found = await marked(pilot, "Make the bed")
        assert (found.mastery, found.pleasure, found.help) == (2, 0, "prompt")
        await pilot.press("plus")
        await wait_for(pilot, "[x] went: well")
        await pilot.press("5", "5", "plus", "7", "4")
        await wait_until(pilot, lambda: "prompt" not in screen_text(pilot.app))
        found = await marked(pilot, "Make the bed")
        assert (found.mastery, found.pleasure, found.help) == (None, 0, "")
        await pilot.press("u")
        await wait_for(pilot, "Undone: Saved how much help: Make the bed")


async def test_a_note_is_written_changed_and_kept_while_it_is_typed(
    opened: OpenBoard,
) -> None:
    async with opened(size=SMALL) as pilot:
        await pilot.press("1", "plus", "8")
        await wait_for(pilot, "A note on: Make the bed")
        await pilot.press(*"Ana", "escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert (await marked(pilot, "Make the bed")).note == ""
        await pilot.press("plus", "8")
        await wait_for(pilot, "Ana")
        await pilot.press(*" rang", "enter")
        await wait_until(pilot, lambda: (m := mark(pilot, "Make the bed")) and m.note == "Ana rang")
        await pilot.press("plus")
        await wait_for(pilot, "8  [x] Change the note")
        await pilot.press("8", "end", "!", "enter")
        await wait_until(
            pilot, lambda: (m := mark(pilot, "Make the bed")) and m.note == "Ana rang!"
        )


async def test_own_tags_are_behind_more_tags(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("1", "plus", "plus", "2")
        await wait_for(pilot, "Set a limit")
        await pilot.press(*"letter", "enter", "escape")
        await wait_until(
            pilot, lambda: (m := mark(pilot, "Make the bed")) and m.tags == ("letter",)
        )


async def _journal(pilot: Pilot[None]) -> None:
    await pilot.press("J")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, JournalScreen))


async def test_a_note_on_a_tick_is_in_the_journal_and_is_found(
    opened: OpenBoard,
) -> None:
    async with opened(size=SMALL) as pilot:
        await pilot.press("2", "1", "plus", "8")
        await wait_for(pilot, "A note on")
        await pilot.press(*"Ana rang", "enter", "plus", "1")
        await wait_for(pilot, "First time")
        await _journal(pilot)
        shown = await wait_for(pilot, "Ana rang")
        assert "✓ Make the bed" in shown
        assert "✓ Get dressed" not in shown
        await pilot.press("slash", *"tag:first", "enter")
        await wait_for(pilot, "✓ Make the bed")
        await pilot.press("enter")
        await wait_for(pilot, "[x] First time")


async def test_the_keys_of_the_journal_on_a_tick(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("1", "plus", "8", *"Ana", "enter")
        await wait_until(pilot, lambda: (m := mark(pilot, "Make the bed")) and m.note == "Ana")
        await _journal(pilot)
        await wait_for(pilot, "✓ Make the bed")
        for key in ("M", "L"):
            await pilot.press(key)
            await wait_for(pilot, "This is a tick.")
        await pilot.press("d")
        await wait_for(pilot, "Clear the tick “Make the bed”?")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, JournalScreen))
        assert mark(pilot, "Make the bed") is not None
        await pilot.press("d", "1")
        await wait_for(pilot, "Make the bed: Ana")
        assert mark(pilot, "Make the bed") is None


async def test_a_tick_that_is_cleared_by_its_number_leaves_its_note(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("1", "plus", "8", *"Ana", "enter")
        await wait_until(pilot, lambda: (m := mark(pilot, "Make the bed")) and m.note == "Ana")
        await pilot.press("1")
        await wait_for(pilot, "Its note is in the journal")
        app = app_of(pilot)
        assert [e.text for e in app.board.entries(app.today)] == ["Make the bed: Ana"]
        await pilot.press("u")
        await wait_until(pilot, lambda: (m := mark(pilot, "Make the bed")) and m.note == "Ana")
        assert app.board.entries(app.today) == ()


async def test_a_first_time_is_offered_once_and_where_it_is_a_step(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        group = Habit("", "Went to a group", area="therapy")
        app.perform(lambda context: habits.add(app.board, [group], context))
        await wait_for(pilot, "4 [   ] Went to a group")
        await pilot.press("4")
        await wait_for(pilot, "A first time? + 1")
        await pilot.press("plus", "1")
        await wait_for(pilot, "Went to a group · done · First time")
        await pilot.press("1")
        await wait_for(pilot, "Make the bed · done")
        assert "A first time?" not in screen_text(app)
    clock.set(clock.now() + timedelta(days=1))
    async with opened() as pilot:
        await pilot.press("4")
        await wait_for(pilot, "Went to a group · done")
        assert "A first time?" not in screen_text(pilot.app)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_grid_shows_long_numbers(opened: OpenBoard, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        await pilot.press("down", "down")
        for typed in ("120", "12,5", "8432", "12345"):
            await pilot.press("right", "space", *typed, "enter")
        await wait_until(
            pilot, lambda: " 120 12½  8k 12k " in line_of(pilot, "Arm practice", before=90)
        )


async def test_a_count_shows_the_last_number_and_takes_plus_minus_and_decimals(
    opened: OpenBoard,
) -> None:
    async with opened() as pilot:
        await pilot.press("down", "down", "right", "space", *"1,5", "enter")
        await wait_for(pilot, "1.5 of 12 words")
        await pilot.press("3")
        await wait_for(pilot, "last: 1.5 (yesterday)")
        await pilot.press(*"2.5", "plus", "equals_sign", "minus", "enter")
        await wait_for(pilot, "Arm practice · 3.5 of 12 words")
        await pilot.press("3")
        await wait_for(pilot, "saved: 3.5")
