"""The number of wins and other entries per month, without decoding documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from winsboard.domain.model.wins import Counts, counts_of
from winsboard.domain.text.calendar import is_supported_month
from winsboard.store.codec import documents as codec
from winsboard.store.crypto.envelope import is_encrypted
from winsboard.store.errors import Unreadable
from winsboard.store.format import header, page_json
from winsboard.store.repository.page_cache import MonthFile
from winsboard.store.sync.resolved_pages import ResolvedPages
from winsboard.store.system.files import FileVersion, is_file, read_head

HEAD: Final = 512
"""Bytes; more than the page header takes."""


class WinCounter:
    """Counts wins; the counts are cached as long as the files are unchanged."""

    def __init__(self, files: ResolvedPages) -> None:
        self._files = files
        self._cache = files.cache
        self._known: dict[str, tuple[FileVersion, Counts]] = {}
        self._all: tuple[tuple[object, ...], Mapping[str, Counts]] = ((), {})

    def counts(self) -> Mapping[str, Counts]:
        """The counts of every month that can be read. Raises Unreadable."""
        version = self._cache.month_files.version()
        if self._all[0] != version:
            files = (file for file in self._cache.months() if is_supported_month(file.month))
            counts = ((file.month, self._count(file)) for file in files)
            self._all = version, {month: count for month, count in counts if count is not None}
        return self._all[1]

    def _count(self, file: MonthFile) -> Counts | None:
        known = self._known.get(file.month)
        if known is not None and known[0] == file.version:
            return known[1]
        try:
            signature, counts = self._counts_in_header(file)
            if counts is None:
                counts = self._counts_in_lines(file.month) or self._counts_in_contents(file.month)
        except (OSError, Unreadable, page_json.FormatError):
            return None
        self._known[file.month] = signature, counts
        return counts

    def _counts_in_header(self, file: MonthFile) -> tuple[FileVersion, Counts | None]:
        """The counts in a file's header; None if the file has to be read.

        Raises OSError and FormatError.
        """
        path = self._cache.path(file.month)
        found = read_head(path, HEAD) if is_file(path) else None
        if found is None:
            return file.version, None
        signature, head = found
        size = signature.size
        if is_encrypted(head):
            head = self._cache.raw(file.month)
            size = len(head)
        elif not self._cache.envelope.takes_plain:
            head = b""
        return signature, header.recorded_counts(head, size)

    def _counts_in_lines(self, month: str) -> Counts | None:
        """Count the lines of a file that an older winsboard wrote; None if it is another one's."""
        raw = self._cache.raw(month)
        try:
            return page_json.counted(raw) if header.size_matches(raw) else None
        except ValueError:
            return None

    def _counts_in_contents(self, month: str) -> Counts:
        """Count in a file that another program wrote last. Raises Unreadable."""
        tables = self._files.fresh(month).tables
        found = (
            codec.decode_or_none(month, table, id, fields)
            for table in ("entries", "marks")
            for id, fields in tables.get(table, {}).items()
        )
        return counts_of(document for document in found if document is not None)
