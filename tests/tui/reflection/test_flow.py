"""Choosing a reflection, the line for tomorrow, and the candle."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until, write
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.habits import habits
from winsboard.domain.journal import entries as journal
from winsboard.domain.journal.entries import reflection_of
from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Flow, FlowStep, Settings
from winsboard.domain.progress.summary import wins_on
from winsboard.domain.reflection import flows
from winsboard.domain.reflection.flows import GENTLE, SHORT
from winsboard.domain.wellbeing import hard_days, moods, rituals
from winsboard.tui.reflection.pane import LookBackPane
from winsboard.words.catalog.feelings import feeling_groups
from winsboard.words.catalog.habits import celebration_lines
from winsboard.words.catalog.reflection import questions

LIGHT = ("0", "4", "3")
"""The keys that light the candle through the menu."""
DAY = 24 * 3600
CLOSED = [line.text for line in celebration_lines() if "reflection" in line.when]
LINE = "When the kettle boils I will open the curtains"


def _answers(pilot: Pilot[None]) -> list[str]:
    kept = reflection_of(app_of(pilot).board, app_of(pilot).today)
    return [part.answer for part in kept.parts] if kept else []


def _is_lit(pilot: Pilot[None]) -> bool:
    return rituals.is_candle_lit(app_of(pilot).board, app_of(pilot).today)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
@pytest.mark.parametrize("no_color", ["", "1"])
async def test_an_evening_takes_seven_keys_and_the_words(
    opened: OpenBoard, size: tuple[int, int], no_color: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    async with opened(size=size, settings=Settings(mood=True, motion=False)) as pilot:
        app = app_of(pilot)
        app.perform(lambda context: moods.check_in(app.board, 2, context))
        await pilot.press("t")
        await wait_for(pilot, "2  Gentle look back")
        await pilot.press("1")
        await write(pilot, "sat outside")
        await pilot.press("enter", "enter", "enter")
        await write(pilot, LINE)
        await pilot.press("enter")
        await wait_for(pilot, "6 of 6")
        assert "1   Light the candle" in screen_text(app)
        await pilot.press("1")
        await wait_until(pilot, lambda: _is_lit(pilot))
        assert _answers(pilot) == ["sat outside", LINE]


async def test_without_a_choice_to_make_it_begins_at_once(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("t")
        await wait_for(pilot, "1 of 5")


async def test_a_hard_day_offers_the_gentle_one(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        app.perform(hard_days.save)
        await pilot.press("t", "2")
        await wait_for(pilot, "This was a hard day.")
        await pilot.press(*"it rained", *["enter"] * 5)
        await wait_until(pilot, lambda: _answers(pilot) == ["it rained"])
        kept = reflection_of(app.board, app.today)
        assert kept is not None
        assert kept.about == GENTLE
        await pilot.press("t")
        await wait_for(pilot, "Gentle look back (hard day)")


async def test_the_short_one_needs_no_typing(opened: OpenBoard) -> None:
    async with opened(settings=Settings(flow=SHORT)) as pilot:
        await pilot.press("w", *"walked", "enter")
        await pilot.press("w")
        await write(pilot, "called Mum")
        await pilot.press("enter")
        await pilot.press("t")
        await wait_for(pilot, "How was today?")
        await pilot.press("2", "2")
        await wait_for(pilot, "2   called Mum")
        await pilot.press("1")
        await wait_until(pilot, lambda: _answers(pilot) == ["OK", "A person", "walked"])


async def test_every_step_of_the_short_one_can_be_passed(opened: OpenBoard) -> None:
    async with opened(settings=Settings(flow=SHORT)) as pilot:
        await pilot.press("t", "enter", "enter")
        await wait_for(pilot, "There is nothing to pick today.")
        await pilot.press("enter")
        await wait_for(pilot, "Nothing was written. That is all right.")


async def test_an_answer_can_be_clicked(opened: OpenBoard) -> None:
    async with opened(settings=Settings(flow=SHORT)) as pilot:
        await pilot.press("t")
        await wait_for(pilot, "How was today?")
        await pilot.click("#step", offset=(3, 2))
        await wait_for(pilot, "What helped?")
        await pilot.press("escape")
        await wait_until(pilot, lambda: _answers(pilot) == ["Hard"])


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_feelings_stand_one_per_line_and_a_digit_takes_one_and_goes_on(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size, settings=Settings(mood=True)) as pilot:
        await pilot.press("t", "enter", "enter", "enter")
        text = await wait_for(pilot, "4 of 6")
        words = feeling_groups()[-1].words
        lines = [line.strip() for line in text.splitlines()]
        assert [f"{n % 10}  {word}" for n, word in enumerate(words, 1)] == [
            line for line in lines if line[1:3] == "  " and line[0].isdecimal()
        ]
        await pilot.press("4")
        await wait_for(pilot, "5 of 6")
        await pilot.press("escape")
        await wait_until(pilot, lambda: _answers(pilot) == [words[3]])


async def test_feelings_in_other_words_are_typed(opened: OpenBoard) -> None:
    async with opened(settings=Settings(mood=True)) as pilot:
        await pilot.press("t", "enter", "enter", "enter")
        await wait_for(pilot, "4 of 6")
        await pilot.press(*"calm, a bit 2", "escape")
        await wait_until(pilot, lambda: _answers(pilot) == ["calm, a bit 2"])


async def test_rehab_needs_four_keys_and_no_typing_from_a_fresh_board(opened: OpenBoard) -> None:
    async with opened(fresh=True) as pilot:
        await wait_for(pilot, "Who is this board for?")
        await pilot.press("2", "1", "enter", "enter")
        await wait_for(pilot, "[   ]")
        await pilot.press("1", "2")
        await wait_for(pilot, "2 wins today")
        await pilot.press("t", "2", "2", "1")
        await wait_until(pilot, lambda: len(_answers(pilot)) == 3)
        assert _answers(pilot)[2] == app_of(pilot).board.habits[0].label


@pytest.mark.parametrize("size", [(120, 36), (60, 20)])
async def test_a_day_of_ticks_alone_is_looked_back_on_in_four_keys_and_the_tick_is_starred(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size, settings=Settings(board_for="rehab")) as pilot:
        app = app_of(pilot)
        bed, _, arm = app.board.habits
        app.perform(lambda c: habits.mark(app.board, bed, app.today, "done", c))
        app.perform(lambda c: habits.count(app.board, arm, app.today, 8.0, c))
        await pilot.press("t")
        await wait_for(pilot, "How was today?")
        await pilot.press("2", "2")
        text = await wait_for(pilot, "2   Arm practice: 8 of 12 words")
        assert "1   Make the bed" in text
        await pilot.press("2")
        await wait_until(pilot, lambda: len(_answers(pilot)) == 3)
        marks = {m.habit: m.starred for m in app.board.marks("2026-11")}
        assert marks == {bed.id: False, arm.id: True}
        assert [entry.kind for entry in app.board.entries(app.today)] == ["reflection"]
        await pilot.press("u")
        await wait_until(pilot, lambda: not _answers(pilot))
        assert not any(m.starred for m in app.board.marks("2026-11"))


async def test_a_written_win_that_is_picked_is_starred_itself(opened: OpenBoard) -> None:
    async with opened(settings=Settings(flow=SHORT)) as pilot:
        app = app_of(pilot)
        for text in ("walked", "called Mum"):
            app.perform(partial(journal.write, "win", text, app.today))
        await pilot.press("t", "1", "3", "2")
        await wait_until(pilot, lambda: len(_answers(pilot)) == 3)
        wins = {e.text: e.starred for e in app.board.entries(app.today) if e.kind == "win"}
        assert wins == {"walked": False, "called Mum": True}


async def test_the_long_look_back_is_there_on_a_rehab_board_by_its_own_key(
    opened: OpenBoard,
) -> None:
    async with opened(settings=Settings(board_for="rehab")) as pilot:
        await pilot.press("T")
        await wait_for(pilot, "2  Evening look back")
        await pilot.press("2")
        await wait_for(pilot, "1 of 5")


async def test_the_gentle_look_back_ticks_the_easiest_version_that_is_picked(
    opened: OpenBoard,
) -> None:
    async with opened(settings=Settings(flow=GENTLE)) as pilot:
        app = app_of(pilot)
        bed, dressed, _ = app.board.habits
        easier = dressed._replace(tiny="Put on one sock")
        app.perform(lambda c: habits.change(dressed, easier, c))
        app.perform(lambda c: habits.mark(app.board, bed, app.today, "done", c))
        await pilot.press("t", "enter", "enter")
        text = await wait_for(pilot, "1  Put on one sock")
        assert "Make the bed" not in text.replace("What", "")[text.index("still did") :]
        await pilot.press("1", "enter", "enter")
        await wait_until(pilot, lambda: app.board.mark(dressed.id, app.today))
        assert _answers(pilot) == ["Put on one sock"]
        assert wins_on(app.board, app.today) == 2
        await pilot.press("u")
        await wait_until(pilot, lambda: app.board.mark(dressed.id, app.today) is None)


async def test_nothing_is_promised_where_it_will_be_asked_which_look_back(
    opened: OpenBoard, clock: FakeClock
) -> None:
    clock.tick(9 * 3600)
    async with opened() as pilot:
        app = app_of(pilot)
        pane = app.query_one(LookBackPane)
        await wait_until(pilot, partial(_promised, pane))
        app.perform(hard_days.save)
        await wait_until(pilot, lambda: not _promised(pane))
        assert "min" not in pane.face.shown.time
        await pilot.press("t")
        await wait_for(pilot, "2  Gentle look back")


@pytest.mark.parametrize("flow", [GENTLE, SHORT])
async def test_the_first_question_of_the_chosen_look_back_is_promised(
    opened: OpenBoard, clock: FakeClock, flow: str
) -> None:
    clock.tick(9 * 3600)
    async with opened(settings=Settings(flow=flow)) as pilot:
        pane = app_of(pilot).query_one(LookBackPane)
        if flow == GENTLE:
            app_of(pilot).perform(hard_days.save)
        await wait_until(pilot, partial(_promised, pane))
        promised = _promised(pane)
        await pilot.press("t")
        await wait_until(pilot, lambda: pane.is_running)
        assert pane.evening.current_step.question == promised


async def test_a_look_back_that_waits_promises_the_question_it_goes_on_with(
    opened: OpenBoard, clock: FakeClock
) -> None:
    clock.tick(9 * 3600)
    async with opened() as pilot:
        await pilot.press("T", "2", "1", "2")
        await wait_for(pilot, "3 of 3")
        app_of(pilot).save_everything()
        app_of(pilot).exit()
    async with opened() as pilot:
        pane = app_of(pilot).query_one(LookBackPane)
        await wait_until(pilot, lambda: _promised(pane) == "Pick one win to remember.")
        await pilot.press("t")
        await wait_for(pilot, "3 of 3")


def _promised(pane: LookBackPane) -> str:
    return pane.face.shown.question


async def test_the_question_in_the_pane_is_the_one_that_is_asked(
    opened: OpenBoard, clock: FakeClock
) -> None:
    clock.tick(9 * 3600)
    for _ in range(3):
        async with opened() as pilot:
            pane = app_of(pilot).query_one(LookBackPane)
            await wait_until(pilot, partial(_promised, pane))
            promised = pane.face.shown.question
            await pilot.press("t", "enter")
            await wait_for(pilot, "2 of 5")
            assert pane.evening.current_step.question == promised
            await pilot.press(*"tea", "escape")
            await wait_for(pilot, "t add to it")
        clock.tick(DAY)


async def test_until_the_evening_the_look_back_takes_one_line(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        pane = app_of(pilot).query_one(LookBackPane)
        await wait_for(pilot, "t begin  Evening look back · 5 min")
        assert pane.size.height == 1
        clock.tick(9 * 3600)
        pane.show_idle()
        await wait_until(pilot, lambda: pane.size.height > 3)


async def test_nobody_is_asked_in_the_evening_what_it_cost() -> None:
    asked = {q.id for pool in questions(Board(), date(2026, 11, 21)).values() for q in pool}
    assert "prm.effort.07" not in asked


async def test_ones_own_look_back_with_ones_own_questions(opened: OpenBoard) -> None:
    steps = (
        FlowStep("", "", "text", 30, theme="wins"),
        FlowStep("tomorrow", "And tomorrow?", "text", 30),
    )
    async with opened() as pilot:
        app = app_of(pilot)
        flow = Flow("", "Mine", (steps[0]._replace(text="A win."), steps[1]))
        app.perform(lambda context: flows.add(app.board, flow, context))
        await pilot.press("t")
        await wait_for(pilot, "3  Mine")
        await pilot.press("3")
        await wait_for(pilot, "Mine · 1 of 2")
        await pilot.press("escape")
        app.perform(lambda context: items.remove(app.board.library_documents(Flow)[0], context))


async def test_another_look_back_can_be_chosen_any_evening(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("T")
        await wait_for(pilot, "2  Short look back")
        await pilot.press("2")
        await wait_for(pilot, "How was today?")


async def test_yesterdays_line_is_on_the_board_and_one_key_ticks_it(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await pilot.press("t", *["enter"] * 3)
        await write(pilot, LINE)
        await pilot.press("enter", "enter")
        await wait_until(pilot, lambda: _answers(pilot) == [LINE])
        assert "You wrote" not in screen_text(pilot.app)
    clock.tick(DAY)
    async with opened() as pilot:
        await wait_for(pilot, f"You wrote: {LINE}  k tick it")
        await pilot.press("k")
        await wait_for(pilot, f"● You wrote: {LINE}")
        assert "1 win today" in screen_text(pilot.app)
        await pilot.press("k")
        await wait_for(pilot, "ticked")
        await pilot.press("u")
        await wait_for(pilot, "k tick it")


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_line_is_whole_in_a_narrow_window_and_its_key_is_told(
    opened: OpenBoard, clock: FakeClock, size: tuple[int, int]
) -> None:
    async with opened() as pilot:
        await pilot.press("t", *["enter"] * 3)
        await write(pilot, LINE)
        await pilot.press("enter", "enter")
        await wait_for(pilot, "☾")
    clock.tick(DAY)
    async with opened(size=size) as pilot:
        said = " ".join((await wait_for(pilot, LINE)).split())
        assert f"{LINE} k" in said
        await pilot.press("k")
        await wait_for(pilot, "★")
        assert "k tick it" not in screen_text(pilot.app)


async def test_it_comes_while_the_board_lies_open_through_the_night(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await pilot.press("t", *["enter"] * 3)
        await write(pilot, LINE)
        await pilot.press("escape")
        clock.tick(DAY)
        app_of(pilot).check_now()
        await wait_for(pilot, f"You wrote: {LINE}")
        clock.tick(DAY)
        app_of(pilot).check_now()
        await wait_until(pilot, lambda: LINE not in screen_text(pilot.app))


async def test_the_line_for_tomorrow_survives_a_board_that_was_killed(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    drafts = board_home / "state" / "drafts.json"
    async with opened() as pilot:
        await pilot.press("t", *["enter"] * 3)
        await write(pilot, LINE)
        await wait_until(pilot, lambda: drafts.exists() and LINE in drafts.read_text())
        app_of(pilot).exit()
    clock.tick(DAY)
    async with opened() as pilot:
        await wait_for(pilot, f"You wrote: {LINE}")


async def test_a_question_that_was_answered_is_asked_again_after_a_low_mood(
    opened: OpenBoard,
) -> None:
    async with opened(settings=Settings(mood=True)) as pilot:
        app = app_of(pilot)
        await pilot.press("t", "enter", *"one thing")
        asked = app.query_one(LookBackPane).evening.current_step.question
        app.save_everything()
        app.exit()
    async with opened() as pilot:
        app = app_of(pilot)
        app.perform(lambda context: moods.check_in(app.board, 1, context))
        await pilot.press("t")
        await wait_for(pilot, "2 of 6")
        await wait_for(pilot, "one thing")
        assert app.query_one(LookBackPane).evening.current_step.question == asked


async def test_space_ticks_after_a_win_and_never_lights_the_candle(opened: OpenBoard) -> None:
    async with opened(settings=Settings(motion=False)) as pilot:
        await pilot.press("w", *"walked", "enter")
        await wait_for(pilot, "★ walked")
        await pilot.press("space")
        await wait_for(pilot, "[ ● ]")
        assert not _is_lit(pilot)


async def test_the_menu_lights_the_candle_and_the_journal_says_what_was_done(
    opened: OpenBoard,
) -> None:
    async with opened(settings=Settings(motion=False)) as pilot:
        await pilot.press(*LIGHT)
        await wait_for(pilot, "▴")
        app = app_of(pilot)
        assert [entry.text for entry in app.board.entries(app.today)] == ["Lit the candle"]


async def test_a_board_without_a_candle_offers_none(opened: OpenBoard) -> None:
    async with opened(settings=Settings(candle=False)) as pilot:
        await pilot.press("t", *["enter"] * 4)
        text = await wait_for(pilot, "5 of 5")
        assert "Light the candle" not in text


async def test_the_candle_stays_lit_until_the_day_turns(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await pilot.press(*LIGHT)
        await wait_for(pilot, "▴")
    clock.tick(3600)
    async with opened() as pilot:
        await wait_for(pilot, "▴")
        clock.tick(DAY)
        app_of(pilot).check_now()
        await wait_until(pilot, lambda: "▴" not in screen_text(pilot.app))


async def test_a_narrow_board_says_that_the_candle_is_lit(opened: OpenBoard) -> None:
    async with opened(size=(60, 20)) as pilot:
        await pilot.press(*LIGHT)
        await wait_for(pilot, "candle lit")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_beside_a_lit_candle_it_says_how_to_begin(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await pilot.press(*LIGHT)
        await wait_for(pilot, "▴")
        await wait_for(pilot, "t begin")


async def test_its_end_is_answered_with_one_quiet_line(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("t", *["enter"] * 3)
        await write(pilot, LINE)
        await pilot.press("enter", "enter")
        await wait_for(pilot, "Evening look back · saved")
        said = [line.text for line in celebration_lines() if "tomorrow" in line.when]
        assert any(line in screen_text(pilot.app) for line in said)


@pytest.mark.parametrize("written", ["a walk", ""])
async def test_a_look_back_that_is_left_is_not_called_closed(
    opened: OpenBoard, written: str
) -> None:
    async with opened() as pilot:
        await pilot.press("t", "enter", *written)
        await wait_for(pilot, "2 of 5")
        await pilot.press("escape")
        said = "What you wrote is saved." if written else "Nothing was written"
        shown = await wait_for(pilot, said)
        assert _answers(pilot) == ([written] if written else [])
        for line in CLOSED:
            assert line not in shown


async def test_a_look_back_that_was_gone_through_is_answered_as_closed(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("t", "enter", *"a walk", *["enter"] * 3)
        await wait_for(pilot, "5 of 5")
        await pilot.press("enter")
        await wait_until(pilot, lambda: any(line in screen_text(pilot.app) for line in CLOSED))


@pytest.mark.parametrize("key", ["1", "enter"])
async def test_a_key_that_closes_the_look_back_twice_does_nothing_beneath_it(
    opened: OpenBoard, clock: FakeClock, key: str
) -> None:
    async with opened(settings=Settings(motion=False)) as pilot:
        await pilot.press("t", *["enter"] * 4)
        await wait_for(pilot, "5 of 5")
        await pilot.press(key)
        await wait_until(pilot, lambda: not app_of(pilot).query_one(LookBackPane).is_running)
        for _ in range(4):
            await pilot.press(key)
            clock.tick(0.2)
        assert "[ ● ]" not in screen_text(pilot.app)
        assert len(pilot.app.screen_stack) == 1
        await pilot.press("down", "space")
        await wait_for(pilot, "[ ● ]")


async def test_another_key_works_at_once_after_the_look_back(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("t", *["enter"] * 4)
        await wait_for(pilot, "5 of 5")
        await pilot.press("1")
        await wait_until(pilot, lambda: not app_of(pilot).query_one(LookBackPane).is_running)
        await pilot.press("2")
        await wait_for(pilot, "●")


async def test_words_typed_at_the_candle_go_to_the_line_for_tomorrow(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("t", *["enter"] * 4)
        await wait_for(pilot, "5 of 5")
        await write(pilot, "When the kettle boils")
        await wait_for(pilot, "When the kettle boils")
        await pilot.press("escape")
        await wait_until(pilot, lambda: _answers(pilot) == ["When the kettle boils"])
