"""The first start: a few questions, one key each, before there is a board to look at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.documents import Settings
from winsboard.domain.settings import preferences
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store
from winsboard.tui.today.screen import TodayScreen
from winsboard.words.catalog.habits import FIRST_HABITS, first_habits, setup_question
from winsboard.words.sentences.wellbeing.support import regions

WHO = "Who is this board for?"
COUNTRY = "Which country are you in?"
WEEK = "Which day starts your week?"
HABITS = "Which small things do you want on your board?"
KEYS = "Your board is ready. 1-9: tick · w: win"
NO_HABITS = "Your board is ready. a: add a habit · w: win · ?: all keys"
SIZES = [(60, 20), (80, 24), (120, 36)]


async def answer(pilot: Pilot[None], key: str, question: str) -> None:
    """Wait for a question and press a key."""
    await wait_for(pilot, question)
    await pilot.press(key)


async def test_each_question_has_an_answer_on_enter_that_does_no_harm(opened: OpenBoard) -> None:
    async with opened(fresh=True) as pilot:
        for question in (WHO, COUNTRY, WEEK, HABITS):
            await answer(pilot, "enter", question)
        text = await wait_for(pilot, KEYS)
        assert "Made the bed" in text
        settings = app_of(pilot).board.settings
        assert (settings.board_for, settings.region, settings.week_start) == ("mh", "", 0)
        assert len(app_of(pilot).board.habits) == 3
        # In the look back these keys are letters.
        await pilot.press("t")
        assert KEYS not in await wait_for(pilot, "1 of 5")
        await pilot.press("escape")
        await wait_for(pilot, "Nothing was written. That is all right.")
        await pilot.press("down")
        await wait_for(pilot, KEYS)
    async with opened() as pilot:
        await pilot.pause()
        assert WHO not in screen_text(pilot.app)


@pytest.mark.parametrize("key", ["w", "n"])
async def test_what_the_first_key_opens_keeps_the_focus(opened: OpenBoard, key: str) -> None:
    async with opened(fresh=True) as pilot:
        for question in (WHO, COUNTRY, WEEK):
            await answer(pilot, "enter", question)
        await wait_for(pilot, HABITS)
        screen = app_of(pilot).screen_stack[0]
        assert isinstance(screen, TodayScreen)
        begin, had = screen.begin_first_day, []

        def begin_and_note() -> None:
            begin()
            had.append(screen.focused)

        screen.begin_first_day = begin_and_note  # type: ignore[method-assign]
        await pilot.press("enter")
        assert had == [screen.habit_pane.grid]
        await pilot.press(key, *"quiet")
        assert "quiet" in screen_text(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_country_is_one_key_and_support_then_has_its_number(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(fresh=True, size=size) as pilot:
        await answer(pilot, "2", WHO)
        text = await wait_for(pilot, COUNTRY)
        number = str(regions().index("GB") + 1)
        assert f"{number}  United Kingdom" in text
        assert "9  Skip" in text
        await pilot.press(number)
        await answer(pilot, "enter", WEEK)
        await answer(pilot, "enter", HABITS)
        await wait_for(pilot, "Your board is ready.")
        assert app_of(pilot).board.settings.region == "GB"
        await pilot.press("s")
        await wait_for(pilot, "999  Emergency")


async def test_escape_goes_back_one_question_and_the_hint_says_so(opened: OpenBoard) -> None:
    async with opened(fresh=True) as pilot:
        assert "Esc: skip all" in await wait_for(pilot, WHO)
        await answer(pilot, "3", WHO)
        await answer(pilot, "1", COUNTRY)
        await answer(pilot, "2", WEEK)
        assert "Esc: back" in await wait_for(pilot, HABITS)
        for question in (WEEK, COUNTRY, WHO):
            await pilot.press("escape")
            await wait_for(pilot, question)
        await pilot.press("enter")
        await answer(pilot, "enter", COUNTRY)
        await answer(pilot, "enter", WEEK)
        await answer(pilot, "enter", HABITS)
        await wait_for(pilot, KEYS)
        settings = app_of(pilot).board.settings
        assert (settings.board_for, settings.region, settings.week_start) == ("family", "US", 6)


async def test_what_was_chosen_before_stays_if_the_questions_are_skipped(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    notebook = Notebook(Store(board_home / "data", board_home / "state", clock), clock)
    wished = Settings(week_start=6, board_for="rehab")
    changed = preferences.change(Settings(), wished, notebook.edit_context())
    assert changed is not None
    notebook.commit(changed)
    async with opened(fresh=True) as pilot:
        await answer(pilot, "escape", WHO)
        await wait_for(pilot, NO_HABITS)
        settings = app_of(pilot).board.settings
        assert (settings.week_start, settings.board_for) == (6, "rehab")


async def test_no_empty_board_is_shown_before_the_questions_are_answered(
    opened: OpenBoard,
) -> None:
    async with opened(fresh=True) as pilot:
        for key, question in (("1", WHO), ("9", COUNTRY), ("1", WEEK), ("enter", HABITS)):
            assert "Journal" not in screen_text(pilot.app)
            assert "saved" not in screen_text(pilot.app)
            await answer(pilot, key, question)
        assert "Journal" in await wait_for(pilot, KEYS)


async def test_a_key_before_the_first_question_does_nothing(opened: OpenBoard) -> None:
    async with opened(fresh=True) as pilot:
        app_of(pilot).today_screen.add_class("-asking")
        await pilot.press("w")
        await wait_for(pilot, WHO)
        assert app_of(pilot).today_screen.journal.line.value == ""


@pytest.mark.parametrize("audience", FIRST_HABITS)
async def test_numbers_pick_small_things_as_they_answer_the_questions(
    opened: OpenBoard, audience: str
) -> None:
    offered = first_habits(audience)
    async with opened(fresh=True, size=(60, 20)) as pilot:
        await answer(pilot, str(list(FIRST_HABITS).index(audience) + 1), WHO)
        await answer(pilot, "9", COUNTRY)
        await answer(pilot, "1", WEEK)
        text = await wait_for(pilot, HABITS)
        for n, habit in enumerate(offered, start=1):
            assert f"{n}  [{'x' if n <= 3 else ' '}] {habit.label}" in text
        await pilot.press("2", "5", "enter")
        await wait_for(pilot, "Your board is ready.")
        there = [habit.label for habit in app_of(pilot).board.habits]
        assert sorted(there) == sorted(offered[n].label for n in (0, 2, 4))


async def test_the_dialogs_are_as_high_as_what_is_in_them(opened: OpenBoard) -> None:
    async with opened(fresh=True) as pilot:
        for key, question in (("1", WHO), ("9", COUNTRY), ("1", WEEK), ("enter", HABITS)):
            await wait_for(pilot, question)
            frame = pilot.app.screen.query_one(".frame").region
            rows = screen_text(pilot.app).splitlines()[frame.y : frame.bottom]
            empty = [row for row in rows if not row.strip(" │╭╮╰╯─")]
            assert len(empty) <= 5, question
            await pilot.press(key)


def test_the_first_answer_names_no_illness() -> None:
    words = " ".join(setup_question("set.who").choices[:1]).lower()
    assert not {"mental", "health", "depression", "illness"} & set(words.split())


def test_no_family_is_offered_a_journal_that_is_not_there() -> None:
    assert not [h for h in first_habits("family") if "family journal" in h.label]


@pytest.mark.parametrize(
    ("keys", "sentence"), [(("escape",), NO_HABITS), (("1", "9", "1", "enter"), KEYS)]
)
async def test_the_sentence_with_the_keys_stays_until_the_first_tick_or_win(
    opened: OpenBoard, keys: tuple[str, ...], sentence: str
) -> None:
    async with opened(fresh=True) as pilot:
        for key, question in zip(keys, (WHO, COUNTRY, WEEK, HABITS), strict=False):
            await answer(pilot, key, question)
        await wait_for(pilot, sentence)
        for key in ("down", "question_mark", "escape", "right", "n", "escape"):
            await pilot.press(key)
            await wait_until(pilot, lambda: len(pilot.app.screen_stack) >= 1)
        await wait_for(pilot, sentence)
        await pilot.press("w", *"sat outside", "enter")
        await wait_for(pilot, "1 win today")
        await pilot.press("escape", "down")
        await wait_until(pilot, lambda: sentence not in screen_text(pilot.app))


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_board_offers_no_number_in_any_line(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    for fresh in (True, False):
        async with opened(fresh=True, size=size) as pilot:
            if fresh:
                await answer(pilot, "escape", WHO)
                await wait_for(pilot, NO_HABITS)
            text = await wait_for(pilot, "a add a habit")
            assert "No habits yet" in text
            assert "1-9" not in text
            await pilot.press("w", *"sat outside", "enter", "escape")
            text = await wait_for(pilot, "1 win today" if fresh else "2 wins today")
            assert "1-9" not in text


async def test_the_footer_follows_the_first_and_the_last_habit(opened: OpenBoard) -> None:
    async with opened(names=["Tea"], size=(60, 20)) as pilot:
        await wait_for(pilot, "1-9 tick")
        await pilot.press("d", "1")
        text = await wait_for(pilot, "a add a habit")
        assert "1-9" not in text
        await pilot.press("u")
        text = await wait_for(pilot, "1-9 tick")
        assert "a add a habit" not in text


@pytest.mark.parametrize("size", SIZES)
async def test_no_row_moves_at_the_first_tick(opened: OpenBoard, size: tuple[int, int]) -> None:
    async with opened(fresh=True, size=size) as pilot:
        for key, question in (("3", WHO), ("9", COUNTRY), ("1", WEEK), ("enter", HABITS)):
            await answer(pilot, key, question)
        text = await wait_for(pilot, KEYS)
        before = rows_of_habits(text)
        assert len(before) == 3
        await pilot.press("1")
        text = await wait_for(pilot, "1 win today")
        assert rows_of_habits(text) == before


def rows_of_habits(text: str) -> list[int]:
    """The rows of the screen on which a habit stands."""
    return [y for y, line in enumerate(text.splitlines()) if re.match(r"│ \d \[", line)]


async def test_an_empty_board_is_kind_and_says_what_to_press(opened: OpenBoard) -> None:
    async with opened(fresh=True) as pilot:
        await answer(pilot, "2", WHO)
        await answer(pilot, "9", COUNTRY)
        await answer(pilot, "3", WEEK)
        await wait_for(pilot, HABITS)
        await pilot.press("1", "2", "3", "enter")
        text = await wait_for(pilot, "No habits yet")
        assert "a  add habits" in text
        for key in ("space", "r", "e", "d", "1", "plus", "pageup", "home", "u"):
            await pilot.press(key)
        await pilot.pause()


async def test_a_newcomer_can_ask_for_the_made_up_board(opened: OpenBoard) -> None:
    async with opened(fresh=True) as pilot:
        await wait_for(pilot, "4  Show me a demo board first (made up)")
        await pilot.press("4")
        await wait_until(pilot, lambda: app_of(pilot).return_code == 10)
