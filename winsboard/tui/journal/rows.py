"""The rows of the journal: days as headings, each entry under its day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final, Literal, TypeAlias

from rich.cells import cell_len

from winsboard.domain.journal.entries import ONLY_WORDS
from winsboard.domain.journal.query import Found
from winsboard.domain.model.documents import Entry
from winsboard.domain.text.folding import positions
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.prose import Line, Run, cells_of, prose
from winsboard.tui.components.text import KIND_MARKS, fit, wrap
from winsboard.words import say
from winsboard.words.sentences.entries import entry_details, entry_words
from winsboard.words.text.dates import day_words, time_words

MOST_LINES: Final = 12
"""Lines of one entry; opened, it has all of them."""
BEGINNING: Final = 3
"""Lines from the beginning of an entry in which the words searched for stand further below."""
LONGEST: Final = 2400
"""Characters of one text that are laid out."""
BEFORE: Final = 160
"""Characters before the first match of a text that is cut."""
MARK: Final = 2
"""Cells of the mark of a kind."""
BETWEEN: Final = 2
"""Cells between the words and what is told beside them."""

RowKind: TypeAlias = Literal["air", "day", "entry"]


class Row(NamedTuple):
    """One line of the journal."""

    kind: RowKind
    entry: int = -1
    """Which entry of its month it belongs to; -1 for a day's name and for air."""
    head: str = ""
    """The time, the day's name, or blanks."""
    mark: str = ""
    line: Line = ()
    aside: Line = ()


class Frame(NamedTuple):
    """What the lines are laid out for."""

    width: int
    hours: int
    today: date
    words: tuple[str, ...] = ()
    """Folded words that are lit."""

    @property
    def time(self) -> int:
        """Cells of the time."""
        return 6 if self.hours == 24 else 9

    @property
    def room(self) -> int:
        """Cells of the words."""
        return max(self.width - self.time - MARK, 8)


def rows_of(month: Sequence[Found], frame: Frame) -> tuple[Row, ...]:
    """The entries of a month, newest first, each day under its name."""
    rows: list[Row] = []
    numbered = enumerate(month)
    for day, those in groupby(numbered, key=lambda pair: pair[1].entry.day):
        rows.append(Row("day", head=fit(day_words(day, frame.today), frame.width).rstrip()))
        for nth, found in those:
            rows.extend(_entry(nth, found, frame))
        rows.append(Row("air"))
    return tuple(rows)


def _entry(nth: int, found: Found, frame: Frame) -> Iterator[Row]:
    entry = found.entry
    lines = _shortened(list(_lines(found, frame)))
    aside, under = _beside(entry, lines[-1], frame)
    head = fit(time_words(entry.at, frame.hours), frame.time)
    mark = f"{KIND_MARKS.get(entry.kind, ' ')} "
    blank, no_mark = " " * frame.time, " " * MARK
    for n, line in enumerate(lines):
        first, last = n == 0, n == len(lines) - 1
        yield Row(
            "entry",
            nth,
            head if first else blank,
            mark if first else no_mark,
            line,
            aside if last else (),
        )
    if under:
        yield Row("entry", nth, blank, no_mark, under)


def _lines(found: Found, frame: Frame) -> Iterator[Line]:
    """The words of an entry: what it says, then its answers under their questions."""
    entry = found.entry
    said = entry_words(entry)
    if said or not entry.parts:
        cut = _cut(said, _first_place(found, "text", 0))
        yield from prose(cut or say(f"spoken.kind.{entry.kind}"), frame.room, frame.words)
    for nth, part in enumerate(entry.parts):
        yield from ((Run(asked, "asked"),) for asked in wrap(part.prompt, frame.room))
        answer = _cut(part.answer, _first_place(found, "answer", nth))
        for line in prose(answer, frame.room - 2, frame.words):
            yield (Run("  "), *line)


def _first_place(found: Found, field: str, nth: int) -> int:
    """Where what was searched for stands first in one text of an entry; 0 where it does not."""
    return next((s.start for s in found.spans if (s.field, s.nth) == (field, nth)), 0)


def _cut(text: str, place: int) -> str:
    """The text, or of an endless one its beginning and what stands around a place."""
    if len(text) <= LONGEST:
        return text
    if place <= LONGEST - BEFORE:
        return f"{text[:LONGEST]} …"
    start = place - BEFORE
    return f"{text[: LONGEST // 2]} …\n… {text[start : start + LONGEST // 2]} …"


def _shortened(lines: list[Line]) -> list[Line]:
    """As many lines as an entry has room for, those with a match among them."""
    if len(lines) <= MOST_LINES:
        return lines
    more = (Run(say("journal.more"), "asked"),)
    lit = next((n for n, line in enumerate(lines) if any(run.lit for run in line)), 0)
    room = MOST_LINES - 1
    if lit < room:
        return [*lines[:room], more]
    left = room - BEGINNING - 1
    start = min(lit - 1, len(lines) - left)
    return [*lines[:BEGINNING], (Run("…", "asked"),), *lines[start : start + left], more]


def _beside(entry: Entry, last: Line, frame: Frame) -> tuple[Line, Line]:
    """What is told beside the words: at the end of their last line, or on a line below."""
    said = " · ".join(_told(entry))
    if not said:
        return (), ()
    room = frame.room - cells_of(last) - BETWEEN
    if cell_len(said) <= room:
        gap = frame.room - cells_of(last) - cell_len(said)
        return (Run(" " * gap), *_lit(said, frame.words)), ()
    shown = fit(said, frame.room).rstrip()
    return (), (Run(" " * (frame.room - cell_len(shown))), *_lit(shown, frame.words))


def _told(entry: Entry) -> Iterator[str]:
    """Its kind, what surrounds it, and to how many others it led."""
    if entry.kind not in ONLY_WORDS:
        yield say(f"spoken.kind.{entry.kind}")
    yield from entry_details(entry)
    if links := len(entry.led_to):
        yield say("journal.led_to.one" if links == 1 else "journal.led_to", links=links)


def _lit(said: str, words: tuple[str, ...]) -> Iterator[Run]:
    """What is told beside the words, with what was searched for lit in it."""
    after = 0
    for start, end in positions(said, words) if words else ():
        yield Run(said[after:start], "aside")
        yield Run(said[start:end], "aside", lit=True)
        after = end
    yield Run(said[after:], "aside")
