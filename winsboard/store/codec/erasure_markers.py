"""Erasure markers, so that no other machine brings erased data back.

A row of the table `let_go` stands for an erased document: the history tells nothing of it any more.
One with `past` stands for a document that stays and whose history until its stamp is let go, for
what stood beside it was erased; `seen` then holds the acts whose versions of it were. The row `0`
stands for the history itself, of which what came
before its stamp was kept long enough, but for the last acts of the page. `seen` holds the acts of a
document that whoever erased it had seen, `kept` those of them whose words stood in another entry
as well, which had come from it and was left standing. Such rows hold no words; two versions of a
page keep those of both.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from winsboard.named_tuple import NamedTuple
from winsboard.store.codec.records import EDITS
from winsboard.store.codec.records import HISTORY_SINCE as HISTORY_SINCE
from winsboard.store.format.lazy_document import Fields, made_at
from winsboard.store.format.page_json import Tables

LET_GO: Final = "let_go"
"""The table of these rows."""
HISTORY: Final = "0"
"""The row about the history."""
PAST: Final = "past"
SEEN: Final = "seen"
KEPT: Final = "kept"
_NEVER_MADE_AGAIN: Final = frozenset({"entries"})
"""Tables whose ids are given once; a mark that was erased may be made anew."""


def marker(
    table: str, stamp: int, seen: Collection[int] = (), kept: Collection[int] = ()
) -> Fields:
    """The row about a document of a table, or about the history, until a stamp."""
    return {"table": table, "_made": stamp, **_listed({SEEN: seen, KEPT: kept})}


class Unwanted(NamedTuple):
    """What somebody wanted gone for good."""

    act: int
    """The stamp of the erasing; the newest where there were several."""
    seen: frozenset[int]
    """The acts whose words are unwanted."""


def erased_entries(tables: Tables) -> dict[str, Unwanted]:
    """The entries of a page that were erased, by their ids."""
    rows = tables.get(LET_GO, {}).items()
    gone = {id: row for id, row in rows if row.get("table") in _NEVER_MADE_AGAIN}
    found = {
        id: Unwanted(_stamp(row), _acts(SEEN, row) - _acts(KEPT, row))
        for id, row in gone.items()
        if not row.get(PAST)
    }
    return {id: unwanted for id, unwanted in found.items() if unwanted.seen}


def history_marker(table: str, stamp: int, versions: Collection[int] = ()) -> Fields:
    """The row about the history of a document that stays, and the acts whose versions of it go."""
    return {**marker(table, stamp, versions), PAST: True}


def erased_acts(let_go: Mapping[str, Fields], table: str, id: str) -> frozenset[int]:
    """The acts whose versions of a document whoever erased them had seen.

    With an act all those are among them that its writer had seen. So a merge can take such versions
    away in any order, and none comes back that an erased one had replaced.
    """
    row = let_go.get(id, {})
    return (
        _acts(SEEN, row)
        if row.get("table") == table and table in _NEVER_MADE_AGAIN
        else frozenset()
    )


def with_history_floor(known: Fields | None, stamp: int) -> Fields:
    """The row about the history when everything until a stamp is let go too."""
    return marker(EDITS, max(stamp, _stamp(known or {})))


def merge_markers(one: Tables, other: Tables) -> dict[str, Fields]:
    """What two versions of a page have let go."""
    rows = dict(one.get(LET_GO, {}))
    for id, row in other.get(LET_GO, {}).items():
        mine = rows.get(id, row)
        heavier = max(mine, row, key=_weight)
        rows[id] = {**heavier, **_listed({n: _acts(n, mine) | _acts(n, row) for n in (SEEN, KEPT)})}
    return rows


def remaining_edits(edits: Mapping[str, Fields], let_go: Mapping[str, Fields]) -> dict[str, Fields]:
    """The history of a page without what was let go."""
    return _since(_stamp(let_go.get(HISTORY, {})), without_erased(edits, let_go))


def without_erased(edits: Mapping[str, Fields], let_go: Mapping[str, Fields]) -> dict[str, Fields]:
    """The acts of one version of a page without what they tell of erased documents."""
    if let_go.keys() <= {HISTORY}:
        return dict(edits.items())
    left = {id: _act_without(fields, let_go) for id, fields in edits.items()}
    return {id: fields for id, fields in left.items() if fields is not None}


def _since(floor: int, acts: dict[str, Fields]) -> dict[str, Fields]:
    """The acts after a stamp, and of those before as many as always stay."""
    if not floor or len(acts) <= HISTORY_SINCE:
        return acts
    order = sorted(acts, key=lambda id: (_stamp(acts[id]), id))
    stay = set(order[-HISTORY_SINCE:])
    return {id: fields for id, fields in acts.items() if id in stay or _stamp(fields) > floor}


def mentions_erased(tables: Tables, let_go: Mapping[str, Fields]) -> bool:
    """Whether these tables hold an erased document, or a history that tells of one."""
    rows = {id: row for id, row in let_go.items() if id != HISTORY}
    erased = {id: row for id, row in rows.items() if not row.get(PAST)}
    edits = tables.get(EDITS, {})
    return any(id in tables.get(str(row.get("table")), {}) for id, row in erased.items()) or (
        remaining_edits(edits, rows) != edits
    )


def _act_without(fields: Fields, let_go: Mapping[str, Fields]) -> Fields | None:
    """An act without what it did to erased documents; none where nothing is left of it."""
    changes = fields.get("changes", [])
    left = [past for past in changes if not _is_erased(past, _stamp(fields), let_go)]
    if len(left) == len(changes):
        return fields
    # The title may quote the words.
    return {**fields, "changes": left, "to": "…"} if left else None


def _is_erased(past: Mapping[str, object], made: int, let_go: Mapping[str, Fields]) -> bool:
    row = let_go.get(str(past.get("id")))
    if row is None or row.get("table") != past.get("table"):
        return False
    is_gone = row["table"] in _NEVER_MADE_AGAIN and not row.get(PAST)
    return is_gone or made <= _stamp(row)


def _weight(row: Fields) -> tuple[bool, int]:
    """An erased document lets go of more than its past, whichever came first."""
    return not row.get(PAST), _stamp(row)


def _stamp(fields: Fields) -> int:
    return made_at(fields) or 0


def _acts(name: str, row: Fields) -> frozenset[int]:
    found = row.get(name)
    return frozenset(s for s in found if type(s) is int) if isinstance(found, list) else frozenset()


def _listed(acts: Mapping[str, Collection[int]]) -> dict[str, list[int]]:
    return {name: sorted(found) for name, found in acts.items() if found}
