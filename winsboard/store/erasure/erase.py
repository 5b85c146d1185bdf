"""Erasing documents for good: from pages, history, copies, backups and drafts.

Each affected file is rewritten atomically. Quarantined and merged files cannot be searched reliably
and are deleted. Tombstones and erasure markers stay: they contain no text, and without them another
machine would bring erased data back.
"""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Final

from winsboard.clock import Clock
from winsboard.domain.model.documents import LIBRARY
from winsboard.named_tuple import NamedTuple
from winsboard.store.backup.last_good_copies import COPIES
from winsboard.store.backup.rolling import ABSENT, BACKUPS
from winsboard.store.codec.drafts import DRAFTS
from winsboard.store.codec.erasure_markers import ERASURE_MARKERS
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.disk.lock import Lock
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.erasure.draft_days import DraftFilter
from winsboard.store.erasure.file_eraser import FileEraser, StoredFile, possible_paths, read_stored
from winsboard.store.erasure.mentions import contains_words, texts_in
from winsboard.store.erasure.targets import (
    ENTRIES,
    ErasePlan,
    Key,
    Predicate,
    occurrences,
    plan_erasure,
)
from winsboard.store.erasure.wipe import delete_unsearchable
from winsboard.store.errors import SEALED, TOO_MUCH, cannot_save, unreadable
from winsboard.store.format.lazy_document import creation_stamp
from winsboard.store.format.page_json import FormatError, Tables
from winsboard.store.ids import Ids
from winsboard.store.inventory.board_files import (
    all_below,
    copies_below,
    is_board_file,
    may_be_board_file,
)
from winsboard.store.inventory.state_files import board_files_in
from winsboard.store.page_paths import is_page, path_in
from winsboard.store.quarantine.waiting_files import WAITING
from winsboard.store.store import Store
from winsboard.store.system.files import (
    is_file,
    read_bytes,
)
from winsboard.store.system.limits import exceeds_limits
from winsboard.store.unsaved.file_names import unsaved_files

KIND_NAMES: Final = {
    "marks": "tick",
    "goal_events": "goal_event",
    "readings": "reading",
    "pins": "pin",
    "shares": "share",
    "suggestions": "suggestion",
}
"""The names of kinds that are counted, by table."""


class Erased(NamedTuple):
    """The result of an erasure."""

    found: bool
    """Whether there was anything to erase."""
    kinds: Counter[str]
    """The number of erased documents of each kind on the pages."""
    remaining: tuple[Path, ...]
    """Files in which the same text occurs in something that was not erased."""
    undecryptable: tuple[Path, ...]
    """Files that cannot be decrypted or are too large, so that they may contain the text."""
    drafts: int = 0


def erase(
    data: Path,
    state: Path,
    clock: Clock,
    predicate: Predicate,
    envelope: Envelope,
    drafts: DraftFilter | None = None,
) -> Erased:
    """Erase all matching documents from both folders. Raises StoreError.

    Drafts are erased with the entries they change, or if `drafts` matches them.

    Can be repeated after a disk error; it then does the rest.
    """
    store = Store(data, state, clock, envelope=envelope)
    # Unsaved and incoming edits first go into the pages, where they can be erased.
    store.recover_unsaved()
    store.merge_incoming([LIBRARY, *store.months()])
    # An unreadable drafts file would be deleted with everything in it.
    Drafts(state, clock, envelope=envelope).all()
    with Lock(state / "lock").acquire():
        files = list(_files(data, state, envelope))
        pages = [file.tables for file in files if file.path == path_in(data, file.page)]
        living = frozenset(id for tables in pages for id in tables.get(ENTRIES, {}))
        what = plan_erasure((file.tables for file in files), predicate, living)
        known = {
            id for file in files for table, id, _ in occurrences(file.tables) if table == ENTRIES
        }
        ids = Ids(clock)
        act = ids.stamp(_last_erasure(pages, what))
        kinds: Counter[str] = Counter()
        gone: Set[str] = frozenset()
        eraser = FileEraser(data, state, envelope, what, ids, act, known, drafts, files)
        try:
            for file in files:
                before, after = eraser.erase_from(file)
                if file.path in possible_paths(data, file.page):
                    kinds.update(_kinds(before, what.keys))
                if file.path == state / f"{DRAFTS}.json":
                    gone = before.get(DRAFTS, {}).keys() - after.get(DRAFTS, {}).keys()
            delete_unsearchable(data, state)
        except OSError as error:
            raise cannot_save(data, error) from error
        still = tuple(_remaining(data, state, what.words, envelope))
        closed = tuple(_undecryptable(data, state, envelope))
        return Erased(bool(what.keys or gone), kinds, still, closed, len(gone))


def _last_erasure(pages: Iterable[Tables], plan: ErasePlan) -> int:
    """The newest stamp of an earlier erasure of these entries, 0 if there was none."""
    rows = (tables.get(ERASURE_MARKERS, {}).get(id) for tables in pages for _, id in plan.keys)
    return max((creation_stamp(row) or 0 for row in rows if row), default=0)


def _files(data: Path, state: Path, envelope: Envelope) -> Iterator[StoredFile]:
    """All files of the board. Unreadable copies are deleted."""
    # Pages come last, because writing a page also writes its copy.
    for path in (*_of_state(state), *all_below(data)):
        cause = "not_json"
        try:
            file = read_stored(path, envelope)
            if file is not None:
                yield file
                continue
            cause = TOO_MUCH if exceeds_limits(envelope.read(path)) else cause
        except OSError as error:
            if error.errno != errno.EFBIG:
                raise unreadable(path, error) from error
            cause = TOO_MUCH
        except FormatError as error:
            cause = str(error)
        if cause == TOO_MUCH and path.is_relative_to(data):
            # Reported as `undecryptable` at the end.
            continue
        if cause in SEALED and not path.is_relative_to(data):
            # It cannot be searched without its key; reported as `undecryptable`.
            continue
        if not path.is_relative_to(data):
            path.unlink()
        elif _is_page(path, data, state):
            raise unreadable(path, cause)


def _is_page(path: Path, data: Path, state: Path) -> bool:
    """Whether an unreadable file is a page of ours, which may contain the text."""
    page = path.stem
    in_place = is_page(page) and path == path_in(data, page)
    return in_place and is_board_file(path, read_bytes(path), data, state)


def _of_state(state: Path) -> list[Path]:
    found = [p for name in (COPIES, BACKUPS, WAITING) for p in board_files_in(state, name)]
    found = [path for path in found if path.suffix != ABSENT]
    found += [state / f"{DRAFTS}.json", *unsaved_files(state)]
    return sorted(path for path in found if is_file(path))


def _kinds(tables: Tables, keys: frozenset[Key]) -> Iterator[str]:
    for table, id in keys:
        fields = tables.get(table, {}).get(id)
        if fields is not None:
            yield str(fields.get("kind")) if table == ENTRIES else KIND_NAMES.get(table, table)


def _remaining(
    data: Path, state: Path, words: frozenset[str], envelope: Envelope
) -> Iterator[Path]:
    for file in _files(data, state, envelope) if words else ():
        texts = set(texts_in(file.tables))
        if any(contains_words(text, erased) for text in texts for erased in words):
            yield file.path


def _undecryptable(data: Path, state: Path, envelope: Envelope) -> Iterator[Path]:
    for path in (*_of_state(state), *copies_below(data)):
        try:
            if exceeds_limits(envelope.read(path)) and may_be_board_file(path, data, state):
                yield path
        except OSError as error:
            if error.errno != errno.EFBIG:
                raise unreadable(path, error) from error
            if may_be_board_file(path, data, state):
                yield path
        except FormatError as error:
            if str(error) in SEALED:
                yield path
