"""Entries and plans that name a person, when the person is renamed or deleted.

A board of an earlier winsboard names people as they were typed. Such a name becomes an id in the
moment in which it would stop to say who is meant: before its person gets another name, and before
somebody else gets the same one. So old entries follow, also those of boards that are never opened
by hand, and no file is written that nobody has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from winsboard.domain.journal.query import PersonFilter, Query
from winsboard.domain.library.names import Named, person, with_ids, without_id
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Person
from winsboard.domain.model.edits import Change, Edit
from winsboard.domain.model.sharing import Gathering, Suggestion
from winsboard.domain.text.folding import fold_name
from winsboard.notebook.reading.reader import Reader


def people_changes(board: Board, edit: Edit, reader: Callable[[], Reader]) -> Iterator[Change]:
    """What an edit of people changes in the documents that name them."""
    for change in edit.changes:
        if not isinstance(change.document, Person):
            continue
        before, after = change.before, change.after
        if isinstance(before, Person) and after is None:
            yield from without_id(before, _naming(board, before, reader()))
            continue
        name = fold_name(change.document.name)
        if isinstance(before, Person):
            if fold_name(before.name) == name:
                continue
            yield from with_ids(board, before, _naming(board, before, reader()))
        if (namesake := person(board, name)) is not None:
            yield from with_ids(board, namesake, _naming(board, namesake, reader()))


def _naming(board: Board, who: Person, reader: Reader) -> tuple[Named, ...]:
    """The documents of all years that may name a person."""
    wish = PersonFilter(fold_name(who.name), frozenset({who.id}))
    found = [hit.entry for read in reader.read(Query(people=(wish,))) for hit in read.found]
    plans = board.library_documents(Gathering)
    return (*found, *plans, *board.library_documents(Suggestion))
