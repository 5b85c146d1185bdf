"""The document types of what is given to other people: shares, suggestions and gatherings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal, TypeAlias, get_args

from winsboard.named_tuple import NamedTuple

ShareWay: TypeAlias = Literal[
    "told", "copied", "saved", "packet", "page", "board", "suggested", "unshared"
]
"""How something was given: said aloud, copied, saved to a file, as a packet of chosen entries, as
the page for a therapist, to another board, as a suggestion for somebody's board, or withdrawn."""

SuggestionState: TypeAlias = Literal["waiting", "taken"]
"""A declined suggestion is erased, so it needs no state."""

SHARE_WAYS: Final[tuple[ShareWay, ...]] = get_args(ShareWay)
SUGGESTION_STATES: Final[tuple[SuggestionState, ...]] = get_args(SuggestionState)


class Share(NamedTuple):
    """A line of the ledger: something was given to somebody on a day. It holds none of the text."""

    id: str
    day: date
    at: datetime
    to: str = ""
    """Id of the Person; empty if the name alone is known."""
    name: str = ""
    """The name of the receiver as it was then."""
    way: ShareWay = "told"
    first: date | None = None
    """The first day of the span that was chosen from; None if there was none."""
    last: date | None = None
    parts: tuple[str, ...] = ()
    """Ids of the parts of a page, or of the fields of a packet, that were ticked."""
    what: tuple[str, ...] = ()
    """Ids of the documents of which something was given."""
    checksum: str = ""
    """SHA-256 of the bytes that were given, in hexadecimal; empty if nothing was written."""
    sealed: bool = False
    """Whether the file was encrypted with a passphrase."""
    board: str = ""
    """Id of the board that it was given to, or empty."""
    given: str = ""
    """The random id under which another board has it; it can be withdrawn by this."""
    withdrawn_on: date | None = None
    """When the person asked for it back."""
    erased_on: date | None = None
    """When the other board was known to have erased it."""


class Suggestion(NamedTuple):
    """Something that somebody noticed and wrote for this person, until the person takes it."""

    id: str
    day: date
    text: str
    by: str = ""
    """The name of who wrote it, as typed."""
    whom: str = ""
    """Id of the Person it is for; empty for the person whose board this is."""
    state: SuggestionState = "waiting"
    position: float = 0.0


class Gathering(NamedTuple):
    """A time to meet, at which chosen wins are shown one by one."""

    id: str
    title: str
    day: date | None = None
    place: str = ""
    people: tuple[str, ...] = ()
    """Ids of the people who are asked."""
    words: str = ""
    """The words of the invitation."""
    wins: tuple[str, ...] = ()
    """Ids of the entries and ticks that are shown, in this order."""
    position: float = 0.0


GivenDocument: TypeAlias = Suggestion | Gathering
"""The library documents of this module, which are put in order by `position`."""
