"""The quiet timer: begins by a choice, is still, ends by any key, and saves only what is wished."""

from __future__ import annotations

import re

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until, write
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.documents import Entry, Settings
from winsboard.domain.wellbeing import quiet
from winsboard.tui.wellbeing.timed.quiet_dialog import QuietDialog

READ = Settings(breath_safety_read=True)
STILL = "There is nothing to do now."
ASKED = "Did it help?"


def saved(pilot: Pilot[None]) -> list[Entry]:
    app = app_of(pilot)
    return [entry for entry in app.board.entries(app.today) if entry.kind == "calm"]


def look(pilot: Pilot[None]) -> None:
    """Do what the timer does when it fires."""
    dialog = pilot.app.screen
    assert isinstance(dialog, QuietDialog)
    dialog.check_time()


async def open_card(pilot: Pilot[None], name: str) -> None:
    """Open a coping card by its number on the calm list, page by page."""
    await pilot.press("c")
    text = await wait_for(pilot, "What helped before")
    while name not in text:
        await press_choice(pilot, "More")
        await pilot.pause()
        text = screen_text(pilot.app)
    await press_choice(pilot, name)
    await wait_for(pilot, "1  It helped")


async def press_choice(pilot: Pilot[None], label: str) -> None:
    """Press the number of a choice that is painted."""
    await wait_until(pilot, lambda: _number(pilot, label))
    await pilot.press(_number(pilot, label))


def _number(pilot: Pilot[None], label: str) -> str:
    found = re.search(rf"(\d)  {re.escape(label)}", screen_text(pilot.app))
    return found[1] if found else ""


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_it_is_a_choice_after_breathing_and_any_key_ends_it(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size, settings=READ) as pilot:
        await pilot.press("b", "x")
        await wait_for(pilot, "6  Quiet time, no breathing")
        await pilot.press("6")
        text = await wait_for(pilot, STILL)
        assert "5 minutes" in text
        assert "Press any key to stop." in text
        await pilot.press("x")
        await wait_for(pilot, ASKED)
        await pilot.press("1")
        await wait_until(pilot, lambda: [e.helped for e in saved(pilot)] == ["helped"])
        assert (saved(pilot)[0].about, saved(pilot)[0].text) == (quiet.KEY, "Quiet time")
        assert len(pilot.app.screen_stack) == 1


async def test_nothing_is_saved_unless_it_is_chosen(opened: OpenBoard) -> None:
    async with opened() as pilot:
        for key in ("enter", "escape", "6"):
            app_of(pilot).ask("quiet_time")
            await wait_for(pilot, STILL)
            await pilot.press("space")
            await wait_for(pilot, ASKED)
            await pilot.press(key)
            await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
            assert saved(pilot) == [], key


@pytest.mark.parametrize("bell", [False, True])
async def test_it_ends_by_itself_and_rings_only_if_that_is_wished(
    opened: OpenBoard, clock: FakeClock, bell: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(settings=Settings(quiet_minutes=30, quiet_bell=bell)) as pilot:
        written: list[str] = []
        monkeypatch.setattr(pilot.app._driver, "write", written.append)
        app_of(pilot).ask("quiet_time")
        await wait_for(pilot, "30 minutes")
        clock.tick(30 * 60 - 1)
        look(pilot)
        await pilot.pause()
        assert isinstance(pilot.app.screen, QuietDialog)
        clock.tick(1)
        look(pilot)
        await wait_for(pilot, ASKED)
        assert ("\a" in written) is bell


async def test_a_suspended_computer_and_a_clock_that_jumps_take_none_of_the_time(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened(settings=Settings(clock_digits=True)) as pilot:
        app_of(pilot).ask("quiet_time")
        await wait_for(pilot, "5:00")
        clock.tick(60)
        clock.sleep_laptop(3 * 3600)
        clock.set(clock.now().replace(year=2027))
        look(pilot)
        await wait_for(pilot, "4:00")
        clock.tick(240)
        look(pilot)
        await wait_for(pilot, ASKED)


async def test_nothing_counts_down_unless_seconds_are_wished(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        app_of(pilot).ask("quiet_time")
        before = await wait_for(pilot, STILL)
        clock.tick(100)
        look(pilot)
        await pilot.pause()
        assert screen_text(pilot.app) == before


async def test_another_time_becomes_the_usual_one(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app_of(pilot).ask("quiet_time")
        await wait_for(pilot, STILL)
        await pilot.press("space")
        await press_choice(pilot, "Change the time")
        await press_choice(pilot, "20 minutes")
        await wait_for(pilot, STILL)
        assert "20 minutes" in screen_text(pilot.app)
        assert app_of(pilot).board.settings.quiet_minutes == 20


@pytest.mark.parametrize(
    ("card", "shown"), [("Quiet minute", "1 minute"), ("Wait ten minutes", "10 minutes")]
)
async def test_a_card_that_names_minutes_starts_with_them_and_is_rated_itself(
    opened: OpenBoard, card: str, shown: str
) -> None:
    async with opened() as pilot:
        await open_card(pilot, card)
        await press_choice(pilot, f"Quiet timer: {shown}")
        text = await wait_for(pilot, STILL)
        assert shown in text
        await pilot.press("space")
        await wait_for(pilot, ASKED)
        await pilot.press("2")
        await wait_until(pilot, lambda: [e.text for e in saved(pilot)] == [card])
        assert app_of(pilot).board.settings.quiet_minutes == 5


async def test_a_card_leads_to_an_old_win_to_a_note_and_to_people(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened(settings=Settings(welcome=False)) as pilot:
        await pilot.press("w")
        await write(pilot, "sat outside")
        await pilot.press("enter")
        await wait_for(pilot, "★ sat outside")
        clock.tick(8 * 24 * 3600)
        app_of(pilot).check_now()
        await wait_for(pilot, "Sunday 29 November")
        await open_card(pilot, "Read an old win")
        await press_choice(pilot, "Open an old win")
        await wait_for(pilot, "sat outside")
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        await open_card(pilot, "Write it down")
        await press_choice(pilot, "Write a note")
        await write(pilot, "too much noise")
        await pilot.press("enter")
        app = app_of(pilot)
        await wait_until(
            pilot,
            lambda: (
                [(e.kind, e.text) for e in app.board.entries(app.today)]
                == [("note", "too much noise")]
            ),
        )
        await open_card(pilot, "Tell someone")
        await press_choice(pilot, "My people")
        await wait_for(pilot, "In danger?")
