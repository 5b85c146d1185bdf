"""Other processes' writes are read and merged in a thread, while the board answers keys."""

from __future__ import annotations

import asyncio
import fcntl
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from textual import _time
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import wait_for, wait_until, write
from tests.store.boards import month_file
from tests.tui.board import OpenBoard, app_of
from tests.tui.progress.board import elsewhere
from winsboard.domain.habits.year_scores import year_before
from winsboard.domain.journal import entries
from winsboard.store.disk.lock import Lock
from winsboard.store.format.lazy_table import LazyTable
from winsboard.store.store import Store
from winsboard.store.system import folder_watch
from winsboard.tui.app import live_updates


@contextmanager
def lock_held(home: Path) -> Iterator[None]:
    """Hold the lock, as a slow writer does."""
    with (home / "state" / "lock").open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def put_conflict_copy(home: Path, other: Path, clock: FakeClock, text: str) -> None:
    """Write a conflict copy of the month with a win from another machine."""
    shutil.copytree(home / "data", other / "data")
    notebook = elsewhere(other, clock)
    notebook.commit(entries.write("win", text, notebook.today, notebook.edit_context()))
    copy = month_file(home).with_suffix(".sync-conflict-20261121-101010-ABCDEFG.json")
    shutil.copy(month_file(other), copy)


def threads_of(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> list[threading.Thread]:
    """Record the threads that call a method."""
    seen: list[threading.Thread] = []
    method: Callable[..., Any] = getattr(owner, name)

    def noted(*args: Any, **named: Any) -> Any:
        seen.append(threading.current_thread())
        return method(*args, **named)

    monkeypatch.setattr(owner, name, noted)
    return seen


async def test_a_copy_is_merged_beside_the_board_once_others_let_go_of_the_lock(
    opened: OpenBoard,
    board_home: Path,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with opened() as pilot:
        await pilot.press("1")
        await wait_for(pilot, "saved ✓")
        with lock_held(board_home):
            put_conflict_copy(board_home, tmp_path / "other", clock, "tea by the sea")
            waited = threads_of(monkeypatch, Lock, "_wait")
            app_of(pilot).check_now()
            await wait_until(pilot, lambda: waited)
            await pilot.press("2")
            await wait_for(pilot, "2 wins today")
        await wait_for(pilot, "tea by the sea")
        await wait_for(pilot, "saved ✓")
        assert threading.main_thread() not in waited


async def test_what_is_pressed_while_a_flow_begins_is_meant_for_it(
    opened: OpenBoard,
    board_home: Path,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with opened() as pilot:
        await pilot.press("1")
        await wait_for(pilot, "saved ✓")
        with lock_held(board_home):
            put_conflict_copy(board_home, tmp_path / "other", clock, "tea by the sea")
            waited = threads_of(monkeypatch, Lock, "_wait")
            pilot.app.simulate_key("G")
            async with asyncio.timeout(60):
                while not waited:
                    await asyncio.sleep(0)
            for key in "21oct":
                pilot.app.simulate_key(key)
            await wait_for(pilot, "21oct")
            await wait_for(pilot, "1 win today")


async def test_a_tick_reads_no_history_and_knows_what_was_said_before(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(habits=9) as pilot:
        await pilot.press(*"123")
        await write(pilot, "w")
        await pilot.press("escape")
        await wait_for(pilot, "saved ✓")
        said = known_lines(pilot)
    read = threads_of(monkeypatch, Store, "history_backwards")
    decoded = threads_of(monkeypatch, LazyTable, "backwards")
    async with opened() as pilot:
        await wait_until(pilot, lambda: known_lines(pilot) == said)
        assert len(said) == 3
        await pilot.press(*"456")
        await wait_for(pilot, "6 wins today")
        assert known_lines(pilot)[:3] == said
        shown = known_lines(pilot)
        assert len(shown) == 6
        assert all(line != other for line, other in pairwise(shown))
    assert read
    assert threading.main_thread() not in {*read, *decoded}


def known_lines(pilot: Pilot[None]) -> tuple[str, ...]:
    """Return the celebration lines that were read or added."""
    notebook = app_of(pilot).notebook
    return notebook.lines.known(notebook.today)


def write_elsewhere(home: Path, clock: FakeClock, text: str) -> None:
    """Write a win with another process's store."""
    notebook = elsewhere(home, clock)
    notebook.commit(entries.write("win", text, notebook.today, notebook.edit_context()))


async def test_a_write_is_seen_when_the_system_tells_of_it(
    opened: OpenBoard, board_home: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_updates, "CHECK_INTERVAL", 0.01)
    monkeypatch.setattr(live_updates, "WATCHED_INTERVAL", 3600.0)
    monkeypatch.setattr(live_updates, "MINUTE", 10**6)
    async with opened() as pilot:
        app = app_of(pilot)
        await pilot.press("1")
        await wait_for(pilot, "saved ✓")
        await wait_until(pilot, lambda: app._watch is not None)
        watched = app._watch
        assert watched is not None
        if not watched.is_complete:
            pytest.skip("this disk is not watched")
        await wait_until(pilot, lambda: app._pause() > 3000)
        for text in ("tea by the sea", "a letter"):
            write_elsewhere(board_home, clock, text)
            await wait_for(pilot, text)
    assert watched.fileno() == -1


async def test_a_write_is_seen_where_the_system_does_not_tell_of_it(
    opened: OpenBoard, board_home: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_updates, "CHECK_INTERVAL", 0.01)
    monkeypatch.setattr(live_updates, "WATCHED_INTERVAL", 3600.0)
    asked: list[object] = []
    monkeypatch.setattr(folder_watch, "watch", asked.append)
    async with opened() as pilot:
        await wait_until(pilot, lambda: asked)
        write_elsewhere(board_home, clock, "tea by the sea")
        await wait_for(pilot, "tea by the sea")
    assert len(asked) == 1


async def test_a_board_that_waits_for_a_lock_looks_often(
    opened: OpenBoard,
    board_home: Path,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        await pilot.press("1")
        await wait_for(pilot, "saved ✓")
        with lock_held(board_home):
            put_conflict_copy(board_home, tmp_path / "other", clock, "tea by the sea")
            waited = threads_of(monkeypatch, Lock, "_wait")
            app.check_now()
            await wait_until(pilot, lambda: waited)
            assert app._pause() == live_updates.CHECK_INTERVAL
        await wait_for(pilot, "tea by the sea")


async def test_the_year_before_is_read_though_the_process_has_to_wait(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    stock: Callable[[], float] = _time.get_time

    def waits() -> float:
        """The time; each timer begins long before it looks at the clock again."""
        frame = sys._getframe(1)
        begins = frame.f_code.co_name == "_run" and "start" not in frame.f_locals
        return stock() - 10 if begins else stock()

    async with opened() as pilot:
        app = app_of(pilot)
        year = year_before(app.today)
        await wait_until(pilot, lambda: app.board.pages.keys() >= {*year})
        app.notebook._open.release(keep=["library", year[-1]])
        monkeypatch.setattr(_time, "get_time", waits)
        app.load_year()
        await wait_until(pilot, lambda: app.notebook.board.pages.keys() >= {*year})
