"""The menu leads to everything by digits, and what it shows is true."""

from __future__ import annotations

from rich.cells import cell_len
from textual.pilot import Pilot

from tests.screen import screen_text, wait_for, wait_until, write
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.documents import Settings
from winsboard.domain.model.settings import every_setting
from winsboard.tui.journal.pane import QuickLine
from winsboard.tui.journal.screen import JournalScreen
from winsboard.tui.keys.command import Command, Place
from winsboard.tui.keys.commands import COMMANDS, commands_in
from winsboard.tui.keys.menu import GROUPS, HERE, MOST, group_commands, menu_numbers
from winsboard.tui.progress.screen import ProgressScreen
from winsboard.tui.settings.groups import GROUPS as SETTINGS
from winsboard.words import format_phrase

HARD = ("ctrl+", "shift+")
"""Keys that need two fingers begin with these."""
DIALOGS: tuple[Place, ...] = ("choice", "form", "editor", "picking", "step", "closing")
"""Places on which no menu opens. All their keys are easy."""


def easy_keys(command: Command) -> list[str]:
    """The keys of a command that one finger can press."""
    keys = command.key.split(",") if command.key else []
    return [k for k in keys if not k.startswith(HARD) and not (len(k) == 1 and k.isupper())]


def test_every_command_has_an_easy_key_or_is_in_the_menu() -> None:
    for command in COMMANDS:
        assert easy_keys(command) or menu_numbers(command), command.id
        if command.place in DIALOGS:
            assert easy_keys(command), command.id


def test_the_menu_lists_every_command_that_is_no_plain_move() -> None:
    everywhere = {c for group in GROUPS for c in group_commands(group)}
    for command in COMMANDS:
        if command.is_move or command.id in ("menu", "settings"):
            continue
        if command.place in ("board", "habits"):
            assert command in everywhere, command.id
        else:
            assert command in group_commands(HERE, (command.place,)), command.id


def test_every_setting_has_a_number_in_a_group_with_a_number() -> None:
    listed = {line.name for lines in SETTINGS.values() for line in lines}
    assert {setting.name for setting in every_setting()} <= listed
    assert len(SETTINGS) <= MOST
    assert all(len(lines) <= MOST for lines in SETTINGS.values())


def test_no_command_is_more_than_four_numbers_away() -> None:
    paths = [menu_numbers(command).split() for command in COMMANDS]
    assert max(map(len, paths)) <= 4
    assert all(1 <= int(number) <= 9 for path in paths for number in path[1:])


async def test_the_numbers_and_the_keys_of_the_menu_are_true(opened: OpenBoard) -> None:
    async with opened(size=(60, 20)) as pilot:
        for number, group in enumerate(GROUPS, start=1):
            paths = [(menu_numbers(c).split(), c) for c in group_commands(group)]
            for page in sorted({tuple(path[2:-1]) for path, _ in paths}):
                await pilot.press("0", f"{number}", *page)
                shown = await wait_for(pilot, f"Menu · {format_phrase(f'keys.group.{group}')}")
                for path, command in paths:
                    if tuple(path[2:-1]) == page:
                        begins = f"│  {path[-1]}  {command.name} "
                        lines = [line for line in shown.splitlines() if begins in line]
                        assert len(lines) == 1, begins
                        assert command.keys in lines[0]
                await pilot.press("q")
                await back(pilot)


async def back(pilot: Pilot[None]) -> None:
    await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def test_the_menu_opens_with_f10_while_typing_and_keeps_the_text(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("w")
        await write(pilot, "half a line")
        await pilot.press("0", "f10")
        await wait_for(pilot, "1  What you can do here")
        await pilot.press("escape")
        await back(pilot)
        assert app_of(pilot).query_one(QuickLine).value == "half a line0"


async def test_back_goes_one_step_from_a_group_to_the_groups_and_out(opened: OpenBoard) -> None:
    async with opened() as pilot:
        for key in ("0", "escape", "enter"):
            await pilot.press("0", "5")
            await wait_for(pilot, "Menu · When it is hard")
            await pilot.press(key)
            await wait_for(pilot, "1  What you can do here")
            await pilot.press(key)
            await back(pilot)


async def test_a_setting_is_four_numbers_away(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("0", "8", "1")
        await wait_for(pilot, "Settings · ")
        await pilot.press("2")
        await wait_until(pilot, lambda: not app_of(pilot).board.settings.motion)


async def test_the_menu_writes_a_win_over_the_progress_screen(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("y")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ProgressScreen))
        await pilot.press("0", "2", "1")
        await wait_for(pilot, "Enter: save · Esc: stop writing")
        await write(pilot, "a walk")
        await pilot.press("enter")
        app = app_of(pilot)
        await wait_until(
            pilot, lambda: [e.text for e in app.board.entries(app.today)] == ["a walk"]
        )
        assert isinstance(app.screen, ProgressScreen)


async def test_the_menu_goes_to_the_board_for_a_habit(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("J")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, JournalScreen))
        await pilot.press("0", "3", "2")
        await wait_for(pilot, "Make the bed · some")
        assert len(pilot.app.screen_stack) == 1


async def test_the_first_group_is_what_can_be_done_here(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("w")
        await write(pilot, "tea")
        await pilot.press("enter", "J")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, JournalScreen))
        await pilot.press("0", "1")
        await wait_for(pilot, "2  Star")
        await pilot.press("2")
        app = app_of(pilot)
        await wait_until(pilot, lambda: app.board.entries(app.today)[0].starred)


async def test_the_look_back_is_paused_and_goes_back_without_ctrl_and_shift(
    opened: OpenBoard,
) -> None:
    async with opened(settings=Settings(look_back_minutes=5)) as pilot:
        await pilot.press("t")
        await wait_for(pilot, "1 of 5")
        await pilot.press("enter")
        await wait_for(pilot, "2 of 5")
        numbers = menu_numbers(commands_by_id("pause"), ("look_back",)).split()[1:]
        await pilot.press("f10", *numbers)
        await wait_for(pilot, "paused")
        numbers = menu_numbers(commands_by_id("previous_step"), ("look_back",)).split()[1:]
        await pilot.press("f10", *numbers)
        await wait_for(pilot, "1 of 5")


def commands_by_id(id: str) -> Command:
    return next(command for command in COMMANDS if command.id == id)


def test_a_line_of_the_menu_fits_a_narrow_window() -> None:
    room = 60 - 9
    for group in GROUPS:
        for command in group_commands(group):
            assert cell_len(command.name) + cell_len(command.keys) + 4 <= room, command.id
    for place in {command.place for command in COMMANDS}:
        for command in commands_in(place):
            assert cell_len(command.name) + cell_len(command.keys) + 4 <= room, command.id


async def test_every_footer_names_the_menu(opened: OpenBoard) -> None:
    async with opened(size=(60, 20)) as pilot:
        assert "0 menu" in screen_text(pilot.app).splitlines()[-1]
        for keys in (("J",), ("y",), ("J", "slash"), ("w",), ("t",), ("j",)):
            await pilot.press(*keys)
            await pilot.pause()
            await wait_until(pilot, lambda: " menu" in screen_text(pilot.app).splitlines()[-1])
            await pilot.press("escape", "escape", "escape")
            await back(pilot)
