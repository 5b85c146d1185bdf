"""Erasing single documents of a board for good."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from winsboard.store.disk.last_list import LastList
from winsboard.store.erasure.erase import erase as erase_from_files
from winsboard.store.erasure.targets import about
from winsboard.store.errors import StoreError
from winsboard.store.store import Store

if TYPE_CHECKING:
    from winsboard.notebook.notebook import Notebook

TIMEOUT: Final = 5.0
"""Seconds to wait for edits that are being written before something is erased."""


def erase(notebook: Notebook, store: Store, ids: Collection[str]) -> bool:
    """Erase entries or suggestions from pages, history, backups and drafts of a board.

    Returns whether there was anything to erase. Raises StoreError.
    """
    if not notebook.flush(TIMEOUT):
        raise StoreError("not_erased")
    erased = erase_from_files(store.data, store.state, notebook.clock, about(ids), store.envelope)
    # The numbers of the last list would name other entries now.
    LastList(store.state).forget()
    notebook.refresh()
    return erased.found
