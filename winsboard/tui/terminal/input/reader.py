"""Converts complete escape sequences into messages; ignores unknown ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from textual import constants
from textual._xterm_parser import IS_ITERM
from textual.events import AppBlur, AppFocus, CursorPosition, Resize
from textual.message import Message
from textual.messages import InBandWindowResize, TerminalSupportsSynchronizedOutput

from winsboard.tui.terminal.input import keys
from winsboard.tui.terminal.input.mouse import MouseReader

Read: TypeAlias = Callable[["Reader", str, str], Sequence[Message] | None]
"""Parses parameters and final byte; returns None if they have another form."""

_CSI: Final = re.compile(r"\x1b\[([<=>?]?)([\d;:]*)([ -/]*)([@-~])", re.ASCII)
_SS3_WITH_MODIFIERS: Final = re.compile(r"\x1bO(?:1?;)?(\d{1,3})([A-DFHP-S])", re.ASCII)
_WITH_MODIFIERS: Final = re.compile(r"(?:1;\d{1,3})?", re.ASCII)
_MODE: Final = re.compile(r"(\d{1,5});(\d)", re.ASCII)
_POSITION: Final = re.compile(r"(\d{1,5});(\d{1,5})", re.ASCII)
_FLAGS: Final = re.compile(r"\d{1,4}", re.ASCII)
_SIZE: Final = re.compile(r"(\d{1,5})(?::[\d:]*)?", re.ASCII)
_ESCAPE_IS_A_SEQUENCE: Final = 1 | 8


class Reader:
    """Parses sequences, and remembers what the terminal reported about itself."""

    def __init__(self) -> None:
        self.speaks_kitty = False
        """Whether the terminal sends the Escape key as a sequence."""
        self._tells_sizes = False
        self.mouse = MouseReader()

    def read(self, sequence: str) -> Sequence[Message]:
        """Return the messages for a sequence."""
        if sequence[1] not in "[O":
            return keys.escaped_keys(sequence[1])
        if parts := _CSI.fullmatch(sequence):
            prefix, parameters, middle, final = parts.groups()
            read = READINGS.get(f"{prefix}{middle}{final}")
            if read and (found := read(self, parameters, final)) is not None:
                return found
        elif parts := _SS3_WITH_MODIFIERS.fullmatch(sequence):
            return keys.reported_keys(f"1;{parts[1]}", parts[2]) or ()
        return keys.sequence_keys(sequence)

    def read_within_a_paste(self, sequence: str) -> Sequence[Message]:
        """Return the messages for a report that arrived in the middle of a paste."""
        return self.read(sequence) if sequence[-1] in "IOt" else ()

    def _key(self, parameters: str, final: str) -> Sequence[Message] | None:
        return keys.reported_keys(parameters, final)

    def _position(self, parameters: str, final: str) -> Sequence[Message] | None:
        if told := _POSITION.fullmatch(parameters):
            return [CursorPosition(int(told[2]) - 1, int(told[1]) - 1)]
        return keys.reported_keys(parameters, final)

    def _sgr_mouse(self, parameters: str, final: str) -> Sequence[Message]:
        found = self.mouse.sgr(parameters, released=final == "m")
        return () if found is None else [found]

    def _urxvt_mouse(self, parameters: str, _final: str) -> Sequence[Message]:
        found = self.mouse.urxvt(parameters)
        return () if found is None else [found]

    def _focus_in(self, parameters: str, _final: str) -> Sequence[Message]:
        return () if parameters else [AppFocus()]

    def _focus_out(self, parameters: str, _final: str) -> Sequence[Message]:
        return () if parameters else [AppBlur()]

    def _back_tab(self, parameters: str, _final: str) -> Sequence[Message]:
        return keys.sequence_keys("\x1b[Z") if _WITH_MODIFIERS.fullmatch(parameters) else ()

    def _keyboard(self, parameters: str, _final: str) -> Sequence[Message]:
        if _FLAGS.fullmatch(parameters):
            self.speaks_kitty = bool(int(parameters) & _ESCAPE_IS_A_SEQUENCE)
        return ()

    def _mode(self, parameters: str, _final: str) -> Sequence[Message]:
        told = _MODE.fullmatch(parameters)
        mode, setting = (told[1], int(told[2])) if told else ("", 0)
        if mode == "2026" and setting:
            return [TerminalSupportsSynchronizedOutput()]
        if mode == "2048" and constants.SMOOTH_SCROLL and not IS_ITERM:
            # After this reply, Textual's driver requests in-band sizes and the mouse in pixels.
            self._tells_sizes = self._tells_sizes or setting in (1, 2, 3)
            return [InBandWindowResize.from_setting_parameter(setting)]
        return ()

    def _size(self, parameters: str, _final: str) -> Sequence[Message] | None:
        kind, *fields = parameters.split(";")
        told = [found for field in fields if (found := _SIZE.fullmatch(field))]
        if kind != "48" or len(told) != len(fields) or len(fields) != 4:
            return None
        height, width, pixel_height, pixel_width = (int(found[1]) for found in told)
        resize = Resize.from_dimensions((width, height), (pixel_width, pixel_height))
        if self._tells_sizes and resize.pixel_size is not None:
            self.mouse.set_sizes(resize.size, resize.pixel_size)
        return [resize] if width and height else ()


READINGS: Final[Mapping[str, Read]] = {
    **dict.fromkeys(keys.FINAL_BYTES, Reader._key),
    "R": Reader._position,
    "Z": Reader._back_tab,
    "I": Reader._focus_in,
    "O": Reader._focus_out,
    "M": Reader._urxvt_mouse,
    "<M": Reader._sgr_mouse,
    "<m": Reader._sgr_mouse,
    "?u": Reader._keyboard,
    "?$y": Reader._mode,
    "t": Reader._size,
}
"""The parser for each control sequence, by prefix, intermediate and final bytes.

Any other sequence is a key only if it is in Textual's table.
"""
