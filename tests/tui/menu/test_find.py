"""A command or a setting is found by the word a person has for it."""

from __future__ import annotations

from rich.cells import cell_len

from tests.rows import each
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.model.settings import Setting, every_setting
from winsboard.tui.keys.commands import COMMANDS
from winsboard.tui.menu.find import every_offer, matching
from winsboard.words import content

WORDS = (
    ("theme", "theme"),
    ("dark", "theme"),
    ("light", "theme candle"),
    ("colour", "theme"),
    ("color", "theme"),
    ("delete", "remove_habit undo"),
    ("timer", "look_back"),
    ("phone", "support people"),
    ("calendar", "progress all_entries"),
    ("streak", "best_run progress"),
    ("export", "rescue progress"),
    ("gratitude", "gratitude"),
    ("backup", "rescue"),
    ("settings", "settings"),
    ("sound", "bell"),
    ("print", "progress"),
    ("help", "help support"),
    ("exit", "leave"),
    ("quit", "leave"),
    ("holiday", "rests"),
    ("sick", "rests"),
    ("password", "curtain_pin"),
    ("affirmation", "kind_lines"),
    ("diary", "all_entries"),
    ("emergency", "support"),
    ("panic", "breathe"),
    ("mistake", "undo"),
    ("alarm", "reminder"),
    ("animation", "motion"),
    ("midnight", "day_boundary"),
    ("country", "region"),
    ("rename", "edit_habit"),
    ("new habit", "add_habit"),
    ("weekly report", "week_page"),
    ("PHONE", "support"),
    ("do again", "redo"),
)


@each(("typed", "wanted"), WORDS)
def test_an_ordinary_word_finds_it_among_the_first(typed: str, wanted: str) -> None:
    found = matching(typed, every_offer(()))[:6]
    names = {offer.command.id if offer.command else offer.setting for offer in found}
    assert set(wanted.split()) <= names


@each("setting", every_setting(), ids=lambda setting: setting.name)
def test_every_setting_is_found_by_its_name(setting: Setting) -> None:
    offers = {offer.setting: offer for offer in every_offer(()) if offer.setting}
    offer = offers[setting.name]
    assert offer in matching(offer.title, list(offers.values()))


def test_the_synonyms_are_of_commands_and_settings_that_exist() -> None:
    known = {c.id for c in COMMANDS} | {f"setting.{s.name}" for s in every_setting()}
    assert set(content("synonyms")["synonyms"]) <= known


def test_a_word_that_nothing_has_finds_nothing() -> None:
    assert matching("xyzzy", every_offer(())) == []


async def test_no_key_is_shown_for_what_has_none(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p")
        await wait_for(pilot, "Find a command")
        await pilot.press(*"rituals")
        shown = await wait_for(pilot, "Do one, or write your own.")
        assert "Ctrl+P" not in shown


async def test_a_setting_is_opened_with_its_line_marked(opened: OpenBoard) -> None:
    async with opened(size=(60, 20)) as pilot:
        await pilot.press("ctrl+p", *"dark")
        await wait_for(pilot, "A setting in")
        await pilot.press("enter")
        await wait_for(pilot, "Settings · Look")
        before = app_of(pilot).board.settings
        await pilot.press("enter")
        await wait_for(pilot, "winsboard-light")
        assert app_of(pilot).board.settings == before


async def test_enter_does_nothing_before_something_is_typed(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p", "enter")
        shown = await wait_for(pilot, "Find a command")
        assert "╭─ Find a command" in shown
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def test_the_search_is_whole_and_plain_in_a_low_window(opened: OpenBoard) -> None:
    async with opened(size=(60, 20)) as pilot:
        await pilot.press("ctrl+p", *"look")
        await wait_for(pilot, "Start the timed look back")
        said = " ".join(screen_text(pilot.app).split())
        assert "Esc: close" in said
        assert all(cell_len(character) == 1 for character in said)


async def test_a_word_that_was_left_is_there_and_marks_nothing(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p", *"dark")
        await wait_for(pilot, "A setting in")
        await pilot.press("escape", "ctrl+p")
        shown = await wait_for(pilot, "╭─ Find a command")
        assert "dark" in shown
        assert "Settings" not in shown
        assert "A setting in" not in shown
        await pilot.press("enter")
        assert "╭─ Find a command" in await wait_for(pilot, "dark")
        await pilot.press("p", "h", "o", "n", "e")
        shown = await wait_for(pilot, "Support: ")
        assert "dark" not in shown
        await pilot.press("enter")
        await wait_for(pilot, "Crisis lines")


async def test_an_arrow_key_marks_what_fits_the_word_that_was_left(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p", *"dark", "escape", "ctrl+p", "down")
        await wait_for(pilot, "A setting in")


async def test_after_a_choice_the_search_begins_anew(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p", *"dark")
        await wait_for(pilot, "A setting in")
        await pilot.press("enter")
        await wait_for(pilot, "Settings · Look")
        await pilot.press("escape", "escape", "ctrl+p")
        assert "phone, dark, delete" in await wait_for(pilot, "╭─ Find a command")
