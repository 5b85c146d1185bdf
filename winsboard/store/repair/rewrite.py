"""Rewriting a page file outside of an edit: the old file is quarantined and reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from winsboard.clock import Clock
from winsboard.domain.model.edits import Edit, Title
from winsboard.store.backup.last_good_copies import LastGoodCopies
from winsboard.store.codec.records import EDITS, encode_record
from winsboard.store.errors import cannot_save
from winsboard.store.format import page_json
from winsboard.store.format.lazy_table import newest_creation_stamp
from winsboard.store.format.page_json import FormatError, MutableTables, Tables
from winsboard.store.ids import Ids
from winsboard.store.notices import Notices
from winsboard.store.page_io.page_file import PageStorage
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.page_paths import PagePaths
from winsboard.store.quarantine.damaged_files import Quarantine
from winsboard.store.repair.diagnosis import describe_lines
from winsboard.store.rows.line_numbers import lines_of
from winsboard.store.rows.validation import InvalidRow
from winsboard.store.system.files import FileVersion, make_folder, read_with_version
from winsboard.words import format_phrase


class PageRepair:
    """Writes the files of repaired pages. The caller must hold the lock."""

    def __init__(
        self, places: PagePaths, copies: LastGoodCopies, clock: Clock, notices: Notices
    ) -> None:
        self.path_of = places.path
        self.copies = copies
        self.envelope = copies.envelope
        self.clock = clock
        self.ids = Ids(clock)
        self.notices = notices

    def quarantine_invalid(
        self, path: Path, raw: bytes | None, invalid: Sequence[InvalidRow]
    ) -> str:
        """Quarantine a file with invalid rows and report it; returns their lines as a phrase.

        Raises CannotSave.
        """
        try:
            if raw is None:
                found = read_with_version(path)
                raw = found[2] if found else b""
            aside = self.quarantine(path, raw)
            plain = self.envelope.from_disk(raw)
        except OSError as error:
            raise cannot_save(path, error) from error
        except FormatError:
            plain = b""
        lines = describe_lines(lines_of(plain, invalid))
        self.notices.add(
            format_phrase("store.by_hand.replaced", path=path, lines=lines, aside=aside)
        )
        return lines

    def report_invalid(self, page: str, raw: bytes, left: Iterable[InvalidRow]) -> None:
        """Report invalid documents that stay in the file."""
        lines = describe_lines(lines_of(raw, left))
        self.notices.add(format_phrase("store.by_hand.left", path=self.path_of(page), lines=lines))

    def record(self, page: str, tables: MutableTables, title: Title) -> None:
        """Record in the history of a page what was done to its file."""
        edit = Edit(self.ids.new_id(), self.clock.now(), title, ())
        rows = tables.setdefault(EDITS, {})
        tables[EDITS] = {
            **rows,
            edit.id: encode_record(edit, (page,), [], self.ids.stamp(newest_creation_stamp(rows))),
        }

    def quarantine(self, path: Path, raw: bytes) -> Path:
        """Quarantine a damaged file's bytes; returns the path. Raises OSError and CannotSave."""
        return Quarantine(self.copies.state, self.envelope).save(path.name, raw, self.clock.now())

    def write(
        self,
        page: str,
        before: Snapshot,
        tables: MutableTables,
        allowed: Tables = page_json.NO_TABLES,
        seen: FileVersion | None = None,
    ) -> Snapshot:
        """Replace the file of a page durably.

        Rows that are the same in `allowed` may be invalid. `seen` is the version of a file that
        could not be read as a page. Raises CannotSave, and Overtaken if it has been replaced.
        """
        path = self.path_of(page)
        storage = PageStorage(path, page, before, self.envelope)
        storage.allowed = allowed
        storage.write(tables)
        make_folder(path.parent)
        storage.stage()
        snapshot = storage.commit_if_unchanged(before.version or seen)
        self.copies.save(page, snapshot.raw)
        return snapshot
