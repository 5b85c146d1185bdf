"""The documents of all pages of a board at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from winsboard.domain.board import Page
from winsboard.domain.documents import LIBRARY
from winsboard.store.errors import Unreadable

if TYPE_CHECKING:
    from winsboard.store.store import Store


def every_page(store: Store, passed_over: dict[str, Unreadable] | None) -> dict[str, Page]:
    """The documents of all pages that have a file.

    Months that can not be read are put into `passed_over`. Raises Unreadable for the library, and
    for any page where nothing is given to put them into.
    """
    names = [LIBRARY, *store.months()]
    store.settle(names)
    found = {}
    for name in names:
        try:
            found[name] = store.page(name)
        except Unreadable as error:
            if passed_over is None or name == LIBRARY:
                raise
            passed_over[name] = error
    store.forget(names)
    return found
