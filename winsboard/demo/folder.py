"""Writing demo data to a folder."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Self

from winsboard.clock import Clock
from winsboard.demo.documents import generate_documents
from winsboard.domain.model.documents import Settings
from winsboard.domain.text.calendar import day_of
from winsboard.store.store import Store

YEARS = 1
MAX_YEARS = 60
"""The most years of demo data."""
SEED = 1


def fill(store: Store, clock: Clock, years: int = YEARS, seed: int = SEED) -> None:
    """Write demo data for a number of years into an empty data folder.

    Raises StoreError if it cannot be written.
    """
    now = clock.now()
    store.import_documents(
        generate_documents(now, day_of(now, Settings().day_boundary), years, seed)
    )


class Throwaway:
    """A temporary folder that only its owner can read, deleted on exit."""

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="winsboard-demo-"))
        self.stays = False
        """Whether it is not deleted, because it holds words that are nowhere else."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not self.stays:
            shutil.rmtree(self.home, ignore_errors=True)


def is_empty(folder: Path) -> bool:
    """Whether a folder is empty or does not exist. False if it cannot be read."""
    try:
        return next(folder.iterdir(), None) is None
    except FileNotFoundError:
        return True
    except OSError:
        return False
