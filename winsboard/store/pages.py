"""The documents of the files, decoded once per version of a file."""

from __future__ import annotations

from collections.abc import Iterable

from winsboard.domain.board import NO_PAGE, Page
from winsboard.domain.documents import Document, Entry
from winsboard.store import codec, stamps
from winsboard.store.files import Signature
from winsboard.store.form import Kept
from winsboard.store.page_file import Snapshot
from winsboard.store.shelf import Shelf


class Pages:
    """The pages of a shelf as the domain knows them."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._decoded: dict[str, tuple[Snapshot, Page]] = {}
        self._moves: dict[str, tuple[int, str]] = {}
        self._stale: set[str] = set()

    def page(self, name: str) -> Page:
        """The documents of a page; raises Unreadable."""
        snapshot = self._shelf.snapshot(name)
        self._stale.discard(name)
        before = self._decoded.get(name)
        if before is None or before[0] is not snapshot:
            page = self._decode(name, snapshot, before)
            self._decoded[name] = snapshot, page
            return self._without_doubles(name, page)
        return self._without_doubles(name, before[1])

    def signature(self, name: str) -> Signature | None:
        """The version of a file that its page was read from."""
        return self._decoded[name][0].signature

    def stale(self) -> frozenset[str]:
        """The pages that hold a document of which a page read later has the moved one."""
        return frozenset(self._stale)

    def forget(self, names: Iterable[str]) -> None:
        """Let go of pages."""
        gone = tuple(names)
        self._shelf.forget(gone)
        for name in gone:
            self._decoded.pop(name, None)
            self._stale.discard(name)

    def _decode(self, name: str, snapshot: Snapshot, before: tuple[Snapshot, Page] | None) -> Page:
        if before is None or before[0].signature is None or snapshot.signature is None:
            page = decoded(name, snapshot.tables, {}, {})
        else:
            page = decoded(name, snapshot.tables, before[0].tables, before[1])
        self._note_moves(snapshot.tables)
        return page if page else NO_PAGE

    def _note_moves(self, tables: Kept) -> None:
        for id, fields in tables.get(codec.TABLE_OF[Entry], {}).items():
            source = fields.get("_from")
            if isinstance(source, str):
                stamp = stamps.stamp_of(fields, "day")
                if stamp > self._moves.get(id, (0, ""))[0]:
                    self._moves[id] = stamp, source
                    if (Entry, id) in self._decoded.get(source, (None, NO_PAGE))[1]:
                        self._stale.add(source)

    def _without_doubles(self, name: str, page: Page) -> Page:
        """A move that was cut short left the entry on both pages; the new one counts."""
        doubles = [id for id, (_, source) in self._moves.items() if source == name]
        gone = {(Entry, id) for id in doubles if (Entry, id) in page}
        return {key: page[key] for key in page if key not in gone} if gone else page


def decoded(name: str, tables: Kept, before: Kept, known: Page) -> Page:
    """The documents of a page; those that are the same objects as in `before` are in `known`.

    One that makes no sense is left out and stays where it is.
    """
    page: dict[tuple[type[Document], str], Document] = {}
    for kind, table in codec.TABLE_OF.items():
        old = before.get(table, {})
        for id, fields in tables.get(table, {}).items():
            same = known.get((kind, id)) if old.get(id) is fields else None
            document = same or codec.read_or_none(name, table, id, fields)
            if document is not None:
                page[kind, id] = document
    return page
