"""Bytes of a terminal become messages, in whatever pieces they arrive."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Mapping
from typing import Final

from textual.events import Key, Paste
from textual.message import Message

from winsboard.tui.terminal import keys
from winsboard.tui.terminal.grammar import (
    CONTROLS_OF_EIGHT_BITS,
    State,
    goes_on,
    leads_to,
    may_follow_escape,
    run_of,
)
from winsboard.tui.terminal.paste import BEGIN, END, PastedText
from winsboard.tui.terminal.reader import Reader

ESCAPE_WAIT: Final = 0.025
"""Seconds after which an Escape with nothing behind it is the key and not a sequence."""
GIVE_UP: Final = 0.5
"""Seconds after which the rest of a sequence does not come any more."""
PASTE_GIVE_UP: Final = 5.0
"""Seconds after which the end of a paste does not come any more."""
LONGEST: Final = 65536
"""A control sequence of more characters says nothing."""

_ESC: Final = "\x1b"
_NO_TEXT: Final = re.compile("[\udc80-\udcff]+")
_PLAIN: Final = re.compile("[^\x1b\x80-\x9f\udc80-\udcff]*")


def escape_wait(environ: Mapping[str, str]) -> float:
    """`ESCDELAY`, which is in milliseconds; ours where it is none."""
    told = environ.get("ESCDELAY", "")
    valid = told.isascii() and told.isdecimal() and len(told) < 6 and int(told) > 0
    return int(told) / 1000 if valid else ESCAPE_WAIT


class TerminalParser:
    """Reads bytes without ever raising; time is told it by whoever calls `tick`."""

    def __init__(self, escape_wait: float = ESCAPE_WAIT) -> None:
        self._escape_wait = escape_wait
        self._reader = Reader()
        self._decode = getincrementaldecoder("utf-8")("surrogateescape").decode
        self._found: list[Message] = []
        self._paste: PastedText | None = None
        self._state = State.GROUND
        self._begun = ""
        self._paused = False
        self._typed = False

    @property
    def wait(self) -> float | None:
        """Seconds after which to `tick` if nothing arrives; none where nothing is undecided."""
        if self._paste is not None:
            return PASTE_GIVE_UP
        if self._state is State.GROUND:
            return None
        late = self._paused or self._state is State.ESCAPE_GIVEN
        if late or (self._state is State.ESCAPE and self._reader.speaks_kitty):
            return max(GIVE_UP, self._escape_wait)
        return self._escape_wait

    def tick(self) -> list[Message]:
        """Nothing arrived for as long as `wait` said; what that makes of what is undecided."""
        if self._paste is not None:
            self._end_paste()
        elif self._state is State.ESCAPE:
            self._found.append(Key("escape", _ESC))
            self._state = State.ESCAPE_GIVEN
        elif self._paused or self._state is State.ESCAPE_GIVEN:
            self._give_up()
        else:
            self._paused = self._state is not State.GROUND
        return self._take()

    def feed(self, data: bytes) -> list[Message]:
        """Read what arrived; the messages that are complete with it."""
        text, at = self._decode(data), 0
        if text and self._state is State.ESCAPE_GIVEN:
            at = self._behind_escape(text)
        if at < len(text) and self._paused:
            self._behind_pause(text[at:])
        while at < len(text):
            if self._paste is not None:
                at = self._within_paste(self._paste, text, at)
            elif self._state is State.GROUND:
                at = self._plain(text, at)
            elif self._state is State.X10_MOUSE:
                at = self._x10_mouse(text, at)
            else:
                at = self._sequence(text, at)
        return self._take()

    def _take(self) -> list[Message]:
        found, self._found = self._found, []
        return found

    def _behind_escape(self, text: str) -> int:
        """What comes just after an Escape key may be the rest of what that Escape began."""
        self._ground()
        if not may_follow_escape(text):
            return 0
        self._begun = _ESC + text[0]
        self._state = leads_to(State.ESCAPE, text[0])
        # A bracket alone may as well have been typed.
        self._paused = self._typed = text in ("[", "]")
        return 1

    def _behind_pause(self, text: str) -> None:
        self._paused = False
        if self._state in (State.X10_MOUSE, State.STRING_ESCAPE):
            return
        if not goes_on(self._begun, text):
            self._give_up()
        self._typed = False

    def _give_up(self) -> None:
        """The rest does not come: drop what is there, unless it was typed."""
        if self._state is State.STRING_ESCAPE:
            self._found.append(Key("escape", _ESC))
        elif self._typed:
            self._found.extend(keys.character_keys(self._begun[-1]))
        self._ground()

    def _ground(self) -> None:
        self._state, self._begun, self._paused, self._typed = State.GROUND, "", False, False

    def _plain(self, text: str, at: int) -> int:
        """Characters that are keys, up to the next that is not one by itself."""
        plain = _PLAIN.match(text, at)
        end = plain.end() if plain else at
        for character in text[at:end]:
            self._found.extend(keys.character_keys(character))
        if end == len(text):
            return end
        return self._special(text, end)

    def _special(self, text: str, at: int) -> int:
        """An Escape, a control of eight bits, or bytes that are no text."""
        undecoded = _NO_TEXT.match(text, at)
        if undecoded and len(broken := undecoded.group()) > 1:
            self._found.extend(key for _ in broken for key in keys.character_keys("\ufffd"))
            return undecoded.end()
        if text[at] == _ESC:
            self._state, self._begun = State.ESCAPE, _ESC
        elif introducer := CONTROLS_OF_EIGHT_BITS.get(text[at]):
            self._state, self._begun = leads_to(State.ESCAPE, introducer), _ESC + introducer
        elif text[at] >= "\udca0":
            self._found.extend(keys.character_keys("\ufffd"))
        return at + 1

    def _sequence(self, text: str, at: int) -> int:
        """A run of what leaves the state as it is, and the character that changes it."""
        run = run_of(self._state).match(text, at)
        end = run.end() if run else at
        self._begun = (self._begun + text[at:end])[:LONGEST]
        if end == len(text):
            return end
        character = text[end]
        then = leads_to(self._state, character)
        if then is State.CSI and keys.is_whole_early(self._begun + character):
            then = State.WHOLE
        if then is State.BROKEN:
            if self._state is State.ESCAPE:
                self._found.append(Key("escape", _ESC))
            self._ground()
            return end
        if then is State.ANEW:
            self._state, self._begun = State.ESCAPE, _ESC
            return end
        if then is State.WHOLE:
            self._read(self._begun + character)
        elif then is State.DROPPED:
            self._ground()
        else:
            self._state, self._begun = then, (self._begun + character)[:LONGEST]
        return end + 1

    def _read(self, sequence: str) -> None:
        self._ground()
        if sequence == BEGIN:
            self._paste = PastedText()
        elif sequence != END and len(sequence) < LONGEST:
            self._found.extend(self._reader.read(sequence))

    def _x10_mouse(self, text: str, at: int) -> int:
        """Three bytes, which may be no text."""
        if text[at] < " ":
            self._ground()
            return at
        self._begun += text[at]
        told = self._begun[3:].encode("utf-8", "surrogateescape")
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
