"""The lines of the clock face: step, clock or candle, and question. Imports no Textual."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.pieces import Piece
from winsboard.words import format_phrase

FLAMES: Final = ("·", "'", "▴")
"""Frames of a candle being lit; the last one stays."""
_CANDLE: Final = (" │ ", "╶┴╴")
KEY: Final = "t"
"""The key that begins a look back."""


class ClockFaceContent(NamedTuple):
    """The contents of the clock face."""

    step: str = ""
    """What is in the first line, before the time: `Evening look back · 2 of 6`."""
    time: str = ""
    """Digits such as `4:59`, shown large, or one line of text."""
    question: str = ""
    words: Sequence[str] = ()
    """Words to choose by number, one per line below the question."""
    key: str = ""
    """What the key to begin does; empty while a look back is running."""
    flame: str = ""
    """The flame of the lit candle; empty if it is not lit."""
    is_line: bool = False
    """Whether there is room for one line only."""


def face_lines(shown: ClockFaceContent) -> list[list[Piece]]:
    """Return all lines."""
    return [_line(shown)] if shown.is_line else list(_lines(shown))


def _line(shown: ClockFaceContent) -> list[Piece]:
    """Return the key, what it does and how long that takes, on one line."""
    said = [part for part in (shown.question, shown.time) if part]
    head = " · ".join((format_phrase("today.look_back.title"), *said))
    flame = f"  {shown.flame}" if shown.flame else ""
    return [(KEY, "bold $primary"), (f" {shown.key}  ", ""), (head, "$quiet"), (flame, "")]


def _lines(shown: ClockFaceContent) -> Iterator[list[Piece]]:
    is_big = ":" in shown.time
    if head := " · ".join(part for part in (shown.step, "" if is_big else shown.time) if part):
        yield [(head, "$quiet")]
    if is_big:
        # Only a clock in digits needs the large ones.
        from winsboard.tui.components.big_digits import big

        yield from ([(line, "$primary")] for line in big(shown.time))
    if shown.flame:
        yield [(f" {shown.flame}", "bold $some")]
        yield from ([(line, "$foreground")] for line in _CANDLE)
    if head or is_big or shown.flame:
        yield []
    yield [(shown.question, "bold")]
    if shown.words:
        for n, word in enumerate(shown.words, start=1):
            yield [(f"{n % 10}", "bold $primary"), (f"  {word}", "")]
    if shown.key:
        yield from ([], [(KEY, "bold $primary"), (f" {shown.key}", "")])
