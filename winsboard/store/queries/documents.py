"""The documents of pages, decoded once per version of the file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import partial

from winsboard.domain.model.board import NO_PAGE, Page
from winsboard.domain.model.documents import Document, Entry
from winsboard.domain.model.lazy_page import LazyPage, Rows
from winsboard.store.codec import documents
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.lazy_section import LazySection
from winsboard.store.format.page_json import Tables
from winsboard.store.page_io.snapshot import NO_VERSION, Snapshot
from winsboard.store.sync.resolved_pages import ResolvedPages
from winsboard.store.system.files import FileVersion


class DecodedPages:
    """The pages of a board as documents of the domain."""

    def __init__(self, files: ResolvedPages) -> None:
        self._files = files
        self._cache = files.cache
        self._cached = files.cache.cached_pages

    def page(self, name: str) -> Page:
        """The documents of a page. Raises Unreadable."""
        return self.with_version(name)[0]

    def with_version(self, name: str) -> tuple[Page, FileVersion | None]:
        """The documents of a page, and the version they were read from. Raises Unreadable."""
        snapshot = self._files.snapshot(name)
        return self._page(name, snapshot), snapshot.version

    def last_known(self, name: str) -> tuple[Page, FileVersion | None]:
        """Like `with_version`, as last read or written, without checking the file."""
        snapshot = self._cache.cached(name)
        return self._page(name, snapshot), snapshot.version

    def _page(self, name: str, snapshot: Snapshot) -> Page:
        known = self._cached[name]
        known.is_stale = False
        before = known.decoded
        if before is None or before[0] is not snapshot:
            page = self._decode(name, snapshot, before)
            known.decoded = snapshot, page
            return self._without_moved_away(name, page)
        return self._without_moved_away(name, before[1])

    def returned(self, name: str, page: Page, version: FileVersion | None) -> Page:
        """Remember the version of a page that is given out, to tell when the file is another one.

        It need not be the cached one: another thread may have read a newer one meanwhile.
        """
        self._cached[name].returned_version = version
        return page

    def is_stale(self) -> frozenset[str]:
        """The pages with an entry that a page read later contains in its moved form."""
        return frozenset(name for name, page in list(self._cached.items()) if page.is_stale)

    def evict(self, names: Iterable[str]) -> None:
        """Evict pages."""
        gone = tuple(names)
        self._cache.evict(gone)
        for known in map(self._cached.__getitem__, gone):
            known.decoded = None
            known.moved_here = ()
            known.is_stale = False

    def release(self, names: Collection[str]) -> None:
        """Evict pages, and forget that they were given out."""
        self.evict(names)
        for known in map(self._cached.__getitem__, names):
            known.returned_version = NO_VERSION

    def _decode(self, name: str, snapshot: Snapshot, before: tuple[Snapshot, Page] | None) -> Page:
        if before is None or before[0].version is None or snapshot.version is None:
            page = decode_page(name, snapshot.tables, {}, {})
        else:
            page = decode_page(name, snapshot.tables, before[0].tables, before[1])
        self._note_moves(name, snapshot.tables)
        return page if page else NO_PAGE

    def _note_moves(self, name: str, tables: Tables) -> None:
        rows = tables.get(documents.TABLE_OF[Entry], {})
        entries = (
            () if isinstance(rows, LazySection) and not rows.may_have("_from") else rows.items()
        )
        moved = [(id, fields) for id, fields in entries if type(fields.get("_from")) is str]
        self._cached[name].moved_here = moved
        for source in {fields["_from"] for _, fields in moved}:
            if self._moved_away(source):
                self._cached[source].is_stale = True

    def _moved_away(self, name: str) -> set[str]:
        """The entries of a page that another page contains in their moved form.

        An interrupted move leaves such entries, and so does a move that is only half synced.
        """
        known = self._cached.get(name)
        if known is None or known.decoded is None:
            return set()
        came_from_here = [
            moved
            for there, page in list(self._cached.items())
            if there != name
            for moved in page.moved_here
            if moved[1]["_from"] == name
        ]
        if not came_from_here:
            return set()
        from winsboard.store.merge.moves import has_seen, ids_of

        rows = known.decoded[0].tables.get(documents.TABLE_OF[Entry], {})
        return {
            id
            for moved, fields in came_from_here
            for id in ids_of(moved, fields)
            if id in rows and has_seen(fields, rows[id])
        }

    def _without_moved_away(self, name: str, page: Page) -> Page:
        """Hide entries whose move to another page was interrupted.

        Both pages have them; the one on the new page counts.
        """
        gone = {(Entry, id) for id in self._moved_away(name)}
        return {key: page[key] for key in page if key not in gone} if gone else page


def decode_page(name: str, tables: Tables, before: Tables, known: Page) -> Page:
    """The documents of a page, reusing `known` for objects that are the same in `before`.

    Each is decoded when it is asked for. An invalid document is left out and stays in the file.
    """
    page = LazyPage(_rows(tables), partial(_decoded, name))
    if known:
        page.take_over(known, _rows(before))
    return page


def _rows(tables: Tables) -> Mapping[type[Document], Rows]:
    return {kind: tables[table] for kind, table in documents.TABLE_OF.items() if table in tables}


def _decoded(page: str, kind: type[Document], id: str, fields: Fields) -> Document | None:
    return documents.decode_or_none(page, documents.TABLE_OF[kind], id, fields)
