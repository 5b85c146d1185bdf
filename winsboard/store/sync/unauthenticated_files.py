"""Files in the folder of an encrypted board that are not authentic.

A page that is not encrypted, though all of them were, may come from a computer that does not
encrypt yet, or from anybody who can write into the folder. It waits for a person's decision. A page
that was put back to an older state is noticed where this computer has the newer one.
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
from winsboard.store.quarantine.waiting_files import WaitingFiles, set_aside_unencrypted
from winsboard.words import say


class UnauthenticatedFiles:
    """The guard of one board; whoever calls a method holds the lock."""

    def __init__(self, state: Path, envelope: Envelope, clock: Clock, notices: Notices) -> None:
        self._envelope = envelope
        self._waiting = WaitingFiles(state, envelope)
        self._clock = clock
        self._notices = notices

    def set_aside(self, paths: Iterable[Path]) -> None:
        """Take the plain pages among some files out of the data folder, and say so."""
        if self._envelope.takes_plain:
            return
        for path in paths:
            aside = set_aside_unencrypted(path, self._waiting, self._clock.now())
            if aside is not None:
                self._notices.add(say("store.set_aside.plain", path=path, aside=aside))

    def look_at(
        self, path: Path, found: bytes, both: Tables, copy: bytes | None, ours: Tables
    ) -> None:
        """Say so where a page is an older version of what this computer has.

        `both` is made of what was found and what this computer had.
        """
        if copy and newest_in(found) < newest_in(copy) and is_same(both, ours):
            self._notices.add(say("store.rolled_back", path=path))
