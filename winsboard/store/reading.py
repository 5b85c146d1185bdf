"""Reading a page that is not in its place: behind a link, or beside its place."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from winsboard.domain.documents import LIBRARY
from winsboard.store import form
from winsboard.store.errors import Unreadable
from winsboard.store.files import is_file, is_link
from winsboard.store.places import is_month
from winsboard.store.snapshot import Snapshot, take_snapshot

if TYPE_CHECKING:
    from winsboard.store.shelf import Shelf


def read_from_elsewhere(shelf: Shelf, page: str) -> Snapshot:
    """A page that was elsewhere when it was read last; raises Unreadable."""
    with suppress(Unreadable):
        return _read_elsewhere(shelf, page)
    shelf.places.forget(page)
    return shelf.fresh(page)


def instead_of(shelf: Shelf, page: str, error: Unreadable) -> Snapshot:
    """A page in whose place something else stands; raises Unreadable."""
    return _linked(shelf, page) or _beside(shelf, page, error)


def _linked(shelf: Shelf, page: str) -> Snapshot | None:
    """A page in a file elsewhere, to which there is a link in its place."""
    place = shelf.path(page)
    if not is_link(place):
        return None
    try:
        target = place.resolve(strict=True)
        take_snapshot(target, page, shelf.seal)
        shelf.places.use(page, target)
        return shelf.read_in_place(page)
    except (OSError, RuntimeError, Unreadable):
        shelf.places.forget(page)
        return None


def _beside(shelf: Shelf, page: str, error: Unreadable) -> Snapshot:
    """A page that has to be beside its place; raises Unreadable.

    A folder in which something else is in the place of the library, and of which this machine
    knows nothing, is no board; nothing is written into it.
    """
    if shelf.mender is None:
        raise error
    if is_month(page):
        shelf.snapshot(LIBRARY)
    elif page != LIBRARY or not shelf.mender.copies.has(page):
        raise error
    path = shelf.places.beside(page, lambda path: _holds(shelf, path, page))
    if path is None:
        raise error
    shelf.places.use(page, path, error)
    return _read_elsewhere(shelf, page)


def _read_elsewhere(shelf: Shelf, page: str) -> Snapshot:
    """A page that is not in its place, as this machine has it where there is no file yet."""
    if shelf.mender is None or is_file(shelf.path(page)) or shelf.places.error(page) is None:
        return shelf.read_in_place(page)
    raw = shelf.mender.copies.read(page)
    with suppress(form.WrongShape):
        return Snapshot(None, form.read(page, raw), raw) if raw else Snapshot()
    return Snapshot()


def _holds(shelf: Shelf, path: Path, page: str) -> bool:
    try:
        take_snapshot(path, page, shelf.seal)
    except Unreadable:
        return False
    return True
