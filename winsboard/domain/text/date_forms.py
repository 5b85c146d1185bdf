"""The date formats that people type.

A format has to match the whole input. An ambiguous one returns all its meanings; the caller
decides.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from winsboard.named_tuple import NamedTuple

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_COUNTS: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_NEAR: Final = {
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
}


class PartialDate(NamedTuple):
    """A date as typed; the parts that were left out are None."""

    day: int
    month: int | None = None
    year: int | None = None


_SPAN: Final = r"(\d{1,4}|[a-z]+) (day|week|month|year)s?"
_AGO: Final = f"{_SPAN} ago"
_IN: Final = f"in {_SPAN}"
_PLUS: Final = r"\+(\d{1,4})(?: days?)?"
_NAMED: Final = r"(?:(last|next|on) )?([a-z]{3,9})"
_DAY: Final = r"(?P<d>\d{1,2})"
_MONTH: Final = r"(?P<m>\d{1,2})"
_YEAR: Final = r"(?P<y>\d{4})"
_NAME: Final = r"(?P<name>[a-z]{3,9})\.?"
_ORDINAL: Final = r"(?:st|nd|rd|th|\.)?"
_CLOCK: Final = r"(?:[t ]\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?)?"
_FORMS: Final = (
    rf"(?:the )?{_DAY}(?:st|nd|rd|th)?",
    rf"{_DAY}\. ?{_MONTH}(?:\. ?{_YEAR})?",
    rf"{_YEAR}-{_MONTH}-{_DAY}{_CLOCK}",
    rf"{_YEAR}(?P<mark>/| / | |\. ?){_MONTH}(?P=mark){_DAY}",
    rf"(?:the )?{_DAY}{_ORDINAL}[ /-]?(?:of )?{_NAME}(?:,? ?[ /-]?{_YEAR})?",
    rf"{_NAME}[ /-]?(?:the )?{_DAY}{_ORDINAL}(?:(?:, ?| |/|-){_YEAR})?",
    rf"{_YEAR}[ /-]?{_NAME}[ /-]?{_DAY}{_ORDINAL}",
)
_EITHER_ORDER: Final = rf"{_DAY}(?P<mark>/| / |-| ){_MONTH}(?:(?P=mark){_YEAR})?"
"""Day and month in some countries, month and day in others."""
_ISO_WEEK: Final = r"\d{4}-?w\d\d-?\d"


def parse_relative_date(words: str, today: date, *, ahead: bool = False) -> date | None:
    """Parse a date relative to today: `yesterday`, `5 days ago`, `+5`, `last tuesday`.

    A bare weekday is the one before today, or with `ahead` the one after it. Returns None if it is
    not one.
    """
    try:
        if words in _NEAR:
            return today + timedelta(days=_NEAR[words])
        if found := re.fullmatch(_PLUS, words):
            return today + timedelta(days=int(found[1]))
        if found := re.fullmatch(_AGO, words):
            return _moved(today, -_count(found[1]), found[2])
        if found := re.fullmatch(_IN, words):
            return _moved(today, _count(found[1]), found[2])
    except (OverflowError, ValueError):
        return None
    found = re.fullmatch(_NAMED, words)
    weekday = _weekday(found[2]) if found else None
    if found is None or weekday is None:
        return None
    if found[1] == "next" or (ahead and found[1] != "last"):
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _count(word: str) -> int:
    if word.isdecimal():
        return int(word)
    return 1 if word in ("a", "an") else _COUNTS.index(word) + 1


def _moved(day: date, by: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=by * (7 if unit == "week" else 1))
    # Imported here because months and years are rarely typed and nothing else needs dateutil.
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=by * (12 if unit == "year" else 1))


def interpretations(words: str) -> tuple[set[PartialDate], int | None]:
    """All dates that the input can mean, and the weekday it names, if any."""
    bare, weekday = _without_weekday(words.removeprefix("on "))
    return _interpretations(bare), weekday


def _interpretations(words: str) -> set[PartialDate]:
    if (day := _iso(words)) is not None:
        return {PartialDate(day.day, day.month, day.year)}
    if found := re.fullmatch(_EITHER_ORDER, words):
        one, other = int(found["d"]), int(found["m"])
        year = int(found["y"]) if found["y"] else None
        return {PartialDate(one, other, year), PartialDate(other, one, year)}
    for form in _FORMS:
        if (found := re.fullmatch(form, words)) and (written := _written(found.groupdict())):
            return {written}
    return set()


def _iso(words: str) -> date | None:
    """Parse `2026-11-29`, `20261129` or `2026-W48-7`."""
    if len(words) not in (8, 10) or not words[:4].isdecimal() or not words[-1].isdecimal():
        return None
    if "w" in words and not re.fullmatch(_ISO_WEEK, words):
        return None
    try:
        return date.fromisoformat(words.upper())
    except ValueError:
        return None


def _written(said: dict[str, str | None]) -> PartialDate | None:
    name, month, year = said.get("name"), said.get("m"), said.get("y")
    number = int(month) if month else _index_by_prefix(name, MONTHS) + 1 if name else None
    if number == 0:
        return None
    return PartialDate(int(said["d"] or 0), number, int(year) if year else None)


def _without_weekday(words: str) -> tuple[str, int | None]:
    """Split off a weekday at the start or end of the input."""
    first, _, rest = words.partition(" ")
    if rest and (weekday := _weekday(first.rstrip(",."))) is not None:
        return rest, weekday
    rest, _, last = words.rpartition(" ")
    if rest and (weekday := _weekday(last.strip("()."))) is not None:
        return rest.rstrip(","), weekday
    return words, None


def _weekday(word: str) -> int | None:
    place = _index_by_prefix(word, WEEKDAYS)
    return None if place < 0 else place


def _index_by_prefix(word: str, names: tuple[str, ...]) -> int:
    """The index of the name with this prefix of at least three letters; -1 if there is none."""
    if len(word) < 3:
        return -1
    return next((n for n, name in enumerate(names) if name.startswith(word)), -1)
