"""What follows from an act of a person, saved in the same edit.

Only acts have consequences: merges, imports, restores and undo do not go through here. Undoing an
act undoes what followed from it, because it is in the same edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Document, Habit, Mark, Measure, Person, Reading, Reward
from winsboard.domain.model.edits import Change, Edit
from winsboard.domain.rewards.ready import first_day_needed, made_ready, rewards_after
from winsboard.store.codec.documents import TABLE_OF
from winsboard.store.codec.records import Record

if TYPE_CHECKING:
    from winsboard.notebook.reading.reader import Reader

Load: TypeAlias = Callable[[date, date], Board]
"""Returns the board with the pages of some days that can be read."""
_MEASURED: Final = (Reading, Mark, Habit, Measure)
"""What can change the records of a measure."""


def with_consequences(
    board: Board, edit: Edit, today: date, load: Load, reader: Callable[[], Reader]
) -> Edit:
    """The edit with everything that follows from it. Its title and its id stay.

    `reader` is called only if the readings of all years are needed, which is rare.
    """
    first = first_day_needed(board, edit, today)
    if first is not None:
        board = load(first, today)
    edit = _with_changes(edit, rewards_after(board, edit, today))
    edit = with_records(board, edit, load, reader)
    if any(isinstance(c.before, Habit) and c.after is None for c in edit.changes):
        from winsboard.notebook.measure_records import former_habits

        edit = _with_changes(edit, former_habits(board, edit))
    if any(isinstance(c.document, Person) for c in edit.changes):
        from winsboard.notebook.named_people import people_changes

        edit = _with_changes(edit, tuple(people_changes(board, edit, reader)))
    return edit


def with_records(board: Board, edit: Edit, load: Load, reader: Callable[[], Reader]) -> Edit:
    """The edit with the records of the measures as they are after it; an undo has these as well."""
    if not any(isinstance(c.document, _MEASURED) for c in edit.changes):
        return edit
    from winsboard.notebook.measure_records import measure_changes

    changes = measure_changes(board, edit, load, lambda m: reader().readings(m))
    return _with_changes(edit, changes)


def check_undo(board: Board, act: Record | Edit) -> None:
    """Raises Refusal for an act that made a reward ready which was enjoyed since.

    Also for one that added a measure which has numbers by now.
    """
    if any(measure.records for measure in _added_measures(board, act)):
        raise Refusal("undo.changed")
    for id in _made_ready(act):
        reward = board.find(Reward(id, ""))
        if reward is not None and reward.enjoyed_on is not None:
            raise Refusal("undo.enjoyed", title=reward.title)


def _made_ready(act: Record | Edit) -> list[str]:
    """The ids of the rewards that an act made ready."""
    if isinstance(act, Edit):
        return [reward.id for reward in made_ready(act)]
    mine = (past for past in act.changes if past.table == TABLE_OF[Reward])
    # A value that was empty before is None in a record.
    return [past.id for past in mine if past.was and past.was.get("ready_on", "") is None]


def _added_measures(board: Board, act: Record | Edit) -> Iterator[Measure]:
    """The measures that an act has added, and no undo of their deletion."""
    if act.undoes:
        return
    if isinstance(act, Edit):
        added = [c.document.id for c in act.changes if c.before is None]
    else:
        table = TABLE_OF[Measure]
        added = [past.id for past in act.changes if past.was is None and past.table == table]
    yield from filter(None, (board.find(Measure(id, "")) for id in added))


def _with_changes(edit: Edit, added: Iterable[Change]) -> Edit:
    """The edit with more changes; one of a document that it changes already replaces that."""
    new = {_key(change.document): change for change in added}
    if not new:
        return edit
    kept = (new.pop(_key(change.document), change) for change in edit.changes)
    return edit._replace(changes=(*kept, *new.values()))


def _key(document: Document) -> tuple[type[Document], str]:
    return type(document), document.id
