"""Finds lines of a page, and counts wins and other entries in them, without decoding documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Final

from winsboard.domain.model.documents import ENTRY_KINDS, MARK_STATES
from winsboard.domain.model.wins import (
    ALWAYS,
    NOT_TODAY,
    REFLECTION,
    TRIED,
    Counts,
    is_win_state,
    is_win_step,
    wins_of_entry,
)
from winsboard.store.format.json_text import parse_json

_NEWLINE: Final = 10
"""As a number it is found without an error inside of Python."""
_KIND: Final = b'"kind":"'
_STATE: Final = b'"state":"'
"""Quotation marks inside a text are escaped, so these are in front of values of fields only."""
_NOT_TODAY: Final = f'"helped":"{NOT_TODAY}"'.encode()
_SEVERAL: Final = b'"_heads"'
"""A document that holds several versions; a pattern could match another one than it shows."""
_KNOWN: Final = frozenset(kind.encode() for kind in ENTRY_KINDS)
_TICKS: Final = tuple(f'"state":"{s}"'.encode() for s in MARK_STATES if is_win_state(s))
_ALWAYS: Final = frozenset(kind.encode() for kind in ALWAYS)
_BY_NUMBER: Final = tuple(kind.encode() for kind in ENTRY_KINDS)
_REFLECTION: Final = REFLECTION.encode()
_ANSWER: Final = b'{"answer":"'
_PROMPT: Final = b'","prompt":"'
_STEP: Final = b'","step":"'
"""The beginning of an answer, and what is between its fields."""
_TRIED: Final = TRIED.encode()
_LOOKED_AT: Final = frozenset({_REFLECTION, _TRIED})
"""The kinds of entries that are a win only with some contents."""


def wins_in_line(line: bytes) -> int:
    """The wins of an entry by its line in a file. Raises ValueError if it is not JSON."""
    kind = _first_value(line, _KIND)
    if kind == _REFLECTION and _SEVERAL not in line:
        return _wins_in_answers(line)
    if not kind or _SEVERAL in line:
        return _wins_in_fields(next(iter(parse_json(b"{%s}" % line).values())))
    if kind in _ALWAYS:
        return 1
    return int(kind == _TRIED and _NOT_TODAY not in line)


def _wins_in_answers(line: bytes) -> int:
    """The wins of a look back, without parsing the line unless it has escapes or odd spaces."""
    steps = set()
    is_plain = b"\\" not in line
    for part in line.split(_ANSWER)[1:] if is_plain else ():
        answer, is_asked, rest = part.partition(_PROMPT)
        prompt, is_known, rest = rest.partition(_STEP)
        step = rest[: rest.find(b'"')]
        is_plain = bool(is_asked and is_known and answer[:1].isalnum())
        is_plain = is_plain and b'"' not in answer and b'"' not in prompt
        if not is_plain:
            break
        steps.add(step)
    if not is_plain or b'"parts":' not in line:
        return _wins_in_fields(next(iter(parse_json(b"{%s}" % line).values())))
    return sum(is_win_step(step.decode()) for step in steps)


def _wins_in_fields(fields: Mapping[str, object]) -> int:
    parts = fields.get("parts")
    answers = (_answer(part) for part in (parts if isinstance(parts, list) else ()))
    return wins_of_entry(str(fields.get("kind")), str(fields.get("helped", "")), answers)


def _answer(part: object) -> tuple[str, str]:
    known = part if isinstance(part, Mapping) else {}
    return str(known.get("step", "")), str(known.get("answer", ""))


def counts_in_tables(entries: bytes, marks: bytes) -> Counts:
    """Count in the lines of two tables. Raises ValueError if a line is not JSON."""
    wins, others = _quick_counts(entries) or _counts_of(split_lines(entries))
    return Counts(wins + _ticks(marks), others)


def _counts_of(lines: Iterable[bytes]) -> tuple[int, int]:
    wins = others = 0
    for line in lines:
        found = wins_in_line(line)
        wins += found
        if not found:
            others += _is_known(line)
    return wins, others


def _quick_counts(entries: bytes) -> tuple[int, int] | None:
    """The wins and others of entries, looking only at lines of which the kind is not enough.

    None unless each line has one kind that is known, and one version.
    """
    between = entries.split(_KIND)[1:-1]
    size = entries.count(b"\n") + 1
    if _SEVERAL in entries or len(between) != size - 1:
        return None
    if not all(map(bytes.__contains__, between, repeat(_NEWLINE))):
        return None
    wins = others = found = 0
    for kind in _BY_NUMBER:
        written = b'%s%s"' % (_KIND, kind)
        number = entries.count(written)
        found += number
        if kind in _ALWAYS:
            wins += number
        elif kind not in _LOOKED_AT:
            others += number
        elif number:
            more = _counts_of(lines_with(entries, [written]))
            wins, others = wins + more[0], others + more[1]
        if found == size:
            return wins, others
    return None


def _is_known(line: bytes) -> bool:
    """Whether an entry is of a kind that is read; a newer winsboard may have others."""
    if _SEVERAL in line:
        # The field of the document itself comes after those of its other versions.
        return _last_value(line, _KIND) in _KNOWN
    return _first_value(line, _KIND) in _KNOWN


def _first_value(line: bytes, field: bytes) -> bytes:
    """The first value of a field that is a short word; empty if there is none."""
    for after in line.split(field)[1:]:
        if word := _word(after):
            return word
    return b""


def _last_value(line: bytes, field: bytes) -> bytes:
    return next(filter(None, map(_word, reversed(line.split(field)[1:]))), b"")


def _word(value: bytes) -> bytes:
    """A value of small letters and underscores; empty if it is another one."""
    word, end, _ = value.partition(b'"')
    letters = word.replace(b"_", b"")
    is_word = end and word.isascii() and (not letters or (letters.isalpha() and letters.islower()))
    return word if is_word else b""


def _ticks(marks: bytes) -> int:
    if _SEVERAL not in marks:
        return sum(map(marks.count, _TICKS))
    # The field of the document itself comes after those of its other versions.
    states = (_last_value(line, _STATE) for line in split_lines(marks))
    return sum(bool(state) and is_win_state(state.decode()) for state in states)


def split_lines(section: bytes) -> list[bytes]:
    """The lines of a table as they are joined in a file."""
    return section.split(b",\n") if section else []


def lines_with(section: bytes, pieces: Sequence[bytes]) -> Iterator[bytes]:
    """The lines with one of these pieces, in no particular order, each once."""
    for nth, piece in enumerate(pieces):
        # Searching for a piece is faster than splitting into lines, or than a pattern; and from
        # the end it takes half the time.
        at = section.rfind(piece)
        while at >= 0:
            start, end = section.rfind(b"\n", 0, at) + 1, section.find(b"\n", at)
            line = (section[start:end] if end >= 0 else section[start:]).removesuffix(b",")
            if nth == 0 or not any(other in line for other in pieces[:nth]):
                yield line
            at = section.rfind(piece, 0, start)
