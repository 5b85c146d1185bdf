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
    """Keep at least one edit of a page when pruning, instead of two hundred."""
    for module in (erasure_markers, retention, commit):
        monkeypatch.setattr(module, "LAST_EDITS_KEPT", 1)
