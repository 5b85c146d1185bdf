"""Finds the key that a click on a line of keys means, such as `Enter: save · Esc: cancel`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from rich.cells import cell_len

from winsboard.named_tuple import NamedTuple

NAMED: Final[Mapping[str, str]] = {
    "Esc": "escape",
    "Enter": "enter",
    "Space": "space",
    "Tab": "tab",
    "Home": "home",
    "End": "end",
    "PageUp": "pageup",
    "PageDown": "pagedown",
    "←": "left",
    "→": "right",
    "↑": "up",
    "↓": "down",
}
"""The names of keys as people read them, with Textual's names."""
SIGNS: Final[Mapping[str, str]] = {
    "/": "slash",
    ".": "full_stop",
    ",": "comma",
    "+": "plus",
    "-": "minus",
    "*": "asterisk",
    "#": "number_sign",
    "?": "question_mark",
}
PARTED: Final = " · "
_NAME: Final = re.compile(
    rf"(?<![\w+])(?:(?P<with>Shift|Ctrl)\+(?P<other>Tab|[A-Z])|(?P<function>F\d\d?)"
    rf"|(?P<name>{'|'.join(NAMED)}))(?!\w)|(?P<arrow>[←→↑↓])"
)
_ONE: Final = re.compile(r"(?P<key>[a-z0-9/.,+*#?-]|[A-Z0-9/.,+*#?-](?=:))(?=:? \S)")
"""A key of one character at the beginning of a part. A capital needs a colon: `A` is also a word.
"""


class _Key(NamedTuple):
    start: int
    end: int
    key: str


def key_at(line: str, cell: int) -> str | None:
    """Return the key that a cell of a line of keys stands for, in Textual's notation.

    A part with one key counts as a whole; in a part with several, only their names do.
    """
    at = 0
    for part in line.split(PARTED):
        end = at + cell_len(part)
        if at <= cell < end:
            return _in_part(part, cell - at)
        at = end + cell_len(PARTED)
    return None


def names_key(line: str, key: str) -> bool:
    """Return whether a line of keys shows a key, given in Textual's notation."""
    return any(found.key == key for part in line.split(PARTED) for found in _keys_of(part))


def _in_part(part: str, cell: int) -> str | None:
    keys = list(_keys_of(part))
    if len(keys) == 1:
        return keys[0].key
    for found in keys:
        if cell_len(part[: found.start]) <= cell < cell_len(part[: found.end]):
            return found.key
    return None


def _keys_of(part: str) -> Iterator[_Key]:
    lead = len(part) - len(part.lstrip())
    if one := _ONE.match(part, lead):
        key = one["key"]
        yield _Key(one.start(), one.end(), SIGNS.get(key, key))
    for found in _NAME.finditer(part):
        if found["with"]:
            key = f"{found['with'].lower()}+{found['other'].lower()}"
        elif found["function"]:
            key = found["function"].lower()
        else:
            key = NAMED[found["name"] or found["arrow"]]
        yield _Key(*found.span(), key)
