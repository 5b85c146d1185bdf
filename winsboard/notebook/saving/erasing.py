"""Erasing single documents of a board for good."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from winsboard.clock import Clock
from winsboard.store.disk.last_list import LastList
from winsboard.store.erasure.erase import erase as erase_from_files
from winsboard.store.erasure.targets import about
from winsboard.store.errors import StoreError
from winsboard.store.store import Store

TIMEOUT: Final = 5.0
"""Seconds to wait for edits that are being written before something is erased."""


def erase(store: Store, clock: Clock, ids: Collection[str]) -> bool:
    """Erase entries or suggestions from pages, history, backups and drafts of a board.

    Returns whether there was anything to erase. Raises StoreError.
    """
    erased = erase_from_files(store.data, store.state, clock, about(ids), store.envelope)
    # The numbers of the last list would name other entries now.
    LastList(store.state).forget()
    return erased.found


def erase_once_saved(
    store: Store,
    clock: Clock,
    ids: Collection[str],
    flush: Callable[[float], bool],
    refresh: Callable[[], object],
) -> bool:
    """Like `erase`, for an open board.

    `flush` waits until all edits are on disk, and `refresh` reads the pages again.
    """
    if not flush(TIMEOUT):
        raise StoreError("not_erased")
    found = erase(store, clock, ids)
    refresh()
    return found
