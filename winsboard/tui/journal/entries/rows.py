"""The rows of the journal: a heading per day, and the lines of each entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Final, Literal, TypeAlias

from winsboard.domain.journal.entries import ONLY_WORDS
from winsboard.domain.journal.query import SearchResult
from winsboard.domain.library.areas import NO_AREAS, Areas
from winsboard.domain.library.names import people_in, shown_names
from winsboard.domain.model.documents import Entry
from winsboard.domain.text.folding import positions
from winsboard.domain.wellbeing.thoughts import CHOOSE
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.prose import Line, Run, cells_of, prose
from winsboard.tui.components.text import KIND_MARKS, fit, wrap
from winsboard.tui.terminal.cells import cell_len
from winsboard.words import format_phrase
from winsboard.words.sentences.journal.entries import entry_details, entry_time, entry_words
from winsboard.words.text.dates import day_words

MAX_LINES: Final = 12
"""Maximum number of lines per entry; the rest is shown when it is opened."""
BEGINNING: Final = 3
"""Lines to keep from the beginning of an entry if the match is further down."""
LONGEST: Final = 2400
"""Maximum length in characters of a text that is laid out."""
BEFORE: Final = 160
"""Characters to keep before the first match when a longer text is cut."""
MARK: Final = 2
"""Width of the symbol for the kind of entry."""
BETWEEN: Final = 2
"""Cells between the text and the details."""

RowKind: TypeAlias = Literal["air", "day", "entry"]


class Row(NamedTuple):
    """One row of the journal."""

    kind: RowKind
    entry: int = -1
    """Index of its entry in the month; -1 for a heading or a blank row."""
    head: str = ""
    """The time, the date or spaces."""
    mark: str = ""
    line: Line = ()
    details: Line = ()


class Frame(NamedTuple):
    """What the layout depends on."""

    width: int
    hours: int
    today: date
    words: tuple[str, ...] = ()
    """Folded search words to mark."""
    areas: Areas = NO_AREAS
    mood: bool = False
    """Whether feelings are shown."""
    people: Mapping[str, str] = {}
    """The names of the people of the board by id."""

    @property
    def time(self) -> int:
        """Width of the time in cells."""
        return 6 if self.hours == 24 else 9

    @property
    def room(self) -> int:
        """Width of the text in cells."""
        return max(self.width - self.time - MARK, 8)


def rows_of(month: Sequence[SearchResult], frame: Frame) -> tuple[Row, ...]:
    """Return the rows of a month, newest entry first, with a heading for each day."""
    rows: list[Row] = []
    numbered = enumerate(month)
    for day, those in groupby(numbered, key=lambda pair: pair[1].entry.day):
        rows.append(Row("day", head=fit(day_words(day, frame.today), frame.width).rstrip()))
        for nth, found in those:
            rows.extend(_entry(nth, found, frame))
        rows.append(Row("air"))
    return tuple(rows)


def _entry(nth: int, found: SearchResult, frame: Frame) -> Iterator[Row]:
    entry = found.entry
    lines = _shortened(list(_lines(found, frame)))
    aside, under = _with_details(entry, lines[-1], frame)
    head = fit(entry_time(entry, frame.hours), frame.time)
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


def _lines(found: SearchResult, frame: Frame) -> Iterator[Line]:
    """Return the lines of an entry: its text, then the questions with their answers."""
    entry = found.entry
    said = entry_words(entry, frame.today)
    if said or not entry.parts:
        cut = _cut(said, _first_match(found, "text", 0))
        yield from prose(cut or format_phrase(f"spoken.kind.{entry.kind}"), frame.room, frame.words)
    for nth, part in enumerate(entry.parts):
        if not _is_shown(found, nth):
            continue
        yield from ((Run(asked, "asked"),) for asked in wrap(part.prompt, frame.room))
        answer = _cut(part.answer, _first_match(found, "answer", nth))
        for line in prose(answer, frame.room - 2, frame.words):
            yield (Run("  "), *line)


def _is_shown(found: SearchResult, nth: int) -> bool:
    """Return whether an answer is in the list; those to a harsh thought only if a search met one.

    The harsh thought is read by opening the entry, so that it does not stand there at every look.
    """
    if found.entry.kind != "thought":
        return True
    is_answer = found.entry.parts[nth].step == CHOOSE
    return not is_answer and any((s.field, s.nth) == ("answer", nth) for s in found.spans)


def _first_match(found: SearchResult, field: str, nth: int) -> int:
    """Return the offset of the first match in one text of an entry; 0 if there is none."""
    return next((s.start for s in found.spans if (s.field, s.nth) == (field, nth)), 0)


def _cut(text: str, place: int) -> str:
    """Return the text. A very long one is cut to its beginning and the part around `place`."""
    if len(text) <= LONGEST:
        return text
    if place <= LONGEST - BEFORE:
        return f"{text[:LONGEST]} …"
    start = place - BEFORE
    return f"{text[: LONGEST // 2]} …\n… {text[start : start + LONGEST // 2]} …"


def _shortened(lines: list[Line]) -> list[Line]:
    """Cut to the maximum number of lines, keeping the first match."""
    if len(lines) <= MAX_LINES:
        return lines
    more = (Run(format_phrase("journal.more"), "asked"),)
    lit = next((n for n, line in enumerate(lines) if any(run.is_match for run in line)), 0)
    room = MAX_LINES - 1
    if lit < room:
        return [*lines[:room], more]
    left = room - BEGINNING - 1
    start = min(lit - 1, len(lines) - left)
    return [*lines[:BEGINNING], (Run("…", "asked"),), *lines[start : start + left], more]


def _with_details(entry: Entry, last: Line, frame: Frame) -> tuple[Line, Line]:
    """Lay out the details: at the end of the last line, or on a line of their own."""
    said = " · ".join(_details(entry, frame))
    if not said:
        return (), ()
    room = frame.room - cells_of(last) - BETWEEN
    if cell_len(said) <= room:
        gap = frame.room - cells_of(last) - cell_len(said)
        return (Run(" " * gap), *_with_matches(said, frame.words)), ()
    shown = fit(said, frame.room).rstrip()
    return (), (Run(" " * (frame.room - cell_len(shown))), *_with_matches(shown, frame.words))


def _details(entry: Entry, frame: Frame) -> Iterator[str]:
    """Return the details: kind, tags and circumstances, and the number of links."""
    if entry.kind not in ONLY_WORDS:
        yield format_phrase(f"spoken.kind.{entry.kind}")
    people = shown_names(people_in(entry), frame.people)
    yield from entry_details(entry, frame.areas, people, mood=frame.mood)
    if links := len(entry.led_to):
        yield format_phrase("journal.led_to.one" if links == 1 else "journal.led_to", links=links)


def _with_matches(said: str, words: tuple[str, ...]) -> Iterator[Run]:
    """Return the details with the matches marked."""
    after = 0
    for start, end in positions(said, words) if words else ():
        yield Run(said[after:start], "aside")
        yield Run(said[start:end], "aside", is_match=True)
        after = end
    yield Run(said[after:], "aside")
