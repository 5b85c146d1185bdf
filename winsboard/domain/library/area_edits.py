"""Adding, renaming, hiding, moving and deleting areas. Entries and habits keep theirs.

Two machines may each have added an area of the same name. They are changed together, as one area.
"""

from __future__ import annotations

from collections.abc import Sequence

from winsboard.domain.errors import Refusal
from winsboard.domain.library.areas import Areas, numbered
from winsboard.domain.library.items import validated
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Area
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.text.folding import fold_name


def add(board: Board, areas: Areas, name: str, context: EditContext) -> Edit:
    """Add an area. One of that name which was hidden or deleted comes back with its entries.

    Raises Refusal if the name is blank, or if there is an area of that name.
    """
    new = validated(Area("", name))
    same = [area for area in areas.every if fold_name(area.name) == fold_name(new.name)]
    if any(not area.hidden and not area.deleted for area in same):
        raise Refusal("area.exists", name=new.name)
    if same:
        back = same[0]._replace(hidden=False, deleted=False)
        return _edit(board, "added", same[0], back, context)
    last = max((area.position for area in areas.every), default=0.0)
    new = new._replace(id=context.new_id(), position=last + 1)
    return context.creation("area.added", new.name, new)


def rename(board: Board, areas: Areas, area: Area, name: str, context: EditContext) -> Edit | None:
    """Rename an area. Returns None if nothing changes.

    Raises Refusal if the name is blank, or if another area has it.
    """
    new = validated(area._replace(name=name))
    if new == area:
        return None
    same = areas.same(area)
    others = (a for a in (*areas.listed, *areas.hidden) if a not in same)
    if any(fold_name(other.name) == fold_name(new.name) for other in others):
        raise Refusal("area.exists", name=new.name)
    return _edits(board, "changed", [(a, a._replace(name=new.name)) for a in same], context)


def hide(board: Board, areas: Areas, area: Area, context: EditContext) -> Edit | None:
    """Leave an area out of lists. Returns None if it is hidden already."""
    if area.hidden:
        return None
    pairs = [(a, a._replace(hidden=True)) for a in areas.same(area) if not a.hidden]
    return _edits(board, "hidden", pairs, context)


def show(board: Board, areas: Areas, area: Area, context: EditContext) -> Edit | None:
    """Show a hidden area again. Returns None if it is not hidden."""
    if not area.hidden:
        return None
    pairs = [(a, a._replace(hidden=False)) for a in areas.same(area) if a.hidden]
    return _edits(board, "brought_back", pairs, context)


def delete(board: Board, areas: Areas, area: Area, context: EditContext) -> Edit:
    """Delete an area of the person's own; what is in it keeps its name.

    Raises Refusal for a shipped area, which can be hidden.
    """
    same = areas.same(area)
    if any(each.of for each in same):
        raise Refusal("area.shipped", name=area.name)
    pairs = [(a, a._replace(deleted=True)) for a in same if not a.deleted]
    return _edits(board, "removed", pairs, context)


def move(board: Board, areas: Areas, area: Area, by: int, context: EditContext) -> Edit | None:
    """Move an area up (-1) or down (1) in the list. Returns None at either end."""
    order = list(areas.listed)
    here = [each.id for each in order].index(area.id)
    there = here + by
    if not 0 <= there < len(order):
        return None
    other = order[there]
    pairs = [
        (area, area._replace(position=other.position)),
        (other, other._replace(position=area.position)),
    ]
    if other.position == area.position:
        order.insert(there, order.pop(here))
        order += [each for each in areas.every if each not in order]
        pairs = list(zip(order, numbered(order), strict=True))
    changes = (_saved(board, was, now) for was, now in pairs if was != now)
    return context.edit(Title("area.moved", area.name), *changes)


def to_top(board: Board, areas: Areas, area: Area, context: EditContext) -> Edit | None:
    """Make an area the first one. Returns None if it is the first."""
    if areas.listed[0].id == area.id:
        return None
    first = min(each.position for each in areas.every)
    return _edit(board, "moved", area, area._replace(position=first - 1), context)


def _edit(board: Board, did: str, before: Area, after: Area, context: EditContext) -> Edit:
    """The edit that saves a changed area; a shipped one may have no document yet."""
    change = _saved(board, before, after)
    return context.edit(Title(f"area.{did}", after.name), change)


def _edits(
    board: Board, did: str, pairs: Sequence[tuple[Area, Area]], context: EditContext
) -> Edit:
    """The edit that saves all areas of one name."""
    changes = (_saved(board, before, after) for before, after in pairs if before != after)
    return context.edit(Title(f"area.{did}", pairs[0][1].name), *changes)


def _saved(board: Board, before: Area, after: Area) -> Change:
    """The change of the document of an area, which has a name only if the person gave it one."""
    saved = board.find(after)
    if after.name == before.name:
        after = after._replace(name=saved.name if saved else "" if after.of else after.name)
    return Change(saved, after)
