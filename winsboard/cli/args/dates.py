"""Parsing the day that is given to a command."""

from __future__ import annotations

from datetime import date

from winsboard.cli.args.parser import joined_words


def day_or_today(text: str | None, today: date) -> date:
    """Parse the day that was typed; today if none was.

    Raises Refusal for text that is not a day, and for a day before 1900 or after today.
    """
    if text is None:
        return today
    from winsboard.domain.text.date_parser import parse_past_day

    return parse_past_day(joined_words([text]), today)
