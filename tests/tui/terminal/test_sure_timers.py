"""A timer that fires once fires, however long the process has to wait at its start."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from textual.app import App
from textual.timer import Timer

from winsboard.tui.terminal import textual_compat
from winsboard.tui.terminal.textual_compat import use_sure_timers

WHY = "when Textual lets a timer that fires once fire, `use_sure_timers` can go"


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Timer, "__init__", textual_compat._stock_init)


async def fired(monkeypatch: pytest.MonkeyPatch, **repeats: Any) -> int:
    """How often a timer of 10 ms fires whose process waits for a second between two statements."""
    done: list[int] = []
    now = iter([0.0, 1.0])
    async with App[None]().run_test() as pilot:
        timer = Timer(pilot.app, 0.01, callback=lambda: done.append(1), **repeats)
        monkeypatch.setattr("textual.timer._time.get_time", lambda: next(now, 1.0))
        timer._start()
        assert timer._task is not None
        await asyncio.wait({timer._task})
    return len(done)


async def test_a_timer_that_fires_once_fires(monkeypatch: pytest.MonkeyPatch) -> None:
    use_sure_timers()
    assert await fired(monkeypatch, repeat=0) == 1


@pytest.mark.xfail(strict=True, reason=WHY)
async def test_a_stock_timer_that_fires_once_fires(monkeypatch: pytest.MonkeyPatch) -> None:
    assert await fired(monkeypatch, repeat=0) == 1


async def test_a_timer_that_repeats_still_leaves_out_what_is_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_sure_timers()
    assert await fired(monkeypatch, repeat=3) < 4
