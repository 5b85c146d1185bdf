"""The last good version of each page, where no sync tool reaches it."""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.store.crypto.envelope import MARK, Envelope, is_encrypted
from winsboard.store.disk.atomic import write_file
from winsboard.store.disk.temporary_files import temporary_for
from winsboard.store.errors import SEALED, unreadable
from winsboard.store.format.page_json import FormatError
from winsboard.store.notices import Notices
from winsboard.store.page_paths import is_page
from winsboard.store.system.files import is_file, make_folder, read_bytes, read_head

COPIES: Final = "copies"


class LastGoodCopies:
    """The files `<state>/copies/PAGE.json`: the bytes this machine last wrote or merged.

    They are written atomically but not flushed: after a power cut a copy may be older than its
    page, and nothing else depends on it. The caller must hold the lock to write.
    """

    def __init__(self, state: Path, envelope: Envelope, notices: Notices | None = None) -> None:
        self.state = state
        self.envelope = envelope
        self.folder = state / COPIES
        self._notices = notices or Notices()
        self._known: set[str] = set()
        """The pages whose copy can be decrypted or was moved away."""

    def save(self, page: str, data: bytes) -> None:
        """Save the plain bytes of a page. If the disk refuses, the page itself is not affected.

        A copy that cannot be decrypted is moved away, never overwritten. Raises CannotSave if the
        key of the board has changed.
        """
        stored = self.envelope.to_disk(data)
        if not self._free_path(page):
            return
        path = self.path(page)
        temp = temporary_for(path)
        try:
            make_folder(self.folder)
            write_file(temp, stored, sync=False)
            temp.replace(path)
        except OSError:
            with suppress(OSError):
                temp.unlink()

    def read(self, page: str) -> bytes | None:
        """The plain bytes of a copy; None if there is none or it cannot be read.

        A copy with a damaged encryption header is returned as it is; it cannot be parsed as a page.
        """
        try:
            return self.read_or_raise(page)
        except OSError:
            return None

    def read_or_raise(self, page: str) -> bytes | None:
        """Like `read`, but raises OSError if there may be a copy that cannot be read now."""
        try:
            stored = read_bytes(self.path(page))
        except OSError:
            if is_file(self.path(page)):
                raise
            # Anything other than a regular file is not a copy.
            return None
        try:
            return self.envelope.from_disk(stored)
        except FormatError as error:
            return None if str(error) in SEALED else stored

    def why_undecryptable(self, page: str) -> str:
        """Why an encrypted copy cannot be decrypted, as the key of the reason; empty if it can.

        Raises OSError.
        """
        found = read_head(self.path(page), len(MARK))
        if found is None or not is_encrypted(found[1]):
            return ""
        try:
            self.envelope.from_disk(read_bytes(self.path(page)))
        except FormatError as error:
            return str(error)
        return ""

    def key_of(self, page: str) -> bytes:
        """The id of the key that a copy is encrypted with; empty if it is not."""
        from winsboard.store.format.encrypted_header import key_id_at

        return key_id_at(self.path(page))

    def has(self, page: str) -> bool:
        """Whether there is a copy of a page, readable or not."""
        return is_file(self.path(page))

    def read_before_overwrite(self, page: str) -> bytes | None:
        """Like `read`, for callers that would overwrite the copy if there were none.

        Raises Unreadable if there may be a copy that cannot be read now.
        """
        try:
            return self.read_or_raise(page)
        except OSError as error:
            raise unreadable(self.path(page), error) from error

    def delete(self, page: str) -> None:
        """Delete the copy of a page, unless it cannot be decrypted. Raises OSError."""
        if self._free_path(page):
            self.path(page).unlink(missing_ok=True)

    def _free_path(self, page: str) -> bool:
        """Move away a copy that cannot be decrypted; returns whether its path is free."""
        if page not in self._known:
            try:
                why = self.why_undecryptable(page)
                if why:
                    self.move_aside(page, why)
            except OSError:
                return False
            self._known.add(page)
        return True

    def move_aside(self, page: str, why: str) -> None:
        """Move a copy that cannot be decrypted out of the way. Raises OSError."""
        from winsboard.store.quarantine.waiting_files import move_aside
        from winsboard.words import format_phrase

        path = self.path(page)
        aside = move_aside(path, self.state, is_damaged=why not in SEALED)
        key = "store.copy_aside" if why in SEALED else "store.copy_damaged"
        self._notices.add(format_phrase(key, path=path, aside=aside))

    def modified_at(self) -> int:
        """Modification time of the folder, in nanoseconds; 0 if it does not exist."""
        try:
            return self.folder.stat().st_mtime_ns
        except OSError:
            return 0

    def pages(self) -> tuple[str, ...]:
        """The pages that have a copy, sorted."""
        return self.pages_without(frozenset())

    def pages_without(self, files: Collection[str]) -> tuple[str, ...]:
        """The pages that have a copy, but are not in some files, sorted."""
        try:
            names = set(os.listdir(self.folder)).difference(files)  # noqa: PTH208 - makes no path of each
        except OSError:
            return ()
        return tuple(sorted(n[:-5] for n in names if n.endswith(".json") and is_page(n[:-5])))

    def path(self, page: str) -> Path:
        """The path of a page's copy."""
        return self.folder / f"{page}.json"
