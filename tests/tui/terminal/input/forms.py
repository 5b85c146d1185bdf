"""Everything a terminal may send, generated from tables: keys, reports and broken pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.events import CursorPosition, Key, MouseEvent, Paste, Resize
from textual.message import Message
from textual.messages import InBandWindowResize

from winsboard.tui.terminal.input.parser import ESCAPE_WAIT, TerminalParser

ESC: Final = "\x1b"
CSI: Final = "\x1b["
PARAMETERS: Final = (
    "",
    "0",
    "1",
    "5",
    "13",
    "27",
    "32",
    "64",
    "97",
    "127",
    "233",
    "1;1",
    "1;2",
    "1;5",
    "5;3",
    "97;1",
    "97;5",
    "97;6",
    "97;9",
    "97;;97",
    "97;2;65",
    "0;;233",
    "13;2",
    "32;2;32",
    "12;40",
    "57399;;48",
    "57413;;43",
    "57441;2",
    "8;24;80",
    "48;24;80;480;800",
    "4;480;800",
)
PREFIXES: Final = ("", "<", "=", ">", "?")
FINALS: Final = tuple(chr(code) for code in range(0x40, 0x7F))
LETTERS: Final = "azAZ09 é€あ🎈ß"

STRINGS: Final = (
    "]11;rgb:1e1e/1e1e/2e2e",
    "]10;rgba:ff/ff/ff/ff",
    "]4;1;rgb:cdcd/0000/0000",
    "]52;c;bWFkZSB0aGUgYmVk",
    "]12;?",
    "]lboard",
    "]Lboard",
    "]0;a title",
    "]8;;",
    "]99;i=1:p=?;",
    "]1337;ReportCellSize=16.0;8.0",
    "]21;foreground=rgb:ff/ff/ff",
    "]5522;type=read:status=OK",
    "P>|tmux 3.4",
    "P!|7E565445",
    "P1+r544e=787465726d",
    "P0+r544e",
    "P1$r0 q",
    "P0$r",
    "P1$r38;2;1;2;3m",
    "P0;1|17/74",
    "_Gi=31;OK",
    "_Gi=1,p=2;ENOENT:no",
    "^private",
    "Xstart of string",
)
ENDS: Final = ("\x07", "\x1b\\", "\x9c")
ANSWERS: Final = (
    *(f"{ESC}{body}{end}" for body in STRINGS for end in ENDS),
    *(
        f"{CSI}{body}"
        for body in (
            "?62;22;52c",
            "?1;2c",
            "?6c",
            ">41;390;0c",
            ">0;276;0c",
            "0n",
            "3n",
            "?13n",
            "?997;1n",
            "?997;2n",
            "8;36;120t",
            "4;480;800t",
            "6;16;8t",
            "9;50;200t",
            "1t",
            "2t",
            "3;0;0t",
            "?1u",
            "?0u",
            "?31u",
            "?1;2S",
            "?2;0;800;480S",
            ">4;2m",
            ">1;0m",
            "2;1;1;112;112;1;0x",
            "20;1$y",
            "4;2$y",
            "?1049;1$y",
            "?1016;0$y",
            "?2031;2$y",
            "?12;3R",
        )
    ),
)
"""Reports that the board ignores: they produce no key and no message."""

NEVER_SENT: Final = (
    f"{ESC}\\",
    *(
        f"{CSI}{body}"
        for body in (
            "=0c",
            "1;2;3;4;0&w",
            "?1;0;256S",
            "u",
            "s",
            "?h",
            "?25h",
            ">0q",
            "1 q",
            "!p",
            "0#|",
            "?1;2;3z",
            " @",
            "12 ~",
            "1;2!A",
            "?A",
            "?5~",
            ">97u",
            "=97;5u",
        )
    ),
)
"""Complete sequences that no known terminal sends."""

BROKEN_MOUSE: Final = (
    f"{CSI}<0;10M",
    f"{CSI}<0;10;M",
    f"{CSI}<;;M",
    f"{CSI}<M",
    f"{CSI}<m",
    f"{CSI}<0;-5;3M",
    f"{CSI}<0;3;-5m",
    f"{CSI}<0;1;2;3M",
    f"{CSI}<0:1;1;1M",
    f"{CSI}<999999999999;1;1M",
    f"{CSI}<0;99999999999;1M",
    f"{CSI}<128;3;3M",
    f"{CSI}<131;3;3m",
    f"{CSI}0;1M",
    f"{CSI}32;0;0M",
    f"{CSI}1;2;3;4M",
    f"{CSI}3m",
    f"{CSI}M\x20\x20\x20",
    f"{CSI}<0;0;0M",
)
BROKEN_KEYS: Final = (
    f"{CSI}1114112u",
    f"{CSI}55296u",
    f"{CSI}97;1:3u",
    f"{CSI}97;1:3;97u",
    f"{CSI}1;1:3A",
    f"{CSI}3;1:3~",
    f"{CSI}99999999999999999999u",
    f"{CSI}97;99999999999u",
    f"{CSI}97;1:9u",
    f"{CSI}::::u",
    f"{CSI}57345u",
    f"{CSI}0u",
    f"{CSI}5u",
    f"{CSI}130u",
    f"{CSI};;u",
    f"{CSI}0;;7u",
    f"{CSI}99~",
    f"{CSI}9A",
    f"{CSI}{'1' * 5000}u",
    f"{CSI}{'1;' * 5000}m",
    f"{CSI}0;;1114112:55296u",
    f"{CSI}97;1:3;97:98u",
)


def known_to_textual() -> list[str]:
    """Return the forms that Textual parses, and many similar ones."""
    found = [chr(code) for code in range(0x180) if chr(code) != ESC]
    found += list(LETTERS)
    found += [ESC + chr(code) for code in range(0x7F + 1)]
    found += [f"{ESC}O{chr(code)}" for code in range(0x20, 0x7F)]
    found += [
        f"{CSI}{prefix}{given}{final}"
        for prefix in PREFIXES
        for given in PARAMETERS
        for final in FINALS
    ]
    found += [s for s in ANSI_SEQUENCES_KEYS if s[0] != "\x9b"]
    for name in FUNCTIONAL_KEYS:
        code, final = name[:-1], name[-1]
        found += [f"{CSI}{code};{mods}{final}" for mods in range(17)]
    for letter in LETTERS:
        code = str(ord(letter))
        found += [f"{CSI}{code};{mods}u" for mods in range(1, 17)]
        found += [f"{CSI}{code};{mods};{code}u" for mods in range(17)]
    found += [
        f"{CSI}<{buttons};{x};{y}{state}"
        for buttons in range(132)
        for x, y in ((1, 1), (80, 24), (300, 300), (0, 5))
        for state in "Mm"
    ]
    found += [f"{CSI}?{mode};{n}$y" for mode in (2026, 2048, 1016) for n in range(5)]
    found += [f"{CSI}200~{text}{CSI}201~" for text in ("a", "a\rb\nc\td", "é あ", "[A", "x" * 99)]
    return list(dict.fromkeys(found))


def ours(parts: Iterable[bytes | float | None], escape_wait: float = ESCAPE_WAIT) -> list[Message]:
    """Parse pieces with winsboard's parser.

    A number is a pause in seconds, None a pause as long as the parser asks for. After the last
    piece, all timeouts expire.
    """
    time = 0.0
    parser = TerminalParser(escape_wait, lambda: time)
    found: list[Message] = []
    for part in parts:
        if isinstance(part, bytes):
            found += parser.feed(part)
            continue
        left = (parser.wait or 0.0) if part is None else part
        while (wait := parser.wait) is not None and wait <= left:
            time, left = time + wait, left - wait
            found += parser.tick()
        time += left
    while (wait := parser.wait) is not None:
        time += wait
        found += parser.tick()
    return found


def typed_at(text: str, seconds: float) -> list[bytes | float]:
    """Return a text as typed with a pause after each key."""
    return [part for c in text for part in (seconds, c.encode())]


def textuals(text: str) -> list[Message]:
    """Parse with Textual's parser; raises what it raises."""
    parser = XTermParser()
    found = list(parser.feed(text))
    if parser._timeout_time is not None:
        parser._timeout_time = 0.0
        found += parser.tick()
    return found


def shown(messages: Sequence[Message]) -> list[tuple[Any, ...]]:
    """Return messages as values that can be compared."""
    return [_shown(message) for message in messages]


def _shown(message: Message) -> tuple[Any, ...]:
    kind = type(message).__name__
    if isinstance(message, Key):
        return kind, message.key, message.character
    if isinstance(message, Paste):
        return kind, message.text
    if isinstance(message, MouseEvent):
        held = message.shift, message.meta, message.ctrl
        at = message.pointer_x, message.pointer_y, message.pointer_screen_x
        return kind, *at, message.delta, message.button, *held
    if isinstance(message, Resize):
        return kind, message.size, message.pixel_size
    if isinstance(message, CursorPosition):
        return kind, message.x, message.y
    if isinstance(message, InBandWindowResize):
        return kind, message.supported, message.enabled
    return (kind,)


def typed(messages: Sequence[Message]) -> str:
    """Return the text that messages would insert into an input."""
    return "".join(
        m.text if isinstance(m, Paste) else (m.character or "")
        for m in messages
        if isinstance(m, Paste) or (isinstance(m, Key) and m.is_printable)
    )


def cut_in_two(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Return all ways to split bytes into two pieces."""
    return ((data[:n], data[n:]) for n in range(1, len(data)))
