"""A board as it was, from a rolling backup or a zip file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from winsboard.domain.model.board import Page
from winsboard.domain.model.documents import Document, Habit
from winsboard.domain.model.edits import Change
from winsboard.domain.model.wins import counts_of
from winsboard.named_tuple import NamedTuple
from winsboard.store.backup.clock_jumps import JUMP
from winsboard.store.backup.rolling import ABSENT
from winsboard.store.codec.records import EDITS
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.format import header
from winsboard.store.format.migrations import migrate
from winsboard.store.format.page_json import FormatError, Tables
from winsboard.store.merge.misplaced import has_misplaced_tombstones, with_tombstones_in_place
from winsboard.store.page_io import parser
from winsboard.store.queries.documents import decode_page
from winsboard.store.system.files import read_bytes


class BoardSnapshot(NamedTuple):
    """The pages of a board at an earlier time."""

    pages: Mapping[str, Page]
    unread: tuple[str, ...]
    """Pages that are damaged or from a newer winsboard."""
    last_change: datetime | None
    """The time of the last edit in the history of these pages."""


class SnapshotSummary(NamedTuple):
    """A summary of a backup, for one line of output."""

    wins: int = 0
    habits: int = 0
    last_change: datetime | None = None
    unread: int = 0
    """Number of pages that cannot be read."""
    others: int = 0
    """Entries that are not wins."""


def summarize_files(
    files: Mapping[str, Path],
    known: dict[Path, SnapshotSummary],
    envelope: Envelope,
    now: datetime | None = None,
) -> SnapshotSummary:
    """Summarize page files; `known` caches each file, because backups share most of them."""
    for page, path in files.items():
        if path not in known:
            known[path] = summarize(from_bytes(bytes_of({page: path}), envelope, now))
    found = [known[path] for path in files.values()]
    return SnapshotSummary(
        wins=sum(one.wins for one in found),
        habits=sum(one.habits for one in found),
        last_change=latest_of([one.last_change for one in found if one.last_change], now),
        unread=sum(one.unread for one in found),
        others=sum(one.others for one in found),
    )


def summarize(earlier: BoardSnapshot) -> SnapshotSummary:
    """Summarize the pages of a snapshot."""
    documents = [document for page in earlier.pages.values() for document in page.values()]
    counts = counts_of(documents)
    habits = sum(isinstance(d, Habit) and d.archived_on is None for d in documents)
    return SnapshotSummary(
        counts.wins, habits, earlier.last_change, len(earlier.unread), counts.others
    )


def from_bytes(
    raws: Mapping[str, bytes], envelope: Envelope, now: datetime | None = None
) -> BoardSnapshot:
    """Parse pages as stored on disk. Unreadable ones are listed in the result."""
    pages: dict[str, Page] = {}
    unread = []
    moments: list[datetime] = []
    for name, raw in sorted(raws.items()):
        try:
            tables = parser.parse(name, envelope.from_disk(raw))
            if header.schema_of(tables) > header.SCHEMA:
                raise FormatError("newer")
            tables = migrate(tables)
            whole = with_tombstones_in_place(tables) if has_misplaced_tombstones(tables) else tables
            pages[name] = decode_page(name, whole, {}, {})
        except FormatError:
            unread.append(name)
            continue
        moments += acts_at(tables)
    return BoardSnapshot(pages, tuple(unread), latest_of(moments, now))


def bytes_of(files: Mapping[str, Path]) -> dict[str, bytes]:
    """The stored bytes of page files, without those that did not exist yet."""
    found = {}
    for page, path in files.items():
        with suppress(OSError):
            found[page] = b"" if path.suffix == ABSENT else read_bytes(path)
    return {page: raw for page, raw in found.items() if raw}


def acts_at(tables: Tables) -> Iterator[datetime]:
    """The times of the edits in a page's history, as recorded."""
    for fields in tables.get(EDITS, {}).values():
        with suppress(KeyError, TypeError, ValueError):
            at = datetime.fromisoformat(fields["at"])
            if at.tzinfo is not None:
                yield at


def latest_of(moments: Sequence[datetime], now: datetime | None) -> datetime | None:
    """The latest of some times; those of a clock that was ahead only if there are no others."""
    believed = [at for at in moments if now is None or at - now <= JUMP]
    return max(believed or moments, default=None)


def changes_to(then: Mapping[str, Page], now: Mapping[str, Page]) -> tuple[Change, ...]:
    """The changes that turn the documents of `now` into those of `then`, page by page."""
    before, after = _documents(now), _documents(then)
    return tuple(
        Change(before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys(), key=_order)
        if before.get(key) != after.get(key)
    )


_Key: TypeAlias = tuple[str, type[Document], str]
"""Page, type and id."""


def _documents(pages: Mapping[str, Page]) -> dict[_Key, Document]:
    return {
        (name, *key): document for name, page in pages.items() for key, document in page.items()
    }


def _order(key: _Key) -> tuple[str, str, str]:
    page, kind, id = key
    return kind.__name__, id, page
