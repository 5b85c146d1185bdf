"""A store in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.store.boards import open_store
from winsboard.store import commit
from winsboard.store.codec import erasure_markers
from winsboard.store.history import retention
from winsboard.store.store import Store


@pytest.fixture
def store(tmp_path: Path, clock: FakeClock) -> Store:
    return open_store(tmp_path, clock)


@pytest.fixture
def one_act_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """One act of a page stays however old it is, not the last two hundred."""
    for module in (erasure_markers, retention, commit):
        monkeypatch.setattr(module, "HISTORY_SINCE", 1)
