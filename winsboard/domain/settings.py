"""What a person chose for their board."""

from __future__ import annotations

from datetime import date

from winsboard.named_tuple import NamedTuple


class Settings(NamedTuple):
    """What a person chose for their board."""

    id: str = "1"
    started_on: date | None = None
    """The day of the first questions; none until they were answered."""
    board_for: str = ""
    """`mh`, `rehab` or `family`."""
    day_boundary: int = 240
    """Minutes after midnight at which the day turns, 0-360."""
    week_start: int = 0
    """0 Monday, 5 Saturday, 6 Sunday."""
    clock_hours: int = 24
    """12 or 24."""
    look_back_minutes: int = 5
    theme: str = "winsboard-dark"
    celebrate: bool = True
    history_days: int = 90
    """Days for which what was done is kept, to be read and taken back; 1-3650."""
    best_run: bool = False
    """Whether the longest run of a habit is told."""
    weekly_line: bool = False
    """Whether the board brings back one old win each week."""
    week_page_on: int | None = None
    """The weekday on which the page of the week is offered, Monday is 0; none is never."""
    gratitude: bool = False
    """Whether the page of the week ends on a question about what one was glad of."""
    quiet_lines: bool = False
    """Whether celebration is reduced to quiet lines."""
    mood: bool = False
    """Whether mood, energy and feelings have a place on the board; off means off everywhere."""
    mood_passed_on: date | None = None
    """The day on which the invitation to check in was passed."""
    tiny_when_low: bool = False
    """Whether the day's list shrinks to the smallest forms while energy is low."""
    food_ideas: bool = False
    """Whether ideas that have to do with food are offered."""
    flow: str = ""
    """Id of the look back that begins; empty is the evening's."""
    reminder: int | None = None
    """Minutes after midnight from which a line reminds of the look back; none is off."""
    notify: bool = False
    """Whether the reminder is a notification of the desktop, too."""
    bell: bool = False
    """Whether the reminder rings the terminal's bell, too."""
    clock_digits: bool = False
    """Whether the clock of the look back shows seconds."""
    motion: bool = True
    """Whether anything on the board moves by itself."""
    candle: bool = True
    """Whether the board has a candle."""
    breath_pattern: str = ""
    """Id of the breathing pattern that begins; empty is the steady one."""
    breath_minutes: int = 0
    """1-10; 0 is what the pattern suggests."""
    breath_safety_read: bool = False
    breath_holds_read: bool = False
    region: str = ""
    """Whose crisis lines Support shows, such as `GB`; empty shows none."""
    curtain_minutes: int = 0
    """Minutes without a key after which the curtain falls; 0 is never."""
    curtain_pin: str = ""
    """Salted hash of the PIN that lifts the curtain, empty where any key does."""
