"""Reading what a packet can be made of, from the months it takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from winsboard.domain.habits.year_scores import year_before
from winsboard.domain.library.people import CARE_TEAM, MY_PEOPLE, listed
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Mark, Person, Reading, month_of
from winsboard.domain.model.library import Role
from winsboard.domain.sharing.pieces import Piece, pieces_in, pieces_of
from winsboard.domain.sharing.spans import Span, is_page_for, since, two_weeks
from winsboard.domain.text.calendar import months_between
from winsboard.notebook.notebook import Notebook

RECEIVERS: Final[tuple[Role, ...]] = (*MY_PEOPLE, *CARE_TEAM)
"""The roles of people to whom something can be given."""


def receivers(board: Board) -> tuple[Person, ...]:
    """The people to whom something can be given; not the person whose board it is."""
    return tuple(person for person in listed(board, RECEIVERS) if not person.me)


def suggested_span(notebook: Notebook, person: Person) -> tuple[Span, bool]:
    """The days since the last packet or page for a person, and that there was one.

    Without one, the last two weeks. Raises StoreError.
    """
    given = next(
        (share for share in notebook.reader().shares() if is_page_for(share, person)), None
    )
    if given is None:
        return two_weeks(notebook.today), False
    return since(given, notebook.today), True


def has_given(notebook: Notebook) -> bool:
    """Whether anything was ever given to anybody. Raises StoreError."""
    return next(notebook.reader().shares(), None) is not None


def load_names(notebook: Notebook) -> None:
    """Load the last year: people are named there who are not on the list of people.

    Raises StoreError.
    """
    notebook.load_months([*year_before(notebook.today), month_of(notebook.today)])


def pieces_of_span(notebook: Notebook, span: Span) -> tuple[Piece, ...]:
    """All pieces of a span. Raises StoreError."""
    there = notebook.reader().months()
    wanted = [month for month in months_between(span.first, span.last) if month in there]
    notebook.load_months(wanted)
    return pieces_in(notebook.board, span.first, span.last, notebook.today)


def pieces_with_id(notebook: Notebook, id: str) -> tuple[Piece, ...]:
    """The pieces of the entry, tick or reading with an id; none if there is none.

    Raises StoreError.
    """
    entry = notebook.reader().find(id)
    if entry is not None:
        return tuple(pieces_of(notebook.board, entry, notebook.today))
    for document in _documents(notebook, id):
        return tuple(pieces_of(notebook.board, document, notebook.today))
    return ()


def _documents(notebook: Notebook, id: str) -> Iterator[Entry | Mark | Reading]:
    """The tick or reading with an id. The id of a tick begins with its day."""
    if not id.isdecimal():
        return
    months = notebook.reader().months()
    by_day = [m for m in months if id.startswith(m.replace("-", ""))]
    for month in [*by_day, *sorted(months.difference(by_day), reverse=True)]:
        notebook.load_months([month])
        for kind in (Mark, Reading):
            found = notebook.board.pages.get(month, {}).get((kind, id))
            if isinstance(found, Mark | Reading):
                yield found
