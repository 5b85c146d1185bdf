"""Erasing single documents of a board for good."""

from __future__ import annotations

from collections.abc import Collection

from winsboard.clock import Clock
from winsboard.store.disk.last_list import LastList
from winsboard.store.erasure.erase import erase as erase_from_files
from winsboard.store.erasure.targets import about
from winsboard.store.store import Store


def erase(store: Store, clock: Clock, ids: Collection[str]) -> bool:
    """Erase documents from every file of a board; returns whether there was anything to erase.

    Raises StoreError.
    """
    erased = erase_from_files(store.data, store.state, clock, about(ids), store.envelope)
    # The numbers of the last list would name other entries now.
    LastList(store.state).forget()
    return erased.found
