"""The span of days that a packet is chosen from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import Person, Share
from winsboard.domain.sharing.ledger import PAGES, is_to
from winsboard.named_tuple import NamedTuple

TWO_WEEKS: Final = timedelta(days=13)
"""From the first to the last day of two weeks."""


class Span(NamedTuple):
    """A span of days, both ends included."""

    first: date
    last: date


def is_page_for(share: Share, person: Person) -> bool:
    """Whether a line of the ledger is a packet or a page for a person that stays given."""
    return share.way in PAGES and share.withdrawn_on is None and is_to(share, person)


def since(before: Share, today: date) -> Span:
    """The days since a packet or page.

    They begin with its last day: something may have been written later that day.
    """
    return Span(min(before.last or before.day, today), today)


def two_weeks(today: date) -> Span:
    """The last two weeks."""
    return Span(_before(today, TWO_WEEKS), today)


def checked(first: date, last: date, today: date) -> Span:
    """A span that was typed. Raises Refusal if it has no day, or none that has come yet."""
    if last < first:
        raise Refusal("share.span.none")
    if first > today:
        raise Refusal("share.span.later")
    return Span(first, min(last, today))


def _before(today: date, days: timedelta) -> date:
    return date.fromordinal(max(today.toordinal() - days.days, 1))
