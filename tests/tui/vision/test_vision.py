"""The vision board: cards wrap to the width, and everything is few keys away."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.cli.commands.vision import pictures
from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until, write
from tests.tui.board import DEFAULTS, OpenBoard, app_of, fill
from winsboard.domain.journal import entries
from winsboard.domain.model.goals import CardKind, Goal, VisionCard
from winsboard.domain.vision import cards
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store
from winsboard.tui.vision.card_board import CardBoard
from winsboard.tui.vision.screen import VisionScreen

SEVERAL: tuple[tuple[CardKind, str], ...] = (
    ("hope", "The garden again"),
    ("person", "Mum at the table"),
    ("place", "The lake"),
    ("word", "Steady"),
    ("proof", "Walked to the gate"),
)


def keep(home: Path, clock: FakeClock, *said: tuple[CardKind, str]) -> None:
    """Write a board with cards and a win of today."""
    fill(home, clock, (), DEFAULTS)
    notebook = Notebook(Store(home / "data", home / "state", clock), clock)
    notebook.load_days(notebook.today, notebook.today)
    for kind, text in said:
        context = notebook.edit_context()
        notebook.commit(cards.add(notebook.board, VisionCard("", text, kind=kind), context))
        clock.tick(0.01)
    context = notebook.edit_context()
    notebook.commit(entries.write("win", "Sat outside", notebook.today, context))
    clock.tick(1)


async def press(pilot: Pilot[None], clock: FakeClock, *keys: str) -> None:
    for key in keys:
        clock.tick(1)
        await (write(pilot, key) if " " in key else pilot.press(key))
        await pilot.pause()


def on_board(pilot: Pilot[None]) -> tuple[VisionCard, ...]:
    return cards.listed(app_of(pilot).board)


def digit_of(seen: str, words: str) -> str:
    """The key in front of a line of a menu."""
    before = next(line.partition(words)[0] for line in seen.splitlines() if words in line)
    return before.split()[-1]


def texts(pilot: Pilot[None]) -> list[str]:
    return [card.text for card in on_board(pilot)]


@pytest.mark.parametrize(("size", "columns"), [((120, 36), 4), ((80, 24), 2), ((60, 20), 2)])
async def test_cards_wrap_to_the_width_and_one_is_told_in_words(
    opened: OpenBoard, board_home: Path, clock: FakeClock, size: tuple[int, int], columns: int
) -> None:
    keep(board_home, clock, *SEVERAL)
    async with opened(size=size) as pilot:
        await press(pilot, clock, "v")
        seen = await wait_for(pilot, "1 of 5. Hope: The garden again")
        first = next(line for line in seen.splitlines() if "1 Hope" in line)
        assert sum(f" {n} " in first for n in range(1, 6)) == columns
        await press(pilot, clock, "right", "down")
        place = min(2 + columns, 5)
        await wait_for(pilot, f"{place} of 5. ")
        await press(pilot, clock, "home", "left", "up")
        await wait_for(pilot, "1 of 5. ")
        await press(pilot, clock, "end")
        await wait_for(pilot, "5 of 5. Done: Walked to the gate")


async def test_four_keys_make_a_goal_of_a_card(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    keep(board_home, clock, *SEVERAL)
    async with opened(size=(60, 20)) as pilot:
        await press(pilot, clock, "v", "1", "plus", "1")
        await wait_for(pilot, "It is a goal: The garden again.")
        [goal] = app_of(pilot).board.library_documents(Goal)
        assert (goal.title, on_board(pilot)[0].goal) == ("The garden again", goal.id)
        await press(pilot, clock, "u")
        assert app_of(pilot).board.library_documents(Goal) == ()
        assert on_board(pilot)[0].goal == ""


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_an_empty_board_says_first_which_key_adds_a_card(
    opened: OpenBoard, board_home: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    keep(board_home, clock)
    async with opened(size=size) as pilot:
        await press(pilot, clock, "v")
        seen = await wait_for(pilot, "Your vision board is empty")
        assert "a adds a card." in "\n".join(seen.splitlines()[:4])
        assert "  What would you like more of in your life?" in seen


async def test_a_hope_is_followed_by_what_gets_in_the_way_and_one_step(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    keep(board_home, clock)
    async with opened(size=(80, 24)) as pilot:
        await press(pilot, clock, "v")
        seen = await wait_for(pilot, "Your vision board is empty")
        assert "Who do you want beside you?" in seen
        await press(pilot, clock, "a", "1")
        await wait_for(pilot, "What would you like more of in your life?")
        await press(pilot, clock, "Swim in the lake", "enter")
        await wait_for(pilot, "tends to get in the way?")
        await press(pilot, clock, "cold water", "enter")
        await wait_for(pilot, "one small step this week?")
        await press(pilot, clock, "it is warm", "enter")
        await wait_for(pilot, "When it is warm, I will ...")
        await press(pilot, clock, "put my feet in", "enter")
        seen = await wait_for(pilot, "When it is warm, I will put my")
        assert "In the way: cold water." in seen
        await press(pilot, clock, "a", "1", "More music", "enter", "enter", "enter", "enter")
        await wait_for(pilot, "2 of 2. Hope: More music")
        await press(pilot, clock, "a", "1", "More sleep", "enter", "escape")
        await wait_for(pilot, "3 of 3. Hope: More sleep")
        assert cards.plan_words(on_board(pilot)[1]) == ("", "", "")


async def test_other_kinds_are_asked_once(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    keep(board_home, clock)
    async with opened() as pilot:
        await press(pilot, clock, "v")
        for number in "234":
            await press(pilot, clock, "a", number, f"card {number}", "enter")
        assert [card.kind for card in on_board(pilot)] == ["person", "place", "word"]
        await press(pilot, clock, "a", "2", "escape", "a", "escape")
        assert len(on_board(pilot)) == 3


async def test_proofs_are_pinned_from_wins(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    keep(board_home, clock)
    async with opened() as pilot:
        await press(pilot, clock, "v", "a", "5", "1")
        await wait_for(pilot, "1 of 1. Done: Sat outside")
        await press(pilot, clock, "plus", "1")
        await wait_until(pilot, lambda: not isinstance(pilot.app.screen, VisionScreen))
        await press(pilot, clock, "escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, VisionScreen))
        await press(pilot, clock, "a", "5", "2", "Cooked for two", "enter")
        assert texts(pilot) == ["Sat outside", "Cooked for two"]
        assert [bool(card.entry) for card in on_board(pilot)] == [True, False]


async def test_plus_puts_the_last_win_on_the_board(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    async with opened(names=["Teeth"]) as pilot:
        await press(pilot, clock, "1", "plus", "plus")
        seen = await wait_for(pilot, "Put it on my vision board")
        digit = digit_of(seen, "Put it on my vision board")
        await press(pilot, clock, digit)
        await wait_for(pilot, "New card on the vision board: Teeth")
        assert [(card.kind, card.text) for card in on_board(pilot)] == [("proof", "Teeth")]
        await press(pilot, clock, "plus", "plus", digit)
        await wait_for(pilot, "It is on your vision board already.")


async def test_a_win_of_the_journal_is_put_on_the_board(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    keep(board_home, clock)
    async with opened() as pilot:
        await press(pilot, clock, "J", "plus")
        await wait_for(pilot, "9  More")
        await press(pilot, clock, "9")
        seen = await wait_for(pilot, "On my vision board")
        await press(pilot, clock, digit_of(seen, "On my vision board"))
        await wait_until(pilot, lambda: texts(pilot) == ["Sat outside"])


async def test_cards_are_moved_by_keys_and_with_the_mouse(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    keep(board_home, clock, *SEVERAL[:3])
    async with opened(size=(120, 36)) as pilot:
        await press(pilot, clock, "v", "right_square_bracket")
        assert texts(pilot) == ["Mum at the table", "The garden again", "The lake"]
        await wait_for(pilot, "2 of 3. Hope: The garden again")
        await press(pilot, clock, "right_square_bracket", "right_square_bracket")
        assert texts(pilot)[2] == "The garden again"
        await press(pilot, clock, "left_square_bracket")
        assert texts(pilot)[1] == "The garden again"
        board = pilot.app.screen.query_one(CardBoard)
        await pilot.mouse_down(board, offset=(5, 1))
        await pilot.mouse_up(board, offset=(90, 1))
        await wait_until(
            pilot, lambda: texts(pilot) == ["The garden again", "The lake", "Mum at the table"]
        )
        await pilot.click(board, offset=(45, 1))
        await wait_for(pilot, "2 of 3. ")
        await pilot.click(board, offset=(45, 1))
        await wait_until(pilot, lambda: board.is_open)
        await press(pilot, clock, "escape")
        assert not board.is_open
        await press(pilot, clock, "u", "u", "u", "u")
        assert texts(pilot) == [text for _, text in SEVERAL[:3]]


async def test_a_card_is_changed_and_deleted_and_comes_back(
    opened: OpenBoard, board_home: Path, clock: FakeClock
) -> None:
    keep(board_home, clock, *SEVERAL[:2])
    async with opened(size=(80, 24)) as pilot:
        await press(pilot, clock, "v", "e", "ctrl+u", "The roses", "enter")
        await wait_until(pilot, lambda: texts(pilot)[0] == "The roses")
        await press(pilot, clock, "e", "ctrl+u", "enter")
        await wait_for(pilot, "A card needs a few words.")
        await press(pilot, clock, "escape")
        await press(pilot, clock, "d", "1")
        await wait_for(pilot, "1 of 1. Person: Mum at the table")
        await press(pilot, clock, "u")
        await wait_for(pilot, "1 of 2. Hope: The roses")
        await press(pilot, clock, "plus", "5", "3")
        assert on_board(pilot)[0].colour == 0 or on_board(pilot)[0].colour == 2
        await press(pilot, clock, "escape", "escape")
        await wait_until(pilot, lambda: not isinstance(pilot.app.screen, VisionScreen))


@pytest.mark.parametrize("no_color", [False, True])
async def test_a_picture_is_shown_in_half_blocks_or_by_its_caption_alone(
    opened: OpenBoard,
    board_home: Path,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    no_color: bool,
) -> None:
    (tmp_path / "garden.png").write_bytes(pictures.png())
    (tmp_path / "bad.png").write_bytes(b"#!/bin/sh")
    monkeypatch.setenv("COLORTERM", "truecolor")
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    keep(board_home, clock, *SEVERAL)
    async with opened(size=(80, 24)) as pilot:
        await press(pilot, clock, "v", "2", "plus", "3")
        await write(pilot, str(tmp_path / "bad.png"))
        await press(pilot, clock, "enter")
        await wait_for(pilot, "This is not a picture that winsboard can read.")
        await press(pilot, clock, "plus", "3")
        await write(pilot, str(tmp_path / "garden.png"))
        await press(pilot, clock, "enter")
        await wait_for(pilot, "What does the picture show?")
        await press(pilot, clock, "two roses", "enter")
        seen = await wait_for(pilot, "Picture: two roses.")
        if no_color:
            assert "▀" not in seen
        else:
            await wait_for(pilot, "▀▀▀▀▀▀▀▀")
        name = on_board(pilot)[1].picture
        assert (board_home / "data" / "pictures" / name).exists()
        await press(pilot, clock, "plus", "4")
        await wait_until(pilot, lambda: not on_board(pilot)[1].picture)
        assert "▀" not in screen_text(pilot.app)
        await press(pilot, clock, "u")
        assert on_board(pilot)[1].picture == name


async def test_without_its_file_a_card_keeps_its_words(
    opened: OpenBoard, board_home: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    fill(board_home, clock, (), DEFAULTS)
    notebook = Notebook(Store(board_home / "data", board_home / "state", clock), clock)
    card = VisionCard("", "The lake", picture="0" * 48 + ".jpg", caption="a pier")
    notebook.commit(cards.add(notebook.board, card, notebook.edit_context()))
    clock.tick(1)
    async with opened() as pilot:
        await press(pilot, clock, "v")
        await wait_for(pilot, "The picture is not here.")
        assert "Picture: a pier." in screen_text(pilot.app)
