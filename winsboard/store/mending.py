"""Pages that are damaged, gone or edited by somebody else, made whole when they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from winsboard.clock import Clock
from winsboard.domain.edits import Edit, Title
from winsboard.store import form, imprint
from winsboard.store.copies import Copies
from winsboard.store.errors import (
    DAMAGE,
    CannotSave,
    StoreError,
    Unreadable,
    cannot_save,
    unreadable,
)
from winsboard.store.files import Signature, make_folder, read_whole
from winsboard.store.form import Kept, Tables, WrongShape
from winsboard.store.history import EDITS, kept
from winsboard.store.ids import Ids
from winsboard.store.lock import Lock
from winsboard.store.news import News
from winsboard.store.page_file import PageStorage, Snapshot, take_snapshot
from winsboard.store.scroll import last_made

if TYPE_CHECKING:
    from winsboard.store.soundness import Wrong

PATIENCE: Final = 3.0
"""Seconds a reader waits for other writers before it says that a page can not be read."""


class Mender:
    """What reads a page, and puts it right first where that is needed.

    A damaged page is set aside whole and restored from the newest good copy and what can be read of
    it, or from that alone; an outside edit gets its place in the history. Both are done under the
    lock, and a disk that refuses leaves the file as it is.
    """

    # Half of what is needed is loaded when there is damage: every command pays for this module.
    def __init__(
        self, path_of: Callable[[str], Path], copies: Copies, lock: Lock, clock: Clock, news: News
    ) -> None:
        self.copies = copies
        self.older: Callable[[str], Iterable[bytes]] = lambda _: ()
        """Earlier versions of a page, the newest first, for when the copy is damaged too."""
        self.meet: Callable[[str], bool] = lambda _: False
        """Merges both sides of a page in which version control has left its marks."""
        self._meeting: set[str] = set()
        self._told: dict[str, Signature | None] = {}
        self.path_of = path_of
        self._seal = copies.seal
        self._lock = lock
        self.clock = clock
        self.ids = Ids(clock)
        self.news = news

    def take(self, page: str) -> Snapshot:
        """The file of a page as it is now; raises Unreadable."""
        path = self.path_of(page)
        try:
            found = take_snapshot(path, page, self._seal)
        except Unreadable as error:
            return self._met(page, error) or self._restored(page, error)
        if found.signature is None:
            return self._brought_back(page) or found
        if imprint.is_untouched(found.raw):
            return found
        return self._looked_into(page, found)

    def _met(self, page: str, error: Unreadable) -> Snapshot | None:
        """A page of both sides of a conflict, once they are one; none if it is no such page."""
        from winsboard.store.sides import sides_of

        path, raw = self.path_of(page), b""
        if error.cause == "not_json":
            with suppress(OSError, WrongShape):
                raw = self._seal.read(path)
        if not any(imprint.page_of(side) == page for side in sides_of(raw)):
            return None
        # What can not be merged now, or was written by a newer winsboard, stays as it is.
        if page not in self._meeting:
            with suppress(StoreError), self._lock.held(PATIENCE):
                self._meeting.add(page)
                try:
                    if self.meet(page):
                        return take_snapshot(path, page, self._seal)
                finally:
                    self._meeting.discard(page)
        raise error

    def forget_copies(self) -> None:
        """Let go of all copies, where a board begins anew."""
        with suppress(OSError):
            for page in self.copies.pages():
                self.copies.drop(page)

    def _looked_into(self, page: str, found: Snapshot) -> Snapshot:
        """A page that winsboard did not write like this: damaged, or edited by somebody."""
        copy = self.copies.read(page)
        if copy == found.raw:
            return found
        from winsboard.store.damage import one_bit_apart

        path = self.path_of(page)
        if copy is not None and one_bit_apart(found.raw, copy):
            return self._restored(page, unreadable(path, "one_bit"))
        if found.is_newer:
            return found
        if copy is None or not _is_by_hand(page, found.tables, copy):
            # What another computer has written is for the arrivals, whoever has edited it there.
            return (
                found
                if self._is_told_of(page, found)
                else self._restored(page, unreadable(path, "not_ours"))
            )
        # What can not be written now is taken in another time.
        with suppress(StoreError, OSError), self._lock.held(PATIENCE):
            return self._taken_in(page, copy)
        return found

    def _is_told_of(self, page: str, found: Snapshot) -> bool:
        """Tell of the documents that make no sense and stay where they are.

        Not so where the rest of a file makes none, which is told when it is restored.
        """
        from winsboard.store.by_hand import tell_left
        from winsboard.store.soundness import sifted

        sift = sifted(page, found.tables, {}, keep=True)
        if sift.replaced:
            return False
        if sift.left and self._told.get(page) != found.signature:
            self._told[page] = found.signature
            tell_left(self, page, found, sift.left)
        return True

    def _taken_in(self, page: str, copy: bytes) -> Snapshot:
        from winsboard.store.by_hand import take_in

        now = take_snapshot(self.path_of(page), page, self._seal)
        if imprint.is_untouched(now.raw):
            return now
        try:
            ours = form.read(page, copy)
        except WrongShape:
            return now
        taken = take_in(self, page, now, ours)
        return now if taken is None else self.write(page, now, taken)

    def _brought_back(self, page: str) -> Snapshot | None:
        """A page that has gone though nobody erased it."""
        if self.copies.read(page) is None:
            return None
        return self._restored(page, unreadable(self.path_of(page), "gone"))

    def _restored(self, page: str, error: Unreadable) -> Snapshot:
        if error.cause not in DAMAGE:
            raise error
        try:
            with self._lock.held(PATIENCE):
                return self._restore(page, error)
        except (OSError, CannotSave) as refused:
            raise error from refused

    def _restore(self, page: str, error: Unreadable) -> Snapshot:
        from winsboard.store.damage import told
        from winsboard.store.salvage import put_together

        path = self.path_of(page)
        with suppress(Unreadable):
            now = take_snapshot(path, page, self._seal)
            if now.signature is not None and imprint.is_untouched(now.raw):
                # Somebody else was quicker.
                return now
        found = None if path.is_dir() else read_whole(path)
        raw = found[2] if found else None
        good = self._newest_good(page)
        # A broken seal gives nothing, and with one wrong bit the copy is what was written.
        is_empty = raw is None or error.cause in ("one_bit", "broken_seal")
        lines = b"" if is_empty else self._seal.from_disk(raw or b"")
        if raw is None and good is None:
            # The copy is damaged as well, and all there is.
            raw = lines = self.copies.read(page) or b""
        saved = put_together(page, good, lines, self.clock.now(), self.ids)
        aside = self.set_aside(path, raw)
        title, sentence = told(path, error.cause, aside, saved)
        self.note(page, saved.tables, title)
        restored = self.write(page, Snapshot(), saved.tables)
        self.news.add(sentence)
        return restored

    def keep_wrong(self, path: Path, raw: bytes | None, wrong: Sequence[Wrong]) -> str:
        """Keep a file in which rows make no sense, and tell of them; gives their lines in words.

        Raises CannotSave. Whoever calls it holds the lock.
        """
        from winsboard.store.damage import line_words
        from winsboard.store.places import lines_of
        from winsboard.words import say

        try:
            if raw is None:
                found = read_whole(path)
                raw = found[2] if found else b""
            aside = self.set_aside(path, raw)
            plain = self._seal.from_disk(raw)
        except OSError as error:
            raise cannot_save(path, error) from error
        except WrongShape:
            plain = b""
        lines = line_words(lines_of(plain, wrong))
        self.news.add(say("store.by_hand.replaced", path=path, lines=lines, aside=aside))
        return lines

    def note(self, page: str, tables: Tables, title: Title) -> None:
        """Put into the history of a page what was done to its file."""
        edit = Edit(self.ids.new_id(), self.clock.now(), title, ())
        rows = tables.setdefault(EDITS, {})
        tables[EDITS] = {**rows, edit.id: kept(edit, (page,), [], self.ids.stamp(last_made(rows)))}

    def _newest_good(self, page: str) -> Kept | None:
        copy = self.copies.read(page)
        for raw in (*([copy] if copy else []), *self.older(page)):
            with suppress(WrongShape):
                tables = form.read(page, raw)
                if imprint.schema_of(tables) < imprint.SCHEMA:
                    from winsboard.store.migrations import migrated

                    return migrated(tables)
                if imprint.schema_of(tables) == imprint.SCHEMA:
                    return tables
        return None

    def set_aside(self, path: Path, raw: bytes | None) -> Path | None:
        """Keep what stands in a file as it is; where it is now. Raises OSError and CannotSave."""
        from winsboard.store.quarantine import Quarantine

        quarantine = Quarantine(self.copies.state, self._seal)
        if path.is_dir():
            return quarantine.move(path, self.clock.now())
        return quarantine.keep(path.name, raw, self.clock.now()) if raw is not None else None

    def write(self, page: str, before: Snapshot, tables: Tables) -> Snapshot:
        """Put tables in the place of a file, durably; raises CannotSave."""
        path = self.path_of(page)
        storage = PageStorage(path, page, before, self._seal)
        storage.write(tables)
        make_folder(path.parent)
        storage.stage()
        snapshot = storage.publish()
        self.copies.keep(page, snapshot.raw)
        return snapshot


def _is_by_hand(page: str, tables: Kept, copy: bytes) -> bool:
    """Whether a page is the one in the copy, which somebody has edited."""
    with suppress(WrongShape):
        return form.read(page, copy).get(imprint.META) == tables.get(imprint.META)
    return False
