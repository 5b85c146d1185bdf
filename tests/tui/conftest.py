"""Fixtures for the tests of the board."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual._compositor import Compositor

from tests.conftest import FakeClock
from tests.idle import DRAW, use_idle_waits
from tests.tui.board import OpenBoard, opener

use_idle_waits()


@pytest.fixture
def opened(board_home: Path, clock: FakeClock) -> OpenBoard:
    """Opens the board of the test's folder."""
    return opener(board_home, clock)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw every change, as with a terminal."""
    monkeypatch.setattr(Compositor, "render_update", DRAW)
