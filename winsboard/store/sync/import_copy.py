"""Merging a file or folder that a person names, as one undoable edit."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from winsboard.domain.model.documents import LIBRARY
from winsboard.domain.model.edits import Edit, Title
from winsboard.named_tuple import NamedTuple
from winsboard.store.codec.records import EDITS, encode_record
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.format.lazy_table import last_made
from winsboard.store.layout import is_page
from winsboard.store.repository.page_cache import PageCache
from winsboard.store.repository.transaction import Transaction
from winsboard.store.sync.detector import ForeignChanges
from winsboard.store.sync.incoming import MergeResult, files_below, read_versions
from winsboard.store.sync.reconcile import merge
from winsboard.store.sync.report import changes_between, count_changes
from winsboard.store.system.files import is_link


class MergeSummary(NamedTuple):
    """What a merge did."""

    files: tuple[Path, ...]
    """The files that were merged."""
    left: Mapping[Path, str]
    """Those that hold no page which can be merged, and why they cannot be opened.

    That is the key of the reason; empty where they can, and hold something else.
    """
    gains: Mapping[str, int]
    """How many documents of each kind came (`gains.gains`)."""
    unmerged: Mapping[Path, Path]
    """Those that could not be merged, and the page of the board that cannot be read now."""
    replaced: int
    """How many pages another program had replaced, and are merged with the machine's own ones."""


MakeTitle: TypeAlias = Callable[[Mapping[str, int]], Title]
"""Says in a title what came."""


def import_copy(
    cache: PageCache,
    foreign_changes: ForeignChanges,
    path: Path | None,
    at: datetime,
    tell: MakeTitle,
    other: Envelope | None = None,
) -> MergeSummary:
    """Merge a file, a folder, or the copies in the data folder; whoever calls it holds the lock.

    What the seal of the board does not open the other one may. Raises StoreError.
    """
    if path is None and foreign_changes.unauthenticated is not None:
        foreign_changes.unauthenticated.set_aside(foreign_changes.conflict_copies.pending())
    if path is not None and is_link(path):
        # What a person names is meant, wherever it is.
        path = Path(os.path.realpath(path))
    files = files_below(path) if path is not None else foreign_changes.conflict_copies.pending()
    holds = {file: read_versions(file, _seal_for(file, cache.envelope, other)) for file in files}
    found = [version for held in holds.values() for version in held.versions]
    pages = {version.page for version in found}
    if path is None:
        # A page that another program has replaced waits until somebody looks at that month.
        pages |= cache.month_names() | set(
            filter(is_page, (LIBRARY, *foreign_changes.copies.pages()))
        )
    # What took the place of a page is no part of what is merged here.
    waited = merge(foreign_changes, pages, ())
    came: Mapping[str, int] = {}

    def record(work: Transaction, arrived: MergeResult) -> None:
        nonlocal came
        came = count_changes(arrived)
        if came:
            _record(
                work,
                foreign_changes,
                arrived,
                Edit(foreign_changes.ids.new_id(), at, tell(came), ()),
            )

    done = merge(foreign_changes, pages, found, record)
    unmerged = {v.path: cache.path(v.page) for v in found if v.page not in done}
    merged = tuple(file for file in files if holds[file].versions and file not in unmerged)
    left = {file: holds[file].why for file in files if not holds[file].versions}
    return MergeSummary(merged, left, came, unmerged, len(waited))


def _seal_for(path: Path, own: Envelope, other: Envelope | None) -> Envelope:
    return other if other is not None and own.is_closed(path) else own


def _record(
    work: Transaction, foreign_changes: ForeignChanges, arrived: MergeResult, edit: Edit
) -> None:
    """Keep the merge in the history of the pages it changed, so that it can be taken back."""
    parts = {page: list(changes_between(page, came)) for page, came in arrived.items()}
    pages = tuple(page for page, changes in parts.items() if changes)
    stamp = foreign_changes.ids.stamp(last_made(*(work.file(page).rows(EDITS) for page in pages)))
    for page in pages:
        work.file(page).sheet(EDITS).put(edit.id, encode_record(edit, pages, parts[page], stamp))
