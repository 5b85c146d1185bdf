"""Comparing the saved first and best readings of measures with the readings themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from winsboard.domain.measures.readings import habits_of, readings_in
from winsboard.domain.measures.records import records_of
from winsboard.domain.model.board import Board, Page
from winsboard.domain.model.documents import LIBRARY, Measure
from winsboard.domain.model.edits import Change
from winsboard.domain.model.goals import Reading


def wrong_records(pages: Mapping[str, Page]) -> Iterator[Change]:
    """The measures whose records are not those of their readings, with the right ones.

    `pages` are all pages of a board; those that cannot be read are left out.
    """
    board = Board(pages)
    found: dict[str, list[Reading]] = {}
    measures = board.library_documents(Measure)
    for measure in measures:
        habits = habits_of(board, measure)
        found[measure.id] = [
            reading
            for name, page in pages.items()
            if name != LIBRARY
            for reading in readings_in(page.values(), measure, habits)
        ]
    for measure in measures:
        records = records_of(found[measure.id], measure.better)
        if records != measure.records:
            yield Change(measure, measure._replace(records=records))


def has_measures(library: Page) -> bool:
    """Whether there is anything to compare."""
    return any(kind is Measure for kind, _ in library)


def names_of(changes: Iterable[Change]) -> str:
    """The names of measures, for a sentence."""
    return ", ".join(c.document.name for c in changes if isinstance(c.document, Measure))
