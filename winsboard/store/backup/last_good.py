"""The last good version of each page, kept where no sync tool reaches it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from winsboard.store.crypto.envelope import MARK, Envelope, is_encrypted
from winsboard.store.disk.atomic import write_file
from winsboard.store.disk.temporary_files import temporary_for
from winsboard.store.errors import SEALED, unreadable
from winsboard.store.format.page_json import FormatError
from winsboard.store.layout import is_page
from winsboard.store.notices import Notices
from winsboard.store.system.files import is_file, make_folder, read_bytes, read_head

COPIES: Final = "copies"


class LastGoodCopies:
    """`<state>/copies/PAGE.json`: the bytes this computer last wrote or took in.

    They are whole at any moment but not synced to disk: after a power cut one may be older than
    its page, and nothing else depends on it. Whoever writes holds the lock.
    """

    def __init__(self, state: Path, envelope: Envelope, notices: Notices | None = None) -> None:
        self.state = state
        self.envelope = envelope
        self.folder = state / COPIES
        self._notices = notices or Notices()
        self._known: set[str] = set()
        """The pages whose copy can be opened, or went out of the way."""

    def keep(self, page: str, data: bytes) -> None:
        """Keep the plain bytes of a page; a disk that refuses them costs the page nothing.

        A copy that cannot be opened is never written over: it is set aside whole. Raises
        CannotSave where the board has got another seal.
        """
        stored = self.envelope.to_disk(data)
        if not self._make_way(page):
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
        """The plain bytes that were kept; none where there are none, or they cannot be read.

        A damaged seal gives the bytes as they stand there, which make no page.
        """
        try:
            return self.kept(page)
        except OSError:
            return None

    def kept(self, page: str) -> bytes | None:
        """The same; raises OSError where there may be one that cannot be read now."""
        try:
            stored = read_bytes(self.path(page))
        except OSError:
            if is_file(self.path(page)):
                raise
            # Something else than a file is no copy.
            return None
        try:
            return self.envelope.from_disk(stored)
        except FormatError as error:
            return None if str(error) in SEALED else stored

    def closed(self, page: str) -> str:
        """Why a copy that is encrypted cannot be opened, as the key of the reason; empty if it can.

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
        """The id of the key that the copy of a page is encrypted with; empty if it is not."""
        from winsboard.store.format.encrypted_header import key_id_at

        return key_id_at(self.path(page))

    def has(self, page: str) -> bool:
        """Whether something was kept of a page, readable or not."""
        return is_file(self.path(page))

    def sure(self, page: str) -> bytes | None:
        """The same for who would go on as if there were none, and write over it.

        Raises Unreadable where there may be one that cannot be read now.
        """
        try:
            return self.kept(page)
        except OSError as error:
            raise unreadable(self.path(page), error) from error

    def drop(self, page: str) -> None:
        """Let go of the copy of a page, unless it cannot be opened; raises OSError if it stays."""
        if self._make_way(page):
            self.path(page).unlink(missing_ok=True)

    def _make_way(self, page: str) -> bool:
        """Set aside a copy that cannot be opened; whether its place is free then."""
        if page not in self._known:
            try:
                why = self.closed(page)
                if why:
                    self.set_aside(page, why)
            except OSError:
                return False
            self._known.add(page)
        return True

    def set_aside(self, page: str, why: str) -> None:
        """Take a copy that cannot be opened out of the way, whole; raises OSError."""
        from winsboard.store.quarantine.waiting_files import move_aside
        from winsboard.words import say

        path = self.path(page)
        aside = move_aside(path, self.state, is_damaged=why not in SEALED)
        key = "store.copy_aside" if why in SEALED else "store.copy_damaged"
        self._notices.add(say(key, path=path, aside=aside))

    def touched(self) -> int:
        """When a copy last came, was written or went: nanoseconds; 0 if there is no folder."""
        try:
            return self.folder.stat().st_mtime_ns
        except OSError:
            return 0

    def pages(self) -> tuple[str, ...]:
        """The pages of which there is a copy, in order."""
        try:
            names = [path.name for path in self.folder.iterdir()]
        except OSError:
            return ()
        return tuple(sorted(n[:-5] for n in names if n.endswith(".json") and is_page(n[:-5])))

    def path(self, page: str) -> Path:
        """Where the copy of a page is."""
        return self.folder / f"{page}.json"
