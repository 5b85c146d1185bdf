"""The parser of terminal input: bytes in any pieces become messages."""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping
from typing import Final

from textual.events import Key
from textual.message import Message

from winsboard.clock import SystemClock
from winsboard.tui.terminal.input import late
from winsboard.tui.terminal.input.grammar import CONTROLS_OF_EIGHT_BITS, State
from winsboard.tui.terminal.input.machine import ESC, Begun, SequenceMachine

ESCAPE_WAIT: Final = 0.025
"""Seconds after which an Escape with nothing behind it is the key and not a sequence."""
GIVE_UP: Final = 0.5
"""Seconds from its beginning in which a sequence has to end, however its pieces come."""
SLOW: Final = 0.05
"""Seconds between two characters; nobody types faster."""
LATE: Final = 3.0
"""Seconds in which the rest of a sequence that was given up may still come, in one burst.

A network that stalls longer has lost its line. The rest may be a single character: within this time
it is taken for the rest if nothing follows it, because a key nobody pressed would carry out a
command, and a key that did nothing is pressed again. Behind it every character is the person's.
"""
PASTE_GIVE_UP: Final = 5.0
"""Seconds after which the end of a paste does not come any more."""
LATE_DOUBT: Final = 1.5
"""Seconds after which one character that ended a sequence that had been given up was not typed."""
_RUNNING: Final = SystemClock().running


def escape_wait(environ: Mapping[str, str]) -> float:
    """`ESCDELAY`, which is in milliseconds; ours where it is none."""
    told = environ.get("ESCDELAY", "")
    valid = told.isascii() and told.isdecimal() and len(told) < 6 and int(told) > 0
    return int(told) / 1000 if valid else ESCAPE_WAIT


class TerminalParser(SequenceMachine):
    """Reads bytes without ever raising; `running` tells it the time, in seconds."""

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
        self._given_up: Begun | None = None

    @property
    def wait(self) -> float | None:
        """Seconds after which to `tick` if nothing arrives; none where nothing is undecided."""
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
        return self._escape_wait

    def tick(self) -> list[Message]:
        """Nothing arrived for as long as `wait` said; what that makes of what is undecided."""
        self._pass_time(self.wait or 0.0)
        begun = self._begun
        if self._paste is not None:
            begun_end = self._paste.unfinished()
            self._end_paste()
            if begun_end:
                state = State.CSI if len(begun_end) > 1 else State.ESCAPE
                self._given_up = Begun(state, begun_end, self._now, len(begun_end), is_late=True)
        elif begun.doubtful:
            self._read_on(begun.doubtful)
        elif begun.state is State.ESCAPE:
            self._found.append(Key("escape", ESC))
            self._begun = Begun(State.ESCAPE_GIVEN, ESC, self._now, first=1)
        elif begun.state is State.INTERMEDIATE:
            self._give_up()
        elif self._paused or begun.state is State.ESCAPE_GIVEN:
            self._remember()
            self._give_up()
        elif begun.state is not State.GROUND:
            self._pause()
        return self._take()

    def feed(self, data: bytes) -> list[Message]:
        """Read what arrived; the messages that are complete with it."""
        self._pass_time(0.0)
        gap, self._arrived = self._now - self._arrived, self._now
        if text := self._decode(data):
            self._begin_with(text, gap)
        return self._take()

    def _pass_time(self, at_least: float) -> None:
        """Take the time; what `tick` says has passed has, though the clock were slower."""
        due = self._now + at_least
        self._ahead += max(0.0, due - self._running() - self._ahead)
        self._now = self._running() + self._ahead

    def _begin_with(self, text: str, gap: float) -> None:
        """Settle what time has made of what was begun, and read on."""
        given_up, self._given_up = self._given_up, None
        begun = self._begun
        if self._paste is not None:
            pass
        elif begun.doubtful:
            text = self._settle_doubt(text)
        elif begun.state is State.ESCAPE_GIVEN:
            self._behind_escape(text)
        elif begun.state is State.GROUND:
            if given_up is not None and self._now - given_up.since <= LATE:
                text = self._long_after(given_up, text)
        elif self._paused or begun.first == 1 or (gap >= SLOW and begun.state is not State.ESCAPE):
            text = self._behind_pause(text, gap)
        self._read_on(text)

    def _pause(self) -> None:
        self._paused = True
        self._begun.first = self._begun.first or len(self._begun.text)

    def _behind_escape(self, text: str) -> None:
        """What comes just after an Escape key may be the rest of what that Escape began."""
        if late.follows_escape(text):
            self._begun = Begun(State.ESCAPE, ESC, self._now, first=1)
        else:
            self._ground()

    def _behind_pause(self, text: str, gap: float) -> str:
        """What comes behind a pause; what of it is to be read now."""
        self._pause()
        self._paused = False
        begun = self._begun
        if begun.state is State.STRING_ESCAPE and text[0] == "\\":
            return text
        if gap < SLOW and late.goes_on_fast(begun.text, text):
            return text
        if begun.state is State.STRING and text[0] == ESC:
            return text
        if len(text) > 1 and late.goes_on(begun.text, text):
            return text
        if len(text) == 1 and begun.first > 1 and late.is_completed_by(begun.text, text):
            return self._doubt(text)
        self._give_up()
        return text

    def _long_after(self, given_up: Begun, text: str) -> str:
        """The rest of what was given up may come yet; what of it is to be read now."""
        whole = given_up.text
        # An introducer alone was given out as a key, so that one character behind it was typed.
        one = len(text) == 1 and len(whole) > 2 and late.is_completed_by(whole, text)
        if one or (len(text) > 1 and late.goes_on_long_after(whole, text)):
            given_up.since = self._now
            self._begun = given_up
            return self._doubt(text) if one else text
        return text

    def _doubt(self, character: str) -> str:
        """One character that ends a sequence, or was typed: the next one tells."""
        if character < " " or character > "~":
            return character
        self._begun.doubtful = character
        return ""

    def _settle_doubt(self, text: str) -> str:
        text = self._begun.doubtful + text
        if text[1] != ESC and text[1] not in CONTROLS_OF_EIGHT_BITS:
            self._give_up()
        return text

    def _remember(self) -> None:
        """Keep what is given up: its rest may be on its way."""
        begun = self._begun
        back = late.looks_typed(begun.text[: begun.first], begun.text[begun.first :])
        text, state = begun.text, begun.state
        if state is State.ESCAPE_GIVEN:
            state = State.ESCAPE
        elif back and begun.first < 2:
            return
        elif back:
            text = text[: begun.first]
        self._given_up = Begun(state, text, self._now, len(text), is_late=True)
