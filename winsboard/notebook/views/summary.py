"""Reading what a page for a therapist shows."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import date

from winsboard.domain.journal.query import Query
from winsboard.domain.model.documents import Entry
from winsboard.domain.sharing import ledger
from winsboard.domain.summary.page import Choice, Page, Sources, page
from winsboard.domain.summary.picks import offered
from winsboard.domain.summary.spans import Span
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.progress import Progress
from winsboard.store.errors import StoreError


def read_page(notebook: Notebook, choice: Choice, feeling_steps: Collection[str] = ()) -> Page:
    """The page that is chosen. The months of its span are loaded.

    A month that cannot be read counts as empty and is reported by the reader.
    """
    reader, span = notebook.reader(), choice.span
    with suppress(StoreError):
        notebook.load_days(span.first, span.last)
    board, today = notebook.board, notebook.today
    marked = reader.read(Query(talk=True, last=max(span.last, today)))
    sources = Sources(
        board=board,
        entries=_entries(notebook, span),
        marked=[found.entry for read in marked for found in read.found],
        months=reader.days(span.first, span.last),
        readings=reader.readings,
        today=today,
        began=Progress(reader, board, today).first_day(),
        feeling_steps=feeling_steps,
    )
    return page(choice, sources)


def wins_to_pick(notebook: Notebook, span: Span) -> tuple[Entry, ...]:
    """The wins of a span to pick from, starred ones first."""
    return offered(_entries(notebook, span), span)


def _entries(notebook: Notebook, span: Span) -> list[Entry]:
    query = Query(first=span.first, last=span.last)
    return [found.entry for read in notebook.reader().read(query) for found in read.found]


def last_session(notebook: Notebook) -> date | None:
    """The day of the last page for a therapist; None if there is none. Raises StoreError."""
    return ledger.last_session(notebook.reader().shares())
