"""The span of days that a packet is chosen from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import Person, Share
from winsboard.domain.sharing.ledger import last_page_to
from winsboard.named_tuple import NamedTuple

TWO_WEEKS: Final = timedelta(days=13)
"""From the first to the last day of two weeks."""


class Span(NamedTuple):
    """A span of days, both ends included."""

    first: date
    last: date


def since_last(lines: Iterable[Share], person: Person, today: date) -> Span | None:
    """The days since the last packet or page for a person; None if there is none.

    It begins with the last day of that one: something may have been written later that day.
    """
    before = last_page_to(lines, person)
    if before is None:
        return None
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
