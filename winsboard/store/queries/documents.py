"""The documents of pages, decoded once per version of the file."""

from __future__ import annotations

from collections.abc import Iterable

from winsboard.domain.model.board import NO_PAGE, Page
from winsboard.domain.model.documents import Document, Entry
from winsboard.named_tuple import NamedTuple
from winsboard.store.codec import documents
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import Tables
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.sync.resolved_pages import ResolvedPages
from winsboard.store.system.files import FileVersion


class _Moved(NamedTuple):
    """An entry that was moved from another page."""

    id: str
    fields: Fields

    @property
    def source(self) -> str:
        """The page it was moved from."""
        return str(self.fields["_from"])


class DecodedPages:
    """The pages of a board as documents of the domain."""

    def __init__(self, files: ResolvedPages) -> None:
        self._files = files
        self._cache = files.cache
        self._decoded: dict[str, tuple[Snapshot, Page]] = {}
        self._moves: dict[str, list[_Moved]] = {}
        """The entries that were moved to each page."""
        self._stale: set[str] = set()

    def page(self, name: str) -> Page:
        """The documents of a page. Raises Unreadable."""
        return self._page(name, self._files.snapshot(name))

    def as_written(self, name: str) -> Page:
        """The documents of a page as last read or written, without checking the file."""
        return self._page(name, self._cache.remembered(name))

    def _page(self, name: str, snapshot: Snapshot) -> Page:
        self._stale.discard(name)
        before = self._decoded.get(name)
        if before is None or before[0] is not snapshot:
            page = self._decode(name, snapshot, before)
            self._decoded[name] = snapshot, page
            return self._without_doubles(name, page)
        return self._without_doubles(name, before[1])

    def signature(self, name: str) -> FileVersion | None:
        """The version of the file that a page was decoded from."""
        return self._decoded[name][0].signature

    def is_stale(self) -> frozenset[str]:
        """The pages with an entry that a page read later contains in its moved form."""
        return frozenset(self._stale)

    def forget(self, names: Iterable[str]) -> None:
        """Evict pages."""
        gone = tuple(names)
        self._cache.forget(gone)
        self._moves = {name: moved for name, moved in self._moves.items() if name not in gone}
        for name in gone:
            self._decoded.pop(name, None)
            self._stale.discard(name)

    def _decode(self, name: str, snapshot: Snapshot, before: tuple[Snapshot, Page] | None) -> Page:
        if before is None or before[0].signature is None or snapshot.signature is None:
            page = decode_page(name, snapshot.tables, {}, {})
        else:
            page = decode_page(name, snapshot.tables, before[0].tables, before[1])
        self._note_moves(name, snapshot.tables)
        return page if page else NO_PAGE

    def _note_moves(self, name: str, tables: Tables) -> None:
        entries = tables.get(documents.TABLE_OF[Entry], {}).items()
        moved = [_Moved(id, fields) for id, fields in entries if type(fields.get("_from")) is str]
        # Replaced instead of changed, because another thread may be iterating over it.
        self._moves = {**self._moves, name: moved}
        self._stale.update(m.source for m in moved if self._doubles(m.source))

    def _doubles(self, name: str) -> set[str]:
        """The entries of a page that another page contains in their moved form.

        An interrupted move leaves such entries, and so does a move that is only half synced.
        """
        if name not in self._decoded:
            return set()
        came_from_here = [
            moved
            for there, found in self._moves.items()
            for moved in found
            if moved.source == name != there
        ]
        if not came_from_here:
            return set()
        from winsboard.store.merge.moves import has_seen, ids_of

        rows = self._decoded[name][0].tables.get(documents.TABLE_OF[Entry], {})
        return {
            id
            for moved in came_from_here
            for id in ids_of(moved.id, moved.fields)
            if id in rows and has_seen(moved.fields, rows[id])
        }

    def _without_doubles(self, name: str, page: Page) -> Page:
        """Hide entries whose move to another page was interrupted.

        Both pages have them; the one on the new page counts.
        """
        gone = {(Entry, id) for id in self._doubles(name)}
        return {key: page[key] for key in page if key not in gone} if gone else page


def decode_page(name: str, tables: Tables, before: Tables, known: Page) -> Page:
    """Decode the documents of a page, reusing `known` for objects that are the same in `before`.

    An invalid document is left out and stays in the file.
    """
    page: dict[tuple[type[Document], str], Document] = {}
    for kind, table in documents.TABLE_OF.items():
        old = before.get(table, {})
        for id, fields in tables.get(table, {}).items():
            same = known.get((kind, id)) if old.get(id) is fields else None
            document = same or documents.decode_or_none(name, table, id, fields)
            if document is not None:
                page[kind, id] = document
    return page
