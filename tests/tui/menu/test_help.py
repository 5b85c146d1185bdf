"""The list of keys begins with what works here, and can be searched."""

from __future__ import annotations

from textual.widgets import Static

from tests.rows import each
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.tui.keys.commands import COMMANDS
from winsboard.tui.menu.help_groups import help_groups


def first_keys(places: tuple[str, ...], *, is_empty: bool = False) -> list[str]:
    groups = help_groups(places, is_empty=is_empty)  # type: ignore[arg-type]
    return [command.id for command in groups[0].commands]


def test_the_help_begins_with_the_most_used_keys_of_the_board() -> None:
    assert first_keys(("habits",))[:4] == ["tick_row", "write_win", "look_back", "mood"]


def test_the_help_of_an_empty_board_tells_no_number() -> None:
    first = first_keys(("habits",), is_empty=True)
    assert "tick_row" not in first
    assert "add_habit" in first


def test_the_help_begins_with_the_keys_of_the_screen() -> None:
    assert first_keys(("pages", "leaves"))[:2] == ["search_entries", "read_entry"]
    assert first_keys(("progress",))[0] == "show_view"
    assert first_keys(("week",))[-1] != "tick_row"
    assert "tick_row" not in first_keys(("progress",))
    assert {"write_win", "write_note", "look_back", "mood", "menu"} <= set(
        first_keys(("progress",))
    )


@each("places", [("habits",), ("pages", "leaves"), ("progress",), ("look_back",)])
def test_the_help_lists_every_command_once(places: tuple[str, ...]) -> None:
    groups = help_groups(places, is_empty=False)  # type: ignore[arg-type]
    listed = [command for group in groups for command in group.commands]
    assert sorted(listed, key=str) == sorted(COMMANDS, key=str)


async def test_typing_searches_the_keys(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("question_mark", *"phone")
        await wait_for(pilot, "Support: numbers to call")
        assert "Tick the habit" not in screen_text(pilot.app)
        await pilot.press(*"xyz")
        await wait_for(pilot, "Nothing found.")
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def test_the_keys_have_a_narrow_column_in_a_narrow_window(opened: OpenBoard) -> None:
    async with opened(size=(60, 20)) as pilot:
        await pilot.press("question_mark")
        shown = await wait_for(pilot, "These keys work here")
        line = next(line for line in shown.splitlines() if "Write a win:" in line)
        assert line.index("Write a win:") - line.index("w ") <= 6


async def test_the_help_of_the_journal_begins_with_the_journal(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("J")
        await wait_for(pilot, "Esc back")
        await pilot.press("question_mark")
        await wait_for(pilot, "These keys work here")
        keys = app_of(pilot).screen.query_one("#all-keys", Static)
        await wait_until(pilot, lambda: str(keys.content))
        assert str(keys.content).splitlines()[1].startswith("/")


async def test_a_search_that_was_left_is_there_and_typing_replaces_it(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("question_mark", *"phone", "escape", "question_mark")
        await wait_for(pilot, "Support: numbers to call")
        assert "Tick the habit" not in screen_text(pilot.app)
        await pilot.press(*"tick")
        shown = await wait_for(pilot, "Tick the habit")
        assert "phonetick" not in shown
