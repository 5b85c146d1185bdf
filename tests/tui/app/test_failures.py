"""Failures around the board: what is saved, and what the person is told."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until, write
from tests.tui.board import OpenBoard, app_of, line_of
from winsboard.domain.journal import entries as journal
from winsboard.domain.journal import metadata
from winsboard.domain.text.calendar import ONE_DAY
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store
from winsboard.tui.habits.grid import HabitGrid
from winsboard.tui.journal.pane import QuickLine
from winsboard.tui.keys.commands import COMMANDS
from winsboard.tui.keys.groups import key_groups


async def test_without_colours_the_board_opens_and_marks(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened() as pilot:
        await pilot.press("space", "t", "enter", *"tea", "escape")
        await wait_for(pilot, "★ tea")
        assert "●" in line_of(pilot, "] Make the bed")


async def test_an_evenings_words_outlive_a_kill_and_then_a_leave(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("t", "enter")
        await write(pilot, "half a day")
        app_of(pilot).save_everything()
        app_of(pilot).exit()
    async with opened() as pilot:
        await wait_for(pilot, "Your look back is not finished")
        await wait_for(pilot, "t continue")
        await pilot.press("q")
    async with opened() as pilot:
        await pilot.press("t")
        await wait_for(pilot, "half a day")


async def test_a_waiting_evening_is_kept_before_the_next_one_begins(
    opened: OpenBoard, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await pilot.press("t", "enter")
        await write(pilot, "first evening")
        app_of(pilot).save_everything()
        app_of(pilot).exit()
    async with opened() as pilot:
        await wait_for(pilot, "t continue")
        evening = app_of(pilot).today
        clock.tick(24 * 3600)
        app_of(pilot).check_now()
        await wait_for(pilot, "Sunday 22 November")
        await pilot.press("t")
        await wait_until(pilot, lambda: journal.reflection_of(app_of(pilot).board, evening))


async def test_keys_for_a_covered_board_wait_and_typing_goes_on(opened: OpenBoard) -> None:
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("w", *"a ")
        await pilot.resize_terminal(58, 24)
        await write(pilot, "1 quiet day")
        await pilot.resize_terminal(80, 24)
        await pilot.press("enter")
        await wait_for(pilot, "★ a 1 quiet day")
        await pilot.press("escape")
        await pilot.resize_terminal(58, 24)
        await pilot.press("1", "space", "q")
        await pilot.resize_terminal(80, 24)
        await wait_for(pilot, "Make the bed · open")
        assert app_of(pilot).is_running


async def test_a_damaged_month_is_restored_and_told(opened: OpenBoard, board_home: Path) -> None:
    async with opened() as pilot:
        await pilot.press("1")
        await wait_for(pilot, "saved ✓")
        page = board_home / "data" / "months" / "2026-11.json"
        await wait_until(pilot, page.exists)
        page.write_text("garbage")
        app_of(pilot).check_now()
        await wait_for(pilot, "A damaged file was restored.")
        await pilot.press("2", "w")
        await write(pilot, "still here")
        await pilot.press("enter")
        await wait_for(pilot, "still here")
        [aside] = (board_home / "state" / "quarantine").iterdir()
        assert aside.read_text() == "garbage"


async def test_a_damaged_month_without_a_copy_is_written_anew_from_memory(
    opened: OpenBoard, board_home: Path
) -> None:
    async with opened() as pilot:
        await pilot.press("1")
        await wait_for(pilot, "saved ✓")
        page = board_home / "data" / "months" / "2026-11.json"
        await wait_until(pilot, page.exists)
        shutil.rmtree(board_home / "state" / "copies")
        page.write_text("garbage")
        app_of(pilot).check_now()
        await wait_for(pilot, "A damaged file was restored.")
        await pilot.press("w")
        await write(pilot, "still here")
        await pilot.press("enter")
        await wait_for(pilot, "still here")
        [aside] = (board_home / "state" / "quarantine").iterdir()
        assert aside.read_text() == "garbage"
        assert "Make the bed · done" in screen_text(pilot.app)


async def test_a_draft_without_its_fields_does_no_harm(opened: OpenBoard, board_home: Path) -> None:
    async with opened() as pilot:
        app_of(pilot).drafts.save("look_back", {"question": "answer"})
        app_of(pilot).drafts.save("entry:5", {"text": "words"})
        app_of(pilot).exit()
    async with opened() as pilot:
        await wait_for(pilot, "Make the bed · open")


async def test_words_of_an_entry_that_has_gone_become_a_note(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await pilot.press("w", *"tea", "enter")
        await wait_for(pilot, "★ tea")
        await pilot.press("escape", "j", "enter", *" and cake")
        app_of(pilot).save_everything()
        app_of(pilot).exit()
    other = Notebook(Store(board_home / "data", board_home / "state", clock), clock)
    other.undo()
    async with opened() as pilot:
        text = await wait_for(pilot, "tea and cake")
        assert "★" not in text


async def test_words_of_an_entry_that_was_moved_meanwhile_go_into_it(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await pilot.press("w", *"tea", "enter")
        await wait_for(pilot, "★ tea")
        await pilot.press("escape", "j", "enter", *" and cake")
        app_of(pilot).save_everything()
        app_of(pilot).exit()
    other = Notebook(Store(board_home / "data", board_home / "state", clock), clock)
    other.load_days(other.today, other.today)
    (tea,) = other.board.entries(other.today)
    last_month = other.today.replace(day=1) - ONE_DAY
    edit = metadata.move(tea, last_month, other.edit_context(), boundary=0)
    assert edit is not None
    other.commit(edit)
    async with opened() as pilot:
        await wait_for(pilot, "Make the bed · open")
        assert "tea" not in screen_text(pilot.app)
    after = Notebook(Store(board_home / "data", board_home / "state", clock), clock)
    after.load_days(last_month, after.today)
    (moved,) = after.board.entries(last_month)
    assert (moved.text, moved.was) == ("tea and cake", (tea.id,))
    assert after.board.entries(after.today) == ()


async def test_the_choice_in_the_journal_stays_when_a_shell_writes(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    async with opened() as pilot:
        await pilot.press("w", *"mine", "enter", "j")
        clock.tick(60)
        other = Notebook(Store(board_home / "data", board_home / "state", clock), clock)
        other.load_days(other.today, other.today)
        other.commit(journal.write("win", "from a shell", other.today, other.edit_context()))
        app_of(pilot).check_now()
        await wait_for(pilot, "★ from a shell")
        await pilot.press("d")
        await wait_for(pilot, "Delete “mine”?")


async def test_a_click_on_a_key_is_the_key(opened: OpenBoard) -> None:
    async with opened() as pilot:
        for shown, then in (("0 menu", "╭─ Menu"), ("w win", "Esc stop writing")):
            line = screen_text(pilot.app).splitlines()[-1]
            await pilot.click(offset=Offset(line.index(shown), 35))
            await wait_for(pilot, then)
            await pilot.press("escape")
            await wait_until(pilot, partial(is_gone, pilot, then))


def is_gone(pilot: Pilot[None], text: str) -> bool:
    return text not in screen_text(pilot.app)


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        (
            (120, 36),
            "1-9 tick  w win  t look back  j journal  / search  u undo",
        ),
        ((80, 24), "1-9 tick  w win  t look back  s support  0 menu  ? keys  q quit"),
        ((60, 20), "1-9 tick  w win  s support  0 menu  q quit"),
    ],
)
async def test_the_key_line_shows_the_few_that_matter_and_the_way_out(
    opened: OpenBoard, size: tuple[int, int], keys: str
) -> None:
    async with opened(size=size) as pilot:
        line = screen_text(pilot.app).splitlines()[-1]
        assert line.startswith(f" {keys}")
        assert "0 menu" in line
        assert "q quit" in line
        await pilot.press("j")
        await wait_until(
            pilot, lambda: screen_text(pilot.app).splitlines()[-1].startswith(" Enter open")
        )
        await pilot.press("escape", "t")
        await wait_for(pilot, "Esc close")
        line = screen_text(pilot.app).splitlines()[-1]
        assert "Esc close" in line
        assert "Enter next" in line
        assert "F10 menu" in line


def test_every_command_stands_once_in_the_help() -> None:
    listed = [command for group in key_groups() for command in group.commands]
    assert sorted(listed, key=str) == sorted(COMMANDS, key=str)


async def test_leaving_can_be_found_in_the_palette(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p", *"exit")
        await wait_for(pilot, "Quit. Everything is already saved.")
        await pilot.press("enter")
        await wait_until(pilot, lambda: not app_of(pilot).is_running)


async def test_kept_goes_back_with_an_undo(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("1")
        await wait_for(pilot, "1 win today · 1 win in all")
        await pilot.press("u")
        await wait_until(pilot, lambda: "in all" not in screen_text(pilot.app))


async def test_going_elsewhere_leaves_a_count(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("3", "8", "tab")
        await wait_for(pilot, "Arm practice · open")


async def test_a_number_that_falls_is_not_praised(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("3", *"20", "enter")
        await wait_for(pilot, "20 of 12 words")
        await pilot.press("3", "minus", "enter")
        await wait_for(pilot, "Arm practice: 19 words.")
        assert "Ticked" not in screen_text(pilot.app)


async def test_an_answer_that_was_emptied_is_gone(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("t", "enter", *"regret", "escape")
        await wait_for(pilot, "★ regret")
        await pilot.press("t", "ctrl+u", "escape")
        await wait_until(pilot, lambda: "regret" not in screen_text(pilot.app).split("Took")[0])
        assert journal.reflection_of(app_of(pilot).board, app_of(pilot).today) is None


async def test_a_form_that_was_left_waits(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("a", "w")
        await write(pilot, "Read aloud")
        await pilot.press("escape")
        await wait_for(pilot, "Not saved. The form still has what you typed.")
        await pilot.press("a", "w", "enter")
        await wait_for(pilot, "Added to the board: Read aloud")


async def test_a_number_that_makes_no_sense_is_refused_in_words(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("e")
        await wait_for(pilot, "Days a week")
        from winsboard.tui.components.fields.line_input import LineInput

        field = pilot.app.screen.query_one("#times", LineInput)
        for typed in ("inf", "nan", "2.7", "many"):
            field.value = typed
            await pilot.press("enter")
            await wait_for(pilot, "Days a week: a number from 1 to 7.")
            assert field.is_attached, f"{typed} was saved"


async def test_unknown_choices_are_shown_as_they_are(opened: OpenBoard) -> None:
    from winsboard.domain.model.documents import Settings

    async with opened(settings=Settings(theme="from-elsewhere")) as pilot:
        await pilot.press("comma", "1")
        await wait_for(pilot, "from-elsewhere")
        await pilot.press("escape", "escape")
        await wait_for(pilot, "Make the bed · open")


async def test_a_full_disk_is_told_held_and_asked_about_before_leaving(
    opened: OpenBoard, board_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import os

    async with opened() as pilot:
        real = os.fsync

        def full(fd: int) -> None:
            raise OSError(errno.ENOSPC, "no space")

        monkeypatch.setattr(os, "fsync", full)
        await pilot.press("1")
        await wait_for(pilot, "not saved yet")
        await pilot.press("q")
        await wait_for(pilot, "Close. Lose my last words")
        await pilot.press("1")
        monkeypatch.setattr(os, "fsync", real)
        await wait_until(pilot, lambda: "saved ✓" in screen_text(pilot.app))
        grid = app_of(pilot).query_one(HabitGrid)
        assert grid.board.mark(grid.board.habits[0].id, grid.day) is not None


async def test_whatever_goes_wrong_while_words_are_held_the_board_stays_and_asks(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    from winsboard.store.sync.foreign_changes import ForeignChanges

    def fails(*_: object) -> None:
        raise RecursionError

    async with opened() as pilot:
        await wait_until(pilot, lambda: len(app_of(pilot).board.pages) > 12)
        with monkeypatch.context() as patch:
            patch.setattr(ForeignChanges, "has_pending", fails)
            await pilot.press("w", *"held words", "enter")
            await wait_for(pilot, "not saved yet")
            # The periodic check, a flow that raises, and a widget that raises.
            app_of(pilot).check_now()
            patch.setattr("winsboard.tui.app.flows.run", fails)
            await pilot.press("escape", "question_mark")
            await wait_for(pilot, "Something went wrong (RecursionError)")
            patch.setattr(HabitGrid, "on_key", fails, raising=False)
            await pilot.press("space", "ctrl+q")
            await wait_for(pilot, "safe on this computer. The next start")
            await pilot.press("2", *"/nowhere", "enter")
            await wait_for(pilot, "There is no folder /nowhere")
            await pilot.press("ctrl+q", "3")
            await wait_until(pilot, lambda: not pilot.app.is_running)
    async with opened() as pilot:
        await wait_for(pilot, "★ held words")
        await wait_for(pilot, "saved ✓")


async def test_a_text_without_blanks_is_shown_at_once(opened: OpenBoard) -> None:
    async with opened() as pilot:
        await pilot.press("w")
        app_of(pilot).query_one(QuickLine).value = "漢" * 50_000
        await pilot.press("enter")
        await wait_for(pilot, "1 win today")


async def test_words_that_still_wait_are_told_of_by_the_next_start_at_once(
    opened: OpenBoard, board_home: Path
) -> None:
    async with opened() as pilot:
        await pilot.press("1")
        await wait_for(pilot, "saved ✓")
        page = board_home / "data" / "months" / "2026-11.json"
        before = page.read_bytes()
        page.write_bytes(before.replace(b'"schema":1', b'"schema":99', 1))
        await pilot.press("w", *"held words", "enter")
        await wait_for(pilot, "not saved yet")
    for _ in range(2):
        async with opened() as pilot:
            await wait_for(pilot, "not saved yet")
            await wait_for(pilot, "the board keeps trying")
            await wait_for(pilot, "★ held words")
            await pilot.press("q")
            await wait_for(pilot, "safe on this computer. The next start")
    page.write_bytes(before)
    async with opened() as pilot:
        await wait_for(pilot, "★ held words")
        await wait_for(pilot, "saved ✓")
