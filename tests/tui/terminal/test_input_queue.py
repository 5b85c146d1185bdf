"""Keys are delivered one at a time, each after the previous one was handled."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from textual.events import AppFocus, Key, Paste
from textual.message import Message

from winsboard.tui.terminal import input_queue
from winsboard.tui.terminal.input_queue import InputQueue


class Board:
    """Needs some turns of the event loop for each key, and records what happens."""

    def __init__(self, rounds: int) -> None:
        self.happened: list[str] = []
        self._rounds = rounds
        self._loop = asyncio.get_running_loop()

    def take(self, message: Message) -> None:
        name = getattr(message, "key", type(message).__name__)
        self.happened.append(f"{name} begins")
        if isinstance(message, Key):
            self._loop.call_soon(self._work, name, self._rounds)

    def _work(self, name: str, left: int) -> None:
        if left:
            self._loop.call_soon(self._work, name, left - 1)
        else:
            self.happened.append(f"{name} ends")

    def ended(self, name: str) -> bool:
        return f"{name} ends" in self.happened


def key(name: str) -> Key:
    return Key(name, None)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.001)


@pytest.mark.parametrize("rounds", [0, 1, 5, 50])
async def test_a_key_waits_for_the_one_before(rounds: int) -> None:
    board = Board(rounds)
    arriving = InputQueue(asyncio.get_running_loop(), board.take)
    for name in "abc":
        arriving.push(key(name))
    await until(lambda: board.ended("c"))
    assert board.happened == [f"{n} {what}" for n in "abc" for what in ("begins", "ends")]


async def test_a_paste_waits_too() -> None:
    board = Board(5)
    arriving = InputQueue(asyncio.get_running_loop(), board.take)
    arriving.push(key("w"))
    arriving.push(Paste("Made the bed"))
    await until(lambda: "Paste begins" in board.happened)
    assert board.happened == ["w begins", "w ends", "Paste begins"]


async def test_what_is_no_input_waits_for_nothing_but_its_place() -> None:
    board = Board(5)
    arriving = InputQueue(asyncio.get_running_loop(), board.take)
    arriving.push(key("w"))
    arriving.push(AppFocus())
    assert board.happened == ["w begins", "AppFocus begins"]


async def test_a_board_that_never_rests_gets_its_keys_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(input_queue, "HANDLING_TIMEOUT", 0.02)
    monkeypatch.setattr(input_queue, "STARTING_TIMEOUT", 0.02)
    loop = asyncio.get_running_loop()
    busy = True

    def go_on() -> None:
        if busy:
            loop.call_soon(go_on)

    board = Board(0)
    arriving = InputQueue(loop, board.take)
    go_on()
    for name in "ab":
        arriving.push(key(name))
    await until(lambda: board.ended("b"))
    busy = False
    assert board.happened[0] == "a begins"


async def test_a_key_waits_longer_while_the_board_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(input_queue, "HANDLING_TIMEOUT", 0.0)
    board = Board(500)
    arriving = InputQueue(asyncio.get_running_loop(), board.take)
    for name in "ab":
        arriving.push(key(name))
    await until(lambda: board.ended("b"))
    assert board.happened == ["a begins", "a ends", "b begins", "b ends"]
