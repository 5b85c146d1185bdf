"""Unsaved text that survives a crash."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from winsboard.clock import Clock
from winsboard.domain.text.sanitize import terminal_safe
from winsboard.store.backup.last_good_copies import LastGoodCopies
from winsboard.store.codec.decoders import MAX_ID_LENGTH
from winsboard.store.codec.drafts import DRAFTS, is_draft
from winsboard.store.crypto.envelope import UNENCRYPTED, Envelope
from winsboard.store.disk.atomic import remove_stale_temp_files
from winsboard.store.disk.lock import Lock
from winsboard.store.disk.os_errors import raises_store_errors
from winsboard.store.disk.sessions import Session
from winsboard.store.errors import SEALED, CannotSave, Unreadable, cannot_save, unreadable
from winsboard.store.format.lazy_document import Fields
from winsboard.store.ids import Ids
from winsboard.store.notices import Notices
from winsboard.store.page_paths import PagePaths
from winsboard.store.repair.repairer import PageRepairer
from winsboard.store.repository.page_cache import PageCache

if TYPE_CHECKING:
    from winsboard.store.page_io.page_file import PageTable

SET_ASIDE: Final = "drafts-unreadable-"
"""The first part of the name of a drafts file that was moved aside."""
LOCK_TIMEOUT: Final = 1.0
"""Seconds to wait for another writer; short, because a person is typing."""
_LASTING: Final = frozenset({errno.EACCES, errno.EPERM, errno.EISDIR, errno.ELOOP, errno.ENXIO})
"""Error numbers that do not go away by trying again."""


@raises_store_errors
class Drafts:
    """Unsaved text that survives a crash, in the state folder of this machine.

    A draft has a key, which names the place where it is typed, and texts by field name. Each open
    board owns its drafts; it also sees orphans, whose board has ended, and takes an orphan over
    when it writes or deletes the same key. It never sees those of another open board.

    A file that cannot be read is moved aside and reported in the notices. All methods except
    `close` raise Unreadable and Busy; those that write also raise CannotSave.
    """

    def __init__(
        self,
        state: Path,
        clock: Clock,
        notices: Notices | None = None,
        envelope: Envelope = UNENCRYPTED,
        timeout: float = LOCK_TIMEOUT,
    ) -> None:
        envelope = envelope.for_state()
        self._lock = Lock(state / "lock")
        self._patience = timeout
        self._notices = notices or Notices()
        copies = LastGoodCopies(state, envelope, self._notices)
        repairer = PageRepairer(PagePaths(state), copies, self._lock, clock, self._notices)
        self._cache = PageCache(state, repairer)
        self._ids = Ids(clock)
        self._board = Session(state)
        self._given: dict[str, set[str]] = {}

    def keys(self) -> tuple[str, ...]:
        """The keys of all drafts, oldest first."""
        rows = self._visible(self._rows())
        return tuple(dict.fromkeys(rows[id]["key"] for id in sorted(rows, key=int)))

    def get(self, key: str) -> dict[str, str] | None:
        """The texts of a draft: the board's own, otherwise the latest orphan. None if there is
        none.

        If several orphans have the same key, deleting one reveals the next.
        """
        rows = self._visible(self._rows())
        found = [id for id, fields in rows.items() if fields["key"] == key]
        if not found:
            return None
        id = max(found, key=lambda id: (self._is_own(rows[id]), int(id)))
        if not self._is_own(rows[id]):
            self._given.setdefault(key, set()).add(id)
        return {name: terminal_safe(text) for name, text in rows[id]["texts"].items()}

    def all(self) -> Mapping[str, Fields]:
        """All drafts by id, including those of other open boards."""
        return self._rows()

    def save(self, key: str, fields: Mapping[str, str]) -> None:
        """Save a draft durably."""
        texts = {name: text.encode(errors="replace").decode() for name, text in fields.items()}

        def keep(sheet: PageTable) -> None:
            last = max(map(int, sheet.rows()), default=0)
            self._register(last)
            own = self._own(sheet, key)
            if own is None or sheet.rows()[own]["texts"] != texts:
                row = {"key": key, "texts": texts, "owner": self._board.name}
                sheet.put(own or str(self._ids.stamp(last)), row)
            self._take_over(sheet, key)

        self._change(keep)

    def add(self, rows: Iterable[Fields]) -> int:
        """Add drafts from a file that was moved aside, as orphans; returns how many were new."""
        count = 0

        def keep(sheet: PageTable) -> None:
            nonlocal count
            here = [(row["key"], row["texts"]) for row in sheet.rows().values()]
            for row in rows:
                if (row["key"], row["texts"]) not in here:
                    last = max(map(int, sheet.rows()), default=0)
                    kept = {"key": row["key"], "texts": row["texts"]}
                    sheet.put(str(self._ids.stamp(last)), kept)
                    count += 1

        self._change(keep)
        return count

    def delete(self, key: str) -> None:
        """Delete a draft if it exists."""

        def remove(sheet: PageTable) -> None:
            own = self._own(sheet, key)
            if own is not None:
                sheet.drop(own)
            self._take_over(sheet, key)

        self._change(remove)

    def register(self) -> None:
        """Register this board as open before its first draft."""
        with self._lock.acquire(self._patience):
            self._register(0)

    def _register(self, last: int) -> None:
        if not self._board.name:
            self._board.register(str(self._ids.stamp(last)))

    def close(self) -> None:
        """Close; the remaining drafts are left for the next board."""
        self._board.release()

    def _is_own(self, fields: Fields) -> bool:
        return bool(self._board.name) and fields.get("owner") == self._board.name

    def _own(self, sheet: PageTable, key: str) -> str | None:
        rows = sheet.rows().items()
        return next((id for id, row in rows if row["key"] == key and self._is_own(row)), None)

    def _visible(self, rows: Mapping[str, Fields]) -> Mapping[str, Fields]:
        """All drafts except those of other open boards."""
        owners = {fields.get("owner", "") for fields in rows.values()} - {""}
        others = {owner for owner in owners if self._board.is_open_elsewhere(owner)}
        return {id: fields for id, fields in rows.items() if fields.get("owner") not in others}

    def _take_over(self, sheet: PageTable, key: str) -> None:
        """Delete the orphans that were returned for a key."""
        for id in self._given.get(key, set()) & sheet.rows().keys():
            sheet.drop(id)

    def _rows(self) -> Mapping[str, Fields]:
        try:
            return self._read()
        except Unreadable as error:
            if not self._is_permanent(error):
                raise
        try:
            with self._lock.acquire(self._patience):
                return self._readable()
        except CannotSave as error:
            self._notices.add(_sentence(error))
            return {}

    def _read(self) -> Mapping[str, Fields]:
        return self._checked(self._cache.snapshot(DRAFTS).tables.get(DRAFTS, {}))

    def _readable(self) -> Mapping[str, Fields]:
        """Read the drafts; an invalid file is moved aside. The caller must hold the lock."""
        try:
            return self._read()
        except Unreadable as error:
            if not self._is_permanent(error):
                raise
            self._move_aside(error)
            return {}

    def _move_aside(self, error: Unreadable) -> None:
        from winsboard.words import format_phrase

        path = self._cache.path(DRAFTS)
        aside = path.with_name(f"{SET_ASIDE}{self._ids.stamp()}.json")
        try:
            path.rename(aside)
        except OSError as no:
            raise cannot_save(path, no) from no
        self._cache.evict([DRAFTS])
        why = error.values["why"]
        self._notices.add(format_phrase("store.drafts_aside", why=why, path=path, aside=aside))

    def _change(self, act: Callable[[PageTable], None]) -> None:
        with self._lock.acquire(self._patience):
            remove_stale_temp_files(self._cache.folder)
            self._readable()
            # The board opens without anything that writes.
            from winsboard.store.repository.transaction import Transaction

            work = Transaction(self._cache)
            act(work.file(DRAFTS).page_table(DRAFTS))
            work.save()

    def _is_permanent(self, error: Unreadable) -> bool:
        """Whether the file itself is invalid, rather than temporarily unreadable."""
        if error.cause in SEALED and not self._cache.envelope.is_on:
            return False
        cause = error.__cause__
        return not isinstance(cause, OSError) or cause.errno in _LASTING

    def _checked(self, rows: Mapping[str, Fields]) -> Mapping[str, Fields]:
        if not all(map(is_draft, rows.values())) or any(len(id) > MAX_ID_LENGTH for id in rows):
            raise unreadable(self._cache.path(DRAFTS), "not_ours")
        return rows


def _sentence(error: CannotSave) -> str:
    from winsboard.words import format_phrase

    return format_phrase(f"store.{error.reason}", **error.values)
