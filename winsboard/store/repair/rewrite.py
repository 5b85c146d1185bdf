"""Rewriting a page file outside of an edit: the old file is quarantined and reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from winsboard.clock import Clock
from winsboard.domain.model.edits import Edit, Title
from winsboard.store.backup.last_good import LastGoodCopies
from winsboard.store.codec.records import EDITS, encode_record
from winsboard.store.errors import cannot_save
from winsboard.store.format import page_json
from winsboard.store.format.lazy_table import last_made
from winsboard.store.format.page_json import FormatError, MutableTables, Tables
from winsboard.store.ids import Ids
from winsboard.store.layout import Places
from winsboard.store.notices import Notices
from winsboard.store.page_io.page_file import PageStorage
from winsboard.store.page_io.snapshot import Snapshot
from winsboard.store.quarantine.damaged_files import Quarantine
from winsboard.store.repair.diagnosis import line_words
from winsboard.store.rows.line_numbers import lines_of
from winsboard.store.rows.validation import InvalidRow
from winsboard.store.system.files import FileVersion, make_folder, read_whole
from winsboard.words import say


class PageRepair:
    """Writes the files of repaired pages. The caller must hold the lock."""

    def __init__(
        self, places: Places, copies: LastGoodCopies, clock: Clock, notices: Notices
    ) -> None:
        self.path_of = places.path
        self.copies = copies
        self.envelope = copies.envelope
        self.clock = clock
        self.ids = Ids(clock)
        self.notices = notices

    def keep_wrong(self, path: Path, raw: bytes | None, wrong: Sequence[InvalidRow]) -> str:
        """Quarantine a file with invalid rows and report it; returns their lines as a phrase.

        Raises CannotSave.
        """
        try:
            if raw is None:
                found = read_whole(path)
                raw = found[2] if found else b""
            aside = self.set_aside(path, raw)
            plain = self.envelope.from_disk(raw)
        except OSError as error:
            raise cannot_save(path, error) from error
        except FormatError:
            plain = b""
        lines = line_words(lines_of(plain, wrong))
        self.notices.add(say("store.by_hand.replaced", path=path, lines=lines, aside=aside))
        return lines

    def tell_left(self, page: str, raw: bytes, left: Iterable[InvalidRow]) -> None:
        """Report invalid documents that stay in the file."""
        lines = line_words(lines_of(raw, left))
        self.notices.add(say("store.by_hand.left", path=self.path_of(page), lines=lines))

    def note(self, page: str, tables: MutableTables, title: Title) -> None:
        """Record in the history of a page what was done to its file."""
        edit = Edit(self.ids.new_id(), self.clock.now(), title, ())
        rows = tables.setdefault(EDITS, {})
        tables[EDITS] = {
            **rows,
            edit.id: encode_record(edit, (page,), [], self.ids.stamp(last_made(rows))),
        }

    def set_aside(self, path: Path, raw: bytes) -> Path:
        """Quarantine a damaged file's bytes; returns the path. Raises OSError and CannotSave."""
        return Quarantine(self.copies.state, self.envelope).keep(path.name, raw, self.clock.now())

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
        snapshot = storage.publish_over(before.signature or seen)
        self.copies.keep(page, snapshot.raw)
        return snapshot
