"""Parsing the day that is given to a command."""

from __future__ import annotations

from datetime import date

from winsboard.cli.args.parser import typed


def parse_day(text: str | None, today: date) -> date:
    """The day a person typed; today if nothing was.

    Raises Refusal for what is no day, is before 1900, or has not come.
    """
    if text is None:
        return today
    from winsboard.domain.text.date_parser import read_past_day

    return read_past_day(typed([text]), today)
