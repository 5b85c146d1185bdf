"""Restoring a damaged or missing page from its copies and its readable parts."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from winsboard.store.errors import SET_ASIDE, Unreadable
from winsboard.store.format import header, page_json
from winsboard.store.format.migrations import migrate
from winsboard.store.format.page_json import FormatError, Tables
from winsboard.store.page_io import parser
from winsboard.store.page_io.snapshot import Snapshot, take_snapshot
from winsboard.store.quarantine.waiting_files import WaitingFiles, contains_page
from winsboard.store.repair.diagnosis import describe_repair
from winsboard.store.repair.rewrite import PageRepair
from winsboard.store.repair.salvage import rebuild_page
from winsboard.store.system.files import read_with_version
from winsboard.words import format_phrase


def restore(
    repair: PageRepair, page: str, error: Unreadable, earlier_versions: Iterable[bytes]
) -> Snapshot:
    """Quarantine a damaged page and rebuild it from its readable parts and the newest copy.

    `earlier_versions` are its earlier versions, newest first, in case the copy is damaged as well.
    The caller must hold the lock. Raises OSError and CannotSave.
    """
    path, envelope = repair.path_of(page), repair.envelope
    with suppress(Unreadable):
        now = take_snapshot(path, page, envelope)
        if now.version is not None and header.checksum_matches(now.raw):
            # Another process has already repaired it.
            return now
    found = read_with_version(path)
    seen, raw = found[1:] if found else (None, None)
    good = _newest_good(repair, page, earlier_versions)
    # Damaged encryption leaves nothing readable; with one flipped bit the copy is exact.
    is_empty = raw is None or error.cause in ("one_bit", "broken_seal", *SET_ASIDE)
    lines = b"" if is_empty else envelope.from_disk(raw or b"")
    if raw is None and good is None:
        # The damaged copy is all there is.
        raw = lines = repair.copies.read_or_raise(page) or b""
    saved = rebuild_page(page, good, lines, repair.clock.now(), repair.ids)
    aside = _move_aside(repair, path, raw, error.cause)
    title, sentence = describe_repair(path, error.cause, aside, saved)
    repair.record(page, saved.tables, title)
    restored = repair.write(page, Snapshot(), saved.tables, good or page_json.NO_TABLES, seen)
    repair.notices.add(sentence)
    return restored


def move_to_usual_path(
    repair: PageRepair, page: str, earlier_versions: Iterable[bytes]
) -> Snapshot | None:
    """Move a page back to its usual path, which is free again.

    Its fallback file is then an ordinary conflict copy, which is merged and moved away.
    """
    good = _newest_good(repair, page, earlier_versions)
    if good is None:
        return None
    placed = repair.write(page, Snapshot(), page_json.mutable_copy(good), good)
    repair.notices.add(format_phrase("store.in_place", path=repair.path_of(page)))
    return placed


def _newest_good(repair: PageRepair, page: str, earlier_versions: Iterable[bytes]) -> Tables | None:
    copy = repair.copies.read_or_raise(page)
    for raw in (*([copy] if copy else []), *earlier_versions):
        with suppress(FormatError):
            tables = parser.parse(page, raw)
            if header.schema_of(tables) < header.SCHEMA:
                return migrate(tables)
            if header.schema_of(tables) == header.SCHEMA:
                return tables
    return None


def _move_aside(repair: PageRepair, path: Path, raw: bytes | None, cause: str) -> Path | None:
    """Quarantine the bytes of a damaged file; an intact page waits for the person to decide."""
    if raw is None:
        return None
    if cause in SET_ASIDE and contains_page(repair.envelope.from_disk(raw)):
        waiting = WaitingFiles(repair.copies.state, repair.envelope)
        return waiting.save(path.name, raw, repair.clock.now())
    return repair.quarantine(path, raw)
