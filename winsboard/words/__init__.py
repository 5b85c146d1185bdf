"""All text that winsboard shows, looked up by key.

`phrases/` holds the sentences of the program, one file per part of it. `content/` holds the
shipped lists, such as habits, questions and celebration lines; `catalog` gives typed access.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from functools import cache
from os import path
from pathlib import PurePath
from typing import Any


def format_phrase(key: str, **values: object) -> str:
    """Look up a phrase and fill its placeholders. Raises KeyError for an unknown key.

    `history.entry.win` is the phrase `entry.win` of `phrases/history.json`. A whole key can also be
    in the file of one of its other words: `history.goal.added` in `phrases/kinds/goal.json`, with
    all the phrases about a goal, and `refusal.settings.theme` in `phrases/settings.json`. Values
    are inserted as they are and never parsed as phrases. Line breaks in a path are shown as `\\n`,
    so that it stays on one line; a day is shown in words, with its year.
    """
    for blank, value in values.items():
        if isinstance(value, PurePath):
            values[blank] = _printable_path(value)
        elif isinstance(value, date):
            values[blank] = full_day_words(value)
    text = phrase(key)
    if text is None:
        raise KeyError(key)
    return text.format_map(values)


def phrase(key: str) -> str | None:
    """The phrase with this key, placeholders not filled. None if there is none."""
    part, _, name = key.partition(".")
    found = phrases(part).get(name)
    if found is None:
        found = next(
            (said[key] for word in name.split(".") if key in (said := _phrases_about(word))), None
        )
    return found


@cache
def _phrases_about(word: str) -> dict[str, str]:
    """The file of a kind of document, or of a part of the program; empty if there is neither."""
    # All about `vision_card` is in the file of `vision`.
    for name in (f"phrases/kinds/{word.partition('_')[0]}.json", f"phrases/{word}.json"):
        try:
            found: dict[str, str] = _read(name)
        except OSError:
            continue
        return found
    return {}


def full_day_words(day: date) -> str:
    """A date in words with the year, for text that is stored: `Saturday 21 November 2026`."""
    weekday = format_phrase(f"spoken.weekday.{day.weekday()}")
    month = format_phrase(f"spoken.month.{day.month}")
    return format_phrase(
        "spoken.day.year", weekday=weekday, day=day.day, month=month, year=day.year
    )


def _printable_path(path: object) -> str:
    """A path as one printable line. File names may contain any character but `/` and NUL."""
    text = str(path)
    if text.isprintable():
        return text
    from winsboard.words.text.terminal_safe import terminal_safe_path

    return terminal_safe_path(path)


@cache
def phrases(file: str) -> dict[str, str]:
    """All phrases of one part of the program, by their key without the part."""
    found: dict[str, str] = _read(f"phrases/{file}.json")
    return found


@cache
def content(file: str) -> dict[str, Any]:
    """One file of `content/` as parsed JSON; `catalog` gives the same with types."""
    found: dict[str, Any] = _read(f"content/{file}.json")
    return found


def items_about(file: str, words: Collection[str]) -> list[dict[str, Any]]:
    """The items of the last list of one file of `content/` that may mention one of some words.

    The list has its items between lines that hold one bracket, so the others need not be parsed.
    """
    raw = shipped_file(__file__, f"content/{file}.json")
    wanted = [b'"%s"' % word.encode() for word in words]
    _, _, last_list = raw.rpartition(b": [\n  {\n")
    items = last_list.partition(b"\n  }\n ]")[0].split(b"\n  },\n  {\n")
    chosen = [item for item in items if any(word in item for word in wanted)]
    found: list[dict[str, Any]] = _parse(b"[{%s}]" % b"},{".join(chosen)) if chosen else []
    return found


def may_mention(file: str, text: str) -> bool:
    """Whether one file of `content/` may have a string; False is certain, and costs no parsing."""
    raw = shipped_file(__file__, f"content/{file}.json")
    # Text that JSON writes as it is, in a file that escapes nothing.
    is_plain = text.isascii() and text.isprintable() and '"' not in text and b"\\" not in raw
    return not is_plain or b'"%s"' % text.encode() in raw


def _read(name: str) -> Any:
    """Parse a JSON file of this package."""
    return _parse(shipped_file(__file__, name))


def _parse(raw: bytes) -> Any:
    # Without the pattern for spaces with which `json.loads` begins: it would be compiled for this.
    return _decoder.raw_decode(raw.decode())[0]


_decoder = json.JSONDecoder()


def shipped_file(module_file: str, name: str) -> bytes:
    """Read a file next to the module file `module_file`, also from a zip file. Raises OSError."""
    loader: Any = __spec__.loader
    found: bytes = loader.get_data(path.join(path.dirname(module_file), name))  # noqa: PTH118, PTH120
    return found
