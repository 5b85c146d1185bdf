"""Parser for search queries.

Words must all occur in an entry, `"several words"` as a phrase. The keys `tag:`, `area:`,
`kind:`, `person:`, `from:`, `to:`, `on:` and `is:` filter. A value of several words needs double
or single quotes, except for days. A word with any other key is searched for as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import Final, TypeVar

from winsboard.domain.errors import Refusal
from winsboard.domain.journal.query import Names, PersonFilter, Query, TagFilter, with_words
from winsboard.domain.text.calendar import month_bounds
from winsboard.domain.text.date_forms import MONTHS, WEEKDAYS
from winsboard.domain.text.date_parser import parse_day
from winsboard.domain.text.folding import contains, fold, fold_name
from winsboard.domain.text.sanitize import one_line
from winsboard.named_tuple import NamedTuple

I = TypeVar("I", bound=Hashable)  # noqa: E741

LONGEST: Final = 1000
"""Characters of a query."""
_TOKEN: Final = re.compile(
    r"([a-zA-Z]+):(?=\s|$)"
    r"|((?i:tag|area|kind|person|from|to|on|is)):'([^']*)'?"
    r'|(?:([a-zA-Z]+):)?(?:"([^"]*)"?|([^\s"]+))'
)
"""A key without a value; a key with a single-quoted value; a word, phrase or key with a value."""
_UNITS: Final = frozenset(["day", "days", "week", "weeks", "month", "months", "year", "years"])
_MAX_DATE_WORDS: Final = 3
"""Words that an unquoted day can have, as in `3 march 2024`."""


class _Token(NamedTuple):
    key: str
    """The key, such as `tag`; empty for a word or phrase."""
    value: str
    quoted: bool


def parse_query(typed: str, today: date, names: Names) -> Query:
    """Parse a search.

    Raises Refusal if a query is too long, a key has no value, an area, kind or state is unknown, a
    day cannot be parsed, or the first day is after the last.
    """
    if len(typed) > LONGEST:
        raise Refusal("search.long", longest=LONGEST)
    rest = _tokens(typed)
    query = Query()
    while rest:
        token = rest.pop(0)
        if token.key in ("from", "to", "on") and token.value and not token.quoted:
            token = token._replace(value=_take_date(token.value, rest, today))
        query = _with(query, token, today, names)
    if query.first and query.last and query.first > query.last:
        raise Refusal("search.backwards", first=query.first, last=query.last)
    return query


def _tokens(typed: str) -> list[_Token]:
    found = []
    for lone, single, inside, key, quoted, bare in _TOKEN.findall(one_line(typed)):
        written = lone or single or key
        name = written.lower()
        value = inside or quoted or bare
        if name and name not in _READERS:
            value, name = f"{written}:{value}", ""
        found.append(_Token(name, value, bool(inside or quoted)))
    return found


def _take_date(value: str, rest: list[_Token], today: date) -> str:
    """The value plus the tokens after it that belong to the same day, removed from `rest`."""
    words = [value]
    for token in rest[: _MAX_DATE_WORDS - 1]:
        if token.key or token.quoted or not _can_continue_date(words, token.value):
            break
        words.append(token.value)
    while len(words) > 1 and _days(" ".join(words), today) is None:
        words.pop()
    del rest[: len(words) - 1]
    return " ".join(words)


def _can_continue_date(words: list[str], word: str) -> bool:
    """Whether a word can continue a day that starts with the words before it."""
    if word.isdecimal():
        return len(word) == 4 or (len(word) <= 2 and _names(words[-1], MONTHS))
    if word.lower() in _UNITS or (word.lower() == "ago" and words[-1].lower() in _UNITS):
        return True
    return _names(word, MONTHS) or (words[-1].lower() == "last" and _names(word, WEEKDAYS))


def _names(word: str, known: tuple[str, ...]) -> bool:
    return len(word) >= 3 and any(name.startswith(word.lower()) for name in known)


def parse_date_range(typed: str, today: date) -> tuple[date, date]:
    """The first and last day of a typed day, month or year: `2024`, `2024-05`, `may`, `may 2024`.

    Raises Refusal if it cannot be parsed.
    """
    days = _days(typed, today)
    if days is None:
        return (day := parse_day(typed, today), day)
    return days


def _days(typed: str, today: date) -> tuple[date, date] | None:
    words = typed.strip().lower()
    if re.fullmatch(r"(19|20)\d\d", words):
        return date(int(words), 1, 1), date(int(words), 12, 31)
    if found := re.fullmatch(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])", words):
        return month_bounds(date(int(found[1]), int(found[2]), 1))
    if (found := re.fullmatch(r"([a-z]{3,})\.?(?: ((?:19|20)\d\d))?", words)) and _names(
        found[1], MONTHS
    ):
        month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(found[1]))
        year = int(found[2]) if found[2] else today.year - (month > today.month)
        return month_bounds(date(year, month, 1))
    try:
        return (day := parse_day(words, today), day)
    except Refusal:
        return None


def _with(query: Query, token: _Token, today: date, names: Names) -> Query:
    if not token.key:
        words = " ".join(fold(token.value).split())
        return with_words(query, words, names) if words else query
    if not token.value.strip():
        raise Refusal("search.empty", name=token.key)
    return _READERS[token.key](query, token.value, today, names)


def _tag(query: Query, value: str, _today: date, names: Names) -> Query:
    beginning = fold_name(value)
    ids = frozenset(id for name, id in names.tags.items() if name.startswith(beginning))
    return query._replace(tags=(*query.tags, TagFilter(ids, beginning)))


def _area(query: Query, value: str, _today: date, names: Names) -> Query:
    found = _parse_filter("area", value, names.areas)
    return query._replace(areas=query.areas.union(*found))


def _kind(query: Query, value: str, _today: date, names: Names) -> Query:
    return query._replace(kinds=query.kinds | _parse_filter("kind", value, names.kinds))


def _person(query: Query, value: str, _today: date, names: Names) -> Query:
    piece = fold_name(value)
    ids = frozenset(id for id, name in names.people.items() if contains(name, piece))
    return query._replace(people=(*query.people, PersonFilter(piece, ids)))


def _from(query: Query, value: str, today: date, _names: Names) -> Query:
    return query._replace(first=parse_date_range(value, today)[0])


def _to(query: Query, value: str, today: date, _names: Names) -> Query:
    return query._replace(last=parse_date_range(value, today)[1])


def _on(query: Query, value: str, today: date, _names: Names) -> Query:
    first, last = parse_date_range(value, today)
    return query._replace(first=first, last=last)


def _is(query: Query, value: str, _today: date, _names: Names) -> Query:
    wish = fold_name(value)
    for name, narrowed in _STATES.items():
        if name.startswith(wish):
            return narrowed(query)
    raise Refusal("search.state", value=value, known=", ".join(_STATES))


def _parse_filter(key: str, value: str, known: Mapping[str, I]) -> frozenset[I]:
    wanted = fold_name(value)
    found = frozenset(id for name, id in known.items() if name.startswith(wanted))
    if not found:
        raise Refusal(f"search.{key}", value=value, known=", ".join(known))
    return found


_STATES: Final[Mapping[str, Callable[[Query], Query]]] = {
    "starred": lambda query: query._replace(starred=True),
    "first time": lambda query: query._replace(first_time=True),
    "hard day": lambda query: query._replace(hard=True),
    "to talk about": lambda query: query._replace(talk=True),
}
_Reader = Callable[[Query, str, date, Names], Query]
_READERS: Final[Mapping[str, _Reader]] = {
    "tag": _tag,
    "area": _area,
    "kind": _kind,
    "person": _person,
    "from": _from,
    "to": _to,
    "on": _on,
    "is": _is,
}
