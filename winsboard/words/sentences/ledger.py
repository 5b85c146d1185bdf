"""The ledger in words: what was given to whom, and what is out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from winsboard.domain.model.documents import Share
from winsboard.domain.sharing import ledger
from winsboard.words import format_phrase
from winsboard.words.text.dates import day_in_year


def share_line(share: Share, today: date) -> str:
    """A line of the ledger: `3 May · told Marta`."""
    said = share_words(share)
    if details := ", ".join(_details(share, today)):
        said = format_phrase("shares.with", what=said, details=details)
    return format_phrase("shares.line", day=day_in_year(share.day, today), what=said)


def share_words(share: Share) -> str:
    """What was done, without the day: `told Marta`."""
    name = share.name or format_phrase("shares.somebody")
    return format_phrase(f"shares.way.{share.way}", name=name)


def asked_back_words(share: Share) -> str:
    """What happens now that another board was asked to erase something."""
    if share.way == "suggested":
        return format_phrase("board.asked_back.suggested")
    return format_phrase("board.asked_back", name=share.name)


def _details(share: Share, today: date) -> Iterator[str]:
    if share.first is not None and share.last is not None:
        first, last = (day_in_year(day, today) for day in (share.first, share.last))
        yield format_phrase("shares.span", first=first, last=last)
    if share.sealed:
        yield format_phrase("shares.sealed")
    if share.erased_on is not None:
        yield format_phrase("shares.erased", day=day_in_year(share.erased_on, today))
    elif share.withdrawn_on is not None:
        is_there = ledger.is_withdrawable(share)
        key = f"shares.withdrawn.{share.way}" if is_there else "shares.withdrawn"
        yield format_phrase(key, day=day_in_year(share.withdrawn_on, today))
