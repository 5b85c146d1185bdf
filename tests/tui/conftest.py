"""Fixtures for the tests of the board."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.idle import use_idle_waits
from tests.tui.board import OpenBoard, opener

use_idle_waits()


@pytest.fixture
def opened(board_home: Path, clock: FakeClock) -> OpenBoard:
    """Opens the board of the test's folder."""
    return opener(board_home, clock)
