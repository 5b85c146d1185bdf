"""The home of a family: few keys, words to say aloud, and whom it is about decides."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until, write
from tests.tui.board import OpenBoard, app_of, fill
from winsboard.domain.family import members, noticing
from winsboard.domain.model.documents import Entry, Habit, Settings
from winsboard.domain.settings.preferences import change
from winsboard.notebook.notebook import Notebook
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.store import Store
from winsboard.tui.app.app import WinsBoard
from winsboard.tui.family.home import FamilyScreen
from winsboard.tui.session.session import About

FAMILY = Settings(board_for="family")


def keep(
    home: Path, clock: FakeClock, *texts: str, names: tuple[str, ...] = ("Sam", "Ana")
) -> None:
    """Write a family board with members, and what was noticed about the first."""
    fill(home, clock, (), FAMILY)
    notebook = Notebook(Store(home / "data", home / "state", clock), clock)
    notebook.load_days(notebook.today, notebook.today)
    for name in names:
        notebook.commit(members.add(notebook.board, name, notebook.edit_context()))
        clock.tick(1)
    everybody = members.members(notebook.board)
    for text in texts:
        notebook.commit(noticing.notice(text, everybody[:1], notebook.edit_context()))
        clock.tick(1)


def written(pilot: Pilot[None], kind: str) -> list[Entry]:
    app = app_of(pilot)
    return [entry for entry in app.board.entries(app.today) if entry.kind == kind]


async def at_home(pilot: Pilot[None]) -> None:
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, FamilyScreen))


@pytest.mark.parametrize("size", [(120, 36), (60, 20)])
async def test_a_day_on_the_kitchen_laptop(
    opened: OpenBoard, board_home: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    keep(board_home, clock, "Made tea for everybody", "Fixed the lamp")
    async with opened(size=size) as pilot:
        # No key: the newest effort that was noticed.
        seen = await wait_for(pilot, "Fixed the lamp")
        assert seen.index("Fixed the lamp") < seen.index("Made tea for everybody")
        assert "Ana" not in seen
        # w 1 text Enter
        await pilot.press("w", "1")
        await wait_for(pilot, "What did you see? Sam")
        await write(pilot, "came and sat outside with me")
        await pilot.press("enter")
        await wait_for(pilot, "I'm really glad you came outside today.")
        # 1: said it
        await pilot.press("1")
        await at_home(pilot)
        [sam] = [p for p in members.members(app_of(pilot).board) if p.name == "Sam"]
        assert written(pilot, "noticed")[-1].people == (sam.id,)
        assert [e.people for e in written(pilot, "said")] == [(sam.id,)]
        # Another way: Tab, and back, and again; then Enter.
        await pilot.press("w", "1")
        await write(pilot, "Great job finishing your homework")
        await wait_for(pilot, "Another way: I saw you stick with it when it was hard.")
        await pilot.press("tab")
        await wait_for(pilot, "Your words: Great job finishing your homework")
        await pilot.press("tab")
        await wait_for(pilot, "Another way")
        await pilot.press("tab", "enter")
        await wait_for(pilot, "1  I said it")
        await pilot.press("enter")
        await at_home(pilot)
        assert written(pilot, "noticed")[-1].text == "I saw you stick with it when it was hard."
        # One key for having listened; nothing is asked.
        await pilot.press("9")
        await wait_until(pilot, lambda: written(pilot, "win"))
        await wait_for(pilot, "Thank you for")
        assert [e.text for e in written(pilot, "win")] == ["Listened without asking more"]
        # An invitation counts whatever came.
        await pilot.press("4")
        await wait_for(pilot, "Would you like to sit outside for a bit?")
        await pilot.press("3")
        await wait_until(pilot, lambda: written(pilot, "invited"))
        assert [e.about for e in written(pilot, "invited")] == ["no"]


async def test_the_other_way_is_off_for_good_by_one_key(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    keep(board_home, clock, "Made tea")
    async with opened() as pilot:
        await at_home(pilot)
        await pilot.press("w", "1")
        await write(pilot, "Well done")
        await wait_for(pilot, "Another way")
        await pilot.press("ctrl+o")
        await wait_for(pilot, "Off. The settings can bring these lines back.")
        await pilot.press("escape")
        await at_home(pilot)
        assert not app_of(pilot).board.settings.other_way
        # What was typed is still there, and no line comes.
        await pilot.press("w", "1")
        await wait_for(pilot, "Well done")
        assert "Another way" not in screen_text(pilot.app)


async def test_the_first_time_somebody_is_asked_first(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    keep(board_home, clock, "Made tea")
    async with opened() as pilot:
        await at_home(pilot)
        await pilot.press("w", "2")
        await write(pilot, "slept well")
        await pilot.press("enter")
        await wait_for(pilot, "Would they be glad to find this here?")
        # Enter is the harmless answer: ask them first. The words wait.
        await pilot.press("enter")
        await wait_for(pilot, "Not saved yet.")
        assert [e.text for e in written(pilot, "noticed")] == ["Made tea"]
        await pilot.press("w", "2")
        await wait_for(pilot, "slept well")
        await pilot.press("enter")
        await wait_for(pilot, "1  Yes")
        await pilot.press("1")
        await wait_for(pilot, "I said it")
        await pilot.press("enter", "w", "2")
        await wait_for(pilot, "What did you see? Ana")
        assert "slept well" not in str(pilot.app.screen.query_one("#typed").value)  # type: ignore[attr-defined]
        await write(pilot, "laughed")
        await pilot.press("enter")
        await wait_for(pilot, "I said it")


async def test_one_key_takes_an_entry_away_without_a_trace_and_a_chain_is_read(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    keep(board_home, clock, "PLANTporch")
    async with opened() as pilot:
        await wait_for(pilot, "PLANTporch")
        await pilot.press("plus", "1")
        await wait_for(pilot, "What did you see? Sam")
        await write(pilot, "walked to the corner")
        await pilot.press("enter")
        await wait_for(pilot, "I said it")
        await pilot.press("enter", "home", "plus", "2")
        seen = await wait_for(pilot, "this led to")
        chain = seen[seen.index("One step and the next") :]
        assert chain.index("PLANTporch") < chain.index("walked to the corner")
        await pilot.press("escape", "home", "down")
        await pilot.press("d")
        await wait_for(pilot, "Erased.")
        assert "PLANTporch" not in screen_text(pilot.app)
        await pilot.press("d")
        await wait_until(pilot, lambda: not written(pilot, "noticed"))
    files = [path for path in board_home.rglob("*") if path.is_file()]
    assert [path.name for path in files if b"PLANTporch" in path.read_bytes()] == []


async def test_a_board_without_anybody_asks_for_a_name(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    keep(board_home, clock, names=())
    async with opened(size=(60, 20)) as pilot:
        await wait_for(pilot, "Nothing is written here yet.")
        await pilot.press("d", "plus", "enter", "w")
        await wait_for(pilot, "What is their name?")
        await write(pilot, "Sam")
        await pilot.press("enter")
        await wait_for(pilot, "What did you see? Sam")
        await pilot.press("escape", "escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        # w on the board asks for the member, too.
        await pilot.press("w")
        await wait_for(pilot, "1  Sam")


async def test_on_a_personal_board_f_shows_people_by_number(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    keep(board_home, clock)
    notebook = Notebook(Store(board_home / "data", board_home / "state", clock), clock)
    settings = notebook.board.settings
    edit = change(settings, settings._replace(board_for="mh"), notebook.edit_context())
    assert edit is not None
    notebook.commit(edit)
    async with opened() as pilot:
        await pilot.press("w")
        await write(pilot, "crossed the bridge")
        await pilot.press("enter", "f")
        await wait_for(pilot, "1  Sam")
        await pilot.press("1", "1", "1")
        await wait_for(pilot, "To tell Sam")
        await pilot.press("1")
        await wait_for(pilot, "Choose entries to share with them")
        await pilot.press("3")
        await wait_for(pilot, "21 November · told Sam")
        await pilot.press("d")
        await wait_for(pilot, "asked for this back?")
        await pilot.press("1")
        await wait_for(pilot, "asked for it back")
        await pilot.press("escape", "escape", "4")
        await wait_for(pilot, "21 November · told Sam")
        # A note to somebody whose page is open does not ask again who it is for.
        await pilot.press("escape", "1")
        await wait_for(pilot, "Choose entries to share with them")
        await pilot.press("4")
        await wait_for(pilot, "For Sam")
        await wait_for(pilot, "Esc: save, then choose")
        await write(pilot, "You waited with me.")
        await pilot.press("escape")
        await wait_for(pilot, "Save it to a file")


class TypedAhead(WinsBoard):
    """A board on which somebody types while the home is still opening."""

    async def begin(self, flow: str, about: About | None = None) -> None:
        if flow == "welcome":
            typed = asyncio.Event()
            for key in ("1", "w", "s"):
                self.simulate_key(key)
            self.call_later(typed.set)
            await typed.wait()
        await super().begin(flow, about)


async def test_no_key_goes_to_the_board_before_the_home_is_there(
    board_home: Path, clock: FakeClock
) -> None:
    fill(board_home, clock, (Habit("", "Make the bed"),), FAMILY)
    store = Store(board_home / "data", board_home / "state", clock)
    app = TypedAhead(Notebook(store, clock), Drafts(board_home / "state", clock))
    async with app.run_test() as pilot:
        # Support opens at once, at any time.
        await wait_for(pilot, "Crisis lines")
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(app.screen_stack) <= 2)
        assert not app.today_screen.journal.line.has_focus
        assert list(app.board.marks("2026-11")) == []
