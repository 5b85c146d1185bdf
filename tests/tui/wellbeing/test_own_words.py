"""Kind lines, rituals, questions and reflections written by the person."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until, write
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.library import overrides
from winsboard.domain.model.documents import Affirmation, Flow, FlowStep, Prompt, Ritual, Settings
from winsboard.domain.reflection import prompts
from winsboard.domain.wellbeing import affirmations, hard_days, moods
from winsboard.words.catalog.reflection import shipped_prompts

SIZES = ((120, 36), (60, 20))


def _add_line(pilot: Pilot[None], text: str, *places: str) -> None:
    app = app_of(pilot)
    line = Affirmation("", text, places=places, truth="mostly")  # type: ignore[arg-type]
    assert app.perform(lambda context: affirmations.add(app.board, line, context))


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_is_written_rated_and_placed_by_numbers(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        app_of(pilot).ask("kind_lines")
        await wait_for(pilot, "1  Write my own line")
        await pilot.press("1")
        await write(pilot, "Slow is fine")
        await pilot.press("enter")
        await wait_for(pilot, "How true does it feel?")
        await pilot.press("2")
        await wait_for(pilot, "1  [ ] in the morning")
        await pilot.press("1")
        await wait_for(pilot, "1  [x] in the morning")
        await pilot.press("4")
        await wait_for(pilot, "1  Slow is fine · in the morning")
        await pilot.press("escape")
        await wait_until(pilot, lambda: "Slow is fine" in screen_text(pilot.app).splitlines()[1])


async def test_a_line_that_feels_untrue_is_offered_other_words_or_to_go(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app_of(pilot).ask("kind_lines")
        await wait_for(pilot, "Write my own line")
        await pilot.press("1", *"I shine", "enter", "1")
        await wait_for(pilot, "A line that feels untrue")
        await pilot.press("2")
        await wait_for(pilot, "Archived lines")
        assert affirmations.listed(app_of(pilot).board) == ()


async def test_a_starter_is_completed(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app_of(pilot).ask("kind_lines")
        await wait_for(pilot, "Complete a sentence")
        await pilot.press("2")
        await wait_for(pilot, "2  I got through ___ before.")
        await pilot.press("2")
        await wait_for(pilot, "I got through ___ before.")
        await pilot.press("enter")
        await wait_for(pilot, "There is still a blank")
        await write(pilot, "a long winter")
        await pilot.press("enter")
        await wait_for(pilot, "I got through a long winter before.")


async def test_one_key_retires_a_line_and_undo_brings_it_back(opened: OpenBoard) -> None:
    async with opened() as pilot:
        _add_line(pilot, "Slow is fine", "morning")
        app_of(pilot).ask("kind_lines")
        await wait_for(pilot, "1  Slow is fine")
        await pilot.press("1")
        await wait_for(pilot, "4  Archive")
        await pilot.press("4")
        await wait_for(pilot, "Archived lines")
        await pilot.press("escape", "u")
        await wait_until(pilot, lambda: "Slow is fine" in screen_text(pilot.app).splitlines()[1])


async def test_a_line_stands_where_it_was_put_and_nowhere_on_a_low_day(opened: OpenBoard) -> None:
    async with opened(settings=Settings(mood=True)) as pilot:
        app = app_of(pilot)
        _add_line(pilot, "Up is a direction", "morning")
        _add_line(pilot, "Rest now", "evening")
        app.perform(lambda context: moods.check_in(app.board, 4, context))
        await wait_for(pilot, "Up is a direction")
        assert "Rest now" not in screen_text(app).splitlines()[:3]
        await pilot.press("t", *["enter"] * 5)
        await wait_for(pilot, "Rest now")
        await pilot.press("escape")
        app.perform(lambda context: moods.check_in(app.board, 2, context))
        await wait_until(pilot, lambda: "Up is" not in screen_text(app).splitlines()[1])
        await pilot.press("t", "1", *["enter"] * 5)
        text = await wait_for(pilot, "6 of 6")
        assert "Rest now" not in text


async def test_no_line_stands_on_a_hard_day(opened: OpenBoard) -> None:
    async with opened() as pilot:
        _add_line(pilot, "Up is a direction", "morning")
        await wait_for(pilot, "Up is a direction")
        app_of(pilot).perform(hard_days.save)
        await wait_until(pilot, lambda: "Up is" not in screen_text(pilot.app).splitlines()[1])


async def test_a_look_back_of_ones_own_is_made_and_becomes_the_usual_one(
    opened: OpenBoard,
) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        app.ask("look_backs")
        await wait_for(pilot, "1  Evening look back · starts with t")
        await pilot.press("4", *"Mine", "tab")
        await write(pilot, "choice: A day? [Good / Hard] | 20")
        await pilot.press("enter")
        await write(pilot, "tomorrow: And then?")
        await pilot.press("tab", "enter")
        await wait_for(pilot, "4  Mine")
        assert app.board.library_documents(Flow)[0].steps == (
            FlowStep("s1", "A day?", "choice", 20, choices=("Good", "Hard")),
            FlowStep("tomorrow", "And then?"),
        )
        await pilot.press("4", "1")
        await wait_for(pilot, "4  Mine · starts with t")
        await pilot.press("escape", "t")
        await wait_for(pilot, "1 of 2")
        await pilot.press("2", *"tea")
        await wait_for(pilot, "tea")


async def test_a_wrong_number_of_seconds_is_named_and_the_form_stays(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app_of(pilot).ask("look_backs")
        await wait_for(pilot, "Add my own look back")
        await pilot.press("4", *"Mine", "tab")
        await write(pilot, "One | soon")
        await pilot.press("tab", "enter")
        await wait_for(pilot, "“soon” after the bar is not a number of seconds.")
        await pilot.press("escape")
        await wait_for(pilot, "Not saved. The form still has what you typed.")


async def test_a_question_of_ones_own_is_added_changed_and_hidden(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        first = prompts.listed(app.board, shipped_prompts(), "wins")[0].text
        app.ask("questions")
        await wait_for(pilot, "1  Wins · asked in the evening")
        await pilot.press("1")
        await wait_for(pilot, first)
        await pilot.press("9")
        await write(pilot, "Which sound?")
        await pilot.press("enter")
        await wait_for(pilot, "1  Which sound?")
        assert [(p.text, p.theme) for p in app.board.library_documents(Prompt)] == [
            ("Which sound?", "wins")
        ]
        await pilot.press("2", "2")
        await wait_for(pilot, "Hid a question")
        await wait_until(pilot, lambda: f"2  {first}" not in screen_text(app))
        await pilot.press("escape", "9")
        await wait_for(pilot, first)
        await pilot.press("1")
        await wait_until(
            pilot,
            lambda: not overrides.with_shipped(app.board, shipped_prompts(), Prompt, hidden=True),
        )


async def test_a_ritual_of_ones_own_is_written_and_done(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        app.ask("rituals")
        await wait_for(pilot, "Add my own ritual")
        await pilot.press("9", *"Tea", "tab")
        await write(pilot, "Fill the kettle")
        await pilot.press("enter", *"Wait", "tab", "tab")
        await pilot.press("enter")
        await wait_for(pilot, "1  Tea")
        assert [r.steps for r in app.board.library_documents(Ritual)] == [
            ("Fill the kettle", "Wait")
        ]
        await pilot.press("1")
        await wait_for(pilot, "·  Fill the kettle")
        await pilot.press("1")
        await wait_until(pilot, lambda: len(app.screen_stack) == 1)
        assert [e.text for e in app.board.entries(app.today)] == ["Tea"]
        app.ask("rituals")
        await wait_for(pilot, "1  Tea · done today")


async def test_what_is_typed_in_a_form_is_there_after_the_board_was_killed(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    drafts = board_home / "state" / "drafts.json"
    async with opened() as pilot:
        app_of(pilot).ask("kind_lines")
        await wait_for(pilot, "Write my own line")
        await pilot.press("1", *"half a li")
        await wait_until(pilot, lambda: drafts.exists() and "half a li" in drafts.read_text())
        app_of(pilot).exit()
    async with opened() as pilot:
        app_of(pilot).ask("kind_lines")
        await wait_for(pilot, "Write my own line")
        await pilot.press("1")
        await wait_for(pilot, "half a li")


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)], ids=str)
@pytest.mark.parametrize(
    ("keys", "choices"),
    [
        (("a", "w", *"Swim", "tab", "enter"), ["My own", "Morning", "Home tasks", "Coping"]),
        (("R", "2", "tab", "tab", "tab", "enter"), ["the whole board", "Get dressed"]),
    ],
    ids=["area", "rest"],
)
async def test_the_choices_of_a_field_are_seen_while_one_is_picked(
    opened: OpenBoard, size: tuple[int, int], keys: tuple[str, ...], choices: list[str]
) -> None:
    async with opened(size=size) as pilot:
        await pilot.press(*keys)
        for choice in choices:
            await wait_for(pilot, choice)
        room = pilot.app.screen.query_one("SelectOverlay").region
        shown = screen_text(pilot.app).splitlines()[room.y : room.bottom]
        assert all(any(choice in line for line in shown) for choice in choices)


async def test_what_is_suggested_in_an_empty_field_is_told_from_words_without_colour(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(settings=Settings(theme="ansi-dark")) as pilot:
        await pilot.press("a", "w")
        await wait_for(pilot, "(Made the bed)")
        await pilot.press("escape", "escape", "x", "1")
        await wait_for(pilot, "(optional)")
        await pilot.press("n")
        await wait_until(pilot, lambda: screen_text(pilot.app).count("(optional)") == 1)
