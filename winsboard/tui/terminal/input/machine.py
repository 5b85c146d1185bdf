"""The state machine of the input parser. It does not depend on time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from textual.events import Key, Paste
from textual.message import Message

from winsboard.tui.terminal.input import keys, late_input
from winsboard.tui.terminal.input.grammar import CONTROLS_OF_EIGHT_BITS, State, leads_to, run_of
from winsboard.tui.terminal.input.paste import BEGIN, END, PastedText
from winsboard.tui.terminal.input.reader import Reader

MAX_LENGTH: Final = 65536
"""Control sequences with more characters are ignored."""

ESC: Final = "\x1b"
_NO_TEXT: Final = re.compile("[\udc80-\udcff]+")
_PLAIN: Final = re.compile("[^\x1b\x80-\x9f\udc80-\udcff]*")


@dataclass
class UnfinishedSequence:
    """A sequence that has not ended yet."""

    state: State = State.GROUND
    text: str = ""
    since: float = 0.0
    first: int = 0
    """Length of the part before a pause; the rest may have been typed. 0 if no pause."""
    is_alt: bool = False
    """Whether it is a key with Alt if nothing follows."""
    is_late: bool = False
    """Whether it was dropped before."""
    doubtful: str = ""
    """A character that completes it, unless more text follows."""


class SequenceMachine:
    """Reads characters, and holds an unfinished sequence until it ends or is dropped."""

    def __init__(self) -> None:
        self._now = 0.0
        self._reader = Reader()
        self._found: list[Message] = []
        self._paste: PastedText | None = None
        self._begun = UnfinishedSequence()
        self._paused = False

    def _take(self) -> list[Message]:
        found, self._found = self._found, []
        return found

    def _read_on(self, text: str) -> None:
        at = 0
        if text:
            self._begun.doubtful = ""
        while at < len(text):
            if self._paste is not None:
                at = self._within_paste(self._paste, text, at)
            elif self._begun.state is State.GROUND:
                at = self._plain(text, at)
            elif self._begun.state is State.X10_MOUSE:
                at = self._x10_mouse(text, at)
            else:
                at = self._sequence(text, at)

    def _drop_unfinished(self) -> None:
        """Drop the unfinished sequence, except the part that may have been typed."""
        begun = self._begun
        if begun.state is State.INTERMEDIATE:
            self._end_intermediate()
            return
        first = begun.first or len(begun.text)
        typed = begun.text[first:].rstrip(ESC)
        if late_input.looks_typed(begun.text[:first], typed):
            if begun.is_alt and first == 2:
                self._found.append(keys.alt_key(begun.text[1]))
            for character in typed:
                self._found.extend(keys.character_keys(character))
        elif begun.is_alt and len(begun.text) == 2:
            self._found.append(keys.alt_key(begun.text[1]))
        if begun.state is State.STRING_ESCAPE and first < len(begun.text):
            self._found.append(Key("escape", ESC))
        self._ground()

    def _end_intermediate(self) -> None:
        """Report an unfinished intermediate sequence as a key with Alt and typed characters."""
        text = self._begun.text
        self._ground()
        self._found.extend(keys.escaped_keys(text[1]))
        for character in text[2:]:
            self._found.extend(keys.character_keys(character))

    def _ground(self) -> None:
        self._begun, self._paused = UnfinishedSequence(), False

    def _plain(self, text: str, at: int) -> int:
        """Read characters up to the next control character."""
        plain = _PLAIN.match(text, at)
        end = plain.end() if plain else at
        for character in text[at:end]:
            self._found.extend(keys.character_keys(character))
        if end == len(text):
            return end
        return self._special(text, end)

    def _special(self, text: str, at: int) -> int:
        """Read an Escape, an 8-bit control character, or bytes that are not UTF-8."""
        undecoded = _NO_TEXT.match(text, at)
        if undecoded and len(broken := undecoded.group()) > 1:
            self._found.extend(key for _ in broken for key in keys.character_keys("\ufffd"))
            return undecoded.end()
        if text[at] == ESC:
            self._begin(State.ESCAPE, ESC, is_alt=True)
        elif introducer := CONTROLS_OF_EIGHT_BITS.get(text[at]):
            self._begin(leads_to(State.ESCAPE, introducer), ESC + introducer)
        elif text[at] >= "\udca0":
            self._found.extend(keys.character_keys("\ufffd"))
        return at + 1

    def _begin(self, state: State, text: str, *, is_alt: bool = False) -> None:
        self._begun, self._paused = UnfinishedSequence(state, text, self._now, is_alt=is_alt), False

    def _sequence(self, text: str, at: int) -> int:
        """Read characters of a sequence up to the first that changes the state."""
        begun = self._begun
        run = run_of(begun.state).match(text, at)
        end = run.end() if run else at
        begun.text = (begun.text + text[at:end])[:MAX_LENGTH]
        if end == len(text):
            return end
        character = text[end]
        then = leads_to(begun.state, character)
        if then is State.CSI and keys.is_complete_early(begun.text + character):
            then = State.WHOLE
        if then is State.BROKEN:
            self._break_off()
            return end
        if then is State.ANEW:
            begun.state = State.STRING
            self._drop_unfinished()
            self._begin(State.ESCAPE, ESC, is_alt=True)
            return end
        if then is State.WHOLE:
            self._read(begun.text + character)
        elif then is State.DROPPED:
            self._ground()
        else:
            begun.state, begun.text = then, (begun.text + character)[:MAX_LENGTH]
            if then is State.MOUSE_BROKEN:
                begun.first = begun.first or len(begun.text)
        return end + 1

    def _break_off(self) -> None:
        """End a sequence that cannot be continued."""
        if self._begun.state is State.ESCAPE:
            self._ground()
            self._found.append(Key("escape", ESC))
        else:
            self._begun.is_alt = False
            self._drop_unfinished()

    def _read(self, sequence: str) -> None:
        self._ground()
        if sequence == BEGIN:
            self._paste = PastedText()
        elif sequence != END and len(sequence) < MAX_LENGTH:
            self._found.extend(self._reader.read(sequence))

    def _x10_mouse(self, text: str, at: int) -> int:
        """Read the three bytes of an X10 mouse report, which may not be UTF-8."""
        if text[at] < " ":
            is_cancelled = text[at] in "\x18\x1a"
            self._drop_unfinished()
            return at + is_cancelled
        self._begun.text += text[at]
        told = self._begun.text[3:].encode("utf-8", "surrogateescape")
        if len(told) >= 3:
            self._ground()
            if found := self._reader.mouse.x10(told[:3]):
                self._found.append(found)
        return at + 1

    def _within_paste(self, paste: PastedText, text: str, at: int) -> int:
        used = paste.add(text[at:])
        if used is None:
            return len(text)
        self._end_paste()
        return at + used

    def _end_paste(self) -> None:
        if self._paste is None:
            return
        words, sequences = self._paste.text()
        self._paste = None
        for sequence in sequences:
            self._found.extend(self._reader.read_within_a_paste(sequence))
        self._found.append(Paste(words))
