"""The settings dialog, used with keys only."""

from __future__ import annotations

import pytest

from tests.rows import each
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Settings
from winsboard.domain.model.settings import Setting, every_setting
from winsboard.tui.settings.groups import FLOW_LINKS, GROUPS, offers
from winsboard.words import format_phrase
from winsboard.words.setting_options import CHOICES, value_words

SETTINGS = [
    line
    for lines in GROUPS.values()
    for line in lines
    if isinstance(line, Setting) and not line.flow
]
SIZES = ((120, 36), (60, 20))


def test_every_setting_of_the_command_line_has_one_place() -> None:
    names = [line.name for lines in GROUPS.values() for line in lines]
    assert len(names) == len(set(names))
    assert set(CHOICES) <= set(names)
    assert {setting.group for setting in every_setting()} <= set(GROUPS)
    assert {door.group for door in FLOW_LINKS} <= set(GROUPS)
    for group, lines in GROUPS.items():
        assert [line.number for line in lines] == list(range(1, len(lines) + 1)), (
            f"{group}: each number of the group once, also those of FLOW_LINKS: "
            f"{[(line.number, line.name) for line in lines]}"
        )
    assert {setting.name for setting in SETTINGS} <= set(CHOICES)


def test_every_line_has_a_number_to_press() -> None:
    assert len(GROUPS) <= 9
    assert [name for name, lines in GROUPS.items() if len(lines) > 9] == []


@each("setting", SETTINGS, ids=lambda s: s.name)
def test_what_is_offered_can_be_chosen_and_is_then_shown(setting: Setting) -> None:
    board = Board()
    for offer in offers(setting):
        chosen = CHOICES[setting.name].choose(board, offer.casefold())
        assert CHOICES[setting.name].show(chosen) == offer


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_setting_is_three_keys_away_and_holds_at_once(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await pilot.press("comma")
        await wait_for(pilot, "Mood and notes")
        await pilot.press("4")
        await wait_for(pilot, "Settings · Mood and notes")
        await pilot.press("1")
        await wait_until(pilot, lambda: app_of(pilot).board.settings.mood)
        shown = await wait_for(pilot, "Mood and energy")
        assert next(line for line in shown.splitlines() if "Mood and energy" in line).count("on")
        await pilot.press("escape")
        await wait_for(pilot, "Support and breathing")
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        await pilot.press("u")
        await wait_until(pilot, lambda: not app_of(pilot).board.settings.mood)


async def test_one_of_many_values_is_chosen_by_its_number(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("comma", "3", "4")
        await wait_for(pilot, "Reminder at")
        await pilot.press("6")
        await wait_until(pilot, lambda: app_of(pilot).board.settings.reminder == 20 * 60 + 30)
        assert "20:30" in await wait_for(pilot, "Settings · Evening")


async def test_a_value_of_ones_own_can_be_typed(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("comma", "7", "1")
        await wait_for(pilot, "Other …")
        await pilot.press("6")
        await wait_for(pilot, "Enter: save · Esc: back")
        await pilot.press("4", "2", "enter")
        await wait_until(pilot, lambda: app_of(pilot).board.settings.history_days == 42)


@pytest.mark.parametrize(
    ("typed", "said"), [("4001", "1 to 3650 days"), ("long", "“long” does not work here")]
)
async def test_a_value_that_makes_no_sense_is_said_there(
    opened: OpenBoard, typed: str, said: str
) -> None:
    async with opened() as pilot:
        await pilot.press("comma", "7", "1", "6")
        await wait_for(pilot, "Enter: save · Esc: back")
        await pilot.press(*typed, "enter")
        await wait_for(pilot, said)
        assert app_of(pilot).board.settings.history_days == Settings().history_days


async def test_the_colours_change_while_they_are_chosen(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("comma", "1", "1", "2")
        await wait_until(pilot, lambda: app_of(pilot).theme == "winsboard-light")
    async with opened() as pilot:
        await wait_until(pilot, lambda: app_of(pilot).theme == "winsboard-light")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_line_is_whole_at_every_size(opened: OpenBoard, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        board = app_of(pilot).board
        await pilot.press("comma")
        for number, lines in enumerate(GROUPS.values(), start=1):
            await wait_for(pilot, "colours, animation")
            await pilot.press(str(number))
            await wait_for(pilot, "Settings · ")
            painted = screen_text(pilot.app).splitlines()
            for line in lines:
                name = format_phrase(f"settings.name.{line.name}")
                where = next(found for found in painted if f"  {name}  " in found)
                if line.name in CHOICES:
                    now = CHOICES[line.name].show(board.settings)
                    assert value_words(board, line.name, now) in where
            await pilot.press("escape")
