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
from winsboard.store.json_text import parsed
from winsboard.store.lock import Lock
from winsboard.store.news import News
from winsboard.store.page_file import PageStorage, Snapshot, take_snapshot
from winsboard.store.places import is_beside, leads_outside
from winsboard.store.scroll import last_made
from winsboard.store.stamps import REMOVED

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
        self.knows: Callable[[str], bool] = lambda _: False
        """Whether this machine has written a page, though there may be no copy of it any more."""
        self.meet: Callable[[str], bool] = lambda _: False
        """Merges both sides of a page in which version control has left its marks."""
        self.shared: Path | None = None
        """The folder of the pages where other programs may have files in it, too."""
        self._meeting: set[str] = set()
        self._told_beside: set[Path] = set()
        self._told_left: dict[str, Signature | None] = {}
        self.path_of = path_of
        self.seal = copies.seal
        self._lock = lock
        self.clock = clock
        self.ids = Ids(clock)
        self.news = news

    def take(self, page: str) -> Snapshot:
        """The file of a page as it is now; raises Unreadable."""
        path = self.path_of(page)
        try:
            found = take_snapshot(path, page, self.seal)
        except Unreadable as error:
            return self._met(page, error) or self._restored(page, error)
        if found.signature is None:
            if self.shared is not None and leads_outside(path, self.shared):
                raise unreadable(path, "a_link")
            return self._brought_back(page) or found
        if imprint.is_untouched(found.raw):
            is_whole = found.is_newer or not _may_have_misplaced(found)
            return found if is_whole else self._with_rows_in_place(page, found)
        return self._looked_into(page, found)

    def _with_rows_in_place(self, page: str, found: Snapshot) -> Snapshot:
        """A page of our own that an earlier winsboard has closed with a misplaced row."""
        path = self.path_of(page)
        from winsboard.store.misplaced import has_misplaced, put_in_place

        if not has_misplaced(found.tables):
            return found
        # What can not be written now is put right another time.
        with suppress(OSError, StoreError), self._lock.held(PATIENCE):
            now = take_snapshot(path, page, self.seal)
            if not has_misplaced(now.tables):
                return now
            mended = self.write(page, now, put_in_place(now.tables))
            from winsboard.words import say

            self.news.add(say("store.put_in_place", path=path))
            return mended
        return found

    def _met(self, page: str, error: Unreadable) -> Snapshot | None:
        """A page of both sides of a conflict, once they are one; none if it is no such page."""
        from winsboard.store.sides import sides_of

        path, raw = self.path_of(page), b""
        if error.cause == "not_json":
            with suppress(OSError, WrongShape):
                found = read_whole(path)
                raw = self.seal.page_from_disk(page, found[2]) if found else b""
        sides = [side for side in sides_of(raw) if imprint.page_of(side) == page]
        if not sides:
            return None
        # What can not be merged now, or was written by a newer winsboard, stays as it is.
        if page in self._meeting or any(map(_is_newer, sides)):
            raise error
        try:
            with self._lock.held(PATIENCE):
                self._meeting.add(page)
                try:
                    met = self.meet(page)
                finally:
                    self._meeting.discard(page)
        except StoreError as refused:
            raise error from refused
        # Sides of which nothing whole can be made are damage like any other.
        return take_snapshot(path, page, self.seal) if met else None

    def tell_beside(self, path: Path, error: Unreadable) -> None:
        """Tell once where a page is whose place something else has taken."""
        from winsboard.words import say

        place = Path(str(error.values["path"]))
        taken = place.parent if error.cause == "in_the_way" else place
        if taken not in self._told_beside:
            self._told_beside.add(taken)
            is_closed = error.cause == "no_permission"
            key = "store.beside.closed" if is_closed else "store.beside"
            self.news.add(say(key, **{**error.values, "path": taken, "beside": path}))

    def forget_copies(self) -> None:
        """Let go of all copies, where a board begins anew."""
        with suppress(OSError):
            for page in self.copies.pages():
                self.copies.drop(page)

    def _looked_into(self, page: str, found: Snapshot) -> Snapshot:
        """A page that winsboard did not write like this: damaged, or edited by somebody."""
        copy = self.copies.sure(page)
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
            if self._is_told_of(page, found):
                return found if copy is not None else self._written_apart(page, found)
            return self._restored(page, unreadable(path, "not_ours"))
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
        if sift.left and self._told_left.get(page) != found.signature:
            self._told_left[page] = found.signature
            tell_left(self, page, found, sift.left)
        return True

    def _written_apart(self, page: str, found: Snapshot) -> Snapshot:
        """A page of which nothing else is known, with a place of its own for what stood twice.

        The file is kept as it was, since of two marks of a day one alone can stay.
        """
        from winsboard.store.doubles import stands_twice
        from winsboard.words import say

        if not stands_twice(found.raw):
            return found
        path = self.path_of(page)
        # What can not be written now is written another time; it is read like this meanwhile.
        with suppress(OSError, StoreError), self._lock.held(PATIENCE):
            now = take_snapshot(path, page, self.seal)
            if now.signature != found.signature:
                return now
            aside = self.set_aside(path, now.raw)
            apart = self.write(page, now, form.taken_apart(now.tables), now.tables)
            self.news.add(say("store.twice", path=path, aside=aside))
            return apart
        return found

    def _taken_in(self, page: str, copy: bytes) -> Snapshot:
        from winsboard.store.by_hand import take_in

        now = take_snapshot(self.path_of(page), page, self.seal)
        if imprint.is_untouched(now.raw):
            return now
        try:
            ours = form.read(page, copy)
        except WrongShape:
            return now
        taken = take_in(self, page, now, ours)
        return now if taken is None else self.write(page, now, taken, ours)

    def _brought_back(self, page: str) -> Snapshot | None:
        """A page that has gone though nobody erased it."""
        if self.copies.sure(page) is None:
            return None
        if self.shared is not None and is_beside(self.shared, page):
            from winsboard.store.restoring import put_in_place

            with suppress(StoreError), self._lock.held(PATIENCE):
                return put_in_place(self, page)
        return self._restored(page, unreadable(self.path_of(page), "gone"))

    def _restored(self, page: str, error: Unreadable) -> Snapshot:
        if error.cause not in DAMAGE:
            raise error
        if self.shared is not None:
            self._check_ours(page, error.cause, self.shared)
        try:
            from winsboard.store.restoring import restore

            with self._lock.held(PATIENCE):
                return restore(self, page, error)
        except (OSError, CannotSave) as refused:
            raise error from refused

    def _check_ours(self, page: str, cause: str, shared: Path) -> None:
        """Raise Unreadable unless a damaged file is one of ours, in its place.

        It is ours if it says so, or if this machine knows to have written the page. A link is
        never written through when what it leads to is no page.
        """
        path = self.path_of(page)
        if leads_outside(path, shared):
            raise unreadable(path, "a_link")
        is_known = self.copies.has(page) or self.knows(page)
        if cause in ("gone", "broken_seal") or (is_known and not is_beside(shared, page)):
            return
        try:
            found = read_whole(path)
        except OSError as error:
            raise unreadable(path, error) from error
        if found is not None and not imprint.is_from_here(found[2]):
            raise unreadable(path, "another_program")

    def keep_wrong(self, path: Path, raw: bytes | None, wrong: Sequence[Wrong]) -> str:
        """Keep a file in which rows make no sense, and tell of them; gives their lines in words.

        Raises CannotSave. Whoever calls it holds the lock.
        """
        from winsboard.store.damage import line_words
        from winsboard.store.line_numbers import lines_of
        from winsboard.words import say

        try:
            if raw is None:
                found = read_whole(path)
                raw = found[2] if found else b""
            aside = self.set_aside(path, raw)
            plain = self.seal.from_disk(raw)
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

    def set_aside(self, path: Path, raw: bytes) -> Path:
        """Keep the bytes of a damaged file; where they are. Raises OSError and CannotSave."""
        from winsboard.store.quarantine import Quarantine

        return Quarantine(self.copies.state, self.seal).keep(path.name, raw, self.clock.now())

    def write(
        self, page: str, before: Snapshot, tables: Tables, allowed: Kept = form.NO_TABLES
    ) -> Snapshot:
        """Put tables in the place of a file, durably; raises CannotSave.

        Rows that stand so in `allowed` may make no sense.
        """
        path = self.path_of(page)
        storage = PageStorage(path, page, before, self.seal)
        storage.allowed = allowed
        storage.write(tables)
        make_folder(path.parent)
        storage.stage()
        snapshot = storage.publish()
        self.copies.keep(page, snapshot.raw)
        return snapshot


def _is_newer(side: bytes) -> bool:
    """Whether a newer winsboard wrote it."""
    return imprint.schema_of(parsed(side)) > imprint.SCHEMA


def _is_by_hand(page: str, tables: Kept, copy: bytes) -> bool:
    """Whether a page is the one in the copy, which somebody has edited."""
    with suppress(WrongShape):
        return form.read(page, copy).get(imprint.META) == tables.get(imprint.META)
    return False


def _may_have_misplaced(found: Snapshot) -> bool:
    """Whether a file has more tombstones than the table of these: a quick look at its bytes."""
    return found.raw.count(b'"_gone":') > len(found.tables.get(REMOVED, {}))
