"""The wins of a gathering, for the front ends."""

from __future__ import annotations

from contextlib import suppress

from winsboard.domain.family import gatherings
from winsboard.domain.family.gatherings import SPAN, Shown
from winsboard.domain.model.documents import Gathering
from winsboard.notebook.notebook import Notebook, StoreError


def load_wins(notebook: Notebook, gathering: Gathering) -> None:
    """Load the days of the wins that can be chosen, and of those that were.

    A page that cannot be read is left out.
    """
    with suppress(StoreError):
        notebook.load_days(notebook.today - SPAN, notebook.today)
    reader = notebook.reader()
    known = {win.id for win in gatherings.chosen(notebook.board, gathering)}
    for id in gathering.wins:
        with suppress(StoreError):
            if id not in known and (found := reader.find(id)) is not None:
                notebook.load_days(found.day, found.day)


def chosen_wins(notebook: Notebook, gathering: Gathering) -> tuple[Shown, ...]:
    """The chosen wins in their order, read from whatever year they are of."""
    load_wins(notebook, gathering)
    return gatherings.chosen(notebook.board, gathering)
