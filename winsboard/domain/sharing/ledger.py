"""The ledger: what was given to whom, when and how. It holds none of the text."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Final

from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import LIBRARY, Person, Share
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.model.sharing import ShareWay
from winsboard.domain.text import sanitize
from winsboard.domain.text.folding import fold

PAGES: Final[frozenset[ShareWay]] = frozenset({"packet", "page"})
"""The ways in which many days are given at once; the next packet can begin where one ended."""
TO_BOARDS: Final[frozenset[ShareWay]] = frozenset({"board", "suggested"})
"""The ways to another board, which can be asked to erase what it was given."""


def record(
    way: ShareWay,
    to: Person | None,
    context: EditContext,
    *,
    name: str = "",
    day: date | None = None,
    first: date | None = None,
    last: date | None = None,
    parts: Iterable[str] = (),
    what: Iterable[str] = (),
    checksum: str = "",
    sealed: bool = False,
    board: str = "",
    given: str = "",
) -> Edit:
    """The edit that writes down that something was given; its one change holds the new line.

    `name` is that of a receiver who is not among the people. `what` are the ids of the documents
    of which something was given. Of the text nothing is kept but its `checksum`.
    """
    share = Share(
        id=context.new_id(),
        day=day or context.today,
        at=context.now,
        to=to.id if to is not None else "",
        name=sanitize.short(to.name if to is not None else name),
        way=way,
        first=first,
        last=last,
        parts=tuple(parts),
        what=tuple(dict.fromkeys(what)),
        checksum=checksum,
        sealed=sealed,
        board=board,
        given=given,
    )
    return context.edit(_title(way, share), Change(None, share))


def checksum_of(given: bytes) -> str:
    """What the ledger keeps of the bytes that were given."""
    return sha256(given).hexdigest()


def shares(board: Board) -> tuple[Share, ...]:
    """The lines of the months that are loaded, newest first."""
    found = (
        document
        for name, page in board.pages.items()
        if name != LIBRARY
        for document in page.values()
        if isinstance(document, Share)
    )
    return newest_first(found)


def newest_first(lines: Iterable[Share]) -> tuple[Share, ...]:
    """Lines of the ledger in its order."""
    return tuple(sorted(lines, key=_when, reverse=True))


def _when(share: Share) -> tuple[date, datetime, str]:
    return share.day, share.at.astimezone(UTC), share.id


def is_to(share: Share, person: Person) -> bool:
    """Whether something was given to a person, also before they were among the people."""
    if share.to:
        return share.to == person.id
    return not share.board and fold(share.name) == fold(person.name)


def shares_with(lines: Iterable[Share], person: Person) -> tuple[Share, ...]:
    """What was given to a person, newest first."""
    return newest_first(share for share in lines if is_to(share, person))


def last_page_to(lines: Iterable[Share], person: Person) -> Share | None:
    """The newest packet or page for a person that was not taken back; None if there is none."""
    given = (
        share
        for share in shares_with(lines, person)
        if share.way in PAGES and share.withdrawn_on is None
    )
    return next(given, None)


def last_session(lines: Iterable[Share], person: Person | None = None) -> date | None:
    """The day of the newest page for a therapist; None if there is none.

    Without a person it is the newest page for anybody.
    """
    found = newest_first(
        share
        for share in lines
        if share.way == "page"
        and share.withdrawn_on is None
        and (person is None or is_to(share, person))
    )
    return found[0].day if found else None


def told_on(lines: Iterable[Share], person: Person, what: Collection[str]) -> date | None:
    """The latest day on which a person was told about one of these documents; None if never."""
    days = (
        share.day
        for share in lines
        if share.way == "told" and is_to(share, person) and not set(share.what).isdisjoint(what)
    )
    return max(days, default=None)


def find_given(lines: Iterable[Share], given: str) -> Share | None:
    """The line of what another board has under this random id."""
    return next((share for share in lines if given and share.given == given), None)


def is_withdrawable(share: Share) -> bool:
    """Whether something was given under a random id, so that another board can erase it."""
    return share.way in TO_BOARDS and bool(share.given)


def withdrawn(share: Share, context: EditContext) -> Edit | None:
    """Write down that something was asked back. None if it was already."""
    if share.withdrawn_on is not None:
        return None
    # Only another board can be made to erase it.
    did = "withdrawn" if is_withdrawable(share) else "unshared"
    return _dated(share, share._replace(withdrawn_on=context.today), did, context)


def erased(share: Share, context: EditContext) -> Edit | None:
    """Write down that another board has erased what it was given. None if it was already."""
    if share.erased_on is not None:
        return None
    after = share._replace(
        withdrawn_on=share.withdrawn_on or context.today, erased_on=context.today
    )
    return _dated(share, after, "erased", context)


def _dated(before: Share, after: Share, did: str, context: EditContext) -> Edit:
    return context.edit(_title(did, before), Change(before, after))


def _title(did: str, share: Share) -> Title:
    return Title(f"share.{did}" if share.name else f"share.{did}.somebody", share.name)
