"""Telling somebody about a win, a tick or a goal: what it costs in keys, and what is noted."""

from __future__ import annotations

from pathlib import Path
from stat import S_IMODE

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import wait_for, wait_until, write
from tests.tui.board import DEFAULTS, OpenBoard, app_of, fill
from tests.tui.goals.board import notebook_at
from winsboard.domain.library import items
from winsboard.domain.model.documents import Person, Share
from winsboard.domain.sharing.ledger import shares

SMALL = (60, 20)
WIN = "Told Sam about the bridge"


def add_people(home: Path, clock: FakeClock) -> None:
    fill(home, clock, (), DEFAULTS)
    notebook = notebook_at(home, clock)
    for person in (
        Person("", "Marta", reach="555 1234"),
        Person("", "Sam", "family", alias="my brother"),
        Person("", "A line", "line"),
        Person("", "Me", me=True),
    ):
        notebook.commit(items.add(notebook.board, person, notebook.edit_context()))
        clock.tick(1)


def ledger(pilot: Pilot[None]) -> list[Share]:
    return [*reversed(shares(app_of(pilot).board))]


async def closed(pilot: Pilot[None]) -> None:
    await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


@pytest.mark.parametrize("size", [(120, 36), SMALL], ids=str)
async def test_a_win_is_told_copied_and_saved_by_plus_and_digits(
    opened: OpenBoard,
    board_home: Path,
    clock: FakeClock,
    tmp_path: Path,
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add_people(board_home, clock)
    async with opened(size=size) as pilot:
        copied: list[str] = []
        monkeypatch.setattr(
            type(app_of(pilot)), "copy_to_clipboard", lambda _, text: copied.append(text)
        )
        await pilot.press("w", *WIN, "enter")
        await wait_for(pilot, "1 win today")
        await pilot.press("plus")
        await wait_for(pilot, "7  Tell someone")
        await pilot.press("7")
        shown = await wait_for(pilot, "1  Marta")
        assert "2  Sam" in shown
        assert "3  Someone else" in shown
        assert "A line" not in shown
        await pilot.press("1")
        shown = await wait_for(pilot, "1  I told them")
        assert "How to reach Marta: 555 1234" in shown
        assert "sends nothing" in shown
        assert ("█" in shown) == (size != SMALL)
        await pilot.press("enter")
        await closed(pilot)
        assert ledger(pilot) == []
        await pilot.press("plus", "7", "1", "1")
        await closed(pilot)
        (told,) = ledger(pilot)
        marta = app_of(pilot).board.library_documents(Person)[0]
        assert (told.way, told.to, told.name) == ("told", marta.id, "Marta")
        assert told.what == (app_of(pilot).board.entries(app_of(pilot).today)[0].id,)
        assert len(app_of(pilot).board.entries(app_of(pilot).today)) == 1
        await pilot.press("plus", "7", "3")
        await wait_for(pilot, "4  Use other words for the names")
        await pilot.press("4")
        await wait_for(pilot, "4  Use the names as typed")
        await pilot.press("2")
        await wait_for(pilot, "Copied. If pasting does not work")
        assert copied == ["A small thing I'd like to share: Told my brother about the bridge."]
        assert [(share.way, share.name) for share in ledger(pilot)[1:]] == [("copied", "")]
        await pilot.press("plus", "7", "2", "3")
        await wait_for(pilot, "Such as")
        await write(pilot, str(tmp_path))
        await pilot.press("enter")
        await wait_for(pilot, "is a folder")
        await write(pilot, "/for you.txt")
        await pilot.press("enter")
        await wait_for(pilot, "Saved in")
        path = tmp_path / "for you.txt"
        assert path.read_text() == f"A small thing I'd like to share: {WIN}.\n"
        assert S_IMODE(path.stat().st_mode) == 0o600
        assert ledger(pilot)[-1].name == "Sam"
        await pilot.press("u")
        await wait_for(pilot, "Undone: Saved words for Sam. The file stays")
        assert path.exists()


async def test_a_tick_and_an_entry_of_the_journal_are_told_and_nobody_need_be_on_the_list(
    opened: OpenBoard,
) -> None:
    async with opened() as pilot:
        await pilot.press("1", "plus", "9")
        shown = await wait_for(pilot, "A small thing I'd like to share: Make the bed.")
        assert "To tell someone" in shown
        await pilot.press("1")
        await closed(pilot)
        (told,) = ledger(pilot)
        assert (told.to, told.name, len(told.what)) == ("", "", 2)
        await pilot.press("w", *"Soup", "enter")
        await wait_for(pilot, "2 wins today")
        await pilot.press("j", "j", "plus")
        shown = await wait_for(pilot, "Tell someone")
        number = next(line for line in shown.splitlines() if "Tell someone" in line)
        await pilot.press(next(letter for letter in number if letter.isdigit()))
        await wait_for(pilot, "A small thing I'd like to share: Soup.")
        await pilot.press("escape", "escape")
        await closed(pilot)
        assert len(ledger(pilot)) == 1


async def test_the_short_wording_is_used_on_a_rehab_board(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    async with opened(settings=DEFAULTS._replace(board_for="rehab")) as pilot:
        await pilot.press("w", *"Ten words", "enter")
        await wait_for(pilot, "1 win today")
        await pilot.press("plus", "7")
        assert "█" in await wait_for(pilot, "My win: Ten words.")
