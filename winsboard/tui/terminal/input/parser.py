"""The parser of terminal input: turns bytes, in pieces of any size, into messages."""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping
from typing import Final

from textual.events import Key
from textual.message import Message

from winsboard.clock import SystemClock
from winsboard.tui.terminal.input import late_input
from winsboard.tui.terminal.input.grammar import CONTROLS_OF_EIGHT_BITS, State
from winsboard.tui.terminal.input.machine import ESC, SequenceMachine, UnfinishedSequence

ESCAPE_WAIT: Final = 0.025
"""Seconds until an Escape without a sequence is reported as a key, if keys come over a network."""
LOCAL_ESCAPE_WAIT: Final = 0.01
"""The same on this computer, where a terminal writes a sequence at once; tmux waits as long."""
NETWORK: Final = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "MOSH_KEY")
"""Environment variables that say that the terminal is on another computer."""
GIVE_UP: Final = 0.5
"""Seconds after its beginning until a sequence is dropped."""
SLOW: Final = 0.05
"""Seconds between two characters; nobody types faster."""
LATE: Final = 3.0
"""Seconds during which the rest of a dropped sequence is still recognised.

After a longer stall, a network connection is usually lost. If the rest is a single character and
nothing follows, it is ignored: a false key would run a command, while a person presses an ignored
key again. After that, every character is a key.
"""
PASTE_GIVE_UP: Final = 5.0
"""Seconds without input until an unfinished paste is ended."""
LATE_DOUBT: Final = 1.5
"""Seconds until a single character that completed a dropped sequence is ignored."""
_RUNNING: Final = SystemClock().monotonic


def escape_wait(environ: Mapping[str, str]) -> float:
    """Return `ESCDELAY` (in milliseconds) in seconds; if it is not valid, as long as is needed."""
    told = environ.get("ESCDELAY", "")
    valid = told.isascii() and told.isdecimal() and len(told) < 6 and int(told) > 0
    if valid:
        return int(told) / 1000
    return ESCAPE_WAIT if any(map(environ.get, NETWORK)) else LOCAL_ESCAPE_WAIT


class TerminalParser(SequenceMachine):
    """Parses bytes and never raises. `running` returns a monotonic time in seconds."""

    def __init__(
        self,
        escape_wait: float = ESCAPE_WAIT,
        running: Callable[[], float] = _RUNNING,
    ) -> None:
        super().__init__()
        self._escape_wait = escape_wait
        self._give_up_after = max(GIVE_UP, escape_wait)
        self._running = running
        self._ahead = 0.0
        self._now = self._arrived = running()
        self._decode = getincrementaldecoder("utf-8")("surrogateescape").decode
        self._given_up: UnfinishedSequence | None = None

    @property
    def wait(self) -> float | None:
        """Seconds after which to call `tick` if there is no input; None if nothing is pending."""
        if self._paste is not None:
            return PASTE_GIVE_UP
        state = self._begun.state
        if state is State.GROUND:
            return None
        if self._begun.doubtful and self._begun.is_late:
            return LATE_DOUBT
        if self._begun.doubtful or state is State.ESCAPE_GIVEN:
            return self._give_up_after
        if self._paused:
            return max(self._begun.since + self._give_up_after - self._now, SLOW)
        if state is State.ESCAPE and self._reader.speaks_kitty:
            return self._give_up_after
        if state is State.ESCAPE:
            return self._escape_wait
        return max(self._escape_wait, ESCAPE_WAIT)

    def tick(self) -> list[Message]:
        """Decide on pending input after the time of `wait` has passed; returns messages."""
        self._pass_time(self.wait or 0.0)
        begun = self._begun
        if self._paste is not None:
            begun_end = self._paste.unfinished()
            self._end_paste()
            if begun_end:
                state = State.CSI if len(begun_end) > 1 else State.ESCAPE
                self._given_up = UnfinishedSequence(
                    state, begun_end, self._now, len(begun_end), is_late=True
                )
        elif begun.doubtful:
            self._read_on(begun.doubtful)
        elif begun.state is State.ESCAPE:
            self._found.append(Key("escape", ESC))
            self._begun = UnfinishedSequence(State.ESCAPE_GIVEN, ESC, self._now, first=1)
        elif begun.state is State.INTERMEDIATE:
            self._drop_unfinished()
        elif self._paused or begun.state is State.ESCAPE_GIVEN:
            self._remember()
            self._drop_unfinished()
        elif begun.state is not State.GROUND:
            self._pause()
        return self._take()

    def feed(self, data: bytes) -> list[Message]:
        """Parse input; returns the messages that are complete."""
        self._pass_time(0.0)
        gap, self._arrived = self._now - self._arrived, self._now
        if text := self._decode(data):
            self._begin_with(text, gap)
        return self._take()

    def _pass_time(self, at_least: float) -> None:
        """Update the time; at least the time that `tick` waited for has passed."""
        due = self._now + at_least
        self._ahead += max(0.0, due - self._running() - self._ahead)
        self._now = self._running() + self._ahead

    def _begin_with(self, text: str, gap: float) -> None:
        """Decide on pending input by the time that has passed, then read on."""
        given_up, self._given_up = self._given_up, None
        begun = self._begun
        if self._paste is not None:
            pass
        elif begun.doubtful:
            text = self._resolve_ambiguous(text)
        elif begun.state is State.ESCAPE_GIVEN:
            self._continue_escape(text)
        elif begun.state is State.GROUND:
            if given_up is not None and self._now - given_up.since <= LATE:
                text = self._continue_dropped(given_up, text)
        elif self._paused or begun.first == 1 or (gap >= SLOW and begun.state is not State.ESCAPE):
            text = self._continue_after_pause(text, gap)
        self._read_on(text)

    def _pause(self) -> None:
        self._paused = True
        self._begun.first = self._begun.first or len(self._begun.text)

    def _continue_escape(self, text: str) -> None:
        """Continue the sequence of an Escape already reported as a key, if the input fits."""
        if late_input.follows_escape(text):
            self._begun = UnfinishedSequence(State.ESCAPE, ESC, self._now, first=1)
        else:
            self._ground()

    def _continue_after_pause(self, text: str, gap: float) -> str:
        """Decide on input after a pause; returns the part to read now."""
        self._pause()
        self._paused = False
        begun = self._begun
        if begun.state is State.STRING_ESCAPE and text[0] == "\\":
            return text
        if gap < SLOW and late_input.continues_fast(begun.text, text):
            return text
        if begun.state is State.STRING and text[0] == ESC:
            return text
        if len(text) > 1 and late_input.continues(begun.text, text):
            return text
        if len(text) == 1 and begun.first > 1 and late_input.is_completed_by(begun.text, text):
            return self._hold_ambiguous(text)
        self._drop_unfinished()
        return text

    def _continue_dropped(self, given_up: UnfinishedSequence, text: str) -> str:
        """Decide on input after a sequence was dropped; returns the part to read now."""
        whole = given_up.text
        # An introducer alone was reported as a key, so a single character after it was typed.
        one = len(text) == 1 and len(whole) > 2 and late_input.is_completed_by(whole, text)
        if one or (len(text) > 1 and late_input.continues_after_long(whole, text)):
            given_up.since = self._now
            self._begun = given_up
            return self._hold_ambiguous(text) if one else text
        return text

    def _hold_ambiguous(self, character: str) -> str:
        """Hold a character that completes a sequence but may be typed; the next one decides."""
        if character < " " or character > "~":
            return character
        self._begun.doubtful = character
        return ""

    def _resolve_ambiguous(self, text: str) -> str:
        text = self._begun.doubtful + text
        if text[1] != ESC and text[1] not in CONTROLS_OF_EIGHT_BITS:
            self._drop_unfinished()
        return text

    def _remember(self) -> None:
        """Remember a dropped sequence, because its rest may still arrive."""
        begun = self._begun
        back = late_input.looks_typed(begun.text[: begun.first], begun.text[begun.first :])
        text, state = begun.text, begun.state
        if state is State.ESCAPE_GIVEN:
            state = State.ESCAPE
        elif back and begun.first < 2:
            return
        elif back:
            text = text[: begun.first]
        self._given_up = UnfinishedSequence(state, text, self._now, len(text), is_late=True)
