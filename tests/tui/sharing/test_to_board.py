"""From the board to another one: plus, two digits, and u takes it back."""

from __future__ import annotations

import os
from pathlib import Path

from tests.conftest import FakeClock
from tests.screen import wait_for, wait_until, write
from tests.tui.board import DEFAULTS, OpenBoard, app_of, fill
from tests.tui.goals.board import notebook_at
from winsboard.domain.library import items
from winsboard.domain.model.documents import Person
from winsboard.domain.sharing.ledger import shares
from winsboard.notebook.notebook import Notebook
from winsboard.paths import board_id_of, find_paths, paths_of_board
from winsboard.store.boards.registry import Registry
from winsboard.store.inbox.folder import Inbox
from winsboard.store.inbox.messages import Message, new_message_id
from winsboard.store.store import Store

LONG = "We sat on the step for a long while and nobody had to say anything at all"


def plain(shown: str) -> str:
    """What a screen says, without boxes and line ends."""
    return " ".join(shown.replace("│", " ").split())


async def test_a_line_goes_to_another_board_and_comes_back(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    fill(board_home, clock, (), DEFAULTS)
    notebook = notebook_at(board_home, clock)
    me = Person("", "Sam", me=True)
    notebook.commit(items.add(notebook.board, me, notebook.edit_context()))
    row = Registry(find_paths(None, os.environ).config).add("family")
    paths = paths_of_board(row.id, os.environ)
    family = Notebook(Store(paths.data, paths.state, clock), clock)

    def texts() -> list[str]:
        # As an open board looks for changes: the files, then the inbox.
        assert family.has_changes() == any((paths.state / "inbox").glob("*.json"))
        family.refresh()
        family.load_days(family.today, family.today)
        return [entry.text for entry in family.board.entries(family.today)]

    async with opened(size=(60, 20)) as pilot:
        await pilot.press("w", *"sat outside", "enter")
        await wait_for(pilot, "1 win today")
        await pilot.press("plus", "7")
        shown = await wait_for(pilot, "1  Put on")
        assert "Saturday 21 November 2026, Sam: sat outside" in plain(shown)
        await pilot.press("1")
        await wait_for(pilot, "can see this line now")
        assert texts() == ["sat outside"]
        [entry] = family.board.entries(family.today)
        assert (entry.whose, entry.people, entry.kind) == (("Sam",), (), "win")
        await pilot.press("u")
        await wait_for(pilot, "Asked family for a line back")
        assert texts() == []
        [share] = shares(app_of(pilot).board)
        assert app_of(pilot).notebook.sender.as_known(share).erased_on is not None
        await pilot.press("w")
        await write(pilot, LONG)
        await pilot.press("enter")
        await wait_for(pilot, "2 wins today")
        await pilot.press("plus", "7")
        await wait_for(pilot, "1  Put on")
        await pilot.press("1")
        shown = await wait_for(pilot, "put exactly this there")
        assert LONG in plain(shown)
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert texts() == []
        await pilot.press("plus", "7", "1", "1")
        await wait_for(pilot, "can see this line now")
        assert texts() == [LONG]


async def test_what_is_taken_back_does_not_return_from_an_open_editor(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    fill(board_home, clock, (), DEFAULTS)
    paths = find_paths(None, os.environ)
    inbox, board = Inbox(paths.state), board_id_of(paths.data)
    line = Message("line", board, new_message_id(), clock.now().date(), "Sam", "sat PLANT outside")
    inbox.stage(line).send()

    def holding() -> list[Path]:
        files = (path for path in board_home.rglob("*") if path.is_file())
        return [path for path in files if b"PLANT" in path.read_bytes()]

    async with opened(size=(80, 24)) as pilot:
        app = app_of(pilot)
        await wait_for(pilot, "sat PLANT outside")
        await pilot.press("j", "end", "enter")
        await wait_for(pilot, "win · today")
        await write(pilot, " again")
        app.save_open_drafts()
        assert app.notebook.flush(5)
        assert len(holding()) > 1
        inbox.stage(line._replace(kind="withdraw", text="", name="")).send()
        await wait_until(pilot, lambda: inbox.outcome(line.id) == "erased")
        await write(pilot, " and again")
        app.save_open_drafts()
        assert app.notebook.flush(5)
        assert holding() == []
        await pilot.press("escape")
        await wait_for(pilot, "has deleted it")
        assert app.notebook.flush(5)
        assert holding() == []
