"""A page that somebody has edited with a program of their own: what is whole in it counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from winsboard.domain.days import is_on_boards
from winsboard.domain.documents import Entry, Mark, mark_id
from winsboard.domain.edits import Title
from winsboard.store import codec, form, stamps
from winsboard.store.damage import line_words
from winsboard.store.decoders import decoder
from winsboard.store.doubles import apart
from winsboard.store.errors import Unreadable
from winsboard.store.form import Kept, Tables, WrongShape
from winsboard.store.line_numbers import lines_of
from winsboard.store.moves import has_seen, ids_of, made_anew
from winsboard.store.outside import NAMES, taken_in
from winsboard.store.page_file import Snapshot
from winsboard.store.rows import Fields
from winsboard.store.soundness import Sifted, Wrong, sifted
from winsboard.words import say

if TYPE_CHECKING:
    from winsboard.store.mending import Mender


def take_in(mender: Mender, page: str, now: Snapshot, ours: Kept) -> Tables | None:
    """The tables of a page that was edited by hand, to be written; none where nothing is another.

    `ours` is what winsboard wrote before. A document that makes no sense has what it said before,
    and the file is kept as it was edited; one that is new and makes no sense stays where it stands.
    Either is named by its line. One whose day is of another month goes to the page of that.
    Whoever calls it holds the lock. Raises OSError and StoreError.
    """
    theirs = apart(now.raw, now.tables, ours)
    sift = sifted(page, theirs, ours, keep=True)
    moved = [wrong for wrong in sift.left if _move(mender, page, sift.tables, wrong)]
    left = [wrong for wrong in sift.left if wrong not in moved]
    if sift.replaced:
        _bring_back(sift.tables, ours, {(wrong.table, wrong.id) for wrong in moved})
    tables = taken_in(page, sift.tables, ours, mender.clock.now(), mender.ids)
    if tables is None and not sift.replaced and not sift.left:
        return None
    tables = sift.tables if tables is None else tables
    _tell(mender, page, now, tables, sift._replace(left=left))
    return tables


def _bring_back(tables: Tables, ours: Kept, moved: Collection[tuple[str, str]]) -> None:
    """Where documents make no sense, those that are missing were hardly removed on purpose."""
    for name in NAMES:
        if mine := ours.get(name):
            back = {id: row for id, row in mine.items() if (name, id) not in moved}
            tables[name] = {**back, **tables.get(name, {})}


def _tell(mender: Mender, page: str, now: Snapshot, tables: Tables, sift: Sifted) -> None:
    path = mender.path_of(page)
    if sift.replaced:
        lines = mender.keep_wrong(path, now.raw, sift.replaced)
        mender.note(page, tables, Title("damage.restored", say("store.by_hand.short", lines=lines)))
    if sift.left:
        tell_left(mender, page, now, sift.left)


def tell_left(mender: Mender, page: str, now: Snapshot, left: Iterable[Wrong]) -> None:
    """Tell of documents that make no sense and stay where they are."""
    lines = line_words(lines_of(now.raw, left))
    mender.news.add(say("store.by_hand.left", path=mender.path_of(page), lines=lines))


def _move(mender: Mender, page: str, tables: Tables, wrong: Wrong) -> bool:
    """Put a document on the page of its day, and take it from the one where it was written."""
    if wrong.problem.why != "elsewhere":
        return False
    rows = tables[wrong.table]
    fields = rows[wrong.id]
    home, id = _home_of(wrong, fields)
    if home == page or not is_on_boards(home):
        return False
    try:
        there = mender.take(home)
    except Unreadable:
        return False
    after = form.taken_apart(there.tables)
    known = after.setdefault(wrong.table, {})
    if there.is_newer or (id in known and wrong.table == codec.TABLE_OF[Mark]):
        return False
    row = codec.mended(wrong.table, id, stamps.contents(fields))
    if wrong.table == codec.TABLE_OF[Entry] and type(fields.get("_made")) is int:
        new = _moved(mender, page, known, wrong.id, fields, row)
    else:
        is_taken = id in known or id in after.get(stamps.REMOVED, {})
        made = mender.ids.stamp(stamps.newest(fields))
        new = {mender.ids.new_id() if is_taken else id: {**row, "_made": made}}
    if new:
        known.update(new)
        mender.write(home, there, after)
    tables[wrong.table] = {other: row for other, row in rows.items() if other != wrong.id}
    return True


def _moved(
    mender: Mender, page: str, there: Mapping[str, Fields], id: str, old: Fields, row: Fields
) -> dict[str, Fields]:
    """An entry of winsboard that a person has moved by hand, as `entries.move` moves it.

    It is a new entry that knows the ids it had, so that what another machine changes in the old one
    meanwhile stays. Nothing where it is there already, as after a move that was cut short.
    """
    row = {**row, "was": [*ids_of(id, old)[1:], id]}
    for known in there.values():
        if known.get("_from") == page and stamps.contents(known) == row and has_seen(known, old):
            return {}
    stamp = mender.ids.stamp(stamps.last_act(old))
    return {mender.ids.new_id(): made_anew(row, old, None, page, stamp)}


def _home_of(wrong: Wrong, fields: Fields) -> tuple[str, str]:
    """The page of the day of a document, and its id there; empty where it has no such day."""
    decode = decoder(wrong.table)
    try:
        document = decode(wrong.id, fields) if decode else None
    except WrongShape:
        document = None
    if document is None:
        return "", ""
    is_mark = isinstance(document, Mark)
    id = mark_id(document.habit, document.day) if isinstance(document, Mark) else document.id
    return codec.home_of(document), id if is_mark else document.id
