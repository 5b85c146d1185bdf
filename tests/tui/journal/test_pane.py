"""Writing, reading and removing entries on the board."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Select

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Settings
from winsboard.tui.journal.entries.entry_list import EntryList
from winsboard.tui.journal.pane import QuickLine
from winsboard.words.catalog.habits import celebration_lines, empty_state


def _message(pilot: Pilot[None]) -> str:
    return screen_text(pilot.app).splitlines()[-2].strip()


async def test_a_win_is_one_line_and_one_quiet_answer(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await wait_for(pilot, empty_state("emp.today")[:20])
        await pilot.press("w", *"said no", "enter")
        text = await wait_for(pilot, "★ said no")
        assert "09:30 ★ said no" in text
        assert "1 win today · 1 win in all" in text
        assert _message(pilot) in {line.text for line in celebration_lines()}


async def test_the_answer_stays_until_the_next_key(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("w", *"a", "enter")
        await wait_until(pilot, lambda: _message(pilot))
        await pilot.press("x")
        await wait_until(pilot, lambda: not _message(pilot))


async def test_answers_can_be_switched_off(opened: OpenBoard) -> None:
    async with opened(settings=Settings(celebrate=False)) as pilot:
        await pilot.press("w", *"a", "enter")
        await wait_for(pilot, "Wrote a win: a")


async def test_a_note_is_no_win(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("n", *"rain", "enter")
        text = await wait_for(pilot, "rain")
        assert "★" not in text
        assert "wins today" not in text


async def test_letters_are_letters_while_typing(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("w", *"utq?1", "enter")
        await wait_for(pilot, "★ utq?1")


async def test_markup_and_escapes_are_words(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("w")
        app_of(pilot).query_one(QuickLine).value = "[@click=app.quit]x[/] [red]y \x1b[31mz"
        await pilot.press("enter")
        await wait_for(pilot, "[@click=app.quit]x[/] [red]y")


async def test_an_entry_opens_in_an_editor_and_escape_keeps(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("w", *"tea", "enter")
        await wait_for(pilot, "★ tea")
        await pilot.press("escape", "j", "enter")
        await wait_for(pilot, "win · today · 09:30")
        await pilot.press("enter", *"two", "escape")
        await wait_for(pilot, "Changed an entry: tea")
        text = screen_text(pilot.app)
        assert "★ tea" in text
        assert "two" in text


@pytest.mark.parametrize("text", ["x" * 50_001, "a few words\n" * 42_000])
async def test_an_entry_that_is_too_long_for_an_editor_stays_as_it_is_and_says_where_it_is_read(
    opened: OpenBoard, text: str
) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        app.perform(lambda context: entries.write("note", text, app.today, context))
        await pilot.press("j", "end", "enter")
        await wait_for(pilot, "To read all of it")
        assert len(app.screen_stack) == 1


async def test_an_entry_can_be_given_an_area(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("w", *"tea", "enter")
        await wait_for(pilot, "★ tea")
        await pilot.press("escape", "j", "enter")
        await wait_for(pilot, "win · today · 09:30")
        app_of(pilot).screen.query_one("#area", Select).value = "selfcare"
        await pilot.press("escape")
        await wait_until(pilot, lambda: "Self-care" in screen_text(pilot.app))


async def test_taking_back_asks_once_and_undo_brings_it_back(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("w", *"tea", "enter")
        await wait_for(pilot, "★ tea")
        await pilot.press("escape", "j", "d")
        await wait_for(pilot, "Delete “tea”?")
        await pilot.press("n")
        await wait_for(pilot, "★ tea")
        await pilot.press("d", "y")
        await wait_for(pilot, "Deleted an entry: tea")
        assert "★ tea" not in screen_text(pilot.app)
        await pilot.press("u")
        await wait_for(pilot, "★ tea")


async def test_newest_entries_stand_last_and_stay_in_view(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened(size=(80, 24)) as pilot:
        for n in range(12):
            clock.tick(60)
            await pilot.press("w")
            app_of(pilot).query_one(QuickLine).value = f"win number {n}"
            await pilot.press("enter")
        text = await wait_for(pilot, "win number 11")
        assert text.index("win number 10") < text.index("win number 11")
        assert "12 wins today" in text


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)], ids=str)
async def test_every_word_is_whole_and_the_newest_in_view_when_the_day_grows_longer_than_its_pane(
    opened: OpenBoard, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        app = app_of(pilot)
        for number in range(24):
            # Words of one letter fill every line except for its last cell.
            words = f"{number:02d} {' '.join('abcdefghijklmnopqrstuvwxyz' * 2)}"[: 70 + number]
            app.perform(lambda m, w=words: entries.write("win", w, app.today, m))  # type: ignore[misc]
            await wait_for(pilot, f"★ {number:02d}")
            room = app.query_one(EntryList).region
            shown = screen_text(app).splitlines()[room.y : room.bottom]
            inside = " ".join(line[room.x : room.right].rstrip("▁▂▃▄▅▆▇█ ") for line in shown)
            said = " ".join(inside.split())
            assert said.endswith(words.strip())


async def test_a_line_left_unfinished_waits(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("w", *"half", "escape", "w", *"!", "enter")
        await wait_for(pilot, "★ half!")


async def test_a_typed_line_is_on_disk_soon_and_back_after_a_crash(
    opened: OpenBoard, board_home: Path
) -> None:
    async with opened() as pilot:
        await pilot.press("w", *"half a thought")
        drafts = board_home / "state" / "drafts.json"
        await wait_until(pilot, lambda: drafts.exists() and "half a thought" in drafts.read_text())
        app_of(pilot).exit()
    async with opened() as pilot:
        await wait_for(pilot, "Your unfinished line is still here")
        await pilot.press("w", "enter")
        await wait_for(pilot, "★ half a thought")
        await wait_until(pilot, lambda: "half a thought" not in drafts.read_text())


async def test_words_typed_in_an_entry_are_kept_after_a_crash(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("w", *"tea", "enter")
        await wait_for(pilot, "★ tea")
        await pilot.press("escape", "j", "enter", *" and cake")
        app_of(pilot).save_everything()
        app_of(pilot).exit()
    async with opened() as pilot:
        await wait_for(pilot, "★ tea and cake")


async def test_what_another_shell_writes_appears_and_typing_is_left_alone(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    from winsboard.domain.journal import entries
    from winsboard.notebook.notebook import Notebook
    from winsboard.store.store import Store

    async with opened() as pilot:
        await pilot.press("w", *"half")
        other = Notebook(Store(board_home / "data", board_home / "state", clock), clock)
        other.load_days(other.today, other.today)
        other.commit(entries.write("win", "from a shell", other.today, other.edit_context()))
        app_of(pilot).check_now()
        text = await wait_for(pilot, "★ from a shell")
        assert "half" in text
        await wait_for(pilot, "1 win today · 1 win in all")
        await pilot.press(*" way", "enter")
        await wait_for(pilot, "★ half way")


async def test_a_file_with_the_persons_words_is_for_the_person_alone(
    opened: OpenBoard, board_home: Path
) -> None:
    async with opened() as pilot:
        await pilot.press("w", *"mine", "enter")
        await wait_for(pilot, "saved ✓")
        page = board_home / "data" / "months" / "2026-11.json"
        await wait_until(pilot, lambda: "mine" in page.read_text())
        assert page.stat().st_mode & 0o777 == 0o600
        texts = [entry["text"] for entry in json.loads(page.read_text())["entries"].values()]
        assert texts == ["mine"]


async def test_words_of_any_script_are_shown(opened: OpenBoard) -> None:
    async with opened() as pilot:
        texts = ("日本語で書いた", "אמרתי לא", "🧘🏽‍♀️ ten breaths", "a" * 400)
        for count, text in enumerate(texts, start=1):
            await pilot.press("w")
            app_of(pilot).query_one(QuickLine).value = text
            await pilot.press("enter")
            await wait_for(pilot, "1 win today" if count == 1 else f"{count} wins today")
            await wait_for(pilot, f"★ {text[:1]}")


async def test_a_letter_typed_before_the_line_was_cleared_is_not_lost(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("w", *"first")
        line = app_of(pilot).query_one(QuickLine)
        # A terminal that stalls for a second lets the next key in before Enter is handled.
        await line.action_submit()
        line.insert_text_at_cursor("s")
        await wait_for(pilot, "★ first")
        await pilot.press(*"econd", "enter")
        await wait_for(pilot, "★ second")
        assert line.value == ""
