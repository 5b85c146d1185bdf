"""Each key has one meaning, and does nothing that is not seen."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from tests.conftest import FakeClock
from tests.screen import painted, screen_text, wait_for, wait_until, write
from tests.thorough import part_of
from tests.tui.board import OpenBoard, app_of, fill, line_of
from winsboard.domain.model.documents import Entry, Settings
from winsboard.domain.progress.week import week_page
from winsboard.domain.wellbeing import rituals
from winsboard.tui.journal.pane import QuickLine
from winsboard.tui.journal.screen import JournalScreen
from winsboard.tui.progress.screen import ProgressScreen
from winsboard.words import format_phrase

SIZES = ((120, 36), (60, 20))
PLACES = {
    "journal": ("J",),
    "calendar": ("J", "tab"),
    "progress": ("y",),
    "year": ("y", "2"),
    "week": ("Y",),
    "old win": ("l",),
    "history": ("H",),
    "goals": ("g",),
}
"""The keys to each full screen and to each dialog that is read like one."""


def written(pilot: Pilot[None]) -> list[Entry]:
    app = app_of(pilot)
    return list(app.board.entries(app.today))


def states(pilot: Pilot[None]) -> list[str]:
    """The state of each habit today; empty for none."""
    app = app_of(pilot)
    marks = [app.board.mark(habit.id, app.today) for habit in app.board.habits]
    return [mark.state if mark else "" for mark in marks]


async def on_board(pilot: Pilot[None]) -> None:
    await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def test_slash_searches_from_the_board_and_takes_the_next_keys(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("w")
        await write(pilot, "crossed the bridge")
        await pilot.press("enter", "slash", *"bridge")
        await wait_for(pilot, "1 entry found")
        assert isinstance(pilot.app.screen, JournalScreen)
        assert pilot.app.screen.line.value == "bridge"
        assert states(pilot) == ["", "", ""]


async def test_slash_searches_from_the_progress_screen_too(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("y")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ProgressScreen))
        await pilot.press("slash", *"tea")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, JournalScreen))
        await wait_until(pilot, lambda: pilot.app.screen.query_one(Input).value == "tea")


async def test_a_full_stop_is_some_of_it(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("full_stop")
        await wait_for(pilot, "Make the bed · some of it")


@pytest.mark.parametrize("key", ["plus", "equals_sign"])
async def test_plus_tags_the_tick_that_was_just_made(opened: OpenBoard, key: str) -> None:
    async with opened() as pilot:
        await pilot.press("1", key)
        await wait_for(pilot, "2  On a hard day")
        await pilot.press("2")
        await wait_for(pilot, "Make the bed · done · On a hard day")
        assert states(pilot) == ["done", "", ""]
        app = app_of(pilot)
        assert week_page(app.board, app.today).hard_wins == 1
        await pilot.press(key, "2")
        await wait_until(pilot, lambda: "On a hard day" not in screen_text(app))


async def test_plus_tags_the_last_of_a_tick_and_a_win(opened: OpenBoard, clock: FakeClock) -> None:
    async with opened() as pilot:
        await pilot.press("w")
        await write(pilot, "sang")
        await pilot.press("enter")
        clock.tick(60)
        await pilot.press("2", "plus")
        await wait_for(pilot, "╭─ Get dressed")
        await pilot.press("escape", "u")
        await wait_until(pilot, lambda: states(pilot) == ["", "", ""])
        await pilot.press("plus")
        await wait_for(pilot, "╭─ sang")


async def test_plus_after_a_new_start_asks_which_if_there_are_several(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("1", "2")
        await wait_until(pilot, lambda: states(pilot)[1] == "done")
    async with opened() as pilot:
        await pilot.press("plus")
        await wait_for(pilot, "Which one?")
        await pilot.press("2")
        await wait_for(pilot, "╭─ Get dressed")


async def test_plus_and_minus_record_nothing_on_the_board(opened: OpenBoard) -> None:
    async with opened() as pilot:
        for keys in (["plus"], ["equals_sign"], ["minus"], ["down", "down", "plus"]):
            await pilot.press(*keys)
            await pilot.pause()
            assert states(pilot) == ["", "", ""], keys
            assert len(pilot.app.screen_stack) == 1, keys


async def test_a_tag_stays_when_the_tick_becomes_some_and_goes_with_a_rest(
    opened: OpenBoard,
) -> None:
    async with opened() as pilot:
        await pilot.press("1", "plus", "2")
        await wait_for(pilot, "done · On a hard day")
        await pilot.press("full_stop")
        await wait_for(pilot, "some of it · On a hard day")
        await pilot.press("r")
        await wait_for(pilot, "Make the bed · rest")
        assert "On a hard day" not in screen_text(pilot.app)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_count_goes_up_by_plus_and_is_saved_by_enter(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await pilot.press("3", *["plus"] * 12)
        await wait_for(pilot, "how many of 12 words? 12")
        await pilot.press("enter")
        await wait_for(pilot, "Arm practice · 12 of 12 words")
        await pilot.press("3")
        await wait_for(pilot, "saved: 12")
        await pilot.press("minus", "enter")
        await wait_for(pilot, "Arm practice · 11 of 12 words")
        assert "Ticked" not in screen_text(pilot.app)


async def test_the_count_stands_just_below_the_row_of_its_habit(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("3")
        shown = (await wait_for(pilot, "how many of 12 words?")).splitlines()
        row = next(n for n, line in enumerate(shown) if "3 [   ] Arm practice" in line)
        assert "how many of 12 words?" in shown[row + 1]


async def test_a_rest_of_any_row_takes_two_keys(opened: OpenBoard) -> None:
    rest, none = "rest", ""
    async with opened() as pilot:
        for number, expected in (
            ("2", [none, rest, none]),
            ("1", [rest, rest, none]),
            ("3", [rest, rest, rest]),
        ):
            await pilot.press(number, "r")
            await pilot.pause()
            assert states(pilot) == expected, number


async def test_a_row_above_nine_has_no_number_and_no_key_does_something_unseen(
    opened: OpenBoard,
) -> None:
    async with opened(habits=11) as pilot:
        assert "9 [   ] Habit number 9" in line_of(pilot, "Habit number 9")
        assert "10" not in line_of(pilot, "Habit number 10").split("Habit")[0]
        await pilot.press("1")
        await wait_for(pilot, "Habit number 1 · done")
        await pilot.press("0")
        await wait_for(pilot, "╭─ Menu")
        await pilot.press("escape")
        await on_board(pilot)
        assert states(pilot) == ["done", *[""] * 10]


async def test_a_number_without_a_habit_says_so_on_an_empty_board(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    fill(board_home, clock, (), Settings())
    async with opened(fresh=True) as pilot:
        await wait_for(pilot, "a add a habit")
        assert "1-9" not in screen_text(pilot.app).splitlines()[-1]
        await pilot.press("4")
        await wait_for(pilot, "There is no habit 4.")


async def test_space_ticks_also_after_a_win(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("w")
        await write(pilot, "sang")
        await pilot.press("enter", "space")
        await wait_until(pilot, lambda: states(pilot)[0] == "done")
        app = app_of(pilot)
        assert not rituals.is_candle_lit(app.board, app.today)


async def test_what_was_lit_or_tried_is_not_in_the_words_of_the_week(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("0", "4", "3")
        await wait_until(pilot, lambda: [e.text for e in written(pilot)] == ["Lit the candle"])
        app = app_of(pilot)
        assert week_page(app.board, app.today).words == ()


async def go(pilot: Pilot[None], place: str) -> Screen[Any]:
    """Go from the board to a full screen."""
    await pilot.press(*PLACES[place])
    await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 2)
    return pilot.app.screen


async def leave(pilot: Pilot[None]) -> None:
    """Go back to the board, some screens by more than one step."""
    while len(pilot.app.screen_stack) > 1:
        await pilot.press("escape")
        await pilot.pause()


async def test_a_win_is_written_from_every_full_screen(opened: OpenBoard) -> None:
    async with opened() as pilot:
        for number, place in enumerate(part_of(list(PLACES), 0, 2)):
            screen = await go(pilot, place)
            await pilot.press("w")
            await wait_for(pilot, "╭─ Write a win")
            await write(pilot, f"half {number}")
            await pilot.press("escape")
            await wait_until(pilot, partial(is_shown, pilot, screen))
            await pilot.press("w")
            await wait_for(pilot, f"Win: half {number}")
            await pilot.press(*" way", "enter")
            await pilot.pause()
            assert [e.text for e in written(pilot)][number:] == [f"half {number} way"], place
            assert pilot.app.screen is screen, place
            await leave(pilot)


def is_shown(pilot: Pilot[None], screen: Screen[Any]) -> bool:
    return pilot.app.screen is screen


async def test_a_mood_a_note_and_a_look_back_are_a_key_away(opened: OpenBoard) -> None:
    async with opened(settings=Settings(mood=True)) as pilot:
        for place in part_of(list(PLACES), 1, 2):
            screen = await go(pilot, place)
            await pilot.press("m")
            await wait_for(pilot, "2  Low")
            await pilot.press("escape")
            await wait_until(pilot, partial(is_shown, pilot, screen))
            await pilot.press("n")
            await wait_for(pilot, "╭─ Write a note")
            await pilot.press("escape")
            await wait_until(pilot, partial(is_shown, pilot, screen))
            await pilot.press("t")
            await wait_for(pilot, "1 of 6")
            assert len(pilot.app.screen_stack) == 1, place
            await pilot.press("escape")
            await wait_until(pilot, lambda: "1 of 6" not in screen_text(pilot.app))


async def test_q_leaves_no_screen_but_the_board(opened: OpenBoard) -> None:
    async with opened() as pilot:
        for place in PLACES:
            await go(pilot, place)
            await pilot.press("q")
            await pilot.pause()
            assert app_of(pilot).is_running, place
            await leave(pilot)


async def test_a_note_that_is_left_empty_shows_the_win_again(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("n")
        await wait_for(pilot, "Write a note …")
        await pilot.press("escape")
        await wait_for(pilot, "Write a win …")


async def test_a_click_into_the_field_writes_what_it_shows(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("n", "escape")
        await wait_for(pilot, "Write a win …")
        await pilot.click(QuickLine)
        await write(pilot, "sang")
        await wait_for(pilot, "Win: sang")
        await pilot.press("enter")
        await wait_until(pilot, lambda: [e.kind for e in written(pilot)] == ["win"])


@pytest.mark.parametrize(
    ("key", "lead"), [("w", "Not saved yet: "), ("n", "Note, not saved yet: ")]
)
async def test_a_line_that_was_left_says_that_it_is_not_saved(
    opened: OpenBoard, key: str, lead: str
) -> None:
    async with opened() as pilot:
        await pilot.press(key)
        await write(pilot, "half a line")
        await pilot.press("escape")
        await wait_for(pilot, f"{lead}half a line")
        assert not written(pilot)
        await pilot.click(QuickLine)
        await wait_until(pilot, lambda: "ot saved yet" not in screen_text(pilot.app))


LONG = "walked all the way around the lake with Deniz and back over the old bridge, then rested"


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)], ids=str)
async def test_a_long_win_is_seen_whole_while_it_is_written(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await pilot.press("w")
        await write(pilot, LONG)
        await wait_until(pilot, lambda: "then rested" in screen_text(pilot.app))
        region = app_of(pilot).query_one(QuickLine).region
        rows = "".join(text for text, _ in painted(pilot.app, region))
        assert " ".join(rows.split()) == f"Win: {LONG}"


async def test_esc_from_my_people_goes_back_to_the_low_mood_card(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened(settings=Settings(mood=True)) as pilot:
        app = app_of(pilot)
        from winsboard.domain.library import items
        from winsboard.domain.model.documents import Person

        sam = Person("", "Sam", role="friend", reach="0123 456")
        app.perform(lambda context: items.add(app.board, sam, context))
        for inside in (("2",), ("2", "1"), ("1",), ("1", "1")):
            await pilot.press("m", "1")
            await wait_for(pilot, "Thank you for writing that down.")
            await pilot.press(*inside)
            await wait_until(pilot, lambda: "Thank you for writing" not in screen_text(pilot.app))
            await pilot.press(*["escape"] * len(inside))
            await wait_for(pilot, "Thank you for writing that down.")
            await pilot.press("escape")
            await on_board(pilot)
            clock.tick(timedelta(minutes=1).total_seconds())


async def test_a_tiny_step_that_was_typed_is_there_after_esc(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("h", "4", "2")
        own = format_phrase("cards.hard_day.own")
        number = (await wait_for(pilot, own)).split(f"  {own}")[0][-1]
        await pilot.press(number)
        await wait_for(pilot, format_phrase("cards.hard_day.own.hint"))
        await write(pilot, "a glass of water")
        await pilot.press("escape")
        await wait_for(pilot, format_phrase("calm.hard_day.tiny"))
        await pilot.press(number)
        await wait_for(pilot, "a glass of water")
