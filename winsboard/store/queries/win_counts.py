"""The number of wins per month, without decoding documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from winsboard.domain.progress.summary import is_win
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
        self._known: dict[str, tuple[FileVersion, int]] = {}
        self._all: tuple[tuple[object, ...], Mapping[str, int]] = ((), {})

    def wins(self) -> Mapping[str, int]:
        """The wins of every month that can be read. Raises Unreadable."""
        version = self._cache.month_files.version()
        if self._all[0] != version:
            files = (file for file in self._cache.months() if is_supported_month(file.month))
            counts = ((file.month, self._count(file)) for file in files)
            self._all = version, {month: count for month, count in counts if count is not None}
        return self._all[1]

    def _count(self, file: MonthFile) -> int | None:
        known = self._known.get(file.month)
        if known is not None and known[0] == file.version:
            return known[1]
        try:
            signature, count = self._count_in_header(file)
            if count is None:
                count = self._count_in_contents(file.month)
        except (OSError, Unreadable, page_json.FormatError):
            return None
        self._known[file.month] = signature, count
        return count

    def _count_in_header(self, file: MonthFile) -> tuple[FileVersion, int | None]:
        """The number of wins in a file's header; None if the file has to be read.

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
        return signature, header.recorded_win_count(head, size)

    def _count_in_contents(self, month: str) -> int:
        """Count the wins of a file that another program wrote last. Raises Unreadable."""
        tables = self._files.fresh(month).tables
        documents = (
            codec.decode_or_none(month, table, id, fields)
            for table in ("entries", "marks")
            for id, fields in tables.get(table, {}).items()
        )
        return sum(is_win(document) for document in documents)
