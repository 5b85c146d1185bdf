"""The folder becomes inaccessible or the disk fails during typing: the text is kept."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.screen import screen_text, wait_for, wait_until, write
from tests.store.trials.refusals import refusing
from tests.tui.board import OpenBoard, app_of
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.reading.recent_lines import RecentLines

LOOKS = ("stat", "lstat", "readlink", "scandir", "listdir", "open", "mkdir", "access")


@pytest.mark.parametrize(
    ("closed", "keys", "code"),
    [
        (("data",), "w", errno.EACCES),
        (("data/months",), "w", errno.EIO),
        (("data", "state"), "w", errno.EIO),
        (("state",), "w", errno.EACCES),
        (("data", "state"), "n", errno.EACCES),
    ],
)
async def test_words_outlive_a_folder_that_is_closed_while_they_are_typed(
    opened: OpenBoard, board_home: Path, closed: tuple[str, ...], keys: str, code: int
) -> None:
    async with opened() as pilot:
        await pilot.press(keys)
        await write(pilot, "soup for two")
        with refusing([board_home / name for name in closed], LOOKS, code):
            await pilot.press("enter")
            await wait_for(pilot, "soup for two")
            await wait_until(pilot, lambda: app_of(pilot).notebook.saving.state != "saving")
            app_of(pilot).check_now()
            await pilot.press("escape", "1", "u", "question_mark", "escape", "w", *"and bread")
            assert app_of(pilot).is_running
            await wait_for(pilot, "and bread")
        await wait_until(pilot, lambda: "saved ✓" in screen_text(pilot.app))
        app_of(pilot).save_everything()
    async with opened() as pilot:
        await wait_for(pilot, "soup for two")
        await wait_for(pilot, "and bread")


async def test_no_error_ends_the_board_while_a_field_holds_words(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    async with opened() as pilot:
        await pilot.press("w", *"half a line")
        with monkeypatch.context() as patch:
            patch.setattr(RecentLines, "known", fails)
            await pilot.press("enter")
            await wait_for(pilot, "Something went wrong (ZeroDivisionError)")
            patch.setattr(Notebook, "notices", fails)
            app_of(pilot).call_next(app_of(pilot).check_now)
            app_of(pilot).set_timer(0.001, app_of(pilot).check_now)
            await pilot.press("backspace", *"e!")
            await wait_for(pilot, "half a line!")
        await pilot.press("enter")
        await wait_for(pilot, "★ half a line!")


async def test_a_line_that_can_not_be_chosen_stops_no_win(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no", "celebration")

    monkeypatch.setattr("winsboard.tui.session.session.answer_to", fails)
    async with opened() as pilot:
        await pilot.press("w", *"tea", "enter")
        await wait_for(pilot, "★ tea")
        await wait_for(pilot, "saved ✓")
