"""Reading all pages of a board at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from winsboard.domain.model.board import Page
from winsboard.domain.model.documents import LIBRARY
from winsboard.store.errors import Unreadable


def read_all(
    names: Iterable[str], read: Callable[[str], Page], skipped: dict[str, Unreadable] | None
) -> dict[str, Page]:
    """Read some pages with `read`.

    Months that cannot be read are added to `skipped`. Raises Unreadable for the library, and
    for any page if `skipped` is None.
    """
    found = {}
    for name in names:
        try:
            found[name] = read(name)
        except Unreadable as error:
            if skipped is None or name == LIBRARY:
                raise
            skipped[name] = error
    return found
