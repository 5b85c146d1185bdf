"""Erasing from one file of a board: a page, copy, backup, the drafts or the unsaved edits."""

from __future__ import annotations

from collections.abc import Iterable, Set
from pathlib import Path

from winsboard.named_tuple import NamedTuple
from winsboard.store.backup.last_good_copies import LastGoodCopies
from winsboard.store.codec import causality
from winsboard.store.codec.drafts import DRAFTS
from winsboard.store.codec.erasure_markers import (
    ERASURE_MARKERS,
    history_marker,
    marker,
    merge_markers,
    remaining_edits,
)
from winsboard.store.codec.records import EDITS
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.disk.atomic import AtomicWrite, retry_if_overtaken
from winsboard.store.erasure.draft_days import DraftFilter, parts_of_key
from winsboard.store.erasure.targets import (
    ENTRIES,
    ErasePlan,
    occurrences,
)
from winsboard.store.erasure.versions import stamps_to_erase, without_versions
from winsboard.store.errors import unreadable
from winsboard.store.format import header, page_json
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.lazy_table import newest_creation_stamp
from winsboard.store.format.page_json import FormatError, MutableTables, Tables
from winsboard.store.ids import Ids
from winsboard.store.page_io import parser
from winsboard.store.page_paths import fallback_paths, path_in
from winsboard.store.system.files import (
    FileVersion,
    file_version,
    is_link,
)
from winsboard.store.unsaved.file_names import UNSAVED


class StoredFile(NamedTuple):
    """A file of a board as it was read."""

    path: Path
    page: str
    tables: Tables
    raw: bytes
    seen: FileVersion | None
    """The version of the file before it was read."""


class FileEraser:
    """Rewrites files of a board without the erased documents. The caller must hold the lock."""

    def __init__(
        self,
        data: Path,
        state: Path,
        envelope: Envelope,
        plan: ErasePlan,
        ids: Ids,
        erasure_stamp: int,
        known: Set[str],
        drafts: DraftFilter | None,
        files: Iterable[StoredFile],
    ) -> None:
        """`erasure_stamp` is the stamp of the erasure, `known` the ids of all entries, erased or
        not."""
        self._data = data
        self._envelope = envelope
        self._copies = LastGoodCopies(state, envelope)
        self._what = plan
        self._ids = ids
        self._act = erasure_stamp
        self._known = known
        self._drafts = drafts
        self._left = {
            file.page: file.raw for file in files if file.path == self._copies.path(file.page)
        }
        """The bytes of each page that this machine last wrote or merged."""

    def erase_from(self, file: StoredFile) -> tuple[Tables, Tables]:
        """Erase from one file as it is now; returns its tables before and after.

        Raises OSError and StoreError.
        """
        found: StoredFile | None = file

        def write() -> tuple[Tables, Tables]:
            nonlocal found
            # If another program has replaced the file since it was read, it is read again.
            now, found = found or self._read(file.path), None
            return (now.tables, self._rewritten(now)) if now else ({}, {})

        return retry_if_overtaken(write)

    def _read(self, path: Path) -> StoredFile | None:
        try:
            return read_stored(path, self._envelope)
        except FileNotFoundError:
            return None
        except FormatError as error:
            raise unreadable(path, str(error)) from error

    def _rewritten(self, file: StoredFile) -> MutableTables:
        is_page = file.path in possible_paths(self._data, file.page)
        is_copy = file.path == self._copies.path(file.page)
        after = without_erased(
            file.tables, self._what, self._ids, self._act, is_page=is_page or is_copy
        )
        if self._drafts is not None and DRAFTS in after:
            rows = after[DRAFTS].items()
            after[DRAFTS] = {
                id: draft for id, draft in rows if not self._drafts.matches(id, draft, self._known)
            }
        if after != file.tables:
            raw = page_json.serialize(file.page, after, file.tables, {}).raw
            if is_page:
                self._write_page(file, raw)
            else:
                self._write(file, raw)
        return after

    def _write_page(self, file: StoredFile, raw: bytes) -> None:
        """Write a page and its copy, but not the copy if the page has an unmerged new version."""
        self._write(file, raw)
        if self._left.get(file.page, file.raw) == file.raw:
            self._copies.save(file.page, raw)

    def _write(self, file: StoredFile, raw: bytes) -> None:
        AtomicWrite(file.path, self._envelope.to_disk(raw)).commit_if_unchanged(file.seen)


def without_erased(
    tables: Tables, plan: ErasePlan, ids: Ids, erasure_stamp: int, *, is_page: bool
) -> MutableTables:
    """The tables without the documents to erase and without their history.

    On a page each leaves a tombstone, and a marker that keeps its history from coming back. Both
    have the stamp `erasure_stamp` of the erasure, so that an entry which survives it takes that
    along.
    """
    after = page_json.mutable_copy(tables)
    let_go = _markers_for(tables, plan, ids, erasure_stamp)
    for table, id in sorted(plan.keys):
        fields = after.get(table, {}).pop(id, None)
        # The tombstone of an entry that was moved away has to know of the erasure too.
        moved = after.get(causality.REMOVED, {}).get(id) if table == ENTRIES else None
        if is_page and (last := fields or moved):
            stamp = ids.stamp(causality.newest_seen_stamp(last))
            grave = causality.tombstone(table, last, stamp)
            known = causality.with_seen_stamp(grave, erasure_stamp) if table == ENTRIES else grave
            after.setdefault(causality.REMOVED, {})[id] = known
    for table, id in sorted(plan.siblings):
        if fields := after.get(table, {}).get(id):
            after[table][id] = without_versions(id, fields, plan, ids)
    if let_go and is_page:
        after[ERASURE_MARKERS] = merge_markers(after, {ERASURE_MARKERS: let_go})
    if EDITS in after:
        after[EDITS] = remaining_edits(after[EDITS], let_go)
    if DRAFTS in after:
        drafts = after[DRAFTS].items()
        after[DRAFTS] = {id: fields for id, fields in drafts if not _is_erased_draft(fields, plan)}
    if UNSAVED in after:
        waiting = after[UNSAVED].items()
        after[UNSAVED] = {id: fields for id, fields in waiting if not _changes_erased(fields, plan)}
    return {name: rows for name, rows in after.items() if rows or name not in (EDITS, DRAFTS)}


def _markers_for(
    tables: Tables, plan: ErasePlan, ids: Ids, erasure_stamp: int
) -> dict[str, Fields]:
    """The erasure markers for the documents of these tables."""
    here = {(table, id) for table, id, _ in occurrences(tables)}
    last = newest_creation_stamp(tables.get(EDITS, {}))
    seen = {id: plan.seen.get(id, frozenset()) for _, id in here}
    gone = {
        id: marker(
            table, _stamp_of(table, erasure_stamp, ids, last), seen[id], seen[id] & plan.kept
        )
        for table, id in sorted(here & plan.keys)
    }
    past = {
        id: history_marker(table, ids.stamp(last), stamps_to_erase(id, tables.get(table, {}), plan))
        for table, id in sorted(here & plan.siblings)
    }
    return gone | past


def _stamp_of(table: str, erasure_stamp: int, ids: Ids, last: int) -> int:
    """The same stamp on every page for an entry, because it may have been moved."""
    return erasure_stamp if table == ENTRIES else ids.stamp(last)


def _is_erased_draft(draft: Fields, plan: ErasePlan) -> bool:
    """Whether a draft belongs to an erased document or has no other text than erased text."""
    key = parts_of_key(draft)
    said = {str(text).strip() for text in draft.get("texts", {}).values()} - {""}
    erased = {text.strip() for text in plan.words}
    return any(id in key for _, id in plan.keys) or (bool(said) and said <= erased)


def _changes_erased(edit: Fields, plan: ErasePlan) -> bool:
    """Whether an unsaved edit changes an erased document."""
    changes = edit.get("changes", [])
    return any((str(one.get("table")), str(one.get("id"))) in plan.keys for one in changes)


def read_stored(path: Path, envelope: Envelope) -> StoredFile | None:
    """Read a file that names its page; None for any other. Raises OSError and FormatError."""
    seen, raw = file_version(path), envelope.read(path)
    page = header.page_of(raw)
    return None if page is None else StoredFile(path, page, parser.parse(page, raw), raw, seen)


def possible_paths(data: Path, page: str) -> list[Path]:
    """All paths a page may have, also through a link or as a fallback."""
    usual = path_in(data, page)
    return [usual, *([usual.resolve()] if is_link(usual) else []), *fallback_paths(data, page)]
