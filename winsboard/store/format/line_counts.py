"""Counts wins and other entries in the lines of a page, without decoding documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
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

_KIND: Final = re.compile(rb'"kind":"([a-z_]+)"')
_STATE: Final = re.compile(rb'"state":"([a-z_]+)"')
"""Quotation marks inside a text are escaped, so these match fields only."""
_NOT_TODAY: Final = f'"helped":"{NOT_TODAY}"'.encode()
_SEVERAL: Final = b'"_heads"'
"""A document that holds several versions; a pattern could match another one than it shows."""
_KNOWN: Final = frozenset(kind.encode() for kind in ENTRY_KINDS)
_TICKS: Final = tuple(f'"state":"{s}"'.encode() for s in MARK_STATES if is_win_state(s))
_ALWAYS: Final = frozenset(kind.encode() for kind in ALWAYS)
_REFLECTION: Final = REFLECTION.encode()
_TEXT: Final = rb'[^"\\]*(?:\\.[^"\\]*)*'
_ANSWER: Final = re.compile(
    rb'"answer":"(%s)","prompt":"%s","step":"((?:win|still)%s)"' % (_TEXT, _TEXT, _TEXT)
)
"""An answer whose step may be one that asks for a win."""
_STEPS: Final = (b'"step":"win', b'"step":"still')
_PLAIN: Final = re.compile(rb"[!-\[\]-~]")
"""A character that is no space and no part of an escape."""
_TRIED: Final = TRIED.encode()


def wins_in_line(line: bytes) -> int:
    """The wins of an entry by its line in a file. Raises ValueError if it is not JSON."""
    found = _KIND.search(line)
    kind = found[1] if found else b""
    if kind == _REFLECTION and _SEVERAL not in line:
        return _wins_in_answers(line)
    if not kind or _SEVERAL in line:
        return _wins_in_fields(next(iter(parse_json(b"{%s}" % line).values())))
    if kind in _ALWAYS:
        return 1
    return int(kind == _TRIED and _NOT_TODAY not in line)


def _wins_in_answers(line: bytes) -> int:
    """The wins of a look back, without parsing the line unless it has escapes or odd spaces."""
    found = _ANSWER.findall(line)
    is_plain = sum(map(line.count, _STEPS)) == len(found) and all(
        b"\\" not in answer and b"\\" not in step and _PLAIN.search(answer)
        for answer, step in found
    )
    if not is_plain:
        return _wins_in_fields(next(iter(parse_json(b"{%s}" % line).values())))
    return sum(is_win_step(step.decode()) for step in {step for _, step in found})


def _wins_in_fields(fields: Mapping[str, object]) -> int:
    parts = fields.get("parts")
    answers = (_answer(part) for part in (parts if isinstance(parts, list) else ()))
    return wins_of_entry(str(fields.get("kind")), str(fields.get("helped", "")), answers)


def _answer(part: object) -> tuple[str, str]:
    known = part if isinstance(part, Mapping) else {}
    return str(known.get("step", "")), str(known.get("answer", ""))


def counts_in_tables(entries: bytes, marks: bytes) -> Counts:
    """Count in the lines of two tables. Raises ValueError if a line is not JSON."""
    wins = others = 0
    for line in split_lines(entries):
        found = wins_in_line(line)
        wins += found
        if not found:
            others += _is_known(line)
    return Counts(wins + _ticks(marks), others)


def _is_known(line: bytes) -> bool:
    """Whether an entry is of a kind that is read; a newer winsboard may have others."""
    if _SEVERAL in line:
        # The field of the document itself comes after those of its other versions.
        return _KIND.findall(line)[-1:] in ([kind] for kind in _KNOWN)
    found = _KIND.search(line)
    return found is not None and found[1] in _KNOWN


def _ticks(marks: bytes) -> int:
    if _SEVERAL not in marks:
        return sum(map(marks.count, _TICKS))
    # The field of the document itself comes after those of its other versions.
    states = (_STATE.findall(line)[-1:] for line in split_lines(marks))
    return sum(bool(state) and is_win_state(state[0].decode()) for state in states)


def split_lines(section: bytes) -> list[bytes]:
    """The lines of a table as they are joined in a file."""
    return section.split(b",\n") if section else []
