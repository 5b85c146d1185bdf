"""The hard-day card: kind, without numbers, and quiet for the rest of the day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until, write
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.documents import Entry
from winsboard.domain.wellbeing.tone import tones_on
from winsboard.words import format_phrase
from winsboard.words.catalog.habits import celebration_lines

CARD = "It is hard right now."
QUIET = {line.text for line in celebration_lines() if line.tone == "quiet"}


def cards(pilot: Pilot[None]) -> list[Entry]:
    app = app_of(pilot)
    return [entry for entry in app.board.entries(app.today) if entry.kind == "hard_day"]


async def show(pilot: Pilot[None], *, more: str = "") -> str:
    """Open the card; `more` is the key of an answer of its second page."""
    await pilot.press("h")
    text = await wait_for(pilot, CARD)
    if more:
        await pilot.press("4")
        await wait_for(pilot, "4  What helped before")
        await pilot.press(more)
    return text


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_the_card_notices_tells_of_others_and_asks_for_something_kind(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await show(pilot)
        room = pilot.app.screen.query_one(".frame").region
        lines = screen_text(pilot.app).splitlines()[room.y : room.bottom]
        text = "\n".join(line[room.x : room.right] for line in lines)
        for part in (
            "Most people who recover have hard days.",
            "What would help in the next hour?",
            *("1  Rest", "2  Somebody", "3  Breathe", "4  More", "0  Back"),
        ):
            assert part in text
        assert not any(word.isdecimal() and int(word) > 4 for word in text.split())
        await pilot.press("4")
        text = await wait_for(pilot, "1  Calm list")
        for part in ("2  Tiny step", "3  Support", "4  What helped before"):
            assert part in text


async def test_a_choice_keeps_the_card_and_leads_on(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        for key, more, answer, seen in (
            ("1", "", "rest", "Rest is enough."),
            ("2", "", "person", "My people"),
            ("3", "", "", "Steady"),
            ("4", "1", "calm", "Steady breathing"),
            ("4", "2", "tiny", "Pick a tiny step:"),
            ("4", "3", "support", "In danger? Call for help now."),
        ):
            await show(pilot, more=more)
            if not more:
                await pilot.press(key)
            await wait_for(pilot, seen)
            assert [card.about for card in cards(pilot)] == [answer]
            assert tones_on(app.board, app.today) == {"quiet"}, answer
            while len(app.screen_stack) > 1:
                await pilot.press("escape")
            while cards(pilot):
                await pilot.press("u")


async def test_left_without_a_word_it_keeps_nothing(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await show(pilot)
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert cards(pilot) == []


async def test_enter_goes_back_and_saves_nothing(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await show(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert cards(pilot) == []
        await show(pilot)
        await pilot.press("4")
        await wait_for(pilot, "1  Calm list")
        await pilot.press("enter")
        await wait_for(pilot, "2  Somebody")
        assert cards(pilot) == []


async def test_a_hard_day_can_be_saved_without_anything_else(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await show(pilot, more="6")
        await wait_until(pilot, lambda: len(cards(pilot)) == 1)
        assert len(pilot.app.screen_stack) == 1
        await wait_for(pilot, f"09:30 □ {format_phrase('spoken.kind.hard_day')}")


async def test_a_line_about_it_is_kept_however_it_is_left(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await show(pilot, more="5")
        await wait_for(pilot, "Esc: save and go back")
        await write(pilot, "the phone call")
        await pilot.press("escape")
        await wait_for(pilot, CARD)
        assert "the phone call" in screen_text(pilot.app)
        await pilot.press("escape", "escape")
        await wait_until(pilot, lambda: [card.text for card in cards(pilot)] == ["the phone call"])


async def test_words_of_a_board_that_was_ended_are_on_the_card(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await show(pilot, more="5")
        await wait_for(pilot, "Esc: save and go back")
        await write(pilot, "the phone call")
        app_of(pilot).save_everything()
    async with opened() as pilot:
        assert "the phone call" in await show(pilot)


async def test_the_tone_is_quiet_for_the_rest_of_the_day(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await show(pilot, more="6")
        await wait_until(pilot, lambda: cards(pilot))
        clock.tick(3600)
        await pilot.press("w")
        await write(pilot, "sat outside")
        await pilot.press("enter")
        await wait_for(pilot, "★ sat outside")
        line = screen_text(pilot.app).splitlines()[-2].strip()
        assert line in QUIET
        app = app_of(pilot)
        assert "bright" in tones_on(app.board, app.today + timedelta(days=1))


async def test_today_is_kept_free_where_it_is_wished(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await show(pilot)
        await pilot.press("1")
        await wait_for(pilot, "Make today a rest day")
        await pilot.press("1")
        await wait_until(pilot, lambda: app_of(pilot).board.rests)
        [rest] = app_of(pilot).board.rests
        assert (rest.first, rest.last) == (app_of(pilot).today, app_of(pilot).today)


async def test_a_tiny_step_in_ones_own_words_is_a_win_on_a_hard_day(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await show(pilot, more="2")
        await wait_for(pilot, "4  Something else")
        await pilot.press("4")
        await wait_for(pilot, "Any size counts.")
        await write(pilot, "drank a glass of water")
        await pilot.press("enter")
        await wait_for(pilot, "★ drank a glass of water")
        app = app_of(pilot)
        [win] = [e for e in app.board.entries(app.today) if e.kind == "win"]
        assert win.tags == ("hard_day",)


async def test_a_tiny_step_that_is_often_kept_has_a_number(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await pilot.press("1")
        clock.tick(24 * 3600)
        app_of(pilot).check_now()
        await wait_for(pilot, "Sunday 22 November")
        await show(pilot, more="2")
        await wait_for(pilot, "1  Make the bed")
        await pilot.press("1")
        app = app_of(pilot)
        bed = app.board.habits[0].id
        await wait_until(pilot, lambda: app.board.mark(bed, app.today) is not None)


async def test_what_helped_before_says_how_many_days_that_is(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await show(pilot, more="4")
        await wait_for(pilot, "You have no days like this one")
        await pilot.press("enter")
        await wait_for(pilot, "6  Save that today is hard")
        await pilot.press("6")
        await wait_until(pilot, lambda: cards(pilot))
        clock.tick(60)
        await pilot.press("w")
        await write(pilot, "sat outside")
        await pilot.press("enter", "c", "3", "1")
        clock.tick(24 * 3600)
        app_of(pilot).check_now()
        await wait_for(pilot, "Sunday 22 November")
        await show(pilot, more="4")
        text = await wait_for(pilot, "1 day like this one, out of 1 with an entry.")
        assert "sat outside" in text
        assert "Five senses: helped once" in text
        assert "%" not in text
