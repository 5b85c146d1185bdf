"""Versions of an entry that are erased while the entry itself stays.

An entry that was edited on several machines at once has a version of each. If its sibling is
erased, its own version with the same text is erased too. No other version is changed for that: two
versions with the same stamp and different contents would make merges depend on their order.
"""

from __future__ import annotations

from collections.abc import Mapping

from winsboard.store.codec import causality
from winsboard.store.erasure.targets import ENTRIES, ErasePlan, texts_of
from winsboard.store.format.lazy_document import Fields
from winsboard.store.ids import Ids
from winsboard.store.merge.documents import keep_heads


def without_versions(id: str, fields: Fields, plan: ErasePlan, ids: Ids) -> Fields:
    """An entry with an erased sibling, without its versions that have the same text."""
    erased = _versions_to_erase(id, fields, plan)
    if not erased:
        return fields
    left = [head for head in causality.live_heads(fields) if head not in erased]
    if not left:
        # The entry itself is not to be erased, whatever its text.
        stamp = ids.stamp(causality.newest_seen_stamp(fields))
        return causality.update(fields, {"day": fields.get("day")}, stamp)
    # The remaining versions are unchanged; the erasure marker keeps the others away.
    return keep_heads(ENTRIES, fields, left) or fields


def stamps_to_erase(id: str, rows: Mapping[str, Fields], plan: ErasePlan) -> frozenset[int]:
    """The stamps of an entry's erased versions and everything their authors had seen."""
    erased = _versions_to_erase(id, rows[id], plan) if id in rows else []
    return frozenset().union(*map(causality.seen_stamps, erased))


def _versions_to_erase(id: str, fields: Fields, plan: ErasePlan) -> list[Fields]:
    """The versions of an entry with erased text; empty if the entry has only one version."""
    if len(causality.heads(fields)) == 1:
        return []
    return [head for head in causality.live_heads(fields) if _is_erased(id, head, plan)]


def _is_erased(id: str, head: Fields, plan: ErasePlan) -> bool:
    is_beside = (ENTRIES, causality.sibling_id(id, head)) in plan.keys
    return is_beside or any(word in plan.words for word in texts_of(head))
