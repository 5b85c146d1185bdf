"""Endless random input for the parser: `python -m tests.tui.terminal.input.torture SECONDS`.

Every form is split at every byte, with and without pauses. Reports and text are mixed and split at
random, and invalid bytes are fed. Nothing may raise, and only text may be typed.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from typing import Final

from textual.events import Key, Paste

from tests.tui.terminal.input.forms import (
    ANSWERS,
    BROKEN_KEYS,
    BROKEN_MOUSE,
    CSI,
    ESC,
    FINALS,
    NEVER_SENT,
    PARAMETERS,
    PREFIXES,
    cut_in_two,
    known_to_textual,
    ours,
    shown,
    typed,
)
from winsboard.clock import SystemClock
from winsboard.tui.terminal.input.parser import TerminalParser

WORDS: Final = "made the bed 7 é あ 🎈 Ж ? ß"
TITLES_AND_PRIVATE: Final = (b"\x1b]l", b"\x1b]L", b"\x1b^", b"\x1bX")
PIECES: Final = (
    ESC,
    CSI,
    f"{CSI}<",
    f"{ESC}]",
    f"{ESC}P",
    f"{ESC}_",
    f"{ESC}O",
    f"{CSI}M",
    f"{CSI}200~",
    f"{CSI}201~",
    "\x9b",
    "\x9d",
    "\x07",
    "\x9c",
    "\x18",
    ";",
    ":",
    "1",
    "99999999",
    "-",
    "$",
    "M",
    "m",
    "u",
    "~",
    "\\",
    "\x00",
)


def forms_to_cut() -> list[str]:
    """Return one form of each kind, short enough to be split at every byte in the suite."""
    long = [*known_to_textual()[::40], *BROKEN_KEYS, *BROKEN_MOUSE, *ANSWERS, *NEVER_SENT]
    return [form for form in long if 1 < len(form.encode()) < 100]


def check_a_form_cut_anywhere(data: bytes) -> None:
    """Check that a form in pieces is parsed like the whole."""
    whole = shown(ours([data]))
    for parts in cut_in_two(data):
        assert shown(ours(parts)) == whole, parts
    assert shown(ours([bytes([byte]) for byte in data])) == whole, data


def check_an_answer_with_pauses(data: bytes) -> None:
    """Check that a report of the terminal types nothing, wherever it is interrupted."""
    for one, two in cut_in_two(data):
        for seconds in (0.03, 0.1, 0.4, 0.7, 2.0):
            found = ours([one, seconds, two])
            assert typed(found) == "", (one, seconds, two)
            names = [m.key for m in found if isinstance(m, Key)]
            assert names in ([], ["escape"]) or (len(one) == 2 and "alt+" in names[0]), (one, two)
    if data.startswith(TITLES_AND_PRIVATE):
        return  # byte by byte, these look like typed text
    slowly = [part for byte in data[1:] for part in (bytes([byte]), 0.03)]
    assert typed(ours([data[:1], *slowly])) == "", data


def check_rubbish(parts: Sequence[bytes | float | None]) -> None:
    """Check that nothing raises, all results can be encoded, and typing still works."""
    parser = TerminalParser()
    found = [
        m
        for part in parts
        for m in (parser.feed(part) if isinstance(part, bytes) else parser.tick())
    ]
    for _ in range(4):
        if parser.wait is not None:
            found += parser.tick()
    assert parser.wait is None, parts
    typed(found).encode()
    assert all(m.key for m in found if isinstance(m, Key)), parts
    assert not any("\x1b" in m.text for m in found if isinstance(m, Paste)), parts
    # Half a character may still be waiting for the rest.
    parser.feed(b" ")
    assert shown(parser.feed(b"w")) == [("Key", "w", "w")], parts


def check_text_among_answers(chance: random.Random) -> None:
    """Check that text mixed with reports is typed exactly, however it is split."""
    sent, text = [], ""
    for _ in range(chance.randint(1, 6)):
        if chance.random() < 0.5:
            word = "".join(chance.choices(WORDS, k=chance.randint(1, 5)))
            sent.append(word)
            text += word
        else:
            sent.append(chance.choice((*ANSWERS, *NEVER_SENT, *BROKEN_MOUSE, *BROKEN_KEYS)))
    data = "".join(sent).encode()
    cuts = sorted(chance.randint(0, len(data)) for _ in range(chance.randint(0, 5)))
    parts = [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)], strict=True)]
    assert typed(ours(parts)) == text, parts


def any_rubbish(chance: random.Random) -> list[bytes | float | None]:
    """Return random bytes in pieces with pauses."""
    made: list[bytes | float | None] = []
    for _ in range(chance.randint(1, 12)):
        match chance.randint(0, 5):
            case 0:
                made.append(None)
            case 1:
                made.append(chance.randbytes(chance.randint(1, 20)))
            case 2:
                made.append(chance.choice(PIECES).encode())
            case 3:
                given = chance.choice(PREFIXES) + chance.choice(PARAMETERS)
                made.append(f"{CSI}{given}{chance.choice(FINALS)}".encode())
            case 4:
                form = chance.choice(ANSWERS).encode()
                made.append(form[: chance.randint(1, len(form))])
            case _:
                made.append(chance.choice(WORDS).encode())
    return made


def main(seconds: float) -> None:
    """Check every form at every byte, then random input for some seconds."""
    clock = SystemClock()
    tried = 0
    for form in dict.fromkeys(
        (*known_to_textual(), *BROKEN_KEYS, *BROKEN_MOUSE, *ANSWERS, *NEVER_SENT)
    ):
        data = form.encode()
        if len(data) < 200:
            check_a_form_cut_anywhere(data)
            tried += len(data) ** 2
    for answer in ANSWERS:
        check_an_answer_with_pauses(answer.encode())
        tried += len(answer) ** 2
    print(f"{tried:,} bytes of forms, cut at every byte")
    chance, end, rounds = random.Random(), clock.monotonic() + seconds, 0
    while clock.monotonic() < end:
        rubbish = any_rubbish(chance)
        check_rubbish(rubbish)
        check_text_among_answers(chance)
        tried += sum(len(part) if isinstance(part, bytes) else 0 for part in rubbish)
        rounds += 1
    print(f"{tried:,} bytes tried, {rounds:,} rounds of rubbish; nothing raised, nothing typed")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 600.0)
