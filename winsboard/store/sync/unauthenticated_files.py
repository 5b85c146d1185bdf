"""Files in the folder of an encrypted board that are not authentic.

An unencrypted page on an encrypted board may come from a machine that does not encrypt yet, or from
anybody who can write into the folder. It waits for a person's decision. A page that was replaced
with an older state is noticed if this machine has the newer one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from winsboard.clock import Clock
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.format.encrypted_header import newest_in
from winsboard.store.format.page_json import Tables
from winsboard.store.merge.pages import is_same
from winsboard.store.notices import Notices
from winsboard.store.quarantine.waiting_files import WaitingFiles, move_unencrypted_aside
from winsboard.words import format_phrase


class UnauthenticatedFiles:
    """Checks the incoming files of one board. The caller must hold the lock."""

    def __init__(self, state: Path, envelope: Envelope, clock: Clock, notices: Notices) -> None:
        self._envelope = envelope
        self._waiting = WaitingFiles(state, envelope)
        self._clock = clock
        self._notices = notices

    def move_aside(self, paths: Iterable[Path]) -> None:
        """Move unencrypted pages out of the data folder and report them."""
        if self._envelope.takes_plain:
            return
        for path in paths:
            aside = move_unencrypted_aside(path, self._waiting, self._clock.now())
            if aside is not None:
                self._notices.add(format_phrase("store.set_aside.plain", path=path, aside=aside))

    def report_replay(
        self, path: Path, found: bytes, both: Tables, copy: bytes | None, ours: Tables
    ) -> None:
        """Report a page that was replaced with an older version than this machine has.

        `both` is `found` merged with what this machine had.
        """
        if copy and newest_in(found) < newest_in(copy) and is_same(both, ours):
            self._notices.add(format_phrase("store.rolled_back", path=path))
