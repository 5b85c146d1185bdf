"""A merge that a person asks for, as one act of the history."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from winsboard.domain.model.documents import LIBRARY
from winsboard.domain.model.edits import Edit, Title
from winsboard.named_tuple import NamedTuple
from winsboard.store.codec.records import EDITS, kept
from winsboard.store.crypto.envelope import Seal
from winsboard.store.format.lazy_table import last_made
from winsboard.store.layout import is_page
from winsboard.store.repository.page_cache import Shelf
from winsboard.store.repository.transaction import Transaction
from winsboard.store.sync.detector import Arrivals
from winsboard.store.sync.incoming import Arrived, files_below, read_versions
from winsboard.store.sync.reconcile import merge
from winsboard.store.sync.report import gains, pasts
from winsboard.store.system.files import is_link


class Brought(NamedTuple):
    """What a merge did."""

    files: tuple[Path, ...]
    """The files that were merged."""
    left: Mapping[Path, str]
    """Those that hold no page which can be merged, and why they can not be opened.

    That is the key of the reason; empty where they can, and hold something else.
    """
    gains: Mapping[str, int]
    """How many documents of each kind came (`gains.gains`)."""
    unmerged: Mapping[Path, Path]
    """Those that could not be merged, and the page of the board that can not be read now."""
    replaced: int
    """How many pages another program had replaced, and are merged with the machine's own ones."""


Tell: TypeAlias = Callable[[Mapping[str, int]], Title]
"""Says in a title what came."""


def take(
    shelf: Shelf,
    arrivals: Arrivals,
    path: Path | None,
    at: datetime,
    tell: Tell,
    other: Seal | None = None,
) -> Brought:
    """Merge a file, a folder, or the copies in the data folder; whoever calls it holds the lock.

    What the seal of the board does not open the other one may. Raises StoreError.
    """
    if path is None and arrivals.guard is not None:
        arrivals.guard.set_aside(arrivals.strays.found())
    if path is not None and is_link(path):
        # What a person names is meant, wherever it is.
        path = Path(os.path.realpath(path))
    files = files_below(path) if path is not None else arrivals.strays.found()
    holds = {file: read_versions(file, _seal_for(file, shelf.seal, other)) for file in files}
    found = [version for held in holds.values() for version in held.versions]
    pages = {version.page for version in found}
    if path is None:
        # A page that another program has replaced waits until somebody looks at that month.
        pages |= shelf.month_names() | set(filter(is_page, (LIBRARY, *arrivals.copies.pages())))
    # What took the place of a page is no part of what is merged here.
    waited = merge(arrivals, pages, ())
    came: Mapping[str, int] = {}

    def record(work: Transaction, arrived: Arrived) -> None:
        nonlocal came
        came = gains(arrived)
        if came:
            _record(work, arrivals, arrived, Edit(arrivals.ids.new_id(), at, tell(came), ()))

    done = merge(arrivals, pages, found, record)
    unmerged = {v.path: shelf.path(v.page) for v in found if v.page not in done}
    merged = tuple(file for file in files if holds[file].versions and file not in unmerged)
    left = {file: holds[file].why for file in files if not holds[file].versions}
    return Brought(merged, left, came, unmerged, len(waited))


def _seal_for(path: Path, own: Seal, other: Seal | None) -> Seal:
    return other if other is not None and own.is_closed(path) else own


def _record(work: Transaction, arrivals: Arrivals, arrived: Arrived, edit: Edit) -> None:
    """Keep the merge in the history of the pages it changed, so that it can be taken back."""
    parts = {page: list(pasts(page, came)) for page, came in arrived.items()}
    pages = tuple(page for page, changes in parts.items() if changes)
    stamp = arrivals.ids.stamp(last_made(*(work.file(page).rows(EDITS) for page in pages)))
    for page in pages:
        work.file(page).sheet(EDITS).put(edit.id, kept(edit, pages, parts[page], stamp))
