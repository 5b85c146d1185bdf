"""Loading the last year of a board, for what is computed from it."""

from __future__ import annotations

from winsboard.cli.io.output import print_error
from winsboard.domain.text.calendar import LOOKS_BACK
from winsboard.notebook.notebook import Notebook, StoreError
from winsboard.words import format_phrase


def load_past_year(notebook: Notebook) -> None:
    """Load it; if a month cannot be read, print that and continue without it."""
    try:
        notebook.load_days(notebook.today - LOOKS_BACK, notebook.today)
    except StoreError as error:
        print_error(format_phrase(f"store.{error.reason}", **error.values))
