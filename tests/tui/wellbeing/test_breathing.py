"""The breathing exercise: starts at once, exact timing, few repaints, any key ends it."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.documents import Entry, Settings
from winsboard.domain.wellbeing.breathing import duration
from winsboard.tui.wellbeing.timed.breath_dialog import BreathDialog
from winsboard.words.catalog.calm import patterns, safety

READ = Settings(breath_safety_read=True)
STEADY, BOX = patterns()[0], next(p for p in patterns() if p.name == "Box")
ASKED = "Did it help?"


def kept(pilot: Pilot[None]) -> list[Entry]:
    app = app_of(pilot)
    return [entry for entry in app.board.entries(app.today) if entry.kind == "calm"]


def face(pilot: Pilot[None]) -> list[str]:
    """Return the lines inside the frame."""
    room = pilot.app.screen.query_one("BreathFace").region
    lines = screen_text(pilot.app).splitlines()[room.y : room.bottom]
    return [line[room.x : room.right].strip() for line in lines]


def shows(pilot: Pilot[None], word: str) -> bool:
    return isinstance(pilot.app.screen, BreathDialog) and face(pilot)[0] == word


def go_on(pilot: Pilot[None]) -> None:
    """Do what the timer does when it fires."""
    dialog = pilot.app.screen
    assert isinstance(dialog, BreathDialog)
    dialog.update_phase()


async def test_breathing_begins_at_once_and_takes_three_keys(opened: OpenBoard) -> None:
    async with opened(settings=READ) as pilot:
        await pilot.press("b")
        await wait_until(pilot, lambda: shows(pilot, "in"))
        await pilot.press("x")
        await wait_for(pilot, ASKED)
        await pilot.press("1")
        await wait_until(pilot, lambda: [e.helped for e in kept(pilot)] == ["helped"])
        assert kept(pilot)[0].about == STEADY.id
        assert len(pilot.app.screen_stack) == 1


async def test_the_key_of_the_palette_ends_it_like_any_other(opened: OpenBoard) -> None:
    async with opened(settings=READ) as pilot:
        await pilot.press("b")
        await wait_until(pilot, lambda: shows(pilot, "in"))
        await pilot.press("ctrl+p")
        await wait_for(pilot, ASKED)
        await pilot.press("enter")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        await pilot.press("ctrl+p")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 2)


async def test_what_came_of_it_is_kept_where_it_is_said_and_only_if_it_is_wished(
    opened: OpenBoard,
) -> None:
    async with opened(settings=READ) as pilot:
        for key, helped in (
            *(("enter", []), ("escape", []), ("7", [])),
            *(("2", ["little"]), ("3", ["little", "not_today"])),
        ):
            await pilot.press("b", "space")
            await wait_for(pilot, ASKED)
            await pilot.press(key)
            await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
            assert [e.helped for e in kept(pilot)] == helped, key


def _joined_lines(pilot: Pilot[None]) -> str:
    return " ".join(screen_text(pilot.app).replace("│", " ").split())


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_the_words_of_safety_are_there_once(opened: OpenBoard, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        await pilot.press("b")
        await wait_for(pilot, "Breathe gently.")
        await wait_until(pilot, lambda: "Press any key to stop." in _joined_lines(pilot))
        await wait_until(pilot, lambda: "Sit down if" in _joined_lines(pilot))
        await pilot.press("space")
        await wait_for(pilot, ASKED)
        await pilot.press("4")
        await wait_until(pilot, lambda: shows(pilot, "in"))
        assert "Breathe gently." not in screen_text(pilot.app)
        assert app_of(pilot).board.settings.breath_safety_read


async def test_a_pattern_with_holds_begins_after_its_note_was_read(opened: OpenBoard) -> None:
    async with opened(settings=READ._replace(breath_pattern=BOX.id)) as pilot:
        await pilot.press("b")
        await wait_for(pilot, "Do not hold your breath")
        assert safety().holds.split(".")[0] in _joined_lines(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert not app_of(pilot).board.settings.breath_holds_read
        await pilot.press("b")
        await wait_for(pilot, "Do not hold your breath")
        await pilot.press("1")
        await wait_until(pilot, lambda: shows(pilot, "in"))
        await pilot.press("space")
        await wait_for(pilot, ASKED)
        await pilot.press("4")
        await wait_until(pilot, lambda: shows(pilot, "in"))


async def test_every_phase_is_on_time_for_ten_minutes(opened: OpenBoard, clock: FakeClock) -> None:
    settings = READ._replace(breath_minutes=10)
    async with opened(settings=settings) as pilot:
        await pilot.press("b")
        await wait_until(pilot, lambda: shows(pilot, "in"))
        passed = 0.0
        for skipped in (0, 0, 280, 280):
            clock.tick(skipped)
            passed += skipped
            for word, seconds in STEADY.phases:
                for later in (0.0, seconds - 0.1):
                    clock.tick(later)
                    go_on(pilot)
                    await pilot.pause()
                    assert face(pilot)[0] == word
                    assert face(pilot)[2:5] != ["", "", ""]
                clock.tick(0.1)
                passed += seconds
        assert passed == duration(STEADY, 10)
        go_on(pilot)
        await wait_for(pilot, ASKED)


async def test_the_bar_fills_with_the_breath_and_empties(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened(settings=READ) as pilot:
        await pilot.press("b")
        await wait_until(pilot, lambda: shows(pilot, "in"))
        filled = []
        for _ in range(5):
            await wait_until(pilot, lambda: True)
            filled.append(face(pilot)[6].count("█"))
            clock.tick(2)
            go_on(pilot)
            await pilot.pause()
        assert filled == [0, 20, 40, 26, 13]


@pytest.mark.parametrize("environment", [False, True])
async def test_without_motion_the_word_alone_changes(
    opened: OpenBoard, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, environment: bool
) -> None:
    if environment:
        monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    async with opened(settings=READ._replace(motion=environment)) as pilot:
        await pilot.press("b")
        await wait_until(pilot, lambda: shows(pilot, "in"))
        assert face(pilot)[1:] == [""] * 6
        clock.tick(3)
        go_on(pilot)
        await pilot.pause()
        assert face(pilot) == ["in", *[""] * 6]
        clock.tick(1)
        go_on(pilot)
        await wait_until(pilot, lambda: face(pilot) == ["out", *[""] * 6])


async def test_without_colour_the_bar_is_there_all_the_same(
    opened: OpenBoard, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(settings=READ._replace(theme="ansi-dark"), size=(60, 20)) as pilot:
        await pilot.press("b")
        await wait_until(pilot, lambda: shows(pilot, "in"))
        clock.tick(2)
        go_on(pilot)
        await wait_until(pilot, lambda: face(pilot)[6].count("█") == 20)
        assert face(pilot)[6][0] + face(pilot)[6][-1] == "▕▏"


async def test_support_lies_over_a_breath_that_goes_on(opened: OpenBoard, clock: FakeClock) -> None:
    async with opened(settings=READ) as pilot:
        await pilot.press("b")
        await wait_until(pilot, lambda: shows(pilot, "in"))
        await pilot.press("s")
        await wait_for(pilot, "Are you in danger?")
        clock.tick(5)
        await pilot.press("escape")
        await wait_until(pilot, lambda: shows(pilot, "out"))


async def test_the_curtain_waits_for_a_breath_to_end(opened: OpenBoard, clock: FakeClock) -> None:
    settings = READ._replace(breath_minutes=5, curtain_minutes=1)
    async with opened(settings=settings) as pilot:
        await pilot.press("b")
        await wait_until(pilot, lambda: shows(pilot, "in"))
        clock.tick(240)
        app_of(pilot).check_now()
        await pilot.pause()
        assert isinstance(pilot.app.screen, BreathDialog)


async def test_another_pattern_and_other_minutes_are_chosen_afterwards(opened: OpenBoard) -> None:
    async with opened(settings=READ) as pilot:
        await pilot.press("b", "space")
        await wait_for(pilot, ASKED)
        await pilot.press("5")
        await wait_for(pilot, "Even · In 5, out 5")
        await pilot.press("2")
        await wait_for(pilot, "For how long?")
        await pilot.press("1")
        await wait_until(pilot, lambda: shows(pilot, "in"))
        assert "Even" in screen_text(pilot.app)
        await pilot.press("space")
        await wait_for(pilot, ASKED)
        settings = app_of(pilot).board.settings
        assert (settings.breath_pattern, settings.breath_minutes) == (patterns()[1].id, 1)


async def test_a_pattern_that_is_declined_after_its_note_is_not_kept(opened: OpenBoard) -> None:
    number = str(patterns().index(BOX) + 1)
    async with opened(settings=READ) as pilot:
        await pilot.press("b", "space")
        await wait_for(pilot, ASKED)
        await pilot.press("5")
        await wait_for(pilot, "Even · In 5, out 5")
        await pilot.press(number)
        await wait_for(pilot, "For how long?")
        await pilot.press("2")
        await wait_for(pilot, "Do not hold your breath")
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert app_of(pilot).board.settings == READ._replace(started_on=app_of(pilot).today)
        await pilot.press("b")
        await wait_until(pilot, lambda: shows(pilot, "in"))
        assert STEADY.name in screen_text(pilot.app)


async def test_a_pattern_is_kept_once_it_was_begun_and_nothing_is_said_of_it(
    opened: OpenBoard,
) -> None:
    async with opened(settings=READ) as pilot:
        await pilot.press("b", "space")
        await wait_for(pilot, ASKED)
        await pilot.press("5")
        await wait_for(pilot, "Even · In 5, out 5")
        await pilot.press("2")
        await wait_for(pilot, "For how long?")
        await pilot.press("1")
        await wait_until(pilot, lambda: shows(pilot, "in"))
        assert "Changed the settings" not in screen_text(pilot.app)
        await pilot.press("space")
        await wait_for(pilot, ASKED)
        assert app_of(pilot).board.settings.breath_pattern == patterns()[1].id
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert "Changed the settings" not in screen_text(pilot.app)
