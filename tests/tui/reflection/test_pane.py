"""The timed evening reflection."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.journal.entries import reflection_of, save_reflection
from winsboard.domain.model.documents import Part, Settings
from winsboard.domain.reflection.flows import EVENING
from winsboard.tui.components.big_digits import big
from winsboard.tui.components.fields.answer_editor import AnswerEditor
from winsboard.tui.reflection.clock_face import ClockFace
from winsboard.tui.reflection.pane import LookBackPane
from winsboard.words.catalog.reflection import shipped_flows

STEPS = [step.text for step in shipped_flows()[0].steps]
DIGITS = Settings(clock_digits=True)


def _shown(pilot: Pilot[None]) -> str:
    return app_of(pilot).query_one(ClockFace).shown.time


def _tick(pilot: Pilot[None]) -> None:
    app_of(pilot).query_one(LookBackPane)._tick()


async def test_it_asks_one_question_after_another_and_keeps_the_answers(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("t")
        await wait_for(pilot, "1 of 5")
        await pilot.press(*"walked")
        await wait_for(pilot, "2 of 5")
        asked = app_of(pilot).query_one(LookBackPane).evening.current_step.question
        await pilot.press("enter")
        await wait_for(pilot, "3 of 5")
        await pilot.press("enter", *"tea at ten", "enter", "enter")
        await wait_for(pilot, "★ walked")
        kept = reflection_of(app_of(pilot).board, app_of(pilot).today)
        assert kept is not None
        assert [(p.prompt, p.answer) for p in kept.parts] == [
            (asked, "walked"),
            (STEPS[4], "tea at ten"),
        ]


async def test_every_question_can_be_passed_and_nothing_written_keeps_nothing(
    opened: OpenBoard,
) -> None:
    async with opened() as pilot:
        await pilot.press("t", *["enter"] * 5)
        await wait_for(pilot, "Nothing was written. That is all right.")
        assert reflection_of(app_of(pilot).board, app_of(pilot).today) is None


async def test_escape_leaves_and_keeps_and_it_is_taken_up_again(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("t", "enter", *"tea", "escape")
        await wait_for(pilot, "★ tea")
        await wait_for(pilot, "t add to it")
        await pilot.press("t")
        await wait_for(pilot, "2 of 5")
        await wait_for(pilot, "tea")
        await pilot.press(*"!", "escape")
        await wait_for(pilot, "★ tea!")
        assert len(app_of(pilot).board.entries(app_of(pilot).today)) == 1


async def test_one_goes_back_with_shift_tab_and_breaks_lines_with_ctrl_j(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("t", "enter", *"one", "ctrl+j", *"two", "enter", "shift+tab")
        await wait_for(pilot, "2 of 5")
        assert app_of(pilot).query_one(AnswerEditor).text == "one\ntwo"


async def test_the_clock_says_the_minutes_and_nothing_else(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await pilot.press("t")
        await wait_for(pilot, "5 min left")
        face = app_of(pilot).query_one(ClockFace)
        seen, painted = [], []
        repaint = face.refresh

        def noted(*regions: Region, **how: bool) -> Widget:
            painted.append(face.shown.time)
            return repaint(*regions, **how)

        face.refresh = noted  # type: ignore[method-assign, assignment]
        for _ in range(310):
            clock.tick(1)
            _tick(pilot)
            seen.append(_shown(pilot))
        minutes = [f"{n} min left" for n in (4, 3, 2, 1)]
        assert painted == [*minutes, "Take as long as you like."]
        assert seen[58:61] == ["5 min left", "4 min left", "4 min left"]


async def test_in_digits_the_clock_is_right_to_the_second_pauses_and_goes_on(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened(settings=DIGITS) as pilot:
        await pilot.press("t")
        await wait_for(pilot, "1 of 5")
        for second in range(1, 200):
            clock.tick(1)
            _tick(pilot)
            minutes, seconds = divmod(300 - second, 60)
            assert _shown(pilot) == f"{minutes}:{seconds:02d}"
        await pilot.pause()
        assert all(line.rstrip() in screen_text(pilot.app) for line in big("1:41"))
        await pilot.press("ctrl+t")
        await wait_for(pilot, "paused")
        clock.tick(1000)
        await pilot.press("ctrl+t")
        await wait_until(pilot, lambda: "paused" not in screen_text(pilot.app))
        assert _shown(pilot) == "1:41"


async def test_the_page_stays_when_the_time_is_over(opened: OpenBoard, clock: FakeClock) -> None:
    async with opened() as pilot:
        await pilot.press("t", "enter", *"slow")
        clock.tick(301)
        _tick(pilot)
        await wait_for(pilot, "Take as long as you like.")
        await pilot.press(*" words", "escape")
        await wait_for(pilot, "★ slow words")


async def test_a_sleep_of_the_computer_is_told_and_costs_no_time(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened(settings=DIGITS) as pilot:
        await pilot.press("t")
        await wait_for(pilot, "1 of 5")
        clock.tick(10)
        clock.sleep_laptop(42 * 60)
        _tick(pilot)
        text = await wait_for(pilot, "Paused: the computer slept for")
        assert "the computer slept for 42 min." in " ".join(text.split())
        assert _shown(pilot) == "4:50"


async def test_the_length_is_a_choice(opened: OpenBoard) -> None:
    async with opened(settings=Settings(look_back_minutes=12)) as pilot:
        await wait_until(pilot, lambda: _shown(pilot) == "12 min")


@pytest.mark.parametrize(
    ("digits", "said", "begun"), [(False, "5 min", "5 min left"), (True, "5:00", "5:00")]
)
async def test_before_it_begins_the_clock_is_as_quiet_as_it_will_be(
    opened: OpenBoard, digits: bool, said: str, begun: str
) -> None:
    async with opened(settings=Settings(clock_digits=digits)) as pilot:
        await wait_until(pilot, lambda: _shown(pilot) == said)
        await pilot.press("t")
        await wait_for(pilot, "1 of 5")
        assert _shown(pilot) == begun
        assert all(line.rstrip() in screen_text(pilot.app) for line in big("5:00")) == digits


async def test_it_stays_with_its_evening_when_the_day_turns(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        clock.tick(18 * 3600 + 20 * 60)
        evening = app_of(pilot).today
        await pilot.press("t", "enter", *"late")
        clock.tick(20 * 60)
        app_of(pilot).check_now()
        await wait_for(pilot, "Sunday 22 November")
        await pilot.press(*" words", "escape")
        await wait_until(pilot, lambda: reflection_of(app_of(pilot).board, evening))
        assert reflection_of(app_of(pilot).board, app_of(pilot).today) is None


async def test_what_was_written_survives_the_board(opened: OpenBoard, board_home: Path) -> None:
    async with opened() as pilot:
        await pilot.press("t", "enter", *"half a day")
        drafts = board_home / "state" / "drafts.json"
        await wait_until(pilot, lambda: drafts.exists() and "half a day" in drafts.read_text())
        app_of(pilot).exit()
    async with opened() as pilot:
        await pilot.press("t")
        await wait_for(pilot, "half a day")
        await pilot.press("escape")
        await wait_for(pilot, "★ half a day")


async def test_an_earlier_evening_is_kept_at_the_next_start(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        evening = app_of(pilot).today
        await pilot.press("t", "enter", *"half a day")
        app_of(pilot).save_everything()
        app_of(pilot).exit()
    clock.tick(24 * 3600)
    async with opened() as pilot:
        await wait_for(pilot, "Your look back of yesterday is saved")
        kept = reflection_of(app_of(pilot).board, evening)
        assert kept is not None
        assert kept.parts[0].answer == "half a day"


def _is_left_at(path: Path, step: str) -> bool:
    return path.exists() and f'"at": "{step}"' in path.read_text().replace('":"', '": "')


@pytest.mark.parametrize("killed", [False, True])
async def test_it_is_taken_up_at_the_step_that_was_left(
    opened: OpenBoard, board_home: Path, killed: bool
) -> None:
    async with opened() as pilot:
        await pilot.press("t", "enter", *"a walk", "enter", "enter")
        await wait_for(pilot, "4 of 5")
        await pilot.press("shift+tab")
        await wait_for(pilot, "3 of 5")
        if not killed:
            await pilot.press("escape")
            await wait_for(pilot, "t: continue")
        drafts = board_home / "state" / "drafts.json"
        await wait_until(pilot, lambda: _is_left_at(drafts, "part"))
        app_of(pilot).exit()
    async with opened() as pilot:
        await pilot.press("t")
        await wait_for(pilot, "3 of 5")
        await pilot.press("shift+tab")
        await wait_for(pilot, "2 of 5")
        assert app_of(pilot).query_one(AnswerEditor).text == "a walk"


async def test_without_its_place_it_goes_on_behind_the_last_answer(opened: OpenBoard) -> None:
    async with opened() as pilot:
        app, parts = app_of(pilot), [Part(STEPS[2], "my part", "part")]
        app.perform(
            lambda context: save_reflection(app.board, app.today, parts, context, flow=EVENING)
        )
        await pilot.press("t")
        await wait_for(pilot, "4 of 5")


async def test_what_was_left_and_undone_begins_anew(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("t", "enter", *"a walk", "enter", "escape")
        await wait_for(pilot, "t: continue")
        await pilot.press("u")
        await wait_for(pilot, "t begin")
        await pilot.press("t")
        await wait_for(pilot, "1 of 5")


@pytest.mark.parametrize(("passed", "step"), [(("enter",), "2 of 5"), ((), "1 of 5")])
async def test_the_key_that_takes_it_up_writes_nothing_when_pressed_twice(
    opened: OpenBoard, clock: FakeClock, passed: tuple[str, ...], step: str
) -> None:
    async with opened() as pilot:
        await pilot.press("t", "enter", *"a walk")
        if not passed:
            await pilot.press("shift+tab")
        await pilot.press("escape", "t", "t")
        await wait_for(pilot, step)
        assert [p.answer for p in app_of(pilot).query_one(LookBackPane).evening.parts] == ["a walk"]
        clock.tick(1)
        await pilot.press(*passed, *passed, *"told Sam")
        await wait_for(pilot, "told Sam" if passed else "old Sam")


async def test_left_after_the_day_has_turned_it_is_kept_and_not_offered_again(
    opened: OpenBoard, clock: FakeClock, board_home: Path
) -> None:
    async with opened() as pilot:
        clock.tick(18 * 3600 + 20 * 60)
        await pilot.press("t", "enter", *"late")
        clock.tick(20 * 60)
        app_of(pilot).check_now()
        await wait_for(pilot, "Sunday 22 November")
        await pilot.press("escape")
        shown = await wait_for(pilot, "What you wrote is saved.")
        assert "goes on with it" not in shown
        await pilot.press("t")
        await wait_for(pilot, "1 of 5")
