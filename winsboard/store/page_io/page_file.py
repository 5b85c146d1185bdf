"""One page of the board as a TinyDB database in one file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any, NoReturn, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from winsboard.store.crypto.envelope import Envelope
from winsboard.store.disk.atomic import AtomicWrite
from winsboard.store.errors import CannotSave, Newer, cannot_save
from winsboard.store.format import page_json
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.lazy_section import LazySection
from winsboard.store.format.lazy_table import LazyTable
from winsboard.store.format.page_json import Tables
from winsboard.store.format.row_validity import fits_table
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.system.files import FileVersion
from winsboard.store.system.limits import exceeds_limits


class PageStorage(Storage):
    """TinyDB's view of one file during one transaction.

    Writes are collected in memory, so that one edit is one write of the file; `stage` and `commit`
    put it on disk, atomically and durably.
    """

    def __init__(self, path: Path, page: str, before: Snapshot, envelope: Envelope) -> None:
        self._path = path
        self._page = page
        self._envelope = envelope
        self.before = before
        self._tables: dict[str, Mapping[str, Fields]] = dict(before.tables)
        self.allowed = page_json.NO_TABLES
        """Tables from elsewhere; their invalid rows may be written again."""
        self._written = page_json.SerializedPage(b"", {})
        self._staged: AtomicWrite | None = None
        self.is_changed = False

    def read(self) -> dict[str, Mapping[str, Fields]]:  # type: ignore[override]
        """The tables, including changes of this transaction."""
        return self._tables

    def write(self, data: Tables) -> None:
        """Replace the tables in memory.

        Raises Newer if the file is read-only.
        """
        if self.before.is_newer:
            raise Newer("newer", path=self._path)
        self._tables = dict(data)
        self.is_changed = True

    def stage(self) -> None:
        """Write the new bytes durably to a temporary file. Raises CannotSave."""
        before = self.before
        # Migrated documents do not match the lines of the file.
        lines = (
            {}
            if before.is_older
            else page_json.lines_of(
                before.tables, before.raw, self._tables, is_as_written=before.is_as_written
            )
        )
        try:
            self._written = page_json.serialize(
                self._page, self._tables, before.tables, lines, self.allowed
            )
        except page_json.FormatError as error:
            raise CannotSave("misfit", path=self._path) from error
        if exceeds_limits(self._written.raw):
            # It could not be read again.
            raise CannotSave("page_full", path=self._path)
        try:
            self._staged = AtomicWrite(self._path, self._envelope.to_disk(self._written.raw))
        except OSError as error:
            raise cannot_save(self._path, error) from error

    def commit(self) -> Snapshot:
        """Replace the file with the staged bytes. Raises CannotSave."""
        assert self._staged is not None, "stage comes first"
        return self._committed(self._staged, self._staged.commit)

    def commit_if_unchanged(self, seen: FileVersion | None) -> Snapshot:
        """Like `commit`, but raises Overtaken if the file is not the version `seen` any more."""
        staged = self._staged
        assert staged is not None, "stage comes first"
        return self._committed(staged, lambda: staged.commit_if_unchanged(seen))

    def _committed(self, staged: AtomicWrite, commit: Callable[[], None]) -> Snapshot:
        try:
            commit()
        except OSError as error:
            raise cannot_save(self._path, error) from error
        handle = staged.handle
        return Snapshot(handle.version(), self._written.tables, self._written.raw, handle)

    def rollback(self) -> None:
        """Restore the file, whether it was staged or published."""
        if self._staged is None:
            return
        try:
            had = self.before.version is not None
            self._staged.rollback(self._envelope.to_disk(self.before.raw) if had else None)
        except (OSError, CannotSave):
            # The disk refuses the old contents as well; the error being raised already says so.
            return


class PageTable(Table):
    """A table whose documents are replaced as a whole.

    They are shared with the snapshot, and an unchanged document is recognized by its identity.
    TinyDB's `update` would change them in place.
    """

    document_id_class = str  # type: ignore[assignment]

    def rows(self) -> Mapping[str, Fields]:
        """All documents by id."""
        return cast("Mapping[str, Fields]", self._read_table())

    def row(self, id: str) -> Fields | None:
        """One document, or None."""
        return self.rows().get(id)

    def put(self, id: str, fields: Fields) -> None:
        """Insert or replace a document."""
        rows = self.rows()
        if isinstance(rows, LazyTable):
            self._replace(rows.with_edit(id, fields))
        elif isinstance(rows, LazySection) and fits_table(self.name, fields):
            self._replace(rows.with_row(id, fields, page_json.line_of(id, fields)))
        else:
            self._replace({**rows, id: fields})

    def drop(self, id: str) -> None:
        """Remove an existing document."""
        self.drop_all({id})

    def drop_all(self, ids: Collection[str]) -> None:
        """Remove documents."""
        self._replace({id: fields for id, fields in self.rows().items() if id not in ids})

    def _replace(self, rows: Mapping[str, Fields]) -> None:
        """Like TinyDB's own update, but without touching every document."""
        tables = {**(self._storage.read() or {}), self.name: rows}
        self._storage.write(cast("dict[str, dict[str, Any]]", tables))
        self.clear_cache()

    def update(self, *_args: object, **_kwargs: object) -> NoReturn:
        """Not supported: it would change the snapshot."""
        raise TypeError("documents are replaced whole; use put")


class PageFile(TinyDB):
    """The database of one page during one transaction."""

    table_class = PageTable

    def __init__(self, path: Path, page: str, before: Snapshot, envelope: Envelope) -> None:
        super().__init__(path, page, before, envelope, storage=PageStorage)

    def replace(self, tables: Tables, allowed: Tables) -> None:
        """Replace all tables. Rows that are the same in `allowed` may be invalid."""
        assert isinstance(self.storage, PageStorage)
        self.storage.allowed = allowed
        self.storage.write(tables)

    def rows(self, table: str) -> Mapping[str, Fields]:
        """All documents of a table by id."""
        return self.page_table(table).rows()

    def page_table(self, name: str) -> PageTable:
        """A table without TinyDB's query cache."""
        found = self.table(name, cache_size=0)
        assert isinstance(found, PageTable)
        return found
