"""Mood check-ins: off by default, two keys, optional feelings."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.documents import Entry, Habit, Settings
from winsboard.domain.settings import preferences
from winsboard.domain.wellbeing import tone
from winsboard.domain.wellbeing.moods import energy_of
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store

ON = Settings(mood=True)
SIZES = ((120, 36), (60, 20))


def checked_in(pilot: Pilot[None]) -> tuple[Entry, ...]:
    app = app_of(pilot)
    return tone.check_ins(app.board, app.today)


async def back_on_the_board(pilot: Pilot[None]) -> None:
    await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("no_color", ["", "1"])
async def test_a_mood_is_two_keys_and_one_to_pass_the_words(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], no_color: str
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    async with opened(size=size, settings=ON._replace(motion=False)) as pilot:
        await pilot.press("m")
        assert "5  Very good" in await wait_for(pilot, "1  Very hard")
        await pilot.press("2")
        await wait_for(pilot, "Saved: Low")
        await pilot.press("enter")
        await back_on_the_board(pilot)
        assert [e.mood for e in checked_in(pilot)] == [2]


async def test_off_it_offers_itself_once_in_one_question(opened: OpenBoard) -> None:
    async with opened() as pilot:
        assert "How is it?" not in screen_text(pilot.app)
        await pilot.press("m")
        await wait_for(pilot, "Mood and energy are off.")
        await pilot.press("2")
        await back_on_the_board(pilot)
        await pilot.press("m")
        await wait_for(pilot, "Settings (,)")
        assert len(pilot.app.screen_stack) == 1
        assert not app_of(pilot).board.settings.mood


async def test_switched_on_it_goes_on_at_once(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("m")
        await wait_for(pilot, "Turn on")
        await pilot.press("1")
        await wait_for(pilot, "How do you feel right now?")
        await pilot.press("4", "enter")
        await back_on_the_board(pilot)
        await wait_for(pilot, "Good")


@pytest.mark.parametrize(("before", "shown"), [(False, "1  Very hard"), (True, "are off")])
async def test_what_was_switched_in_another_shell_holds_for_the_next_key(
    opened: OpenBoard, board_home: Path, clock: FakeClock, before: bool, shown: str
) -> None:
    async with opened(settings=Settings(mood=before)) as pilot:
        other = Notebook(Store(board_home / "data", board_home / "state", clock), clock)
        settings = other.board.settings
        edit = preferences.change(
            settings, settings._replace(mood=not before), other.edit_context()
        )
        assert edit is not None
        other.commit(edit)
        await pilot.press("m")
        await wait_for(pilot, shown)


async def test_the_board_asks_once_a_day_and_rather_not_is_an_answer(opened: OpenBoard) -> None:
    async with opened(settings=ON) as pilot:
        await wait_for(pilot, "How are you? You can skip this.  m mood")
        await pilot.press("m")
        await wait_for(pilot, "6  Skip")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "How is it?" not in screen_text(pilot.app))
        assert checked_in(pilot) == ()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_after_a_one_the_same_card_comes_with_support_a_key_away(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size, settings=ON) as pilot:
        for _ in range(2):
            await pilot.press("m", "1")
            card = await wait_for(pilot, "Thank you for writing that down.")
            for choice in (
                "1  My calm list",
                "2  My people",
                "3  Breathe",
                "4  Nothing more now",
            ):
                assert choice in card
            assert "s support" in card
            await pilot.press("enter")
            await back_on_the_board(pilot)
        await pilot.press("m", "1")
        await wait_for(pilot, "Thank you for writing that down.")
        await pilot.press("s")
        await wait_for(pilot, "╭─ Support")


async def test_from_the_low_card_my_people_are_one_key(opened: OpenBoard) -> None:
    async with opened(settings=ON) as pilot:
        await pilot.press("m", "1", "2")
        await wait_for(pilot, "Nobody here yet")


async def test_energy_and_a_word_are_added_and_shown_in_the_journal(opened: OpenBoard) -> None:
    async with opened(settings=ON) as pilot:
        await pilot.press("m", "3")
        await wait_for(pilot, "1  Energy")
        await pilot.press("1", "2")
        await wait_for(pilot, "Saved: OK · Low energy")
        await pilot.press("2", "5", "4")
        await wait_for(pilot, "Low energy · tired")
        await pilot.press("2", "6")
        await wait_for(pilot, "My own word")
        await pilot.press(*"foggy", "enter")
        await wait_for(pilot, "tired, foggy")
        await pilot.press("2", "5")
        await wait_for(pilot, "tired ✓")
        await pilot.press("4")
        await wait_for(pilot, "Low energy · foggy")
        await pilot.press("escape")
        await back_on_the_board(pilot)
        await wait_for(pilot, "◇ OK · Low energy · foggy")


async def test_lighter_than_before_is_a_win(opened: OpenBoard) -> None:
    async with opened(settings=ON) as pilot:
        await pilot.press("m", "4")
        await wait_for(pilot, "I feel a bit better than before")
        await pilot.press("4", "enter")
        await back_on_the_board(pilot)
        await wait_for(pilot, "★ I feel a bit better than before")


async def test_low_energy_shrinks_the_list_where_that_is_wished(opened: OpenBoard) -> None:
    async with opened(settings=ON) as pilot:
        app = app_of(pilot)
        bed = next(h for h in app.board.habits if h.label == "Make the bed")
        app.perform(lambda context: context.update("habit.changed", "", bed, _tiny(bed)))
        await pilot.press("m", "3")
        await wait_for(pilot, "1  Energy")
        await pilot.press("1", "1")
        await wait_for(pilot, "When energy is low, show easier versions")
        assert "Straighten the blanket" not in screen_text(app)
        await pilot.press("5", "escape")
        await back_on_the_board(pilot)
        assert energy_of(app.board, app.today) == 1
        await wait_for(pilot, "] Make the bed · small: Straigh")
        assert "] Get dressed" in screen_text(app)
        await pilot.press("u")
        await wait_until(pilot, lambda: "small" not in screen_text(app))


def _tiny(habit: Habit) -> Habit:
    return habit._replace(tiny="Straighten the blanket")


async def test_a_check_in_is_opened_from_the_journal(opened: OpenBoard) -> None:
    async with opened(settings=ON) as pilot:
        await pilot.press("m", "4", "enter")
        await back_on_the_board(pilot)
        await pilot.press("j", "enter")
        await wait_for(pilot, "Saved: Good")
        await pilot.press("3")
        await wait_for(pilot, "check-in · today")
        await pilot.press(*"sun", "escape")
        await wait_for(pilot, "sun")
        await pilot.press("escape")
        await back_on_the_board(pilot)
        assert [e.text for e in checked_in(pilot)] == ["sun"]


async def test_a_check_in_is_taken_back_by_what_it_says(opened: OpenBoard) -> None:
    async with opened(settings=ON) as pilot:
        await pilot.press("m", "4", "enter")
        await back_on_the_board(pilot)
        await pilot.press("j", "d")
        await wait_for(pilot, "“Good”")
        await pilot.press("y")
        await wait_until(pilot, lambda: checked_in(pilot) == ())


async def test_off_means_off_on_the_board(opened: OpenBoard) -> None:
    async with opened(settings=ON) as pilot:
        await pilot.press("m", "4", "enter")
        await back_on_the_board(pilot)
        await wait_for(pilot, "Good")
        await pilot.press("comma", "4", "1", "escape", "escape")
        await wait_until(pilot, lambda: not app_of(pilot).board.settings.mood)
        await back_on_the_board(pilot)
        shown = screen_text(pilot.app)
        assert "Good" not in shown
        assert "How are you?" not in shown
