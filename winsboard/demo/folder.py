"""Writing demo data to a folder."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from winsboard.clock import Clock
from winsboard.demo.life import documents
from winsboard.domain.model.documents import Settings
from winsboard.domain.text.calendar import day_of
from winsboard.store.store import Store

YEARS = 1
LONGEST_LIFE = 60
"""The most years of demo data."""
SEED = 1


def fill(store: Store, clock: Clock, years: int = YEARS, seed: int = SEED) -> None:
    """Write demo data for a number of years into an empty data folder.

    Raises StoreError if it cannot be written.
    """
    now = clock.now()
    store.import_documents(documents(now, day_of(now, Settings().day_boundary), years, seed))


@contextmanager
def throwaway() -> Iterator[Path]:
    """A temporary folder that only its owner can read, deleted on exit."""
    home = Path(tempfile.mkdtemp(prefix="winsboard-demo-"))
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def is_empty(folder: Path) -> bool:
    """Whether a folder is empty or does not exist. False if it cannot be read."""
    try:
        return next(folder.iterdir(), None) is None
    except FileNotFoundError:
        return True
    except OSError:
        return False
