"""A board whose wins were counted by hand, for the progress screen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.domain.progress.board import KNOWN, TODAY
from winsboard.domain.model.documents import Document, Settings
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store
from winsboard.tui.progress.screen import ProgressScreen

SIZES = ((120, 36), (60, 20))
DEFAULTS = Settings()


def pour(
    home: Path,
    clock: FakeClock,
    more: Iterable[Document] = (),
    settings: Settings = DEFAULTS,
    *,
    known: bool = True,
) -> None:
    """Write the known board to a folder, and more entries."""
    documents = [d for page in KNOWN.pages.values() for d in page.values()] if known else []
    store = Store(home / "data", home / "state", clock)
    store.import_documents([*documents, *more, settings._replace(started_on=TODAY)])


def elsewhere(home: Path, clock: FakeClock) -> Notebook:
    """Open the same board as another process would."""
    notebook = Notebook(Store(home / "data", home / "state", clock), clock)
    notebook.load_days(notebook.today, notebook.today)
    return notebook


def shown(pilot: Pilot[None]) -> ProgressScreen:
    """Return the progress screen."""
    return next(s for s in pilot.app.screen_stack if isinstance(s, ProgressScreen))
