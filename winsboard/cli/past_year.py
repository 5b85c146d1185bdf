"""Loading the last year of a board, for what is computed from it."""

from __future__ import annotations

from winsboard.cli.io.output import print_error
from winsboard.domain.text.calendar import LOOKS_BACK, ONE_DAY
from winsboard.notebook.notebook import Notebook, StoreError
from winsboard.words import format_phrase


def load_past_year(notebook: Notebook) -> None:
    """Load it; if a month cannot be read, print that and continue without it."""
    try:
        notebook.load_days(notebook.today - LOOKS_BACK, notebook.today)
    except StoreError as error:
        print_error(format_phrase(f"store.{error.reason}", **error.values))


def load_for_greeting(notebook: Notebook) -> None:
    """Load as much of the last year as tells whether a person was away, and what to say then.

    If there is something of the last days, it does not depend on the months before.
    """
    from winsboard.domain.habits.welcome import MIN_DAYS_AWAY, last_recorded_day

    today = notebook.today
    recent = today - MIN_DAYS_AWAY * ONE_DAY
    try:
        notebook.load_days(recent, today)
    except StoreError:
        load_past_year(notebook)
        return
    last = last_recorded_day(notebook.board, today)
    if last is None or last < recent:
        load_past_year(notebook)
