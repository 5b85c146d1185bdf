"""A page that is damaged or has gone, written anew from what is left of it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from winsboard.store import form, imprint
from winsboard.store.damage import told
from winsboard.store.errors import SET_ASIDE, Unreadable
from winsboard.store.files import read_whole
from winsboard.store.form import Kept, WrongShape
from winsboard.store.migrations import migrated
from winsboard.store.salvage import put_together
from winsboard.store.snapshot import Snapshot, take_snapshot
from winsboard.store.waiting import Waiting, holds_page
from winsboard.words import say

if TYPE_CHECKING:
    from winsboard.store.mending import Mender


def restore(mender: Mender, page: str, error: Unreadable) -> Snapshot:
    """Set a damaged page aside and put together what is whole in it and in its newest copy.

    Whoever calls it holds the lock. Raises OSError and CannotSave.
    """
    path, seal = mender.path_of(page), mender.seal
    with suppress(Unreadable):
        now = take_snapshot(path, page, seal)
        if now.signature is not None and imprint.is_untouched(now.raw):
            # Somebody else was quicker.
            return now
    found = read_whole(path)
    raw = found[2] if found else None
    good = _newest_good(mender, page)
    # A broken seal gives nothing, and with one wrong bit the copy is what was written.
    is_empty = raw is None or error.cause in ("one_bit", "broken_seal", *SET_ASIDE)
    lines = b"" if is_empty else seal.from_disk(raw or b"")
    if raw is None and good is None:
        # The copy is damaged as well, and all there is.
        raw = lines = mender.copies.kept(page) or b""
    saved = put_together(page, good, lines, mender.clock.now(), mender.ids)
    aside = _set_aside(mender, path, raw, error.cause)
    title, sentence = told(path, error.cause, aside, saved)
    mender.note(page, saved.tables, title)
    restored = mender.write(page, Snapshot(), saved.tables, good or form.NO_TABLES)
    mender.news.add(sentence)
    return restored


def put_in_place(mender: Mender, page: str) -> Snapshot | None:
    """A page that was beside its place, which is free now.

    The file beside it is a copy like any other from here on, which is merged and put away.
    """
    good = _newest_good(mender, page)
    if good is None:
        return None
    placed = mender.write(page, Snapshot(), form.taken_apart(good), good)
    mender.news.add(say("store.in_place", path=mender.path_of(page)))
    return placed


def _newest_good(mender: Mender, page: str) -> Kept | None:
    copy = mender.copies.kept(page)
    for raw in (*([copy] if copy else []), *mender.older(page)):
        with suppress(WrongShape):
            tables = form.read(page, raw)
            if imprint.schema_of(tables) < imprint.SCHEMA:
                return migrated(tables)
            if imprint.schema_of(tables) == imprint.SCHEMA:
                return tables
    return None


def _set_aside(mender: Mender, path: Path, raw: bytes | None, cause: str) -> Path | None:
    """Keep the bytes of a damaged file; a whole page waits until a person decides about it."""
    if raw is None:
        return None
    if cause in SET_ASIDE and holds_page(mender.seal.from_disk(raw)):
        waiting = Waiting(mender.copies.state, mender.seal)
        return waiting.keep(path.name, raw, mender.clock.now())
    return mender.set_aside(path, raw)
