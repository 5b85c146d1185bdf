"""The last year of a board, for what is worked out from it."""

from __future__ import annotations

from winsboard.cli.io.output import complain
from winsboard.domain.text.calendar import LOOKS_BACK
from winsboard.notebook.notebook import Notebook, StoreError
from winsboard.words import say


def show_the_year(notebook: Notebook) -> None:
    """Read it; where that cannot be, say so and go on with what is there."""
    try:
        notebook.show(notebook.today - LOOKS_BACK, notebook.today)
    except StoreError as error:
        complain(say(f"store.{error.reason}", **error.values))
