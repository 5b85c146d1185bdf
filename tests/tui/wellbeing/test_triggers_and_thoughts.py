"""Trigger notes and harsh thoughts: quick to write, and shown as counts and in own words."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import wait_for, wait_until, write
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.documents import Entry, EntryKind, Settings
from winsboard.words.catalog.feelings import trigger_categories

SIZES = ((120, 36), (60, 20))


def kept(pilot: Pilot[None], kind: EntryKind) -> list[Entry]:
    app = app_of(pilot)
    return [entry for entry in app.board.entries(app.today) if entry.kind == kind]


async def back_on_the_board(pilot: Pilot[None]) -> None:
    await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def close_the_list(pilot: Pilot[None]) -> None:
    """Close the list of triggers, which a cancelled note leads back to."""
    await wait_for(pilot, "9  A harsh thought")
    await pilot.press("escape")
    await back_on_the_board(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("no_color", ["", "1"])
async def test_a_trigger_note_takes_three_keys(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], no_color: str
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    async with opened(size=size, settings=Settings(motion=False)) as pilot:
        await pilot.press("x")
        shown = await wait_for(pilot, "1  People")
        assert "0  Not sure" in shown
        await pilot.press("1")
        await wait_for(pilot, "What happened")
        await pilot.press("enter")
        await back_on_the_board(pilot)
        await wait_for(pilot, "△ People")
        assert [(e.about, e.text) for e in kept(pilot, "trigger")] == [("trg.people", "")]


@pytest.mark.parametrize("opens", SIZES, ids=str)
async def test_every_trigger_stands_whole_on_its_line_in_a_low_window_and_after_a_change_of_size(
    opened: OpenBoard, opens: tuple[int, int]
) -> None:
    async with opened(size=opens) as pilot:
        await pilot.press("x")
        await wait_for(pilot, "1  People")
        await pilot.resize_terminal(60, 20)
        for number, category in enumerate(trigger_categories().values(), start=1):
            await wait_for(pilot, f"{number % 10}  {category.label} · {category.examples}")


async def test_the_tenth_has_the_nought(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("x", "0", "enter")
        await wait_for(pilot, "△ Not sure")


async def test_words_and_what_helped_are_kept_and_can_be_changed(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("x", "4")
        await wait_for(pilot, "What happened")
        await write(pilot, "awake at [4]")
        await pilot.press("tab", *"warm milk", "enter")
        await back_on_the_board(pilot)
        await wait_for(pilot, "awake at [4]")
        await pilot.press("j", "enter")
        await wait_for(pilot, "warm milk")
        await pilot.press("end", *"!", "tab", "tab", "enter")
        await back_on_the_board(pilot)
        (entry,) = kept(pilot, "trigger")
        assert (entry.text, entry.parts[0].answer) == ("awake at [4]!", "warm milk")


@pytest.mark.parametrize(("number", "title"), [("1", "People"), ("7", "Change or waiting")])
async def test_cancelling_a_note_goes_back_one_step_and_another_trigger_can_be_chosen(
    opened: OpenBoard, number: str, title: str
) -> None:
    async with opened() as pilot:
        await pilot.press("x", number)
        assert title in await wait_for(pilot, "What happened")
        await pilot.press("escape")
        await wait_for(pilot, "9  A harsh thought")
        await pilot.press("4", "enter")
        await wait_for(pilot, "△ Sleep")
        await back_on_the_board(pilot)
        assert [entry.about for entry in kept(pilot, "trigger")] == ["trg.sleep"]


async def test_words_of_a_note_that_was_left_wait(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("x", "2")
        await wait_for(pilot, "What happened")
        await pilot.press(*"too loud", "escape")
        await close_the_list(pilot)
        assert kept(pilot, "trigger") == []
    async with opened() as pilot:
        await pilot.press("x", "2")
        await wait_for(pilot, "too loud")


async def test_words_left_in_one_note_do_not_come_up_in_a_note_of_another_kind(
    opened: OpenBoard,
) -> None:
    async with opened() as pilot:
        for number, words in (("2", "too loud"), ("3", "a bill")):
            await pilot.press("x", number)
            await wait_for(pilot, "What happened")
            await pilot.press(*words, "escape")
            await close_the_list(pilot)
        for number, words, others in (("2", "too loud", "a bill"), ("3", "a bill", "too loud")):
            await pilot.press("x", number)
            assert others not in await wait_for(pilot, words)
            await pilot.press("escape")
            await close_the_list(pilot)
        await pilot.press("x", "4")
        shown = await wait_for(pilot, "What happened")
        assert "too loud" not in shown
        assert "a bill" not in shown


async def test_catching_alone_counts(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("X")
        await wait_for(pilot, "What was the harsh thought?")
        await pilot.press(*"I ruin it", "escape")
        await back_on_the_board(pilot)
        await wait_for(pilot, "○ A harsh thought, noticed")
        (entry,) = kept(pilot, "thought")
        assert [part.answer for part in entry.parts] == ["I ruin it"]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_catch_check_choose_one_question_at_a_time(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await pilot.press("X")
        await wait_for(pilot, "What was the harsh thought?")
        await pilot.press(*"I ruin it", "enter")
        assert "8  None of these" in await wait_for(pilot, "1  All or nothing")
        await pilot.press("1")
        await wait_for(pilot, "All or nothing: Was there anything in between?")
        await write(pilot, "lunch went well")
        await pilot.press("enter")
        assert "I ruin it" in await wait_for(pilot, "What would be a fairer way")
        await pilot.press("shift+tab")
        await wait_for(pilot, "lunch went well")
        await pilot.press("enter")
        await wait_for(pilot, "What would be a fairer way")
        await write(pilot, "Some of it went well")
        await pilot.press("enter")
        await back_on_the_board(pilot)
        (entry,) = kept(pilot, "thought")
        assert entry.about == "trap.all_nothing"
        assert [part.answer for part in entry.parts] == [
            "I ruin it",
            "lunch went well",
            "Some of it went well",
        ]


async def test_every_step_passes_with_one_key_and_nothing_is_kept_of_nothing(
    opened: OpenBoard,
) -> None:
    async with opened() as pilot:
        await pilot.press("X")
        await wait_for(pilot, "What was the harsh thought?")
        await pilot.press("enter")
        await wait_for(pilot, "Does one of these fit?")
        await pilot.press("enter")
        await wait_for(pilot, "Is it true?")
        await pilot.press("enter")
        await wait_for(pilot, "What would be a fairer way")
        await pilot.press("enter")
        await back_on_the_board(pilot)
        assert kept(pilot, "thought") == []


async def test_a_thought_is_gone_on_with_from_the_journal(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("X", *"I ruin it", "escape")
        await back_on_the_board(pilot)
        await wait_for(pilot, "○ A harsh thought, n")
        await pilot.press("j", "enter")
        await wait_for(pilot, "What was the harsh thought?")
        await pilot.press("enter", "8", "enter")
        await wait_for(pilot, "What would be a fairer way")
        await write(pilot, "Not all of it")
        await pilot.press("enter")
        await back_on_the_board(pilot)
        (entry,) = kept(pilot, "thought")
        assert [part.answer for part in entry.parts] == ["I ruin it", "Not all of it"]


async def test_a_thought_outlives_its_board(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("X")
        await wait_for(pilot, "What was the harsh thought?")
        await pilot.press(*"I ruin it")
        app_of(pilot).save_everything()
    async with opened() as pilot:
        await pilot.press("X")
        await wait_for(pilot, "I ruin it")


async def test_after_a_mood_of_one_a_breath_comes_first(opened: OpenBoard) -> None:
    async with opened(settings=Settings(mood=True)) as pilot:
        await pilot.press("m", "1", "enter")
        await back_on_the_board(pilot)
        await pilot.press("X")
        await wait_for(pilot, "Take a slow breath first")
        await pilot.press("2")
        await wait_for(pilot, "What was the harsh thought?")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_was_noted_is_shown_back(
    opened: OpenBoard, clock: FakeClock, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        for words in ("bus", "shop"):
            await pilot.press("x", "2")
            await wait_for(pilot, "What happened")
            await pilot.press(*words, "enter")
            await back_on_the_board(pilot)
            clock.tick(60)
        await pilot.press("X", *"I ruin it", "escape")
        await back_on_the_board(pilot)
        await pilot.press("comma", "4", "3")
        shown = await wait_for(pilot, "Place or crowd: 2, in the morning")
        assert "shop" in shown
        await pilot.press("pagedown")
        text = await wait_for(pilot, "Harsh thoughts in the last three months: 1.")
        assert "Answered" not in text
        await pilot.press("enter")
        await wait_for(pilot, "Settings · Mood and notes")
