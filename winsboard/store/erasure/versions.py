"""Versions of an entry that are erased while the entry itself stays.

An entry that was written on several computers at once has a version of each. Where what stands
beside it is erased, its own version that says the same goes too. No other version is written over
for that: an act whose versions knew different things would make a merge depend on its order.
"""

from __future__ import annotations

from collections.abc import Mapping

from winsboard.store.codec import causality
from winsboard.store.erasure.targets import ENTRIES, ErasePlan, words_in
from winsboard.store.format.lazy_document import Fields
from winsboard.store.ids import Ids
from winsboard.store.merge.documents import keep_heads


def without_versions(id: str, fields: Fields, what: ErasePlan, ids: Ids) -> Fields:
    """An entry beside which something erased stood, without the versions that say the same."""
    erased = _versions_erased(id, fields, what)
    if not erased:
        return fields
    left = [head for head in causality.living(fields) if head not in erased]
    if not left:
        # It was not to be erased itself, whatever it says.
        stamp = ids.stamp(causality.last_act(fields))
        return causality.update(fields, {"day": fields.get("day")}, stamp)
    # A version that is left stays what it was: the row of what was let go keeps the others away.
    return keep_heads(ENTRIES, fields, left) or fields


def acts_erased(id: str, rows: Mapping[str, Fields], what: ErasePlan) -> frozenset[int]:
    """The acts of the versions of an entry that are erased, and those their writers had seen."""
    erased = _versions_erased(id, rows[id], what) if id in rows else []
    return frozenset().union(*map(causality.seen_stamps, erased))


def _versions_erased(id: str, fields: Fields, what: ErasePlan) -> list[Fields]:
    """The versions of an entry that say what was erased; none where it has only one."""
    if len(causality.heads(fields)) == 1:
        return []
    return [head for head in causality.living(fields) if _is_erased(id, head, what)]


def _is_erased(id: str, head: Fields, what: ErasePlan) -> bool:
    is_beside = (ENTRIES, causality.sibling_id(id, head)) in what.keys
    return is_beside or any(word in what.words for word in words_in(head))
