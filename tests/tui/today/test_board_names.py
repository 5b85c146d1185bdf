"""Boards can be told apart: by a name of their own, or by their folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, fill
from winsboard.domain.model.documents import Habit, Settings
from winsboard.notebook.notebook import Notebook
from winsboard.paths import find_paths, other_folder_name
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.store import Store
from winsboard.tui.app.app import WinsBoard

SIZES = [(120, 36), (80, 24), (60, 20)]


def header(text: str) -> str:
    return text.splitlines()[0]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", ["Anna", "Our family", "Garden group of the east side"])
async def test_a_name_is_in_the_header_beside_the_wins(
    opened: OpenBoard, size: tuple[int, int], name: str
) -> None:
    async with opened(size=size, settings=Settings(board_name=name)) as pilot:
        await pilot.press("1")
        shown = header(await wait_for(pilot, "1 win today"))
        assert name[:10] in shown
        assert "Saturday" in shown


async def test_a_board_is_named_in_the_settings(opened: OpenBoard) -> None:
    async with opened() as pilot:
        assert "winsboard" in header(screen_text(pilot.app))
        await pilot.press("comma", "2", "7")
        await wait_for(pilot, "Other …")
        await pilot.press("2", *"Ours", "enter", "escape", "escape", "escape")
        await wait_until(pilot, lambda: "Ours" in header(screen_text(pilot.app)))


async def test_a_board_in_another_folder_is_named_by_it(board_home: Path, clock: FakeClock) -> None:
    fill(board_home, clock, [Habit("", "Walk")], Settings())
    store = Store(board_home / "data", board_home / "state", clock)
    app = WinsBoard(Notebook(store, clock), Drafts(board_home / "state", clock), folder_name="ours")
    async with app.run_test() as pilot:
        await wait_until(pilot, lambda: header(screen_text(app)).strip().startswith("ours"))


def test_only_another_folder_than_the_usual_one_has_a_name() -> None:
    home = {"HOME": "/home/ana"}
    for typed, environ, name in (
        (None, home, ""),
        ("/srv/family", home, "family"),
        ("/srv/club/data", home, "club"),
        (None, {**home, "WINSBOARD_HOME": "/home/ana/work"}, "work"),
    ):
        assert other_folder_name(find_paths(typed, environ).data, environ) == name


@pytest.mark.parametrize(("mood", "named"), [(True, True), (False, False)])
async def test_the_footer_names_mood_only_if_it_is_on(
    opened: OpenBoard, mood: bool, named: bool
) -> None:
    async with opened(settings=Settings(mood=mood, mood_question=False)) as pilot:
        shown = await wait_for(pilot, "w win")
        assert ("m mood" in shown) == named
