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
from winsboard.store.format.lazy_table import newest_creation_stamp
from winsboard.store.page_paths import is_page
from winsboard.store.repository.page_cache import PageCache
from winsboard.store.repository.transaction import Transaction
from winsboard.store.sync.foreign_changes import ForeignChanges
from winsboard.store.sync.incoming import MergeResult, files_below, read_versions
from winsboard.store.sync.merge_report import changes_between, count_new_documents
from winsboard.store.sync.reconcile import merge
from winsboard.store.system.files import is_link


class MergeSummary(NamedTuple):
    """The result of a merge."""

    files: tuple[Path, ...]
    """The files that were merged."""
    left: Mapping[Path, str]
    """Files without a page that can be merged, with the key of the reason.

    The reason is empty if the file can be opened but contains something else.
    """
    new_documents: Mapping[str, int]
    """The number of new documents of each kind, as counted by
    `merge_report.count_new_documents`."""
    unmerged: Mapping[Path, Path]
    """Files that could not be merged, with the page of the board that cannot be read now."""
    replaced: int
    """Number of pages that another program had replaced and that were merged first."""


MakeTitle: TypeAlias = Callable[[Mapping[str, int]], Title]
"""Makes the title of the edit from the counts."""


def import_copy(
    cache: PageCache,
    foreign_changes: ForeignChanges,
    path: Path | None,
    at: datetime,
    make_title: MakeTitle,
    other: Envelope | None = None,
) -> MergeSummary:
    """Merge a file, a folder, or the conflict copies in the data folder.

    `other` decrypts what the board's own keys cannot. The caller must hold the lock. Raises
    StoreError.
    """
    if path is None and foreign_changes.unauthenticated is not None:
        foreign_changes.unauthenticated.move_aside(foreign_changes.conflict_copies.pending())
    if path is not None and is_link(path):
        # The person named the link and means its target.
        path = Path(os.path.realpath(path))
    files = files_below(path) if path is not None else foreign_changes.conflict_copies.pending()
    holds = {
        file: read_versions(file, _envelope_for(file, cache.envelope, other)) for file in files
    }
    found = [version for held in holds.values() for version in held.versions]
    pages = {version.page for version in found}
    if path is None:
        # Pages replaced by another program are otherwise only noticed when the month is shown.
        pages |= cache.month_names() | set(
            filter(is_page, (LIBRARY, *foreign_changes.copies.pages()))
        )
    # Pages that were replaced are merged separately and are not part of this edit.
    waited = merge(foreign_changes, pages, ())
    came: Mapping[str, int] = {}

    def record(work: Transaction, arrived: MergeResult) -> None:
        nonlocal came
        came = count_new_documents(arrived)
        if came:
            _record(
                work,
                foreign_changes,
                arrived,
                Edit(foreign_changes.ids.new_id(), at, make_title(came), ()),
            )

    done = merge(foreign_changes, pages, found, record)
    unmerged = {v.path: cache.path(v.page) for v in found if v.page not in done}
    merged = tuple(file for file in files if holds[file].versions and file not in unmerged)
    left = {file: holds[file].why for file in files if not holds[file].versions}
    return MergeSummary(merged, left, came, unmerged, len(waited))


def _envelope_for(path: Path, own: Envelope, other: Envelope | None) -> Envelope:
    return other if other is not None and own.is_undecryptable(path) else own


def _record(
    work: Transaction, foreign_changes: ForeignChanges, arrived: MergeResult, edit: Edit
) -> None:
    """Record the merge in the history of the pages it changed, so that it can be undone."""
    parts = {page: list(changes_between(page, came)) for page, came in arrived.items()}
    pages = tuple(page for page, changes in parts.items() if changes)
    stamp = foreign_changes.ids.stamp(
        newest_creation_stamp(*(work.file(page).rows(EDITS) for page in pages))
    )
    for page in pages:
        work.file(page).page_table(EDITS).put(
            edit.id, encode_record(edit, pages, parts[page], stamp)
        )
